from dataclasses import dataclass
from typing import Protocol

import oslo_messaging


class Publisher(Protocol):
    def publish(self, ctx, event: str, **data) -> None: ...


class OsloPublisher:
    def __init__(self, prefix='plain'):
        self._prefix = prefix
        self._notifier = oslo_messaging.Notifier(None)

    def publish(self, ctx, event, **data):
        self._notifier.info(ctx, f'{self._prefix}.{event}', data)


class Quiet:
    def publish(self, ctx, event, **data):
        pass


@dataclass
class Service:
    publisher: Publisher

    def create(self, ctx):
        self.publisher.publish(ctx, 'created', size=1)  #! shop.created


def build(quiet):
    return Service(Quiet() if quiet else OsloPublisher(prefix='shop'))


def go(ctx):
    build(False).create(ctx)

# run: go(ctx)
