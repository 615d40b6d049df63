"""Only this one counts."""

from svc import base


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):  # NTF204: 'OrderPayload' ...
    VERSION = '1.0'
