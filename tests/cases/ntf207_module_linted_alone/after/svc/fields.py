"""The enum can no longer be read, and only its file is checked."""

import shipping
from oslo_versionedobjects import fields


class OrderState(fields.Enum):
    def __init__(self):
        super().__init__(valid_values=shipping.STATES)  # NTF207: 'OrderPayload': 'state' cannot be resolved: 'shipping.STATES' cannot be read: install 'shipping' beside flake8 (svc/fields.py:9); see svc/payloads.py:7


class OrderStateField(fields.BaseEnumField):
    AUTO_TYPE = OrderState()
