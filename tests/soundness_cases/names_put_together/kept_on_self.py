import oslo_messaging

N = oslo_messaging.Notifier(None)


class Teller:
    def tell_made(self, ctx, what):
        N.info(ctx, 'made.' + what, {})


class Orders:
    def __init__(self):
        self.teller = Teller()

    def run(self, ctx, action):
        getattr(self.teller, 'tell_' + action)(ctx, 'order')  #! made.order

    def go(self, ctx, action):
        name = 'tell_' + action
        tell = getattr(self.teller, name, None)
        if tell is not None:
            tell(ctx, 'item')  #! made.item

# run: Orders().run(ctx, 'made'), Orders().go(ctx, 'made')
