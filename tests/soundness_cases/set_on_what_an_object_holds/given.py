import oslo_messaging

n = oslo_messaging.Notifier(None)


class Orders:
    last = 'none'


class Unit:
    def __init__(self):
        self.orders = Orders()

    def commit(self, ctx):
        n.info(ctx, 'order.' + self.orders.last, {})  #! order.placed


def main(ctx):
    unit = Unit()
    unit.orders.last = 'placed'
    unit.commit(ctx)

# run: main(ctx)
