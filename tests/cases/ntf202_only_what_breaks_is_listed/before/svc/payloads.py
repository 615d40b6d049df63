"""Of several changes the message names those that break receivers."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {
        'count': fields.IntegerField(default=1),
        'state': fields.OrderStateField(),
        'note': fields.StringField(),
        'text': fields.StringField(),
    }
