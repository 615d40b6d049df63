"""VERSION on its way up."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.10'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class ChangedPayload(base.NotificationPayloadBase):
    VERSION = '2.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class BrokenPayload(base.NotificationPayloadBase):
    VERSION = '2.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class PatchPayload(base.NotificationPayloadBase):
    VERSION = '1.0.2'
    fields = {'id': fields.UUIDField()}
