"""The payload of an order."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class ItemPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'name': fields.StringField()}


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'  # NTF303: 'OrderPayload' is 1.0 and its samples show 0.9: run 'flake8-notifications samples OrderPayload' to update doc/notification_samples/common/OrderPayload.json:4
    fields = {
        'uuid': fields.UUIDField(),
        'state': fields.OrderStateField(),
        'item': fields.ObjectField('ItemPayload', nullable=True),
    }
