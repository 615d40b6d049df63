import functools

from partials import same


def outer(ctx, what):
    functools.partial(same.about_order, suffix='deep.%s' % what)(ctx)


inner = functools.partial(outer, None)


def run(ctx):
    outer(ctx, 'x')  # NTF101 order.deep.x
    inner('y')  # NTF101 order.deep.y
