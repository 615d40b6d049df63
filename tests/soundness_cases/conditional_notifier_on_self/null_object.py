import oslo_messaging


class Nothing:
    def info(self, ctx, event, payload):
        pass


class Shop:
    name = 'shop'

    def __init__(self, on):
        self._out = oslo_messaging.Notifier(None) if on else Nothing()
        self._none = Nothing()

    def suffix(self):
        return 'base'

    def go(self, ctx):
        self._out.info(ctx, '%s.%s' % (self.name, self.suffix()), {})  #! shop.base mall.base mall.own
        self._none.info(ctx, 'shop.nothing', {})


class Mall(Shop):
    name = 'mall'


class Own(Mall):
    def suffix(self):
        return 'own'

# run: [each(on).go(ctx) for each in (Shop, Mall, Own) for on in (False, True)]
