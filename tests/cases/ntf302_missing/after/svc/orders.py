"""A sample that nobody made, and one that is no JSON."""

from svc import base, fields, notifying, payloads


@notifying.notification_sample('order-start.json')  # NTF302: 'OrderNotification' names a sample that does not exist: run 'flake8-notifications samples OrderNotification' to make doc/notification_samples/order-start.json
@notifying.notification_sample('order-end.json')  # NTF302: 'OrderNotification' names a sample that cannot be used: it is not JSON: expecting value: correct doc/notification_samples/order-end.json:3
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
