from svc import base, fields, sending, switch
from svc.switch import if_on


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):  # NTF204: ...
    VERSION = '1.0'
    fields = {
        'id': fields.UUIDField(),
    }

    def __init__(self, order):
        super().__init__()
        self.id = order.id


@base.ServiceObjectRegistry.register
class OrderNotification(sending.NotificationBase):  # NTF204: ...
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}


@switch.if_on
def send(context, order, topic):
    payload = OrderPayload(order)
    OrderNotification(topic=topic, level='info', payload=payload).emit(context)


def create(context, order):
    send(context, order, 'create')


@if_on
def delete(context, order):
    OrderNotification(topic='delete', level='info', payload=OrderPayload(order)).emit(context)


# Another function of that name asks nobody.
def pay(context, order, if_on):
    if_on(order)
    OrderNotification(topic='pay', level='info', payload=OrderPayload(order)).emit(context)  # NTF309: 'order.pay' is sent as a 'OrderNotification' past the project's own gate: ask svc.switch.if_on first
