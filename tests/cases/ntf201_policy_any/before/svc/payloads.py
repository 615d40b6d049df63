"""Where any bump will do, a change without one is still reported."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {
        'id': fields.UUIDField(),
        'note': fields.StringField(),
    }
