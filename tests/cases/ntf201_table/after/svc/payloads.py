"""The fingerprints are a table, which has no fields to compare with."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class ChangedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'ChangedPayload' changed and VERSION is still 1.0: its fingerprint is 2f44cdb75924160fd213af34a2973423, recorded is 577d2f1ba4e89213f4aa9be16ebd8978; needs 1.1 at least (the table holds no fields: what changed is shown with --notifications-against REVISION)
    fields = {'id': fields.UUIDField(nullable=True)}


@base.ServiceObjectRegistry.register
class InheritingPayload(ChangedPayload):
    VERSION = '2.3'  # NTF201: 'InheritingPayload' changed and VERSION is still 2.3: ...


@base.ServiceObjectRegistry.register
class BumpedPayload(base.NotificationPayloadBase):
    VERSION = '1.10'  # NTF203: 'BumpedPayload' 1.10 is ahead of the fingerprint file (1.9): run 'flake8-notifications fingerprints'
    fields = {}


@base.ServiceObjectRegistry.register
class LowerPayload(base.NotificationPayloadBase):
    VERSION = '1.1'  # NTF206: 'LowerPayload' has VERSION 1.1, lower than 1.2 in the fingerprint file: raise it to 1.2 at least
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class LowerAndChangedPayload(base.NotificationPayloadBase):
    VERSION = '1.1'  # NTF206: 'LowerAndChangedPayload' has VERSION 1.1, lower than 1.2 in the fingerprint file: raise it to 1.3 at least
    fields = {}


@base.ServiceObjectRegistry.register
class AddedPayload(base.NotificationPayloadBase):  # NTF204: 'AddedPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


# No fingerprint tells one list from another.
@base.ServiceObjectRegistry.register
class UnchangedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'ids': fields.ListOfStringsField()}
