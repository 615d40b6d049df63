import oslo_messaging

import dataclasses


@dataclasses.dataclass
class Event:
    bus: object
    kind: str

    def publish(self, ctx):
        self.bus.info(ctx, self.kind, {})  #! disk


def go(ctx):
    Event(oslo_messaging.Notifier(None), 'disk').publish(ctx)

# run: go(ctx)
