"""Where any bump will do, a change without one is still reported."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'OrderPayload' changed and VERSION is still 1.0: field 'note' removed; needs 1.1 (or 2.0)
    fields = {'id': fields.UUIDField()}
