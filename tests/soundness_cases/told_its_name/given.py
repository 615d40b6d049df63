import oslo_messaging

N = oslo_messaging.Notifier(None)

class Topic:
    def __set_name__(self, owner, name):
        self.name = f'{owner.__name__.lower()}.{name}'

    def __get__(self, holder, cls=None):
        return self.name


class Order:
    made = Topic()
    sold = Topic()


def go(ctx):
    N.info(ctx, Order.made, {})  #! order.made
    N.info(ctx, Order().sold, {})  #! order.sold

# run: go(ctx)
