import oslo_messaging

class Client:
    def __init__(self):
        self.bus = oslo_messaging.Notifier(None)
        self.scope = 'all'

    def send(self, ctx):
        self.bus.info(ctx, self.scope + '.sent', {})  #! *.sent all.sent

    def within(self, ctx, scope):
        old, self.scope = self.scope, scope
        try:
            self.send(ctx)
        finally:
            self.scope = old


def go(ctx):
    c = Client()
    c.send(ctx)
    c.within(ctx, 'part')  #! part.sent

# run: go(ctx)
