"""A sample with the payload of something else, and one without any."""

from svc import base, fields, notifying, payloads


@notifying.notification_sample('order-start.json')  # NTF304: 'OrderNotification' carries 'OrderPayload', and its sample shows 'ItemPayload': correct doc/notification_samples/order-start.json:4
@notifying.notification_sample('order-end.json')  # NTF304: 'OrderNotification' has no payload in its sample: correct doc/notification_samples/order-end.json:1
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
