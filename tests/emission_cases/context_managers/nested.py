import contextlib

from context_managers import same


@contextlib.contextmanager
def outer(ctx, what):
    with same.notified(ctx, 'deep.%s' % what):
        yield


class Inner(same.Notified):
    def __init__(self, ctx):
        super().__init__(ctx, 'inner')  # NTF101 class.inner.start NTF101 class.inner.end


class Passing(same.Notified):
    def __init__(self, what):
        super().__init__(None, 'passing.' + what)


def run(ctx):
    with outer(ctx, 'x'):  # NTF101 order.deep.x.start NTF101 order.deep.x.error NTF101 order.deep.x.end
        ctx.go()
    with Inner(ctx):
        ctx.go()
    with Passing('y'):  # NTF101 class.passing.y.start NTF101 class.passing.y.end
        ctx.go()
