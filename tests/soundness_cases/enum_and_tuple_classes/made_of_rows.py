import typing

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Row(typing.NamedTuple):
    kind: str
    phase: str


def go(ctx):
    for row in map(Row._make, [('disk', 'made'), ('port', 'gone')]):
        N.info(ctx, '.'.join(row), {})  #! disk.made port.gone

# run: go(ctx)
