import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)
send = NOTIFIER.info
METHODS = {'good': NOTIFIER.info, 'bad': NOTIFIER.error}


def plain(ctx, bad):
    method = NOTIFIER.error if bad else NOTIFIER.info
    method(ctx, 'order.plain', {})  # NTF101 order.plain
    (NOTIFIER.error if bad else NOTIFIER.info)(ctx, 'order.inline', {})  # NTF101 order.inline
    if bad:
        tell = NOTIFIER.error
    else:
        tell = NOTIFIER.info
    tell(ctx, 'order.branch', {})  # NTF101 order.branch
    send(ctx, 'order.module', {})  # NTF101 order.module
    METHODS['good'](ctx, 'order.table', {})  # NTF101 order.table


def correlated(ctx, bad):
    if bad:
        method, what = NOTIFIER.error, 'failed'
    else:
        method, what = NOTIFIER.info, 'done'
    method(ctx, 'order.%s' % what, {})  # NTF101 order.failed NTF101 order.done


def by_name(ctx, level):
    getattr(NOTIFIER, level)(ctx, 'order.level', {})  # NTF101 order.level
    getattr(NOTIFIER, 'info')(ctx, 'order.constant', {})  # NTF101 order.constant
    getattr(NOTIFIER, ctx.level.lower())(ctx, 'order.lower', {})  # NTF101 order.lower
    getattr(NOTIFIER, max(ctx.levels).lower())(ctx, 'order.unread', {})  # NTF101 order.unread
    method = getattr(NOTIFIER, level, NOTIFIER.info)
    method(ctx, 'order.default', {})  # NTF101 order.default


def notify(ctx, suffix, level='info'):
    getattr(NOTIFIER, level)(ctx, 'order.%s' % suffix, {})


class Manager:
    def __init__(self):
        self.tell = NOTIFIER.info
        self._send = self._notify

    def _notify(self, ctx, suffix):
        NOTIFIER.info(ctx, 'kept.%s' % suffix, {})

    def run(self, ctx):
        self.tell(ctx, 'order.kept', {})  # NTF101 order.kept
        self._send(ctx, 'x')  # NTF101 kept.x


def run(ctx):
    notify(ctx, 'a')  # NTF101 order.a
    notify(ctx, 'b', level='error')  # NTF101 order.b
