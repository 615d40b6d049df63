import oslo_messaging

class Base:
    kind = None

    def send(self, ctx):
        oslo_messaging.Notifier(None).info(ctx, self.kind + '.sent', {})


def make(name):
    class Made(Base):
        kind = name
    return Made


def go(ctx):
    make('disk')().send(ctx)  #! disk.sent

# run: go(ctx)
