import oslo_messaging

N = oslo_messaging.Notifier(None)


class Meta(type):
    known = {}

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        cls.known[name.lower()] = cls


class Base(metaclass=Meta):
    topic = 'base'


class Order(Base):
    topic = 'order'


def tell(ctx):
    for name in Meta.known:
        N.info(ctx, 'known.' + name, {})  #! known.base known.order
    N.info(ctx, 'one.' + Order.known['order'].topic, {})  #! one.order

# run: tell(ctx)
