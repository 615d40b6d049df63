"""As it is recorded: written down."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class VersionPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class FieldPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class PassedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class DeletedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class ClearedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class AugmentedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class AliasedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class HandedOnPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class ByFunctionPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}
