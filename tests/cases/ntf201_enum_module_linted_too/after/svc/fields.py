"""The field types of the service: those of the library and enums of its own."""

from oslo_versionedobjects import fields

BaseEnumField = fields.BaseEnumField
Enum = fields.Enum


class OrderState(Enum):
    NEW = 'new'
    PAID = 'paid'

    ALL = (NEW, PAID)

    def __init__(self):
        super().__init__(valid_values=OrderState.ALL)


class OrderStateField(BaseEnumField):
    AUTO_TYPE = OrderState()
