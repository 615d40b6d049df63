import oslo_messaging

N = oslo_messaging.Notifier(None)


class Store:
    def put(self, ctx, what, topic='stock'):
        N.info(ctx, f'{topic}.{what}', {})


class Unit:
    def __init__(self, factory):
        self.store = factory()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


class Handler:
    def __init__(self, unit=None):
        self.unit = unit or Unit(Store)

    def handle(self, ctx, command):
        with self.unit as unit:
            unit.store.put(ctx, 'handled', topic='command')  #! command.handled
            unit.store.put(ctx, 'counted')  #! stock.counted


def run(ctx):
    Handler().handle(ctx, 'x')

# run: run(ctx)
