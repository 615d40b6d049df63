"""One class is deleted, one has lost the line that registers it; the others are there."""

from svc import base, fields


class VoucherPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'code': fields.StringField()}


@base.ServiceObjectRegistry.register
class Order(base.ServiceObject):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}
