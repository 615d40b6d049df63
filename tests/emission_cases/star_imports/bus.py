import oslo_messaging

BUS = oslo_messaging.Notifier(None)


def notify(ctx, what):
    BUS.info(ctx, 'order.%s' % what, {})


def told(function):
    BUS.info(None, 'order.told', {})  # NTF101 order.told
    return function
