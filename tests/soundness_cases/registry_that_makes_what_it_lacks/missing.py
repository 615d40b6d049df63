import oslo_messaging

N = oslo_messaging.Notifier(None)


class Bus:
    def __init__(self, prefix):
        self._prefix = prefix

    def emit(self, ctx, name):
        N.info(ctx, f'{self._prefix}.{name}', {})


class Buses(dict):
    def __missing__(self, prefix):
        bus = self[prefix] = Bus(prefix)
        return bus


BUSES = Buses(kept=Bus('known'))


def order(ctx):
    BUSES['order'].emit(ctx, 'made')  #! order.made


def part(ctx):
    BUSES['part'].emit(ctx, 'sold')  #! part.sold
    BUSES['kept'].emit(ctx, 'kept')  #! known.kept

# run: order(ctx), part(ctx), order(ctx)
