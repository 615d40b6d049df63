import oslo_messaging

N = oslo_messaging.Notifier(None)


class Names(type):
    def __getattr__(cls, name):
        if name.isupper():
            return f'{cls.__name__}.{name}'.lower()
        raise AttributeError(name)


class Order(metaclass=Names):
    OLD = 'order.ancient'


def go(ctx):
    N.info(ctx, Order.MADE, {})  #! order.made
    N.info(ctx, Order.OLD, {})  #! order.ancient

# run: go(ctx)
