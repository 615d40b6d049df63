"""As it is recorded: written down."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class FunctionPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class BuilderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class CommonPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class GeneratorPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'id_seen': fields.StringField()}
