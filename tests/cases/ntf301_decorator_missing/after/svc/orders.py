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


def send(context, order, action):
    OrderNotification(topic=action, level='info', payload=OrderPayload(order)).emit(context)


def create(context, order):
    send(context, order, 'create')


def delete(context, order):
    send(context, order, 'delete')  # NTF301: 'order.delete' is sent and 'OrderNotification' names no sample of it: there is doc/notification_samples/order-delete.json, so decorate the class with it
