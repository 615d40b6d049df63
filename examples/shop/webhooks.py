"""What the shop tells the computers of its customers, who know no version of it."""

from typing import Literal, NotRequired, TypedDict


class OrderShippedPayload(TypedDict):  # NTF210
    order: str
    carrier: Literal["bike", "post"]
    note: NotRequired[str]
