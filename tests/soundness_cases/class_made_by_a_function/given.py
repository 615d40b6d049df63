import oslo_messaging

N = oslo_messaging.Notifier(None)


def make_event(kind):
    class Event:
        def __init__(self, action):
            self.name = f'{kind}.{action}'

        def send(self, ctx):
            N.info(ctx, self.name, {})  #! *
    return Event


DiskEvent = make_event('disk')


def run(ctx):
    DiskEvent('full').send(ctx)

# run: run(ctx)
