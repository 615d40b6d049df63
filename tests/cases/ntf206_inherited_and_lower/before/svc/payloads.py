"""A base and a class with a VERSION of its own."""

from svc import base


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.3'
