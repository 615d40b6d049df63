"""Events with a field for their version."""

from typing import Literal, Optional

from pydantic import BaseModel

from svc import parts


class Event(BaseModel):
    id: int


class OrderPaid(Event):
    revision: Literal["1.0"] = "1.0"
    ways: list[parts.Way]
    total: Optional[parts.Amount] = None
