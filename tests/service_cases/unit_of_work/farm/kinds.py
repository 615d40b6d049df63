from enum import Enum


class Kind(str, Enum):
    MILKED = "cow.milked"
    FED = "cow.fed"
    SOLD = "cow.sold"
