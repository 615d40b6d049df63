import oslo_messaging

N = oslo_messaging.Notifier(None)
NAMES = ['first']


class Orders:
    NAMES.append('second')
    names = len(NAMES)


def go(ctx):
    for name in NAMES:
        N.info(ctx, name, {})  #! first second

# run: go(ctx)
