"""A wrapper that nobody calls emits nothing."""
import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def notify(ctx, suffix):
    NOTIFIER.info(ctx, 'order.%s' % suffix, {})


def outer(ctx, what):
    notify(ctx, 'outer.%s' % what)


class Manager:
    def _notify(self, ctx, event_type, *args, **kwargs):
        NOTIFIER.info(ctx, event_type, kwargs)

    def pass_on(self, *args, **kwargs):
        self._notify(*args, **kwargs)


def notify_other(ctx, suffix):
    """Of the same beginning."""


def other(ctx):
    notify_other(ctx, 'x')
    Other().notify(ctx, 'y')
    ctx.notify(ctx, 'z')


class Other:
    def notify(self, ctx, suffix):
        pass

    def _notify(self, ctx, event_type):
        pass

    def run(self, ctx):
        self.notify(ctx, 'a')
        self._notify(ctx, 'order.b')
