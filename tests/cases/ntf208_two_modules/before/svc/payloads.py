"""One class of its name."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class RefundPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'sum': fields.IntegerField()}
