import dataclasses

import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclasses.dataclass
class Base:
    name: str = dataclasses.field(init=False, default='unnamed')

    def rename(self, name):
        self.name = name


@dataclasses.dataclass(frozen=False)
class Event(Base):
    noun: str = 'order'


def send(ctx):
    event = Event('invoice')
    N.info(ctx, event.noun + '.' + event.name, {})  #! invoice.unnamed
    event.rename('paid')
    N.info(ctx, event.noun + '.' + event.name, {})  #! invoice.paid

# run: send(ctx)
