"""References that lead nowhere, in a circle, and out of the directory."""

from svc import base, fields, notifying, payloads


@notifying.notification_sample('order-start.json')  # NTF302: 'OrderNotification' names a sample that cannot be used: its $ref 'circle.json' leads in a circle: circle.json → circle.json: correct doc/notification_samples/circle.json:2
@notifying.notification_sample('order-end.json')  # NTF302: 'OrderNotification' names a sample that cannot be used: its $ref '../../svc/payloads.json' leads nowhere: it is outside of the directory of the samples: correct doc/notification_samples/order-end.json:11
@base.ServiceObjectRegistry.register
class OrderNotification(notifying.NotificationBase):
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}


def send(context, order):
    item = payloads.ItemPayload(name=order.item)
    payload = payloads.OrderPayload(uuid=order.uuid, state=order.state, item=item)
    for event_type in ('order.start', 'order.end'):
        notification = OrderNotification(
            priority='info', event_type=event_type, payload=payload
        )
        notification.emit(context)
