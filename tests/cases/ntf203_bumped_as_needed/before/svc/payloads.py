"""The VERSION is as it should be, and only the fingerprint file is behind."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class MinorPayload(base.NotificationPayloadBase):
    VERSION = '1.9'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class MajorPayload(base.NotificationPayloadBase):
    VERSION = '1.9'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class MajorForMinorPayload(base.NotificationPayloadBase):
    VERSION = '1.9'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class UnchangedPayload(base.NotificationPayloadBase):
    VERSION = '1.9'
    fields = {'id': fields.UUIDField()}
