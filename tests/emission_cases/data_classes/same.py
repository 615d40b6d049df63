import dataclasses
import typing

import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


@dataclasses.dataclass
class Event:
    phase: str = 'start'
    action: str = 'create'


class Step(typing.NamedTuple):
    phase: str = 'start'


def notify(ctx, phase):
    NOTIFIER.info(ctx, 'order.' + phase, {})


def run(ctx):
    notify(ctx, Event().phase)  # NTF101 order.start
    notify(ctx, Event(phase='end').phase)  # NTF101 order.end
    notify(ctx, Event(phase='end').action)  # NTF101 order.create
    notify(ctx, Event('end').phase)  # NTF101 order.end
    notify(ctx, Step().phase)  # NTF101 order.start
    notify(ctx, Step(phase='end').phase)  # NTF101 order.end
    notify(ctx, Step('end').phase)  # NTF101 order.end


@dataclasses.dataclass
class Teller:
    tell: typing.Callable = notify
    tell_all: list = dataclasses.field(default_factory=lambda: [notify])

    def run(self, ctx):
        self.tell(ctx, 'told')  # NTF101 order.told
        for tell in self.tell_all:
            tell(ctx, 'told.all')  # NTF101 order.told.all


def tell(ctx):
    Teller().run(ctx)
