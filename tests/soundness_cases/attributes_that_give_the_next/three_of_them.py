from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Step:
    def __init__(self, order):
        self.order = order

    def following(self):
        return self

    def tell(self):
        NOTIFIER.info({}, self.event_type, {})  #! order.packed order.paid order.sent


class Paid(Step):
    event_type = 'order.paid'

    def following(self):
        return Packed(self.order)


class Packed(Step):
    event_type = 'order.packed'

    def following(self):
        return Sent(self.order)


class Sent(Step):
    event_type = 'order.sent'


class Order:
    def __init__(self):
        self.step = Paid(self)

    def go_on(self):
        self.step.tell()
        self.step = self.step.following()


def main():
    order = Order()
    order.go_on()
    order.go_on()
    order.go_on()

# run: main()
