import oslo_messaging

N = oslo_messaging.Notifier(None)


class Order:
    def __init__(self):
        self.state = 'new'

    def apply(self, op):
        fn = {'pay': self._pay}[op]
        fn()

    def _pay(self):
        self.state = 'paid'


def main(ctx):
    order = Order()
    order.apply('pay')
    N.info(ctx, 'order.' + order.state, {})  #! order.paid

# run: main(None)
