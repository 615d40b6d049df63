import oslo_messaging


class Order:
    def __init__(self):
        self.events = []

    def place(self):
        self.events.append('order.placed')


class Orders:
    def __init__(self):
        self.seen = set()

    def add(self, order):
        self.seen.add(order)


class UnitOfWork:
    def __init__(self):
        self.bus = oslo_messaging.Notifier(None)
        self.orders = Orders()

    def commit(self, ctx):
        for order in self.orders.seen:
            for event in order.events:
                self.bus.info(ctx, event, {})  #! order.placed


def main(ctx):
    work = UnitOfWork()
    order = Order()
    order.place()
    work.orders.add(order)
    work.commit(ctx)

# run: main(ctx)
