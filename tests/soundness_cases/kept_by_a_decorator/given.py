import oslo_messaging

N = oslo_messaging.Notifier(None)

SUBSCRIBERS = []


def subscriber(function):
    SUBSCRIBERS.append(function)
    return function


@subscriber
def on_order(ctx, what):
    N.info(ctx, 'order.' + what, {})


def publish(ctx, what):
    for each in SUBSCRIBERS:
        each(ctx, what)


def go(ctx):
    publish(ctx, 'made')  #! order.made

# run: go(ctx)
