import oslo_messaging

class Handler:
    def __init__(self, bus):
        self.bus = bus

    def do_create(self, ctx, event):
        self.bus.info(ctx, event, {})

    def do_delete(self, ctx, event):
        self.bus.error(ctx, event, {})


class Service(Handler):
    def dispatch(self, ctx, action):
        method = getattr(self, 'do_%s' % action)
        method(ctx, 'dispatched')  #! dispatched


def go(ctx, action):
    Service(oslo_messaging.Notifier(None)).dispatch(ctx, action)

# run: go(ctx, 'create')
# run: go(ctx, 'delete')
