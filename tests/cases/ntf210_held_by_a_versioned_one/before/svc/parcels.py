"""What happens to parcels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from svc.marking import event


@dataclass
class Place:
    city: str
    street: str


@event("parcel.moved")
@dataclass
class ParcelMoved:
    VERSION: ClassVar[str] = "1.0"
    to: Place
