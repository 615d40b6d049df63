"""The other one."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class RefundPayload(base.NotificationPayloadBase):  # NTF208: 'RefundPayload' is also the name of another payload class (svc/payloads.py:7): class names go over the wire, so rename one of them
    VERSION = '3.0'
    fields = {'voucher': fields.UUIDField()}
