"""A test double is no payload class."""

from svc import base


@base.ServiceObjectRegistry.register
class FakePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
