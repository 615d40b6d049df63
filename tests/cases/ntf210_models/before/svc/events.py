"""Events that have no version."""

from pydantic import BaseModel, Field


class Event(BaseModel):
    id: int


class OrderCreated(Event):
    total: int
    note: str | None = None


class OrderPaid(Event):
    amount: int = Field(alias="amountPaid")


class OrderShipped(Event):
    carrier: str
