import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, name):
    if name:
        N.info(ctx, name, {})
    return 'start'


def run(ctx, name):
    N.info(ctx, tell(ctx, name), {})  #! start

# run: run(ctx, '')
