"""The fingerprints are a table, which has no fields to compare with."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class ChangedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class InheritingPayload(ChangedPayload):
    VERSION = '2.3'


@base.ServiceObjectRegistry.register
class BumpedPayload(base.NotificationPayloadBase):
    VERSION = '1.9'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class LowerPayload(base.NotificationPayloadBase):
    VERSION = '1.2'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class LowerAndChangedPayload(base.NotificationPayloadBase):
    VERSION = '1.2'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class UnchangedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'ids': fields.ListOfIntegersField()}
