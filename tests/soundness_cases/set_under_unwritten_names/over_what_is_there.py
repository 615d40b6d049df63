import oslo_messaging

class Event:
    def __init__(self, values):
        self.n = oslo_messaging.Notifier(None)
        self.kind = 'first'
        for k in values:
            setattr(self, k, values[k])

    def send(self, ctx):
        self.n.info(ctx, self.kind + '.sent', {})  #! first.sent


def go(ctx):
    Event({'kind': 'second'}).send(ctx)  #! second.sent
    Event({}).send(ctx)

# run: go(ctx)
