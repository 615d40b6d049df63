"""One class is deleted, one has lost the line that registers it: no line of any file says so."""

from svc import base, fields


class CouponPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'code': fields.StringField()}


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}
