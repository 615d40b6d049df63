from origins import rpc


def wrapped_bus(kind):
    return inner_bus(kind).prepare(kind)


def inner_bus(kind):
    bus = rpc.get_bus(kind)
    return bus


def helper(bus, ctx, what):
    bus.info(ctx, 'helped.%s' % what, {})


class Holder:
    def __init__(self, bus):
        self.held = bus

    def run(self, ctx):
        self.held.info(ctx, 'order.held', {})  # NTF101 order.held


def run(ctx, log):
    wrapped_bus('x').info(ctx, 'order.wrapped', {})  # NTF101 order.wrapped
    helper(wrapped_bus('y'), ctx, 'deep')  # NTF101 helped.deep
    helper(log, ctx, 'not')
    Holder(inner_bus('z')).run(ctx)
