import oslo_messaging

N = oslo_messaging.Notifier(None)


def make(action):
    return lambda ctx: N.info(ctx, 'step.' + action, {})  #! step.first0 step.second1


HANDLERS = []
for number, name in enumerate(['first', 'second']):
    if number < 2:
        HANDLERS.append(make(f'{name}{number}'))  #! step.first0 step.second1


def go(ctx):
    for handler in HANDLERS:
        handler(ctx)

# later: go({})
