from notifier_classes import same
from notifier_classes.same import Delegating, Dynamic, Events


class Manager:
    def __init__(self, transport):
        self.events = Events(transport, 'x')
        self.bus = Dynamic(transport)
        self.other = Delegating()

    def run(self, ctx):
        self.events.publish('far')  # NTF101 events.far
        self.events.info('order.off')  # NTF101 order.off
        self.bus.info(ctx, 'order.bus', {})  # NTF101 order.bus
        self.other.warn(ctx, 'order.other', {})  # NTF101 order.other


def get_bus():
    return Dynamic(None)


def run(ctx):
    get_bus().info(ctx, 'order.got', {})  # NTF101 order.got
    same.EVENTS.publish('shared')  # NTF101 events.shared
