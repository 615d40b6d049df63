import oslo_messaging


class Signals:
    def __init__(self):
        self.receivers = []

    def info(self, sender, event, payload):
        for receiver in self.receivers:
            receiver(sender, event, payload)


class Service:
    notifier = Signals()

    def __init__(self, event_notifier):
        self.event_notifier = event_notifier

    def go(self, ctx):
        self.notifier.info(ctx, 'order.signal', {})
        self.event_notifier.info(ctx, 'order.event', {})


class Real(Service):
    notifier = oslo_messaging.Notifier(None)

    def go(self, ctx):
        self.notifier.info(ctx, 'order.real', {})  #! order.real


class Third:
    def __init__(self):
        self.notifier = Signals()

    async def go(self, ctx):
        self.notifier.info(ctx, 'order.third', {})


def main(ctx):
    Service(Signals()).go(ctx)

# run: main(ctx); Real(Signals()).go(ctx); import asyncio; asyncio.run(Third().go(ctx))
