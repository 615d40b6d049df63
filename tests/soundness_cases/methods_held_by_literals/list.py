import oslo_messaging

N = oslo_messaging.Notifier(None)


class Order:
    def __init__(self):
        self.state = 'new'

    def pay(self):
        self.state = 'paid'

    def ship(self):
        self.state = 'shipped'


def main(ctx, op):
    order = Order()
    [order.pay, order.ship][op]()
    N.info(ctx, 'order.' + order.state, {})  #! order.paid order.shipped

# run: main(None, 0)
# run: main(None, 1)
