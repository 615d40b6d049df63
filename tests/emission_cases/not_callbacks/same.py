"""Callback registries and in-process publishing."""
from neutron_lib.callbacks import events, registry, resources


class Signal:
    def __init__(self):
        self.receivers = []

    def send(self, sender, event, payload):
        for receiver in self.receivers:
            receiver(sender, event, payload)

    def info(self, ctx, event, payload):
        self.send(ctx, event, payload)


notifier = Signal()
notify = notifier.send


class Plugin:
    notifier = Signal()

    def create(self, ctx, payload):
        registry.publish(resources.PORT, events.AFTER_CREATE, self, payload=payload)
        registry.notify(resources.PORT, events.AFTER_CREATE, self, **payload)
        notifier.info(ctx, 'order.create', payload)
        self.notifier.info(ctx, 'order.create', payload)
        notify(ctx, 'order.sent', payload)
        self._l3_notifier.routers_updated(ctx, ['x'], 'order.updated', {})
