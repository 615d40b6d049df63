"""Two classes that are going to be lost."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class CouponPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'code': fields.StringField()}


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class VoucherPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'sum': fields.IntegerField()}
