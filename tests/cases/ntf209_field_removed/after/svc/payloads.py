"""The field is removed, and its key in SCHEMA is forgotten."""

from svc import base


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):  # NTF209: 'AddressPayload': SCHEMA key 'city' is not one of its fields: ...
    VERSION = '1.0'  # NTF201: 'AddressPayload' changed and VERSION is still 1.0: field 'city' removed; needs 2.0
    SCHEMA = {'city': ('address', 'city')}
    fields = {}
