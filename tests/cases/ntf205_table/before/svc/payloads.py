"""One class is deleted, one has lost the line that registers it; the others are there."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class CouponPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'code': fields.StringField()}


@base.ServiceObjectRegistry.register
class VoucherPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'code': fields.StringField()}


@base.ServiceObjectRegistry.register
class Order(base.ServiceObject):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class Waybill(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}
