from named_function import same


def outer(what):
    inner('deep.%s' % what)


def inner(what):
    same.notify(what)


def run():
    outer('x')  # NTF101 order.deep.x
