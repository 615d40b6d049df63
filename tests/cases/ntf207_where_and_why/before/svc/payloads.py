"""Classes that can be read, before they no longer can."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class WholePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class CallPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class TwoPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class SourcePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {'id': ('order', 'id')}
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class VersionPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class NullablePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class DefaultPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class ForeignPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class SchemaPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {'id': ('order', 'id')}
    fields = {'id': fields.UUIDField()}
