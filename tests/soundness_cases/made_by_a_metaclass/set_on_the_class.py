import oslo_messaging

N = oslo_messaging.Notifier(None)

class Meta(type):
    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        cls.event = name.lower()


class Order(metaclass=Meta):
    def tell(self, ctx):
        N.info(ctx, 'order.' + self.event, {})  #! order.order

# run: Order().tell(ctx)
