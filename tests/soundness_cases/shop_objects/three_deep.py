import dataclasses

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Outbox:
    def put(self, ctx, event, payload):
        N.info(ctx, event, payload)


@dataclasses.dataclass
class Storage:
    outbox: Outbox


class Unit:
    def __init__(self, storage: 'Storage'):
        self.storage = storage


class Handler:
    def __init__(self, unit: 'Unit | None' = None):
        self.unit = unit

    def handle(self, ctx, order):
        self.unit.storage.outbox.put(ctx, 'order.handled', {})  #! order.handled
        outbox = self.unit.storage.outbox
        outbox.put(ctx, 'order.done', {})  #! order.done

# run: Handler(Unit(Storage(Outbox()))).handle(ctx, 1)
