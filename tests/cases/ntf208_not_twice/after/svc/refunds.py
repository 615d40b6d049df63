"""The class that others import."""

from svc import base


@base.ServiceObjectRegistry.register
class RefundPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
