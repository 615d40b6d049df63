"""Names that look as if they were used twice."""

from svc import base
from svc.refunds import RefundPayload as Imported


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'


RefundPayload = Imported
