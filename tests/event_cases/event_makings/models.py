from dataclasses import dataclass

from sqlalchemy.orm import DeclarativeBase, Mapped


class Base(DeclarativeBase):
    pass


class Message(Base):
    __tablename__ = 'messages'
    event_type: Mapped[str]
    body: Mapped[str]


class Special(Message):
    pass


@dataclass
class Row:
    id: int
    label: str = 'row.default'


class Envelope:
    def __init__(self, headers, body=None):
        self.headers = headers
        self.body = body
