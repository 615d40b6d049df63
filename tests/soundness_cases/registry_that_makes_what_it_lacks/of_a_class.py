import oslo_messaging

N = oslo_messaging.Notifier(None)


class Bus:
    made = {}

    def __init__(self, prefix):
        self._prefix = prefix

    @classmethod
    def get(cls, prefix, level):
        key = (prefix, level)
        bus = cls.made.get(key)
        if bus is None:
            bus = cls.made[key] = cls(prefix + '.' + level)
        return bus

    def emit(self, ctx, name):
        N.info(ctx, f'{self._prefix}.{name}', {})


def order(ctx):
    Bus.get('order', 'low').emit(ctx, 'made')  #! order.low.made


def part(ctx):
    Bus.get('part', 'low').emit(ctx, 'sold')  #! part.low.sold
    Bus.get('part', 'high').emit(ctx, 'lost')  #! part.high.lost

# run: order(ctx), part(ctx), order(ctx)
