"""Of a notifier that comes from elsewhere only the name is known."""
from elsewhere import rpc
from elsewhere.rpc import get_notifier


class Manager:
    def __init__(self, notifier):
        self.notifier = notifier
        self._notifier = rpc.get_notifier('me')
        self.bus = get_notifier('me')

    def run(self, ctx):
        self.notifier.info(ctx, 'order.given', {})  # NTF101 order.given
        self._notifier.info(ctx, 'order.own', {})  # NTF101 order.own
        self.bus.info(ctx, 'order.bus', {})  # NTF101 order.bus
        self.notifier.info('order %s has %s', ctx, 'changed')
        self.notifier.info('plain message')
        self.notifier.info(ctx, 'a message with spaces', {})
        self.notifier.info(ctx, 'order.two')
        self.notifier.info(ctx, 'order.many', 1, 2, 3)
        self.notifier.run(ctx, 'order.run', {})


def run(ctx, notifier, event_notifier):
    notifier.info(ctx, 'order.parameter', {})  # NTF101 order.parameter
    event_notifier.error(ctx, event_type='order.named', payload={})  # NTF101 order.named
    get_notifier('x').info(ctx, 'order.direct', {})  # NTF101 order.direct
    get_notifier('x').prepare('y').info(ctx, 'order.prepared', {})  # NTF101 order.prepared
    method = notifier.error if ctx else notifier.info
    method(ctx, 'order.method', {})  # NTF101 order.method
