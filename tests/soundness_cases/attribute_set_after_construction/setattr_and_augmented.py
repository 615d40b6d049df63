import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    def __init__(self):
        self.kind = 'order'
        self.name = 'old'


def send(ctx):
    event = Event()
    setattr(event, 'name', 'set')
    event.kind += '.more'
    N.info(ctx, event.kind + '.' + event.name, {})  #! order.more.set
    fresh = Event()
    N.info(ctx, fresh.kind + '.' + fresh.name, {})  #! order.old

# run: send(ctx)
