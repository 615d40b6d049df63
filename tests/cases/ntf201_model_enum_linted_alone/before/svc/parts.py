"""What events are made of."""

import enum

Amount = int


class Way(str, enum.Enum):
    CARD = "card"
