"""The orders, of which some legacy notifications tell."""

from svc import notifications


class OrderManager:
    def __init__(self, db):
        self.db = db
        self.reporter = notifications.Reporter('orders')

    def create(self, context, order):
        self.db.save(order)
        notifications.notify_about_order(context, order, 'create')

    @notifications.notified('pay')
    def pay(self, context, order):
        self.db.pay(order)

    def send(self, context, order, action='dispatch'):
        self.db.send(order)
        self.reporter.report(context, action, {'id': order.id})


def run(manager, context, orders):
    for order in orders:
        manager.send(context, order)
