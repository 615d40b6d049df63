import oslo_messaging

N = oslo_messaging.Notifier(None)


class Registry:
    def __init__(self):
        self._events = {'known': 'stock.known'}

    def register(self, kind, event):
        self._events.setdefault(kind, 'stock.' + event)
        return self

    def __getitem__(self, kind):
        return self._events[kind]

    def event(self, kind):
        return self._events.get(kind, 'stock.default')


REGISTRY = Registry().register('a', 'made')


def run(ctx, kind):
    N.info(ctx, REGISTRY.event(kind), {})  #! stock.known|* stock.made|* stock.default|*
    N.info(ctx, REGISTRY[kind] + '.item', {})  #! stock.known.item|*.item stock.made.item|*.item

# run: [run(ctx, kind) for kind in ('known', 'a')]; N.info(ctx, REGISTRY.event('z'), {})
