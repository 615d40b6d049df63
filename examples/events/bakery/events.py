"""The events of the bakery."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import BaseModel

from flour.grades import Grade


@dataclass
class Place:  # NTF210
    shelf: str


class Event(BaseModel):
    VERSION: ClassVar[str] = '1.0'

    type: str


class LoafBaked(Event):
    VERSION: ClassVar[str] = '1.0'  # NTF201

    type: Literal['loaf.baked'] = 'loaf.baked'
    weight: int
    slices: int | None = None


class LoafBurnt(Event):
    VERSION: ClassVar[str] = '1.1'  # NTF202

    type: Literal['loaf.burnt'] = 'loaf.burnt'
    minutes: float


class LoafStored(Event):
    VERSION: ClassVar[str] = '1.1'  # NTF203

    type: Literal['loaf.stored'] = 'loaf.stored'
    place: Place
    warm: bool = False


class OvenChanged(Event):
    oven: str


class Notice(Event):
    text: str = ''


class OvenCleaned(Event):  # NTF204
    oven: str


class DoughMixed(Event):
    VERSION: ClassVar[str] = 'first'  # NTF206

    type: Literal['dough.mixed'] = 'dough.mixed'
    kneaded: bool


class FlourDelivered(Event):  # NTF207
    type: Literal['flour.delivered'] = 'flour.delivered'
    grade: Grade
