from not_versioned.base import Message, NotificationBase


class OrderNotification(NotificationBase):
    action = 'create'


def run(ctx):
    OrderNotification().emit(ctx)
    Message().emit(ctx)
    Message().send(ctx, 'order.sent')
    OrderNotification()._emit(ctx, 'order.direct', 'me', {})
