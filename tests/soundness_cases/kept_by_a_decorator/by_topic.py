import oslo_messaging

N = oslo_messaging.Notifier(None)

SUBSCRIBERS = {}


def subscribe(topic):
    def keep(function):
        SUBSCRIBERS.setdefault(topic, []).append(function)
        return function
    return keep


@subscribe('order')
def on_order(ctx, what):
    N.info(ctx, 'order.' + what, {})


@subscribe('part')
def on_part(ctx, what):
    N.info(ctx, f'part.{what}', {})


def publish(ctx, topic, what):
    for each in SUBSCRIBERS.get(topic, ()):
        each(ctx, what)


def go(ctx):
    publish(ctx, 'order', 'made')  #! order.made
    publish(ctx, 'part', 'sold')  #! part.sold
    publish(ctx, 'other', 'lost')

# run: go(ctx)
