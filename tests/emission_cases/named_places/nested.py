from named_places.bus import emit


def outer(kind):
    inner({'type': 'order.%s' % kind})


def inner(message):
    emit(message)


def run():
    outer('deep')  # NTF101 order.deep
