"""An event type with a slip."""

from svc import base, fields, notifying, payloads


@notifying.notification_sample('order-start.json')  # NTF305: 'OrderNotification' is never sent with the event type 'order.strat', which its sample shows, but with 'order.start' or 1 other: correct doc/notification_samples/order-start.json:2
@notifying.notification_sample('order-end.json')
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
