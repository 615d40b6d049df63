"""Events that hold the same things, some in one another."""

from __future__ import annotations

from pydantic import BaseModel


class Event(BaseModel):
    id: int


class Country(BaseModel):
    code: str
    name: str


class Address(BaseModel):
    city: str
    country: Country


class Item(BaseModel):
    sku: str
    weight: int
    parts: list[Item] = []


class OrderPlaced(Event):
    items: list[Item]
    address: Address | None = None


class OrderShipped(Event):
    to: dict[str, Address]


class OrderPaid(Event):
    from_: Address


class Batch(Event):
    first: OrderPlaced
