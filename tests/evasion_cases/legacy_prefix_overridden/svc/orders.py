"""The orders, of which some legacy notifications tell."""

from svc import notifications


class ParcelReporter(notifications.Reporter):
    prefix = 'parcel'


class OrderManager:
    def __init__(self, db):
        self.db = db
        self.reporter = ParcelReporter('orders')

    def create(self, context, order):
        self.db.save(order)
        notifications.notify_about_order(context, order, 'create')

    @notifications.notified('pay')
    def pay(self, context, order):
        self.db.pay(order)

    def send(self, context, order):
        self.db.send(order)
        self.reporter.report(context, 'send', {'id': order.id})
