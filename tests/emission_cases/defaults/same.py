import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)
KIND = 'order'


def notify(ctx, suffix='create', *, kind=KIND):
    NOTIFIER.info(ctx, '%s.%s' % (kind, suffix), {})


def by_notifier(ctx, suffix, notifier=NOTIFIER):
    notifier.info(ctx, 'default.%s' % suffix, {})


def by_bus(ctx, suffix, bus=NOTIFIER, method=NOTIFIER.info):
    bus.info(ctx, 'bus.%s' % suffix, {})
    method(ctx, 'method.%s' % suffix, {})


def run(ctx):
    notify(ctx)  # NTF101 order.create
    notify(ctx, 'delete')  # NTF101 order.delete
    notify(ctx, kind='cart')  # NTF101 cart.create
    by_notifier(ctx, 'a')  # NTF101 default.a
    by_bus(ctx, 'b')  # NTF101 bus.b NTF101 method.b
