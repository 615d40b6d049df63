"""The enum is in another file, and only that file is checked."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'state': fields.OrderStateField()}


@base.ServiceObjectRegistry.register
class StatePayload(base.NotificationPayloadBase):
    VERSION = '1.3'
    fields = {'state': fields.OrderStateField(nullable=True)}
