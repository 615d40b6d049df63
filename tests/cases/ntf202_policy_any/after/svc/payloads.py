"""Where any bump will do, nothing is incompatible."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.1'  # NTF203: 'OrderPayload' 1.1 is ahead of the fingerprint file (1.0): ...
    fields = {'id': fields.StringField()}


@base.ServiceObjectRegistry.register
class PatchPayload(base.NotificationPayloadBase):
    VERSION = '1.0.1'  # NTF203: 'PatchPayload' 1.0.1 is ahead of the fingerprint file (1.0): ...
    fields = {'number': fields.IntegerField()}
