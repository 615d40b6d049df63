import oslo_messaging

N = oslo_messaging.Notifier(None)


def also(ctx, how='x', **rest):
    N.info(ctx, 'also.' + how, {})


def send(ctx, **named):
    also(ctx, **named)  #! also.x

# run: send(ctx)
