"""A patch number: more than nothing, less than what an incompatible change needs."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class BreakingPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class CompatiblePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class NextPatchPayload(base.NotificationPayloadBase):
    VERSION = '1.0.1'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class SamePatchPayload(base.NotificationPayloadBase):
    VERSION = '1.0.1'
    fields = {'id': fields.UUIDField()}
