"""A class without a VERSION of its own has that of its base: reported at the class."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.2'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class PaidOrderPayload(OrderPayload):  # NTF201: 'PaidOrderPayload' changed and VERSION is still 1.2: field 'price': type Integer → Float; needs 2.0
    fields = {'price': fields.FloatField()}
