import oslo_messaging

N = oslo_messaging.Notifier(None)


class Bus:
    def __init__(self, prefix):
        self._prefix = prefix

    def emit(self, ctx, name):
        N.info(ctx, f'{self._prefix}.{name}', {})


BUSES = {}


def bus_for(prefix):
    try:
        return BUSES[prefix]
    except KeyError:
        bus = BUSES[prefix] = Bus(prefix)
        return bus


def order(ctx):
    bus_for('order').emit(ctx, 'made')  #! order.made


def part(ctx):
    bus_for('part').emit(ctx, 'sold')  #! part.sold

# run: order(ctx), part(ctx), order(ctx)
