from percent.same import notify


def outer(ctx, what):
    inner(ctx, 'deep.%s' % what)


def inner(ctx, what):
    notify(ctx, 'very.%s' % what)


def run(ctx):
    outer(ctx, 'down')  # NTF101 order.very.deep.down
