import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, **extra):
    for key, value in extra.items():
        N.info(ctx, key + '.' + value, {})


def send(ctx):
    tell(ctx, order='made')  #! order.made

# run: send(ctx)
