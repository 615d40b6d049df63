from svc import orders


class ParcelManager(orders.OrderManager):
    def lose(self, context, order):
        self.reporter.report(context, 'lost', {'id': order.id}, level='error')
