from abc import ABC, abstractmethod
from typing import ClassVar, Literal, Union

from pydantic import BaseModel


class Event(BaseModel, ABC):
    type: str

    @abstractmethod
    def describe(self) -> str: ...


class Paid(Event):
    type: Literal['paid.one', 'paid.two']

    def describe(self) -> str:
        return 'paid'


class Sent(Event):
    type: ClassVar[str] = 'order.sent'

    def describe(self) -> str:
        return 'sent'


class SentLate(Sent):
    type: ClassVar[str] = 'order.sent_late'


class Loose:
    def __init__(self, type):
        self.type = type


Any = Union[Paid, SentLate]
