from typing import Literal

from typing_extensions import NotRequired, TypedDict

from mill.bus import Bus


class FlourMade(TypedDict):
    type: Literal['flour.made']
    weight: NotRequired[int]


class BranMade(FlourMade):
    grade: str


def go(bus: Bus):
    bus.emit(FlourMade(type='flour.made', weight=1))  # sends 'flour.made'
    bus.emit(BranMade(type='bran.made', grade='fine'))  # sends 'bran.made'
    made: FlourMade = {'type': 'meal.made'}
    bus.emit(made)  # sends 'meal.made'
