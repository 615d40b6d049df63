from decorators import same


def outer(what):
    return same.notify('deep.%s' % what)


def applied(what):
    def decorator(function):
        return same.notify('applied.%s' % what)(function)
    return decorator


@outer('x')  # NTF101 order.deep.x.start NTF101 order.deep.x.end
@applied('y')  # NTF101 order.applied.y.start NTF101 order.applied.y.end
def run(ctx):
    pass
