"""The base of the payloads of an order."""

from svc import base, fields


@base.ServiceObjectRegistry.register_if(False)
class OrderBase(base.NotificationPayloadBase):
    fields = {'price': fields.IntegerField()}
