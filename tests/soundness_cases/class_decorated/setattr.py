import oslo_messaging

N = oslo_messaging.Notifier(None)


def events(**names):
    def decorate(cls):
        for key, value in names.items():
            setattr(cls, key.upper(), value)
        return cls
    return decorate


@events(made='order.made', gone='order.gone')
class Orders:
    def make(self, ctx):
        N.info(ctx, self.MADE, {})  #! order.made

    def drop(self, ctx):
        N.info(ctx, self.GONE, {})  #! order.gone

# run: Orders().make(ctx), Orders().drop(ctx)
