"""The field types of the service: those of the library and enums of its own."""

from oslo_versionedobjects import fields

BaseEnumField = fields.BaseEnumField
Enum = fields.Enum


class OrderState(Enum):
    NEW = 'new'
    PAID = 'paid'
    SENT = 'sent'
    LOST = 'lost'  # NTF201: 'OrderPayload' changed and VERSION is still 1.0: field 'state': value 'lost' added; needs 1.1 (or 2.0); see svc/payloads.py:8  # NTF201: 'StatePayload' changed and VERSION is still 1.3: field 'state': value 'lost' added; needs 1.4 (or 2.0); see svc/payloads.py:14

    ALL = (NEW, PAID, SENT, LOST)

    def __init__(self):
        super().__init__(valid_values=OrderState.ALL)


class OrderStateField(BaseEnumField):
    AUTO_TYPE = OrderState()
