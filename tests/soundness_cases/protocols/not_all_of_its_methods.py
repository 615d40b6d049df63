from typing import Protocol

import oslo_messaging

n = oslo_messaging.Notifier(None)


class Channel(Protocol):
    def open(self) -> None: ...

    def tell(self, ctx, event: str) -> None: ...


class Line:
    def open(self):
        pass

    def tell(self, ctx, event):
        n.info(ctx, 'line.' + event, {})


class Teller:
    def tell(self, ctx, event):
        n.info(ctx, 'teller.' + event, {})


def go(channel: Channel, ctx):
    channel.open()
    channel.tell(ctx, 'up')  #! line.up

# run: go(Line(), ctx)
