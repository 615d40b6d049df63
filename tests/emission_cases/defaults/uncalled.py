"""Functions that nobody is seen to call, but who calls them need not say what is sent."""
import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def notify(ctx, event_type='order.default'):
    NOTIFIER.info(ctx, event_type, {})  # NTF101 order.default


def named(ctx, kind, suffix='end'):
    NOTIFIER.info(ctx, '%s.%s' % (kind, suffix), {})


def may_be_none(ctx, event_type=None):
    if event_type is not None:
        NOTIFIER.info(ctx, event_type, {})


def falls_back(ctx, event_type=None):
    NOTIFIER.info(ctx, event_type or 'order.fallback', {})  # NTF101 order.fallback


def hands_on(ctx, what='on'):
    inner(ctx, what)  # NTF101 inner.on


def inner(ctx, what):
    NOTIFIER.info(ctx, 'inner.%s' % what, {})


class Manager:
    def __init__(self, kind='kind'):
        self.kind = kind

    def send(self, ctx, order, *, action='send'):
        NOTIFIER.info(ctx, 'manager.%s' % action, {})  # NTF101 manager.send

    def of_kind(self, ctx, suffix='end'):
        NOTIFIER.info(ctx, '%s.%s' % (self.kind, suffix), {})


def called(ctx, what='never'):
    NOTIFIER.info(ctx, 'called.%s' % what, {})


def run(ctx, manager, orders):
    for order in orders:
        manager.send(ctx, order)
    called(ctx, 'once')  # NTF101 called.once
