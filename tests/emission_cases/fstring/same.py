import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)
PREFIX = 'order'


def plain(ctx):
    what = 'create'
    NOTIFIER.info(ctx, f'{PREFIX}.{what}', {})  # NTF101 order.create
    NOTIFIER.info(ctx, f'{PREFIX}.{what!s}.{3}', {})  # NTF101 order.create.3
    NOTIFIER.info(ctx, f'order.{"a" "b"}' '.c', {})  # NTF101 order.ab.c


def notify(ctx, suffix):
    NOTIFIER.info(ctx, f'{PREFIX}.{suffix}', {})


def quoted(ctx, suffix):
    NOTIFIER.info(ctx, f'{PREFIX}.{suffix!r}', {})


def run(ctx):
    notify(ctx, 'start')  # NTF101 order.start
    quoted(ctx, 'x')  # NTF101 order.'x'
