"""Left out with its directory."""

from svc import base


@base.ServiceObjectRegistry.register
class GeneratedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
