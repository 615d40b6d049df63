from dataclasses import InitVar, dataclass, field

import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclass
class Event:
    prefix: InitVar[str]
    topic: str = 'made'
    full: str = field(init=False)

    def __post_init__(self, prefix):
        self.full = prefix + '.' + self.topic


def go(ctx):
    N.info(ctx, Event('order').full, {})  #! order.made
    N.info(ctx, Event('part', 'lost').full, {})  #! part.lost

# run: go(ctx)
