import oslo_messaging

FACTORY = None


class First:
    EVENT = 'shop.first'

    def __init__(self, on):
        self.outlet = oslo_messaging.Notifier(None) if on else None

    def go(self, ctx):
        self.outlet.info(ctx, self.EVENT, {})  #! shop.first shop.second


class Second(First):
    EVENT = 'shop.second'

# run: First(True).go(ctx); Second(True).go(ctx)
