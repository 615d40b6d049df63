from dataclasses import dataclass
from typing import Literal, NamedTuple

from pydantic import BaseModel

from event_ways.bus import emit


class Record(NamedTuple):
    id: int
    type: str = 'record.default'


class Event(BaseModel):
    type: str

    def hand_out(self):
        emit(self)  # NTF101 event.created NTF101 event.loose NTF101 event.own


class Created(Event):
    type: Literal['event.created'] = 'event.created'

    @classmethod
    def of(cls, order):
        return cls(order=order)


class Loose(Event):
    type: str = 'event.loose'


class Own(Event):
    type: str = 'event.own'

    def __init__(self, label, **values):
        super().__init__(type='own.' + label, **values)


@dataclass
class After:
    label: str

    def __post_init__(self):
        self.type = f'after.{self.label}'
