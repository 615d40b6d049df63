import oslo_messaging

class Handler:
    def __init__(self):
        self.n = oslo_messaging.Notifier(None)

    def on_disk(self, ctx, event):
        self.n.info(ctx, event, {})

    def handle(self, ctx, kind):
        getattr(self, 'on_' + kind)(ctx, 'x')  #! x

# run: Handler().handle(ctx, 'disk')
