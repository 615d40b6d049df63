import oslo_messaging

class Event:
    kind = 'unknown'
    _phase = 'begin'

    def __init__(self, **kw):
        self.notifier = oslo_messaging.Notifier(None)
        for k, v in kw.items():
            setattr(self, '_' + k, v)

    def send(self, ctx):
        self.notifier.info(ctx, f'{self.kind}.{self._phase}', {})


def go(ctx, **kw):
    Event(**kw).send(ctx)


def load(ctx):
    go(ctx, phase='end')  #! unknown.end

# run: load(ctx)
