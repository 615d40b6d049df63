import oslo_messaging

N = oslo_messaging.Notifier(None)


class Registry:
    def __init__(self):
        self.known = {}

    def add(self, function):
        self.known[function.__name__] = function
        return function


registry = Registry()
handler = registry.add


@handler
def opened(ctx):
    N.info(ctx, 'door.opened', {})  #! door.opened


@handler
def closed(ctx):
    N.info(ctx, 'door.closed', {})  #! door.closed


def main(ctx, name):
    registry.known[name](ctx)
    for key in registry.known:
        N.info(ctx, 'known.' + key, {})  #! known.closed known.opened

# run: [main(ctx, name) for name in ('opened', 'closed')]
