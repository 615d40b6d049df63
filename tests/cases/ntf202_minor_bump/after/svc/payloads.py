"""A minor bump where a receiver of the old version would fail."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class RemovedPayload(base.NotificationPayloadBase):
    VERSION = '1.1'  # NTF202: 'RemovedPayload' 1.0 → 1.1, but the change is incompatible: field 'note' removed; needs 2.0
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class RenamedPayload(base.NotificationPayloadBase):
    VERSION = '1.1'  # NTF202: 'RenamedPayload' 1.0 → 1.1, but the change is incompatible: field 'name' renamed to 'title'; needs 2.0
    fields = {'title': fields.StringField()}


@base.ServiceObjectRegistry.register
class TypePayload(base.NotificationPayloadBase):
    VERSION = '1.1'  # NTF202: 'TypePayload' 1.0 → 1.1, but the change is incompatible: field 'count': type Integer → Float; needs 2.0
    fields = {'count': fields.FloatField()}


@base.ServiceObjectRegistry.register
class ObjectPayload(base.NotificationPayloadBase):
    VERSION = '1.1'  # NTF202: 'ObjectPayload' 1.0 → 1.1, but the change is incompatible: field 'inner': type Object[TypePayload] → Object[RenamedPayload]; needs 2.0
    fields = {'inner': fields.ObjectField('RenamedPayload')}


@base.ServiceObjectRegistry.register
class NullablePayload(base.NotificationPayloadBase):
    VERSION = '1.7'  # NTF202: 'NullablePayload' 1.0 → 1.7, but the change is incompatible: field 'note' became nullable; needs 2.0
    fields = {'note': fields.StringField(nullable=True)}


@base.ServiceObjectRegistry.register
class NullableElementPayload(base.NotificationPayloadBase):
    VERSION = '2.8'  # NTF202: 'NullableElementPayload' 2.7 → 2.8, but the change is incompatible: field 'tags': type Dict[String] → Dict[String | None]; needs 3.0
    fields = {'tags': fields.DictOfNullableStringsField()}
