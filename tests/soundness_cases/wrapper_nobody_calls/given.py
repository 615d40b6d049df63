import oslo_messaging

N = oslo_messaging.Notifier(None)


def notify(ctx, suffix):
    N.info(ctx, 'order.%s' % suffix, {})


def always(ctx):
    N.info(ctx, 'order.always', {})  #! order.always

# run: always(ctx)
