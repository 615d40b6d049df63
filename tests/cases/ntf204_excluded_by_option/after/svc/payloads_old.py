"""Left out by its name."""

from svc import base


@base.ServiceObjectRegistry.register
class OldPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
