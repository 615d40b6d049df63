from dataclasses import dataclass
from typing import ClassVar

import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclass
class Event:
    topic: ClassVar[str] = 'event'
    name: str = 'plain'

    def send(self, ctx):
        N.info(ctx, f'{self.topic}.{self.name}', {})  #! event.made


def go(ctx):
    Event('made').send(ctx)  #! event.made

# run: go(ctx)
