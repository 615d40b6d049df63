import oslo_messaging

N = oslo_messaging.Notifier(None)


BUSES = {}


class Bus:
    def __init__(self, name):
        self.name = name

    def send(self, ctx, what):
        N.info(ctx, self.name + '.' + what, {})


def add(prefix, kind):
    BUSES[prefix] = Bus(prefix + '.' + kind)


def run(ctx):
    add('shop', 'order')
    BUSES['shop'].send(ctx, 'made')  #! shop.order.made
    add('shop', 'refund')
    BUSES['shop'].send(ctx, 'made')  #! shop.refund.made

# run: run(ctx)
