from dataclasses import dataclass, field

import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclass
class Base:
    count: int = field(init=False, repr=False)
    noun: str


@dataclass
class Event(Base):
    verb: str = 'sent'


def send(ctx):
    event = Event('order')
    N.info(ctx, event.noun + '.' + event.verb, {})  #! order.sent
    event.count = 3
    N.info(ctx, f'count.{event.count}', {})  #! count.3

# run: send(ctx)
