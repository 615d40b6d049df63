"""One of three, the only one that is checked."""

from svc import base


@base.ServiceObjectRegistry.register
class RefundPayload(base.NotificationPayloadBase):  # NTF208: 'RefundPayload' is also the name of another payload class (svc/a.py:7, svc/c.py:7): class names go over the wire, so rename one of them
    VERSION = '1.0'
