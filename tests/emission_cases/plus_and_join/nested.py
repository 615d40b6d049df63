from plus_and_join import same


def outer(ctx, what):
    inner(ctx, 'deep.' + what)


def inner(ctx, what):
    same.joined(ctx, '.'.join(('very', what)))


def run(ctx):
    outer(ctx, 'down')  # NTF101 order.very.deep.down
