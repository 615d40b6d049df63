import oslo_messaging

class Event:
    kind = 'unknown'
    phase = 'begin'

    def __init__(self):
        self.notifier = oslo_messaging.Notifier(None)
        for k, v in {'kind': 'disk', 'phase': 'end'}.items():
            setattr(self, k, v)

    def send(self, ctx):
        self.notifier.info(ctx, f'{self.kind}.{self.phase}', {})  #! disk.end


def go(ctx):
    Event().send(ctx)

# run: go(ctx)
