import oslo_messaging

N = oslo_messaging.Notifier(None)


class Shop:
    def __init__(self):
        self.events = {}
        self._pairs = self.events.items()

    def fill(self):
        self.events['order'] = 'made'

    def tell(self, ctx):
        for key, each in self._pairs:
            N.info(ctx, key + '.' + each, {})  #! order.made

# run: shop = Shop(); shop.fill(), shop.tell(ctx)
