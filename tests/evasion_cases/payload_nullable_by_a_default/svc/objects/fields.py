"""The field types of the service."""

from oslo_versionedobjects import fields

from svc import states

BooleanField = fields.BooleanField
DateTimeField = fields.DateTimeField
IntegerField = fields.IntegerField
ListOfObjectsField = fields.ListOfObjectsField
ListOfStringsField = fields.ListOfStringsField
ListOfIntegersField = fields.ListOfIntegersField
ObjectField = fields.ObjectField
UUIDField = fields.UUIDField


class StringField(fields.StringField):
    def __init__(self, nullable=True, **kwargs):
        super().__init__(nullable=nullable, **kwargs)


class OrderState(fields.Enum):
    def __init__(self):
        super().__init__(valid_values=states.ALL)


class OrderStateField(fields.BaseEnumField):
    AUTO_TYPE = OrderState()
