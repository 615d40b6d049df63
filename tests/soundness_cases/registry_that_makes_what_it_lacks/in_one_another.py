import oslo_messaging

N = oslo_messaging.Notifier(None)


class Bus:
    def __init__(self, prefix):
        self._prefix = prefix

    def emit(self, ctx, name):
        N.info(ctx, f'{self._prefix}.{name}', {})


BUSES = {}


def bus_for(prefix, region='eu'):
    table = BUSES.setdefault(region, {})
    if prefix not in table:
        table[prefix] = Bus(region + '.' + prefix)
    return table[prefix]


def order(ctx):
    bus_for('order').emit(ctx, 'made')  #! eu.order.made


def part(ctx):
    bus_for('part', 'us').emit(ctx, 'sold')  #! us.part.sold

# run: order(ctx), part(ctx), order(ctx)
