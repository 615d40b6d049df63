import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, **flags):
    for key in flags:
        if flags[key]:
            N.info(ctx, 'flag.' + key, {})


def outer(ctx, **flags):
    tell(ctx, **flags)


def send(ctx):
    outer(ctx, loud=True)  #! flag.loud

# run: send(ctx)
