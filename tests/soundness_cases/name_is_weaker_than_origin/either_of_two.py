import oslo_messaging


class Silent:
    def __init__(self):
        self.seen = []

    def info(self, ctx, event, payload):
        self.seen.append(event)


class Relay:
    def __init__(self, notifier):
        self.notifier = notifier

    def go(self, ctx):
        self.notifier.info(ctx, 'order.relayed', {})  #! order.relayed


class Deaf:
    def __init__(self, notifier):
        self.notifier = notifier

    def go(self, ctx):
        self.notifier.info(ctx, 'order.deaf', {})


def main(ctx):
    for each in (Relay(Silent()), Relay(oslo_messaging.Notifier(None)), Deaf(Silent())):
        each.go(ctx)

# run: main(ctx)
