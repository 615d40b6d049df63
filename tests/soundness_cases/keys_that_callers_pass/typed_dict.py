import oslo_messaging
import typing

N = oslo_messaging.Notifier(None)


class Event(typing.TypedDict):
    kind: str
    action: str


class Full(Event, total=False):
    suffix: str


def send(ctx, event: Event):
    name = event['kind'] + '.' + event['action']
    if 'suffix' in event:
        name += '.' + event['suffix']
    N.info(ctx, name, dict(event))


def run(ctx):
    send(ctx, Event(kind='vm', action='halt'))  #! vm.halt
    send(ctx, Full(kind='vm', action='boot', suffix='slow'))  #! vm.boot.slow
    event: Event = {'kind': 'port', 'action': 'up'}
    send(ctx, event)  #! port.up

# run: run(ctx)
