"""As it is recorded: written down."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class ConditionPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class KeyPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}
