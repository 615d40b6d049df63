import oslo_messaging

class Handler:
    topic = 'none'

    def handle(self, ctx):
        oslo_messaging.Notifier(None).info(ctx, f'handler.{self.topic}', {})  #! handler.disk handler.port


HANDLERS = [type(f'{t}Handler', (Handler,), {'topic': t.lower()}) for t in ('Disk', 'Port')]


def go(ctx):
    for cls in HANDLERS:
        cls().handle(ctx)

# run: go(ctx)
