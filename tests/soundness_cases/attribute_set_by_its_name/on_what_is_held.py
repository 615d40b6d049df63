import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    kind = 'old'

    def send(self, ctx):
        N.info(ctx, 'order.' + self.kind, {})  #! order.held


class Job:
    def __init__(self):
        self.event = Event()
        setattr(self.event, "kind", "held")

    def run(self, ctx):
        self.event.send(ctx)


def go(ctx):
    Job().run(ctx)

# run: go(ctx)
