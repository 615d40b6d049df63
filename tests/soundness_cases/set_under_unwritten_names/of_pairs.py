import oslo_messaging

class Event:
    kind = 'unknown'

    def __init__(self, pairs):
        self.notifier = oslo_messaging.Notifier(None)
        for k, v in pairs:
            vars(self)[k] = v

    def send(self, ctx):
        self.notifier.info(ctx, self.kind, {})  #! disk.up


def go(ctx):
    Event([('kind', 'disk.up')]).send(ctx)

# run: go(ctx)
