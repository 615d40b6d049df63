"""The VERSION is as it should be, and only the fingerprint file is behind."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class MinorPayload(base.NotificationPayloadBase):
    VERSION = '1.10'  # NTF203: 'MinorPayload' 1.10 is ahead of the fingerprint file (1.9): run 'flake8-notifications fingerprints'
    fields = {
        'id': fields.UUIDField(),
        'note': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class MajorPayload(base.NotificationPayloadBase):
    VERSION = '2.0'  # NTF203: 'MajorPayload' 2.0 is ahead of the fingerprint file (1.9): run 'flake8-notifications fingerprints'
    fields = {}


@base.ServiceObjectRegistry.register
class MajorForMinorPayload(base.NotificationPayloadBase):
    VERSION = '2.0'  # NTF203: 'MajorForMinorPayload' 2.0 is ahead of the fingerprint file (1.9): run 'flake8-notifications fingerprints'
    fields = {
        'id': fields.UUIDField(),
        'note': fields.StringField(),
    }


# Changed in nothing that a receiver sees.
@base.ServiceObjectRegistry.register
class UnchangedPayload(base.NotificationPayloadBase):
    VERSION = '1.10'  # NTF203: 'UnchangedPayload' 1.10 is ahead of the fingerprint file (1.9): run 'flake8-notifications fingerprints'
    fields = {'id': fields.UUIDField()}
