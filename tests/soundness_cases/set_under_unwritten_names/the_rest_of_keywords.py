import oslo_messaging

class Event:
    kind = 'none'

    def __init__(self, **kw):
        self.n = kw.pop('notifier')
        vars(self).update(kw)

    def send(self, ctx):
        self.n.info(ctx, self.kind + '.sent', {})  #! big.sent


class Big(Event):
    kind = 'big'


def go(ctx):
    n = oslo_messaging.Notifier(None)
    Event(notifier=n, kind='one').send(ctx)  #! one.sent
    Big(notifier=n).send(ctx)

# run: go(ctx)
