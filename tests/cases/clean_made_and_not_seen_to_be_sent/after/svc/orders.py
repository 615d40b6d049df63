from svc import base, fields, sending


@base.ServiceObjectRegistry.register_notification
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {
        'id': fields.UUIDField(),
    }

    def __init__(self, order):
        super().__init__()
        self.id = order.id


@sending.notification_sample('order-create.json')
@base.ServiceObjectRegistry.register_notification
class OrderNotification(sending.NotificationBase):
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}


@base.ServiceObjectRegistry.register_notification
class LostNotification(sending.NotificationBase):
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}


def create(context, order):
    payload = OrderPayload(order)
    OrderNotification(topic='create', level='info', payload=payload).emit(context)


def lose(context, order):
    # Who sends it is not seen.
    context.lost = LostNotification(topic='lost', level='info', payload=OrderPayload(order))
