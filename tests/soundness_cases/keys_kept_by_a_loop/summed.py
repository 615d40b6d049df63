import oslo_messaging

N = oslo_messaging.Notifier(None)


class Sums:
    def __init__(self):
        self.content = {'event': 'order.sum', 'count': 0, 'trace': ''}

    def add(self, orders):
        for order in orders:
            self.content['count'] += order.price
            self.content['trace'] += '.on'
            if self.content['count'] > 3:
                N.info(ctx_of(order), self.content['event'] + '.many', {})  #! order.sum.many


def ctx_of(order):
    return order.ctx


def send(ctx, orders):
    sums = Sums()
    sums.add(orders)
    N.info(ctx, sums.content['event'], {})  #! order.sum
    N.info(ctx, 'trace' + sums.content['trace'], {})  #! trace trace.on trace.on.on trace*.on


# run: send(ctx, []); order = ns(price=1, ctx=ctx); [send(ctx, [order] * n) for n in (1, 2, 6)]
