"""More changes at once than a line of output should hold."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.9'
    fields = {'id': fields.UUIDField()}
