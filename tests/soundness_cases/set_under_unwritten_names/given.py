import oslo_messaging

class Event:
    kind = 'unknown'

    def __init__(self, notifier, **kw):
        self.notifier = notifier
        for k, v in kw.items():
            setattr(self, k, v)

    def send(self, ctx):
        self.notifier.info(ctx, f'event.{self.kind}', {})


def go(ctx):
    Event(oslo_messaging.Notifier(None), kind='disk').send(ctx)  #! event.disk

# run: go(ctx)
