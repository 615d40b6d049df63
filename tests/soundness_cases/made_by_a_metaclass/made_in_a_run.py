import oslo_messaging

N = oslo_messaging.Notifier(None)

class Meta(type):
    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        cls.kind = 'x'
        return cls


class Order(metaclass=Meta):
    pass


def go(ctx):
    order = Order()
    N.info(ctx, f'order.{order.kind}', {})  #! order.x

# run: go(ctx)
