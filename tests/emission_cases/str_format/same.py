import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)
TEMPLATE = '{}.{action}'


def plain(ctx):
    NOTIFIER.info(ctx, 'order.{}'.format('create'), {})  # NTF101 order.create
    NOTIFIER.info(ctx, '{0}.{1}.{0}'.format('a', 'b'), {})  # NTF101 a.b.a


def notify(ctx, suffix):
    NOTIFIER.info(ctx, TEMPLATE.format('order', action=suffix), {})


def run(ctx):
    notify(ctx, 'start')  # NTF101 order.start
