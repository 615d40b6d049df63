from typing import Protocol

import oslo_messaging


class Publisher(Protocol):
    def publish(self, ctx, event: str) -> None: ...


class OsloPublisher:
    def publish(self, ctx, event):
        oslo_messaging.Notifier(None).info(ctx, 'oslo.' + event, {})


class LoudPublisher(OsloPublisher):
    def publish(self, ctx, event):
        super().publish(ctx, event + '.loud')


class Service:
    def __init__(self, publisher: Publisher):
        self._publisher = publisher

    def create(self, ctx):
        self._publisher.publish(ctx, 'created')  #! oslo.created oslo.created.loud

# run: Service(OsloPublisher()).create(ctx); Service(LoudPublisher()).create(ctx)
