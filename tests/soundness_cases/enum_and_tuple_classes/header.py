import typing

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Base(typing.NamedTuple):
    kind: str
    phase: str = 'start'


def go(ctx):
    for name in Base._fields:
        N.info(ctx, name + '.' + getattr(Base('disk'), name), {})  #! kind.disk phase.start

# run: go(ctx)
