"""Arguments that are no part of the event type, but decide whether it is sent."""
import oslo_messaging
from elsewhere import CONF

NOTIFIER = oslo_messaging.Notifier(None)


def notify(ctx, what, public):
    if CONF.notify == 'all' and public:
        NOTIFIER.info(ctx, 'order.%s' % what, {})


def notify_early(ctx, what, quiet=False):
    if quiet or CONF.quiet:
        return
    NOTIFIER.info(ctx, 'early.%s' % what, {})


def notify_level(ctx, what, level='none'):
    if level != 'none':
        NOTIFIER.info(ctx, 'level.%s' % what, {})


def notify_bound(ctx, what, public=False):
    if not public:
        public = CONF.public
    if public:
        NOTIFIER.info(ctx, 'bound.%s' % what, {})


def outer(ctx, what, public=True, **others):
    if others:
        return
    notify(ctx, 'outer.%s' % what, public)


def run(ctx, flag):
    notify(ctx, 'open', flag)  # NTF101 order.open
    notify(ctx, 'sent', True)  # NTF101 order.sent
    notify(ctx, 'kept', False)
    public = False
    notify(ctx, 'local', public)
    notify_early(ctx, 'sent')  # NTF101 early.sent
    notify_early(ctx, 'kept', quiet=True)
    notify_level(ctx, 'kept')
    notify_level(ctx, 'sent', 'all')  # NTF101 level.sent
    notify_bound(ctx, 'sent')  # NTF101 bound.sent
    outer(ctx, 'sent')  # NTF101 order.outer.sent
    outer(ctx, 'kept', public=False)
