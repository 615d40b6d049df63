"""The option replaces the default, so that tests count."""

from svc import base


@base.ServiceObjectRegistry.register
class FakePayload(base.NotificationPayloadBase):  # NTF204: 'FakePayload' ...
    VERSION = '1.0'
