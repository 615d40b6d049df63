"""Fields added, removed, renamed, and of another type."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class AddedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class AddedNullablePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class RemovedPayload(base.NotificationPayloadBase):
    VERSION = '1.4'
    fields = {
        'id': fields.UUIDField(),
        'coupon': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class RenamedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'name': fields.StringField(nullable=True)}


@base.ServiceObjectRegistry.register
class ReplacedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'name': fields.StringField()}


@base.ServiceObjectRegistry.register
class TypePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'count': fields.StringField()}


@base.ServiceObjectRegistry.register
class ElementPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'sizes': fields.ListOfStringsField()}


@base.ServiceObjectRegistry.register
class NullableElementPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'tags': fields.DictOfStringsField()}


@base.ServiceObjectRegistry.register
class NoLongerNullableElementPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'tags': fields.DictOfNullableStringsField()}


@base.ServiceObjectRegistry.register
class ObjectPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {
        'inner': fields.ObjectField('AddedPayload'),
        'inners': fields.ListOfObjectsField('AddedPayload'),
    }


@base.ServiceObjectRegistry.register
class SubclassesPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'inner': fields.ObjectField('TypePayload')}


@base.ServiceObjectRegistry.register
class UnchangedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}
