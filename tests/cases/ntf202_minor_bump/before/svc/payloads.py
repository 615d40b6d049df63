"""A minor bump where a receiver of the old version would fail."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class RemovedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {
        'id': fields.UUIDField(),
        'note': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class RenamedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'name': fields.StringField()}


@base.ServiceObjectRegistry.register
class TypePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'count': fields.IntegerField()}


@base.ServiceObjectRegistry.register
class ObjectPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'inner': fields.ObjectField('TypePayload')}


@base.ServiceObjectRegistry.register
class NullablePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class NullableElementPayload(base.NotificationPayloadBase):
    VERSION = '2.7'
    fields = {'tags': fields.DictOfStringsField()}
