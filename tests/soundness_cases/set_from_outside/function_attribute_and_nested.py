import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx):
    N.info(ctx, send.event, {})  #! send.event|*


send.event = 'send.event'


class Outer:
    class Names:
        CREATED = 'names.created'

    def go(self, ctx):
        N.info(ctx, self.Names.CREATED, {})  #! names.created|* names.replaced|*


class Patch:
    def __enter__(self):
        Outer.Names.CREATED = 'names.replaced'

    def __exit__(self, *exc):
        Outer.Names.CREATED = 'names.created'


def run(ctx):
    with Patch():
        Outer().go(ctx)
    Outer().go(ctx)

# run: send(ctx); run(ctx)
