import oslo_messaging

N = oslo_messaging.Notifier(None)


def make(action):
    def send(ctx):
        N.info(ctx, f'pet.{action}', {})

    return send


TABLE = {}

for name in ('added', 'removed'):
    TABLE[name] = make(name)  #! pet.added pet.removed


def go(ctx):
    TABLE['added'](ctx)
    TABLE['removed'](ctx)

# later: go({})
