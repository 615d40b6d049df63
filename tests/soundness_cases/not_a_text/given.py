import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    def __init__(self):
        self.name = 'order.name'


def send(ctx):
    N.info(ctx, {'type': 'order.dict'}, {})  #! *
    N.info(ctx, Event(), {})  #! *
    N.info(ctx, None, {})
    N.info(ctx, Event().name, {})  #! order.name

# run: send(ctx)
