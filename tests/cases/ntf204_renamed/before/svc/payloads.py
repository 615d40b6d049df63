"""A class with another name, which is on the wire."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.3'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class OtherPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'other': fields.UUIDField()}
