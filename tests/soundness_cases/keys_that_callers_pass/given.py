import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, **extra):
    for key in extra:
        N.info(ctx, 'extra.' + key, {})


def send(ctx):
    tell(ctx)
    tell(ctx, size=1)  #! extra.size
    tell(ctx, **{'color': 'red'})  #! extra.color

# run: send(ctx)
