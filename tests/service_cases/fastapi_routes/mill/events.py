from typing import Literal

from pydantic import BaseModel


class Event(BaseModel):
    type: str


class Roll(Event):
    type: Literal['roll.refunded'] = 'roll.refunded'
    refund: int


class EvA(Event):
    type: Literal['ev.a'] = 'ev.a'


class EvB(Event):
    type: Literal['ev.b'] = 'ev.b'


class EvC(Event):
    type: Literal['ev.c'] = 'ev.c'


class EvD(Event):
    type: Literal['ev.d'] = 'ev.d'


class EvF(Event):
    type: Literal['ev.f'] = 'ev.f'


class EvG(Event):
    type: Literal['ev.g'] = 'ev.g'
