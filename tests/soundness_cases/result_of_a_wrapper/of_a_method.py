import oslo_messaging


class Teller:
    def __init__(self):
        self.notifier = oslo_messaging.Notifier(None)

    def tell(self, ctx, what):
        if what:
            self.notifier.info(ctx, what, {})
        return self

    def end(self, ctx):
        self.notifier.info(ctx, 'teller.end', {})  #! teller.end


def run(ctx, what):
    Teller().tell(ctx, what).end(ctx)

# run: run(ctx, '')
