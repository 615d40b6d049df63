import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)
PREFIX = 'order'


def plain(ctx):
    NOTIFIER.info(ctx, 'order.%s' % 'create', {})  # NTF101 order.create
    NOTIFIER.info(ctx, '%s.%s' % ('order', 'delete'), {})  # NTF101 order.delete
    NOTIFIER.info(ctx, '%(what)s.%(how)s' % {'what': PREFIX, 'how': 'pay'}, {})  # NTF101 order.pay


def notify(ctx, suffix):
    NOTIFIER.info(ctx, '%s.%s' % (PREFIX, suffix), {})


def number(ctx, step):
    NOTIFIER.info(ctx, 'order.step%d' % step, {})


def run(ctx):
    notify(ctx, 'start')  # NTF101 order.start
    notify(ctx, suffix='end')  # NTF101 order.end
    number(ctx, 2)  # NTF101 order.step2
