from __future__ import annotations

import dataclasses
import typing

import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclasses.dataclass
class Event:
    topic: typing.ClassVar[str] = 'event'
    scope: dataclasses.InitVar[str] = 'all'
    name: str = 'plain'

    def __post_init__(self, scope):
        self.name = f'{scope}.{self.name}'


def go(ctx):
    event = Event('some', 'made')
    N.info(ctx, f'{event.topic}.{event.name}', {})  #! event.some.made

# run: go(ctx)
