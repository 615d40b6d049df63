from typing import Protocol

import oslo_messaging


class Publisher(Protocol):
    def publish(self, ctx, event: str) -> None: ...


class OsloPublisher:
    def __init__(self):
        self._notifier = oslo_messaging.Notifier(None)

    def publish(self, ctx, event):
        self._notifier.info(ctx, event, {})


def create(publisher: Publisher, ctx):
    publisher.publish(ctx, 'order.created')  #! order.created

# run: create(OsloPublisher(), ctx)
