import oslo_messaging


class Session:
    def __init__(self, ctx):
        self.ctx = ctx

    def tell(self, what):
        oslo_messaging.Notifier(None).info(self.ctx, 'session.' + what, {})


def make(ctx):
    return Session(ctx)


def use(ctx, factory):
    factory(ctx).tell('used')  #! session.used


def main(ctx):
    use(ctx, make)
    use(ctx, Session)

# run: main(ctx)
