import oslo_messaging

N = oslo_messaging.Notifier(None)


class Shop:
    def __init__(self):
        self.events = {'a': 1}
        self._keys = self.events.keys()

    def fill(self, name):
        self.events[name] = 1

    def tell(self, ctx):
        for key in self._keys:
            N.info(ctx, 'key.' + key, {})  #! key.a key.*

# run: shop = Shop(); shop.fill('b'), shop.tell(ctx)
