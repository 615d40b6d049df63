"""The events of the bakery."""

from typing import Literal

from pydantic import BaseModel


class Event(BaseModel):
    type: str


class LoafBaked(Event):
    type: Literal['loaf.baked'] = 'loaf.baked'
    weight: int


class LoafBurnt(Event):
    type: Literal['loaf.burnt'] = 'loaf.burnt'
    minutes: int


class OvenChanged(Event):
    oven: str


class Notice(Event):
    text: str = ''
