import oslo_messaging

N = oslo_messaging.Notifier(None)

class Meta(type):
    def __new__(mcs, name, bases, namespace):
        return super().__new__(mcs, name, bases, {**namespace, 'topic': 'x'})


class Base(metaclass=Meta):
    pass


class Order(Base):
    pass


def go(ctx):
    N.info(ctx, 'topic.' + Order.topic, {})  #! topic.x

# run: go(ctx)
