"""VERSION as a constant and inherited: reported where it, or the class, is written down."""

from svc import base, fields

CURRENT = '1.0'


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = CURRENT
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class PaidOrderPayload(OrderPayload):
    pass
