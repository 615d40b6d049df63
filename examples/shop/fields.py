"""The field types of the shop: those of the library and an enum of its own."""

from oslo_versionedobjects import fields

BaseEnumField = fields.BaseEnumField
DateTimeField = fields.DateTimeField
Enum = fields.Enum
EnumField = fields.EnumField
IntegerField = fields.IntegerField
ListOfObjectsField = fields.ListOfObjectsField
ObjectField = fields.ObjectField
StringField = fields.StringField
UUIDField = fields.UUIDField


class OrderAction(Enum):
    PLACE = 'place'
    PAY = 'pay'
    SHIP = 'ship'
    CANCEL = 'cancel'

    ALL = (PLACE, PAY, SHIP, CANCEL)

    def __init__(self):
        super().__init__(valid_values=OrderAction.ALL)


class OrderActionField(BaseEnumField):
    AUTO_TYPE = OrderAction()
