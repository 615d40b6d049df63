import oslo_messaging

notifier = oslo_messaging.Notifier(None)


class Pending:
    def __init__(self):
        self.orders = ['a', 'b']

    def done(self, order):
        self.orders.remove(order)

    def tell(self, ctx):
        if len(self.orders) == 2:
            notifier.info(ctx, 'orders.all', {})  #! orders.all
        elif not self.orders:
            notifier.info(ctx, 'orders.none', {})  #! orders.none
        else:
            notifier.info(ctx, 'orders.some', {})  #! orders.some


def main(ctx, orders):
    pending = Pending()
    for order in orders:
        pending.done(order)
    pending.tell(ctx)

# run: main(None, [])
# run: main(None, ['a'])
# run: main(None, ['a', 'b'])
