import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    def __init__(self):
        self.kind = 'order.old'


def send(ctx):
    event = Event()
    event.kind = 'order.new'
    N.info(ctx, event.kind, {})  #! order.new

# run: send(ctx)
