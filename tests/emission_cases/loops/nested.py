from loops import same


def outer(ctx, what):
    for how in ('fast', 'slow'):
        inner(ctx, what, how)


def inner(ctx, what, how):
    same.tell(ctx, '%s.%s' % (what, how))


def run(ctx):
    for what in ('up', 'down'):
        outer(ctx, what)  # NTF101 order.up.fast NTF101 order.up.slow NTF101 order.down.fast NTF101 order.down.slow
