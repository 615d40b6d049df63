from named_argument.bus import publish


def outer(what):
    inner(kind=what)


def inner(kind, **kwargs):
    publish({}, event='order.%s' % kind, **kwargs)


def run():
    outer('deep')  # NTF101 order.deep
    inner('flat', retry=1)  # NTF101 order.flat
