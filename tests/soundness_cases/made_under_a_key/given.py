import oslo_messaging

N = oslo_messaging.Notifier(None)


BUSES = {}


class Bus:
    def __init__(self, name):
        self.name = name

    def send(self, ctx, what):
        N.info(ctx, self.name + '.' + what, {})


def bus(prefix, kind):
    if prefix not in BUSES:
        BUSES[prefix] = Bus(prefix + '.' + kind)
    return BUSES[prefix]


def one(ctx):
    bus('shop', 'order').send(ctx, 'made')  #! shop.order.made shop.refund.made


def two(ctx):
    bus('shop', 'refund').send(ctx, 'paid')  #! shop.order.paid shop.refund.paid

# run: one(ctx), two(ctx), BUSES.clear(), two(ctx), one(ctx)
