import oslo_messaging

import dataclasses


@dataclasses.dataclass(frozen=True)
class Event:
    bus: object
    kind: str
    parts: list = dataclasses.field(default_factory=list)

    def with_part(self, part):
        return dataclasses.replace(self, parts=[*self.parts, part])

    @property
    def name(self):
        return '.'.join([self.kind] + self.parts)

    def publish(self, ctx):
        self.bus.info(ctx, self.name, dataclasses.asdict(self))  #! disk disk.*


def go(ctx):
    e = Event(oslo_messaging.Notifier(None), 'disk')
    e.publish(ctx)
    e.with_part('a').with_part('b').publish(ctx)

# run: go(ctx)
