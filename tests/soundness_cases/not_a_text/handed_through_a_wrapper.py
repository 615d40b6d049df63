import dataclasses

import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclasses.dataclass
class Event:
    name: str = 'order.field'


class Shown:
    def __str__(self):
        return 'order.shown'


def tell(ctx, event=None):
    N.info(ctx, event, {})


def run(ctx):
    tell(ctx, 'order.told')  #! order.told
    tell(ctx)
    tell(ctx, None)
    tell(ctx, Event().name)  #! order.field
    tell(ctx, str(Shown()))  #! order.shown

# run: run(ctx)
