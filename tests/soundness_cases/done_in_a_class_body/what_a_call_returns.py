import oslo_messaging

N = oslo_messaging.Notifier(None)
NAMES = []


def named(name):
    NAMES.append(name)
    return name


class Orders:
    kind = named('order')
    verb = named('made')


def go(ctx):
    N.info(ctx, '.'.join(NAMES), {})  #! order.made

# run: go(ctx)
