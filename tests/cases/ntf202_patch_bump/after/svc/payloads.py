"""A patch number: more than nothing, less than what an incompatible change needs."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class BreakingPayload(base.NotificationPayloadBase):
    VERSION = '1.0.1'  # NTF202: 'BreakingPayload' 1.0 → 1.0.1, but the change is incompatible: field 'id': type UUID → String; needs 2.0
    fields = {'id': fields.StringField()}


@base.ServiceObjectRegistry.register
class CompatiblePayload(base.NotificationPayloadBase):
    VERSION = '1.0.1'  # NTF203: 'CompatiblePayload' 1.0.1 is ahead of the fingerprint file (1.0): run 'flake8-notifications fingerprints'
    fields = {
        'id': fields.UUIDField(),
        'note': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class NextPatchPayload(base.NotificationPayloadBase):
    VERSION = '1.0.2'  # NTF203: 'NextPatchPayload' 1.0.2 is ahead of the fingerprint file (1.0.1): ...
    fields = {
        'id': fields.UUIDField(),
        'note': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class SamePatchPayload(base.NotificationPayloadBase):
    VERSION = '1.0.1'  # NTF201: 'SamePatchPayload' changed and VERSION is still 1.0.1: field 'note' added (String); needs 1.1 (or 2.0)
    fields = {
        'id': fields.UUIDField(),
        'note': fields.StringField(),
    }
