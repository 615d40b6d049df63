"""What the bakery tells the other services."""

from datetime import datetime
from typing import ClassVar, Literal

from pydantic import BaseModel, Field


class Event(BaseModel):
    type: str
    at: datetime = Field(default_factory=datetime.now)


class LoafBaked(Event):
    type: Literal["loaf.baked"] = "loaf.baked"
    weight: int


class LoafBurnt(LoafBaked):
    type: Literal["loaf.burnt"] = "loaf.burnt"


class OvenHeated(Event):
    type: Literal["oven.heated"]
    degrees: int


class FlourDelivered(Event):
    type: str = Field(default="flour.delivered", frozen=True)
    sacks: int = 1


class ShelfEmptied(LoafBaked):
    """Says on the wire what it inherits."""

    shelf: str


class TillOpened(BaseModel):
    type: ClassVar[str] = "till.opened"
