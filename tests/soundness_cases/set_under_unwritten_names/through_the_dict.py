import oslo_messaging

class Event:
    kind = 'unknown'

    def __init__(self, **kw):
        self.notifier = oslo_messaging.Notifier(None)
        self.__dict__.update(kw)

    def send(self, ctx):
        self.notifier.info(ctx, self.kind, {})


def go(ctx):
    Event(kind='disk.up').send(ctx)  #! disk.up

# run: go(ctx)
