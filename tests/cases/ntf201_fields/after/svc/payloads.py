"""Fields added, removed, renamed, and of another type."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class AddedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'AddedPayload' changed and VERSION is still 1.0: field 'x' added (String); needs 1.1 (or 2.0)
    fields = {
        'id': fields.UUIDField(),
        'x': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class AddedNullablePayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'AddedNullablePayload' changed and VERSION is still 1.0: field 'x' added (List[Object[AddedPayload]], nullable); needs 1.1 (or 2.0)
    fields = {
        'id': fields.UUIDField(),
        'x': fields.ListOfObjectsField('AddedPayload', nullable=True),
    }


@base.ServiceObjectRegistry.register
class RemovedPayload(base.NotificationPayloadBase):
    VERSION = '1.4'  # NTF201: 'RemovedPayload' changed and VERSION is still 1.4: field 'coupon' removed; needs 2.0
    fields = {
        'id': fields.UUIDField(),
    }


@base.ServiceObjectRegistry.register
class RenamedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'RenamedPayload' changed and VERSION is still 1.0: field 'name' renamed to 'full_name'; needs 2.0
    fields = {'full_name': fields.StringField(nullable=True)}


@base.ServiceObjectRegistry.register
class ReplacedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'ReplacedPayload' changed and VERSION is still 1.0: field 'name' removed, field 'number' added (Integer); needs 2.0
    fields = {'number': fields.IntegerField()}


@base.ServiceObjectRegistry.register
class TypePayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'TypePayload' changed and VERSION is still 1.0: field 'count': type String → Integer; needs 2.0
    fields = {'count': fields.IntegerField()}


@base.ServiceObjectRegistry.register
class ElementPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'ElementPayload' changed and VERSION is still 1.0: field 'sizes': type List[String] → List[Integer]; needs 2.0
    fields = {'sizes': fields.ListOfIntegersField()}


@base.ServiceObjectRegistry.register
class NullableElementPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'NullableElementPayload' changed and VERSION is still 1.0: field 'tags': type Dict[String] → Dict[String | None]; needs 2.0
    fields = {'tags': fields.DictOfNullableStringsField()}


@base.ServiceObjectRegistry.register
class NoLongerNullableElementPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'NoLongerNullableElementPayload' changed and VERSION is still 1.0: field 'tags': type Dict[String | None] → Dict[String]; needs 1.1 (or 2.0)
    fields = {'tags': fields.DictOfStringsField()}


@base.ServiceObjectRegistry.register
class ObjectPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'ObjectPayload' changed and VERSION is still 1.0: field 'inner': type Object[AddedPayload] → Object[TypePayload], field 'inners': type List[Object[AddedPayload]] → List[Object[TypePayload]]; needs 2.0
    fields = {
        'inner': fields.ObjectField('TypePayload'),
        'inners': fields.ListOfObjectsField('TypePayload'),
    }


@base.ServiceObjectRegistry.register
class SubclassesPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'SubclassesPayload' changed and VERSION is still 1.0: field 'inner': type Object[TypePayload] → Object[TypePayload, subclasses=True]; needs 2.0
    fields = {'inner': fields.ObjectField('TypePayload', subclasses=True)}


@base.ServiceObjectRegistry.register
class UnchangedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}
