import oslo_messaging

N = oslo_messaging.Notifier(None)

class Meta(type):
    def __new__(mcs, name, bases, namespace):
        namespace.setdefault('event', name.lower())
        return super().__new__(mcs, name, bases, namespace)


class Base(metaclass=Meta):
    def tell(self, ctx):
        N.info(ctx, 'meta.' + self.event, {})  #! meta.base meta.order meta.prt


class Order(Base):
    pass


class Part(Base):
    event = 'prt'

# run: Base().tell(ctx), Order().tell(ctx), Part().tell(ctx)
