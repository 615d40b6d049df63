import oslo_messaging

notifier = oslo_messaging.Notifier(None)


class Order:
    def __init__(self):
        self.state = 'new'

    def pay(self):
        self.state = 'paid'

    def keep(self):
        return self.state


def main(ctx, step):
    order = Order()
    getattr(order, step)()
    notifier.info(ctx, 'order.' + order.state, {})  #! order.* order.new

# run: main(None, 'pay')
# run: main(None, 'keep')
