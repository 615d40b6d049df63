import oslo_messaging

N = oslo_messaging.Notifier(None)


class Order:
    def __init__(self):
        self.state = 'new'

    def apply(self, op):
        {'pay': self._pay, 'ship': self._ship}[op]()

    def _pay(self):
        self.state = 'paid'

    def _ship(self):
        self.state = 'shipped'


def main(ctx, op):
    order = Order()
    order.apply(op)
    N.info(ctx, 'order.' + order.state, {})  #! order.paid order.shipped

# run: main(None, 'pay')
# run: main(None, 'ship')
