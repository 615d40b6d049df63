"""What is said of each kind of change."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class RemovedPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'coupon': fields.StringField(), 'tag': fields.StringField()}


@base.ServiceObjectRegistry.register
class RenamedPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'name': fields.StringField()}


@base.ServiceObjectRegistry.register
class TypePayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'count': fields.StringField()}


@base.ServiceObjectRegistry.register
class ElementPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'tags': fields.DictOfStringsField()}


@base.ServiceObjectRegistry.register
class NullablePayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'note': fields.StringField(), 'mark': fields.StringField(nullable=True)}


@base.ServiceObjectRegistry.register
class DefaultPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'a': fields.StringField(default='x'), 'b': fields.StringField(), 'c': fields.StringField(default='y')}


@base.ServiceObjectRegistry.register
class ValuesPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'state': fields.EnumField(['new', 'paid'])}


@base.ServiceObjectRegistry.register
class SchemaPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    SCHEMA = {'a': ('order', 'a'), 'b': ('order', 'b')}
    fields = {'a': fields.StringField(), 'b': fields.StringField(), 'c': fields.StringField()}


@base.ServiceObjectRegistry.register
class SeveralPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'old': fields.StringField(), 'gone': fields.UUIDField()}
