from named_class.bus import Bus, Queue


def outer(ctx, what):
    inner(Bus(), ctx, what)


def inner(bus, ctx, what):
    bus.info(ctx, 'order.%s' % what, {})


class Courier:
    def __init__(self, queue=None):
        self._queue = queue or Queue()

    def carry(self, what):
        self._carry('carried.' + what)

    def _carry(self, what):
        self._queue.send('topic', what)


def run(ctx):
    outer(ctx, 'deep')  # NTF101 order.deep
    Courier().carry('far')  # NTF101 carried.far
