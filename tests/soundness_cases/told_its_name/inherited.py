import oslo_messaging

N = oslo_messaging.Notifier(None)

class Field:
    def __set_name__(self, owner, name):
        self.key = '_' + name

    def __get__(self, holder, cls=None):
        return 'key.' + self.key


class Base:
    kind = Field()


class Order(Base):
    way = Field()


def go(ctx):
    order = Order()
    N.info(ctx, order.kind, {})  #! key._kind
    N.info(ctx, order.way, {})  #! key._way

# run: go(ctx)
