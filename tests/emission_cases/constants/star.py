import oslo_messaging

from constants import reexported

NOTIFIER = oslo_messaging.Notifier(None)


def run(ctx):
    NOTIFIER.info(ctx, reexported.CREATE, {})  # NTF101 order.create
    NOTIFIER.info(ctx, reexported.Things.DELETE, {})  # NTF101 order.delete
