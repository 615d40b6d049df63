import dataclasses

import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclasses.dataclass(frozen=True)
class Key:
    kind: str
    number: int = 0


EVENTS = {Key('disk'): 'disk.first', Key('disk', 2): 'disk.third'}


def go(ctx):
    N.info(ctx, EVENTS[Key('disk', number=2)], {})  #! disk.third
    N.info(ctx, EVENTS.get(Key('port'), 'port.none'), {})  #! port.none

# run: go(ctx)
