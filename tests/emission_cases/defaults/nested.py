from defaults import same


def outer(ctx, what='outer'):
    inner(ctx, what)


def inner(ctx, what, how='inner'):
    same.notify(ctx, '%s.%s' % (what, how))


def run(ctx):
    outer(ctx)  # NTF101 order.outer.inner
    outer(ctx, 'given')  # NTF101 order.given.inner
