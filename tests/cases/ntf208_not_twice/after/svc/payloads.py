"""Names that look as if they were used twice."""

from svc import base
from svc.refunds import RefundPayload


class OrderPayloadMixin:
    pass


@base.ServiceObjectRegistry.register
class OrderPayload(OrderPayloadMixin, base.NotificationPayloadBase):
    VERSION = '1.0'


__all__ = ['OrderPayload', 'RefundPayload']
