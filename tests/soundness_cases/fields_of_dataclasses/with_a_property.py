import oslo_messaging

import dataclasses


@dataclasses.dataclass
class Event:
    bus: object
    kind: str

    @property
    def name(self):
        return self.kind + '.named'

    def publish(self, ctx):
        self.bus.info(ctx, self.name, {})  #! disk.named


def go(ctx):
    e = Event(oslo_messaging.Notifier(None), 'disk')
    e.publish(ctx)

# run: go(ctx)
