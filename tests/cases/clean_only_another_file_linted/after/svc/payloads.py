"""What is wrong here is reported here."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {
        'note': fields.StringField(),
        'state': fields.OrderStateField(nullable=True),
    }


@base.ServiceObjectRegistry.register
class NewPayload(base.NotificationPayloadBase):
    VERSION = 'x'
    SCHEMA = {'x': ('y', 'z')}
