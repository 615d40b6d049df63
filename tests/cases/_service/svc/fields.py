"""The field types of the service: those of the library and enums of its own."""

from oslo_versionedobjects import fields

BaseEnumField = fields.BaseEnumField
BooleanField = fields.BooleanField
DateTimeField = fields.DateTimeField
DictOfNullableStringsField = fields.DictOfNullableStringsField
DictOfStringsField = fields.DictOfStringsField
Enum = fields.Enum
EnumField = fields.EnumField
FloatField = fields.FloatField
IntegerField = fields.IntegerField
ListOfIntegersField = fields.ListOfIntegersField
ListOfObjectsField = fields.ListOfObjectsField
ListOfStringsField = fields.ListOfStringsField
ObjectField = fields.ObjectField
SetOfStringsField = fields.SetOfStringsField
StringField = fields.StringField
UUIDField = fields.UUIDField


class OrderState(Enum):
    NEW = 'new'
    PAID = 'paid'
    SENT = 'sent'

    ALL = (NEW, PAID, SENT)

    def __init__(self):
        super().__init__(valid_values=OrderState.ALL)


class OrderStateField(BaseEnumField):
    AUTO_TYPE = OrderState()
