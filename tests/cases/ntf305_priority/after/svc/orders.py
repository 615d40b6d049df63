"""A priority that nothing has."""

from svc import base, fields, notifying, payloads


@notifying.notification_sample('order-start.json')
@notifying.notification_sample('order-end.json')  # NTF305: 'OrderNotification' is never sent with the priority 'ERROR', which its sample shows, but with 'info': correct doc/notification_samples/order-end.json:20
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
