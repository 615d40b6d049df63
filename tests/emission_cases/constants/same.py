import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)
CREATE = 'order.create'
ALSO = CREATE


class Events:
    DELETE = 'order.delete'


def run(ctx):
    NOTIFIER.info(ctx, CREATE, {})  # NTF101 order.create
    NOTIFIER.info(ctx, ALSO, {})  # NTF101 order.create
    NOTIFIER.info(ctx, Events.DELETE, {})  # NTF101 order.delete
