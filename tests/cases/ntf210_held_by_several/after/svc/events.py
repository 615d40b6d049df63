"""Events that hold the same things, some in one another."""

from __future__ import annotations

from pydantic import BaseModel


class Event(BaseModel):
    id: int


class Country(BaseModel):  # NTF210: 'Country' changed incompatibly and has no version: field 'name' removed; 'OrderPaid', 'OrderPlaced' and 1 more hold it: add new event classes that hold a new one, or record it: 'flake8-notifications fingerprints --accept Country'
    code: str


class Address(BaseModel):
    city: str
    country: Country


class Item(BaseModel):  # NTF210: 'Item' changed incompatibly and has no version: field 'weight' removed; 'OrderPlaced' holds it: add a new event class that holds a new one, or record it: 'flake8-notifications fingerprints --accept Item'
    sku: str
    parts: list[Item] = []


class OrderPlaced(Event):
    items: list[Item]
    address: Address | None = None


class OrderShipped(Event):
    to: dict[str, Address]


class OrderPaid(Event):
    from_: Address


class Batch(Event):  # NTF210: 'Batch' changed incompatibly and has no version: field 'first' renamed to 'second'; add a new event class, or record it: 'flake8-notifications fingerprints --accept Batch'
    second: OrderPlaced
