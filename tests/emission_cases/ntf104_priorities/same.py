import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def notify(ctx, suffix, level='info'):
    getattr(NOTIFIER, level)(ctx, 'order.%s' % suffix, {})


def warn(ctx, suffix):
    NOTIFIER.warning(ctx, 'warned.%s' % suffix, {})


def run(ctx, level):
    NOTIFIER.warning(ctx, 'order.a', {})  # NTF101 order.a NTF104 order.a
    NOTIFIER.warn(ctx, 'order.b', {})  # NTF101 order.b
    NOTIFIER.fatal(ctx, 'order.c', {})  # NTF101 order.c NTF104 order.c
    getattr(NOTIFIER, 'warning')(ctx, 'order.d', {})  # NTF101 order.d NTF104 order.d
    getattr(NOTIFIER, level)(ctx, 'order.e', {})  # NTF101 order.e
    method = NOTIFIER.warning if level else NOTIFIER.info
    method(ctx, 'order.f', {})  # NTF101 order.f NTF104 order.f
    notify(ctx, 'g', 'warning')  # NTF101 order.g NTF104 order.g
    notify(ctx, 'h', 'warn')  # NTF101 order.h
    notify(ctx, 'i')  # NTF101 order.i
    warn(ctx, 'j')  # NTF101 warned.j NTF104 warned.j
