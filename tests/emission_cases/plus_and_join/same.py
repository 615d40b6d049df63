import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)
PREFIX = 'order.'
PARTS = ['order', 'parts']


def plain(ctx):
    NOTIFIER.info(ctx, PREFIX + 'create', {})  # NTF101 order.create
    NOTIFIER.info(ctx, '.'.join(('order', 'delete')), {})  # NTF101 order.delete
    NOTIFIER.info(ctx, '.'.join(PARTS + ['more']), {})  # NTF101 order.parts.more
    NOTIFIER.info(ctx, '.'.join([*PARTS, 'less']), {})  # NTF101 order.parts.less
    NOTIFIER.info(ctx, '.'.join(part for part in PARTS), {})  # NTF101 order.parts


def grown(ctx):
    parts = ['order']
    parts.append('grown')
    NOTIFIER.info(ctx, '.'.join(parts), {})  # NTF101 order.grown
    event = 'order'
    event += '.'
    event += 'longer'
    NOTIFIER.info(ctx, event, {})  # NTF101 order.longer


def notify(ctx, suffix):
    NOTIFIER.info(ctx, PREFIX + suffix, {})


def joined(ctx, suffix):
    NOTIFIER.info(ctx, '.'.join(['order', suffix]), {})


def run(ctx):
    notify(ctx, 'start')  # NTF101 order.start
    joined(ctx, 'joined')  # NTF101 order.joined
