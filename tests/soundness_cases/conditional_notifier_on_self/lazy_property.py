import oslo_messaging


class Lazy:
    def __init__(self):
        self._made = None

    @property
    def out(self):
        if self._made is None:
            self._made = oslo_messaging.Notifier(None)
        return self._made

    @classmethod
    def event(cls):
        return cls.EVENT


class Shop(Lazy):
    EVENT = 'shop.open'

    def go(self, ctx):
        self.out.info(ctx, self.event(), {})  #! shop.open
        (self._made or self.out).info(ctx, 'shop.either', {})  #! shop.either


class And:
    def __init__(self, on):
        self.out = on and oslo_messaging.Notifier(None)

    def go(self, ctx):
        self.out.info(ctx, 'shop.and', {})  #! shop.and

# run: Shop().go(ctx); And(True).go(ctx)
