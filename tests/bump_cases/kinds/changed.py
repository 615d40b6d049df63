"""What is said of each kind of change."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class RemovedPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class RenamedPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'full_name': fields.StringField()}


@base.ServiceObjectRegistry.register
class TypePayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'count': fields.IntegerField()}


@base.ServiceObjectRegistry.register
class ElementPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'tags': fields.DictOfNullableStringsField()}


@base.ServiceObjectRegistry.register
class NullablePayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'note': fields.StringField(nullable=True), 'mark': fields.StringField()}


@base.ServiceObjectRegistry.register
class DefaultPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'a': fields.StringField(default='z'), 'b': fields.StringField(default='x\n\u2028y'), 'c': fields.StringField()}


@base.ServiceObjectRegistry.register
class ValuesPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'state': fields.EnumField(['new', 'sent', 'lost'])}


@base.ServiceObjectRegistry.register
class SchemaPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    SCHEMA = {'a': ('order', 'z'), 'c': ('order', 'c')}
    fields = {'a': fields.StringField(), 'b': fields.StringField(), 'c': fields.StringField()}


@base.ServiceObjectRegistry.register
class SeveralPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'old': fields.StringField(nullable=True), 'new': fields.StringField(), 'newer': fields.IntegerField()}
