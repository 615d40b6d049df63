from lambdas import same

outer = lambda ctx, what: inner(ctx, 'deep.%s' % what)  # noqa
inner = lambda ctx, what: same.notify(ctx, what)  # noqa


def run(ctx):
    outer(ctx, 'x')  # NTF101 order.deep.x
