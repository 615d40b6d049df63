import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)
KIND = 'ORDER'


def plain(ctx):
    NOTIFIER.info(ctx, KIND.lower() + '.create', {})  # NTF101 order.create
    NOTIFIER.info(ctx, 'order'.upper(), {})  # NTF101 ORDER
    NOTIFIER.info(ctx, ' order.strip '.strip(), {})  # NTF101 order.strip
    NOTIFIER.info(ctx, 'order-dash'.replace('-', '.'), {})  # NTF101 order.dash
    NOTIFIER.info(ctx, 'order.title'.title(), {})  # NTF101 Order.Title


def notify(ctx, suffix):
    NOTIFIER.info(ctx, 'order.%s' % suffix.lower(), {})


def replaced(ctx, name):
    NOTIFIER.info(ctx, f"order.{name.strip('_').replace('_', '.')}", {})


def run(ctx):
    notify(ctx, 'START')  # NTF101 order.start
    replaced(ctx, '_a_b_')  # NTF101 order.a.b
