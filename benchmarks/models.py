"""A project of pydantic models, as many as wanted: events with a base, nested models, enums."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MODELS_OF_A_MODULE: Final = 10

_CONFIGURATION: Final = """\
[flake8]
notifications-payload-bases = shop.base.Event
"""

_BASE: Final = '''\
"""What all events have in common."""

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class Level(str, Enum):
    INFO = "info"
    WARN = "warn"


class Money(BaseModel):
    amount: Decimal
    currency: str = "EUR"


class Event(BaseModel):
    """What is told to the world."""

    model_config = ConfigDict(populate_by_name=True)
    VERSION: ClassVar[str] = "1.0"

    id: UUID
    at: datetime
    level: Level = Level.INFO
'''

_MODULE: Final = '''\
"""What happens to the orders of part {number}.

Consumers get each event as JSON; see the events' own documentation for when they are sent.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Literal

from pydantic import BaseModel, Field, field_validator

from shop.base import Event, Money
{imported}

class Status{number}(str, Enum):
    """How far an order has come."""

    OPEN = "open"
    PAID = "paid"
    SHIPPED = "shipped"
    CLOSED = "closed"


class Address{number}(BaseModel):
    """Where something is sent to, or is billed."""

    name: str = Field(description="The name of the person or company, as on the letter box.")
    street: str = Field(description="The street with the number of the house.")
    city: str
    zip_code: str = Field(alias="zipCode", max_length=10)
    country: Literal["AT", "CH", "DE"] = "DE"

    @field_validator("zip_code", mode="before")
    @classmethod
    def _without_spaces(cls, value: str) -> str:
        return value.replace(" ", "")


class Item{number}(BaseModel):
    """A line of an order."""

    sku: str = Field(description="The stock keeping unit, as in the catalogue of part {number}.")
    title: str = Field(description="What the customer has seen, in the language of the shop.")
    quantity: int = Field(default=1, ge=1)
    price: Money = Field(description="Of one piece, without what is taken off.")
    tags: list[str] = Field(default_factory=list)


class Customer{number}(BaseModel):
    """Who has ordered."""

    number: int = Field(description="The number of the customer, which is never given again.")
    name: str
    # Where the invoice goes to; the goods may go elsewhere.
    address: Address{number}
    email: str | None = Field(default=None, description="Missing where somebody has called.")
    phone: str | None = None


class Totals{number}(BaseModel):
    """What an order costs."""

    net: Money = Field(description="Without tax.")
    tax: Money
    shipping: Money | None = None
    discounts: dict[str, Money] = Field(default={{}}, description="By the codes of vouchers.")

    def gross(self) -> Money:
        """What the customer pays."""
        return Money(amount=self.net.amount + self.tax.amount, currency=self.net.currency)


class Order{number}Event(Event):
    """What all events of an order have."""

    order_id: int = Field(description="The number of the order.")
    status: Status{number} = Status{number}.OPEN
    source: Literal["web", "app", "phone"] = "web"


class Order{number}Placed(Order{number}Event):
    """Sent as soon as a customer has placed an order, before anything is paid."""

    type: Literal["order_{number}.placed"] = "order_{number}.placed"
    items: list[Item{number}] = Field(description="In the order in which they were added.")
    customer: Customer{number}
    totals: Totals{number}
    voucher: str | None = Field(default=None, description="The code that was typed in, if any.")


class Order{number}Paid(Order{number}Event):
    """Sent when all of an order is paid."""

    type: Literal["order_{number}.paid"] = "order_{number}.paid"
    method: Literal["card", "cash", "invoice"]
    amount: Money = Field(description="What was paid, in the currency of the shop.")
    reference: str = Field(default="", description="What the bank has to say of it.")


class Order{number}Shipped(Order{number}Event):
    """Sent for each parcel of an order that leaves the house."""

    type: Literal["order_{number}.shipped"] = "order_{number}.shipped"
    address: Address{number}
    expected: datetime | None = Field(default=None, description="When it should be there.")
    parcels: int = Field(default=1, ge=1)
    tracking: dict[str, str] = Field(default_factory=dict)


class Order{number}Cancelled(Order{number}Event):
    """Sent when an order will not be shipped, whoever wanted that."""

    type: Literal["order_{number}.cancelled"] = "order_{number}.cancelled"
    reason: str = Field(description="In the words of the customer, or of the shop.")
    by_customer: bool = True
    refunded: Money | None = None


class Order{number}Returned(Order{number}Event):
    """Sent when some of an order has come back and was looked at."""

    type: Literal["order_{number}.returned"] = "order_{number}.returned"
    items: list[Item{other}] = Field(description="What came back, which need not be all.")
    is_complete: bool = False
    note: str | None = Field(default=None, max_length=200)
'''


def models(count: int) -> Mapping[str, str]:
    """The files; every module but each fifth holds a model of the one before it."""
    numbers = range(count // MODELS_OF_A_MODULE)
    modules = {f"shop/part_{number}.py": _module(number) for number in numbers}
    return {"setup.cfg": _CONFIGURATION, "shop/__init__.py": "", "shop/base.py": _BASE} | modules


def _module(number: int) -> str:
    other = number - 1 if number % 5 else number
    imported = "" if other == number else f"from shop.part_{other} import Item{other}\n"
    return _MODULE.format(number=number, other=other, imported=imported)
