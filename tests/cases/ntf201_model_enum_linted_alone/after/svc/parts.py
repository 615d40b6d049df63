"""What events are made of."""

import enum

Amount = int


class Way(str, enum.Enum):
    CARD = "card"
    CASH = "cash"  # NTF201: 'OrderPaid' changed and revision is still 1.0: field 'ways': value 'cash' added; needs 1.1 (or 2.0); see svc/events.py:15
