"""A name that is used twice: nothing else is said of the two, not even that they changed."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class RefundPayload(base.NotificationPayloadBase):  # NTF208: 'RefundPayload' is also the name of another payload class (svc/vouchers.py:7): class names go over the wire, so rename one of them
    VERSION = '1.0'
    fields = {'sum': fields.FloatField()}
