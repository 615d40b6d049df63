"""A small service with a bus of its own, whose events are classes of every dialect."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import helpers

COMMON: Final = '''\
"""What events have in common."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

T = TypeVar("T")


class Currency(str, enum.Enum):
    EUR = "EUR"
    USD = "USD"


class Urgency(enum.IntEnum):
    LOW = 1
    HIGH = 2


@dataclass
class Money:
    """An amount of money."""

    # Never below zero.
    amount: Decimal
    currency: Currency = Currency.EUR


class Wire(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Item(Wire):
    """A line of an order."""

    sku: str = Field(description="The stock keeping unit.")
    unit_price: Money
    tags: set[str] = set()


class Page(Wire, Generic[T]):
    items: list[T]
    next_page: int | None = None


class Tree(BaseModel):
    name: str
    children: list[Tree] = []
'''
EVENTS: Final = '''\
"""The events of the shop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple, TypedDict, Union

import attrs
import msgspec
from pydantic import ConfigDict, Field
from typing_extensions import NotRequired

from shop.common import Currency, Item, Money, Page, Tree, Urgency, Wire


class Event(Wire):
    type: str
    # Who has caused it.
    caused_by: str | None = None


class OrderCreated(Event):
    """A customer has ordered something."""

    type: Literal["order.created"] = "order.created"
    order_id: int
    """What the customer calls it."""
    items: list[Item]
    urgency: Urgency = Urgency.LOW


class Card(Wire):
    method: Literal["card"] = "card"
    last_four: str


class Transfer(Wire):
    method: Literal["transfer"] = "transfer"
    iban: str


class OrderPaid(Event):
    type: Literal["order.paid"] = "order.paid"
    payment: Annotated[Union[Card, Transfer], Field(discriminator="method")]
    totals: dict[Currency, Money]


class OrdersListed(Event):
    type: Literal["orders.listed"] = "orders.listed"
    page: Page[Item]
    numbers: Page[int]


class CategoriesChanged(Event):
    model_config = ConfigDict(extra="forbid")
    type: Literal["categories.changed"] = "categories.changed"
    tree: Tree


class Pinged(Event):
    model_config = ConfigDict(extra="allow")
    type: str = "pinged"


@dataclass
class StockEvent:
    type: str
    left: int


@dataclass
class StockLow(StockEvent):
    type: Literal["stock.low"] = "stock.low"
    left: int = 0


@dataclass
class StockGone(StockEvent):
    type: Literal["stock.gone"] = "stock.gone"
    left: int = 0
    back: str | None = None


class UserStruct(msgspec.Struct, kw_only=True):
    user_id: int
    name: str | msgspec.UnsetType = msgspec.UNSET
    type: Literal["user.added", "user.gone"]


@attrs.define
class Doors:
    open: bool
    type: str = "doors.moved"


class LampDict(TypedDict):
    type: Literal["lamp.lit"]
    watts: float
    room: NotRequired[str]


class Tick(NamedTuple):
    number: int
    type: str = "tick"
'''
BUS: Final = """\
class Bus:
    def emit(self, event):
        raise NotImplementedError

    def put(self, event):
        raise NotImplementedError


bus = Bus()
"""
SENDING: Final = """\
from shop import events
from shop.bus import bus


def announce(event: events.Event) -> None:
    bus.emit(event)


def create(items):
    announce(events.OrderCreated(order_id=1, items=items))


def repeat(items):
    bus.emit(events.OrderCreated(order_id=2, items=items))


def pay(payment, totals):
    announce(events.OrderPaid(payment=payment, totals=totals))


def list_orders(page, numbers):
    announce(events.OrdersListed(page=page, numbers=numbers))


def change(tree):
    event = events.CategoriesChanged(tree=tree)
    bus.emit(event)


def ping():
    bus.emit(events.Pinged())


def count(left: int):
    bus.emit(events.StockLow(left=left) if left else events.StockGone())


async def on_stock(event: events.StockEvent):
    bus.emit(event)


def change_user(user: int):
    for type in ("user.added", "user.gone"):
        bus.emit(events.UserStruct(user_id=user, type=type))


def move():
    bus.emit(events.Doors(True))


def light(room: str):
    bus.put(events.LampDict(type="lamp.lit", watts=1.5))
    bus.put({"type": "lamp.lit", "watts": 2.5, "room": room})


def tick(number: int):
    bus.emit(events.Tick(number))
"""
CONFIG: Final = """\
[flake8]
notifications-notifiers = shop.bus.Bus.emit:0.type, shop.bus.Bus.put:0[type]
notifications-payload-bases = shop.events.Event, shop.events.StockEvent
notifications-payload-classes = shop.events.*Struct, shop.events.Doors, shop.events.*Dict,
    shop.events.Tick
notifications-version-attribute = none
"""


def lay(root: Path, **changes: str) -> Path:
    """Write the service.

    :param changes: other texts for its modules, by name.
    """
    texts = {"common": COMMON, "events": EVENTS, "bus": BUS, "sending": SENDING, **changes}
    modules = {f"shop/{name}.py": text for name, text in texts.items()}
    return helpers.write(root, {helpers.CONFIG: CONFIG, "shop/__init__.py": "", **modules})
