import oslo_messaging

class Base:
    kind = 'unknown'

    def configure(self, **kw):
        vars(self).update(**kw)
        return self


class Event(Base):
    def __init__(self):
        self.notifier = oslo_messaging.Notifier(None)

    def send(self, ctx):
        self.notifier.info(ctx, self.kind, {})  #! *


def go(ctx):
    Event().configure(kind='disk.up').send(ctx)  #! disk.up

# run: go(ctx)
