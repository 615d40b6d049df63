"""A class without a VERSION of its own has that of its base: reported at the class."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.2'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class PaidOrderPayload(OrderPayload):
    fields = {'price': fields.IntegerField()}
