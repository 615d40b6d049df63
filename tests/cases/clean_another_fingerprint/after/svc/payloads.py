"""Another hash of the same shape is no change: the shape decides."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {'id': ('order', 'id')}
    fields = {
        'id': fields.UUIDField(),
        'state': fields.OrderStateField(nullable=True, default='new'),
    }
