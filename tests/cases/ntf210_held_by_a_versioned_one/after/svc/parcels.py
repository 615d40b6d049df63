"""What happens to parcels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from svc.marking import event


@dataclass
class Place:  # NTF210: 'Place' changed incompatibly and has no version: field 'street' became nullable; 'ParcelMoved' holds it: add a new event class that holds a new one, or record it: 'flake8-notifications fingerprints --accept Place'
    city: str
    street: str | None


@event("parcel.moved")
@dataclass
class ParcelMoved:
    VERSION: ClassVar[str] = "1.0"
    to: Place
