"""Where a value comes from: the call that supplied it, the parameter whose callers know it."""

from __future__ import annotations

from typing import Final, NamedTuple

from flake8_notifications.source.place import Place


class FunctionKey(NamedTuple):
    """The identity of a function: where it is defined."""

    path: str
    line: int
    column: int


class Parameter(NamedTuple):
    """A parameter of a function that is run on its own: only its callers know the value.

    :ivar is_part: whether only a part of the value matters, such as an attribute.
    :ivar receiver: for a constructor, the class that it instantiates.
    :ivar is_earlier: whether it belongs to a call that has returned and left something behind: what
        is known of it does not carry over to another call.
    """

    function: FunctionKey
    name: str
    is_part: bool = False
    receiver: FunctionKey | None = None
    is_earlier: bool = False


class Supplier(NamedTuple):
    """The call that supplied a value.

    :ivar depth: the depth of that call in the call stack of its run.
    :ivar order: its position in the order of calls.
    :ivar column: 0-based.
    :ivar parameter: the parameter that supplied it, of the function that is run on its own, where a
        comparison has revealed what its callers pass.
    """

    depth: int
    order: int
    place: Place
    column: int
    parameter: Parameter | None = None


#: Supplies the None that a class gives to an attribute for its subclasses to set.
LEFT_OPEN: Final = Supplier(-2, 0, Place("", 0), 0)
#: Supplies a text held by an attribute of an object where other code sets that attribute, too.
SET_BY_OTHERS: Final = Supplier(1_000_000, 0, Place("", 0), 0)


class FunctionName(str):
    """The name of a function as read off it, not part of another text: it was never written as one.

    :ivar asked_by: the function that asked for the name.
    """

    __slots__ = ("asked_by",)
    asked_by: FunctionKey | None

    def __new__(cls, name: str, asked_by: FunctionKey | None) -> FunctionName:
        text = super().__new__(cls, name)
        text.asked_by = asked_by
        return text
