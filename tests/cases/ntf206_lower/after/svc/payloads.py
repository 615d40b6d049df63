"""A VERSION that was used before."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.9'  # NTF206: 'OrderPayload' has VERSION 1.9, lower than 1.10 in the fingerprint file: raise it to 1.10
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class ChangedPayload(base.NotificationPayloadBase):
    VERSION = '1.9'  # NTF206: 'ChangedPayload' has VERSION 1.9, lower than 2.0 in the fingerprint file: raise it to 2.1
    fields = {
        'id': fields.UUIDField(),
        'note': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class BrokenPayload(base.NotificationPayloadBase):
    VERSION = '1.9'  # NTF206: 'BrokenPayload' has VERSION 1.9, lower than 2.0 in the fingerprint file: raise it to 3.0
    fields = {}


@base.ServiceObjectRegistry.register
class PatchPayload(base.NotificationPayloadBase):
    VERSION = '1.0.1'  # NTF206: 'PatchPayload' has VERSION 1.0.1, lower than 1.0.2 in the fingerprint file: raise it to 1.0.2
    fields = {'id': fields.UUIDField()}
