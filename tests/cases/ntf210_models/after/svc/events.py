"""Events that have no version."""

from pydantic import BaseModel, Field


class Event(BaseModel):
    id: int


class OrderCreated(Event):  # NTF210: 'OrderCreated' changed incompatibly and has no version: field 'note' removed; add a new event class, or record it: 'flake8-notifications fingerprints --accept OrderCreated'
    total: int


class OrderPaid(Event):  # NTF210: 'OrderPaid' changed incompatibly and has no version: field 'amountPaid' renamed to 'amount'; add a new event class, or record it: 'flake8-notifications fingerprints --accept OrderPaid'
    amount: int = Field()


class OrderShipped(Event):  # NTF203: 'OrderShipped' has changed since it was recorded: field 'parcels' added (int): run 'flake8-notifications fingerprints'
    carrier: str
    parcels: int = 1
