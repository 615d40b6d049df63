import oslo_messaging

class Handler:
    def __init__(self, n):
        self.n = n

    def on_disk(self, ctx, event):
        self.n.info(ctx, 'disk.' + event, {})

    def on_port(self, ctx, event):
        self.n.info(ctx, 'port.' + event, {})


def route(handler, ctx, kind, event):
    return getattr(handler, f'on_{kind}')(ctx, event)


def go(ctx):
    h = Handler(oslo_messaging.Notifier(None))
    for kind in ('disk', 'port'):
        route(h, ctx, kind, 'up')  #! disk.up port.up

# run: go(ctx)
