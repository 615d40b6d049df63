"""Suppressed at the class."""

from svc import base


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):  # noqa: NTF209
    VERSION = '1.0'
    SCHEMA = {'city': ('address', 'city')}
