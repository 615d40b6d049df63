"""The payload of an order."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class ItemPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'name': fields.StringField()}


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'tags' field
    VERSION = '1.1'  # NTF303: 'OrderPayload' is 1.1 and its samples show 1.0 in 2 places, without 'tags': run 'flake8-notifications samples OrderPayload' to update them; the first is doc/notification_samples/order-end.json:6
    fields = {
        'uuid': fields.UUIDField(),
        'state': fields.OrderStateField(),
        'item': fields.ObjectField('ItemPayload', nullable=True),
        'tags': fields.ListOfStringsField(),
    }
