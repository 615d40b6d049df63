"""The payload of an order."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class ItemPayload(base.NotificationPayloadBase):  # NTF304: 'ItemPayload' cannot have null in field 'name', as its sample shows: correct doc/notification_samples/order-end.json:15  # NTF304: 'ItemPayload' has no field 'colour', which its sample shows: correct doc/notification_samples/order-end.json:16
    VERSION = '1.0'
    fields = {'name': fields.StringField()}


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):  # NTF304: 'OrderPayload' has a string in field 'uuid', where its sample shows an integer: correct doc/notification_samples/order-start.json:8  # NTF304: 'OrderPayload' cannot have 'payd' in field 'state', as its sample shows; did you mean 'paid'? Correct doc/notification_samples/order-start.json:9
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {
        'uuid': fields.UUIDField(),
        'state': fields.OrderStateField(),
        'item': fields.ObjectField('ItemPayload', nullable=True),
    }
