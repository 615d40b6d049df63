import oslo_messaging

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
    return Dynamic(oslo_messaging.Notifier(None))


def run(ctx):
    get_bus().info(ctx, 'order.got', {})  # NTF101 order.got
    same.EVENTS.publish('shared')  # NTF101 events.shared


class Choosing:
    """Takes the method by a name that only its callers know."""

    def __init__(self, bus):
        self.bus = bus

    def send(self, ctx, level, what):
        getattr(self.bus, level)(ctx, 'chosen.%s' % what, {})


def choose(ctx, level):
    Choosing(oslo_messaging.Notifier(None)).send(ctx, level, 'any')  # NTF101 chosen.any
    tell(oslo_messaging.Notifier(None), level, ctx, 'told')  # NTF101 told.told


def tell(out, level, ctx, what):
    getattr(out, level)(ctx, 'told.%s' % what, {})
