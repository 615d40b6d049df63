from dataclasses import dataclass, field

import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclass
class Event:
    noun: str
    name: str = field(init=False)

    def __post_init__(self):
        self.name = self.noun + '.made'


def send(ctx):
    event = Event('order')
    N.info(ctx, event.name, {})  #! order.made

# run: send(ctx)
