import oslo_messaging

N = oslo_messaging.Notifier(None)


class Shop:
    def __init__(self):
        self.events = {'a': 'order.a'}
        self.view = self.events.values()

    def add(self, key, event):
        self.events[key] = event

    def tell(self, ctx):
        for each in self.view:
            N.info(ctx, each, {})  #! order.a order.b|*


def go(ctx):
    shop = Shop()
    shop.add('b', 'order.b')
    shop.tell(ctx)

# run: go(ctx)
