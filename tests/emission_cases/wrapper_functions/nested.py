from wrapper_functions import same


def outer(ctx, what):
    inner(ctx, what, 'x')


def inner(ctx, what, how):
    same.notify(ctx, '%s.%s' % (what, how))


def partly(ctx, kind):
    same.notify(ctx, 'fixed', kind=kind)


def recursive(ctx, what, depth):
    same.about(ctx, 'deep.%s' % what)
    if depth:
        recursive(ctx, what, depth - 1)


def run(ctx):
    outer(ctx, 'deep')  # NTF101 order.deep.x
    partly(ctx, 'cart')  # NTF101 cart.fixed
    recursive(ctx, 'down', 3)  # NTF101 deep.down
