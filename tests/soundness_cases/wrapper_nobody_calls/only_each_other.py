import oslo_messaging

N = oslo_messaging.Notifier(None)


def ping(ctx, event):
    pong(ctx, event + '.ping')


def pong(ctx, event):
    if len(event) < 100:
        ping(ctx, event)
    N.info(ctx, event, {})


class Event:
    def __init__(self, name):
        self.name = name

    def send(self, ctx):
        N.info(ctx, self.name, {})


send = lambda ctx, what: N.info(ctx, 'lambda.' + what, {})  # noqa: E731
