import oslo_messaging

from constants import names

NOTIFIER = oslo_messaging.Notifier(None)


def outer(ctx, what):
    inner(ctx, what)


def inner(ctx, what):
    NOTIFIER.info(ctx, what, {})


def run(ctx):
    outer(ctx, names.Events.PAY)  # NTF101 order.pay
