from abc import ABC, abstractmethod
from dataclasses import dataclass


class Event(ABC):
    @property
    @abstractmethod
    def topic(self) -> str: ...


@dataclass
class StoneEvent(Event):
    tons: int


@dataclass
class StoneCut(StoneEvent):
    @property
    def topic(self) -> str:
        return "stone.cut"


@dataclass
class StoneSold(StoneEvent):
    topic: str = "stone.sold"


@dataclass
class Blasted(Event):
    topic: str = "quarry.blasted"
