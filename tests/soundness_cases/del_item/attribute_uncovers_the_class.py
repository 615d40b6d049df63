import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    kind = 'order.class'

    def __init__(self):
        self.kind = 'order.own'

    def __delitem__(self, name):
        self.kind = 'order.without.' + name


def send(ctx):
    event = Event()
    N.info(ctx, event.kind, {})  #! order.own
    del event.kind
    N.info(ctx, event.kind, {})  #! order.class
    other = Event()
    delattr(other, 'kind')
    N.info(ctx, other.kind + '.again', {})  #! order.class.again

# run: send(ctx)
