"""Of several changes the message names those that break receivers."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.1'  # NTF202: 'OrderPayload' 1.0 → 1.1, but the change is incompatible: field 'note' removed, field 'text' became nullable; needs 2.0
    fields = {
        'carrier': fields.StringField(),
        'count': fields.IntegerField(default=2),
        'price': fields.IntegerField(),
        'state': fields.OrderStateField(),
        'text': fields.StringField(nullable=True),
    }
