"""The fingerprints are a table, which has no fields to compare with."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class ChangedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'ChangedPayload' changed and VERSION is still 1.0; needs 1.1 at least (a table holds no fields, and the last commit does not have the class as it is recorded: what changed is shown with --notifications-against and a revision that does)
    fields = {'id': fields.UUIDField(nullable=True)}


@base.ServiceObjectRegistry.register
class InheritingPayload(ChangedPayload):
    VERSION = '2.3'  # NTF201: 'InheritingPayload' changed and VERSION is still 2.3; needs 2.4 at least (...


@base.ServiceObjectRegistry.register
class BumpedPayload(base.NotificationPayloadBase):
    VERSION = '1.10'  # NTF203: 'BumpedPayload' 1.10 is ahead of the table object_data in svc/tests/test_objects.py (1.9): run 'flake8-notifications fingerprints'
    fields = {}


@base.ServiceObjectRegistry.register
class LowerPayload(base.NotificationPayloadBase):
    VERSION = '1.1'  # NTF206: 'LowerPayload' has VERSION 1.1, lower than 1.2 in the table object_data in svc/tests/test_objects.py: raise it to 1.2 at least
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class LowerAndChangedPayload(base.NotificationPayloadBase):
    VERSION = '1.1'  # NTF206: 'LowerAndChangedPayload' has VERSION 1.1, lower than 1.2 in the table object_data in svc/tests/test_objects.py: raise it to 1.3 at least
    fields = {}


@base.ServiceObjectRegistry.register
class AddedPayload(base.NotificationPayloadBase):  # NTF204: 'AddedPayload' is not in the table object_data in svc/tests/test_objects.py: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {}


# No fingerprint tells one list from another.
@base.ServiceObjectRegistry.register
class UnchangedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'ids': fields.ListOfStringsField()}
