import oslo_messaging

N = oslo_messaging.Notifier(None)


def make(action):
    def send(ctx):
        N.info(ctx, f'pet.{action}', {})

    return send


HANDLERS = {}

try:
    kind = 'cat'
    HANDLERS[kind] = make(kind)  #! pet.cat
    kind = 'dog'
    HANDLERS[kind] = make(kind)  #! pet.dog
except ImportError:
    kind = 'none'


def go(ctx):
    HANDLERS['cat'](ctx)
    HANDLERS['dog'](ctx)

# later: go({})
