import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    kind = 'old'

    def send(self, ctx):
        N.info(ctx, 'order.' + self.kind, {})  #! order.new order.old


def renew(event):
    setattr(event, 'kind', 'new')


def go(ctx):
    fresh = Event()
    fresh.send(ctx)
    event = Event()
    renew(event)
    event.send(ctx)

# run: go(ctx)
