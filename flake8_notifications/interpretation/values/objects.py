"""Instances of the project's classes."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

import msgspec

from flake8_notifications.interpretation.guards import TRUE, Guard
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Alternatives,
    Constant,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    Entries,
    HeapObject,
    ListObject,
    Namespace,
)
from flake8_notifications.interpretation.values.provenance import Supplier
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source.place import Place

#: The slot of an object for attributes set under an unknown name.
ANY_NAME: Final = "…"
#: The slot for those of them that may override an attribute of the object or of its class.
SOME_NAME: Final = "…="


class Instance(HeapObject):
    """An instance of one of the project's classes.

    :ivar attributes: the instance attributes.
    :ivar is_open: whether its construction was not seen: an attribute missing from ``attributes``
        is whatever the project's code sets anywhere.
    :ivar unsettled: the attributes that may still be missing, as functions set them.
    """

    __slots__ = ("attributes", "cls", "is_open", "made_by", "method", "origin", "unsettled")

    def __init__(
        self, cls: ClassValue, place: Place | None = None, *, is_open: bool = False
    ) -> None:
        super().__init__(place)
        self.cls = cls
        self.attributes = Namespace()
        #: The object itself, if this is a copy of it that a call has passed on.
        self.origin: Instance = self
        #: The method that is run with it as receiver, on behalf of any caller.
        self.method = ""
        self.is_open = is_open
        self.made_by: Supplier | None = None
        self.unsettled: set[str] = set()

    def __repr__(self) -> str:
        return f"<Instance of {self.cls.name}>"


class AttributeTable(DictObject):
    """The attributes of an object as a dict: ``object.__dict__``."""

    __slots__ = ("instance",)

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        super().__init__(self.states, instance.place)

    @property
    def states(self) -> tuple[tuple[Guard, Entries], ...]:
        entries: dict[Hashable, tuple[Value, Value]] = {}
        optional: list[tuple[str, Alternatives]] = []
        for name, value in self.instance.attributes.items():
            if isinstance(value, Alternatives) and any(
                choice is UNBOUND for _, choice in value.choices
            ):
                optional.append((name, value))
            elif value is not UNBOUND and name.isidentifier():
                entries["constant", name] = (Constant(name), value)
        more = None
        if self.instance.is_open or len(optional) > 1:
            more = Unknown("an attribute that is not seen", self.instance.place)
        if len(optional) != 1:
            return ((TRUE, Entries(entries, more)),)
        # The attribute may be missing altogether.
        ((name, choices),) = optional
        entry = "constant", name
        return tuple(
            (
                guard,
                Entries(
                    entries if choice is UNBOUND else {**entries, entry: (Constant(name), choice)},
                    more,
                ),
            )
            for guard, choice in choices.choices
        )

    @states.setter
    def states(self, states: tuple[tuple[Guard, Entries], ...]) -> None:
        attributes = self.instance.attributes
        keys = {key for _, state in states for key in state.values}
        for name in [name for name in attributes if ("constant", name) not in keys]:
            if name.isidentifier():
                del attributes[name]
        for key in keys:
            if isinstance(key, tuple) and isinstance(key[1], str):
                choices = [
                    (guard, state.values[key][1] if key in state.values else UNBOUND)
                    for guard, state in states
                ]
                is_one = all(value is choices[0][1] for _, value in choices)
                attributes[key[1]] = choices[0][1] if is_one else Alternatives(tuple(choices))


class Super(Value, msgspec.Struct, frozen=True, eq=False):
    owner: ClassValue
    receiver: Value


# Objects


def content_of(instance: Instance) -> ListObject | DictObject | None:
    """The builtin container that an instance of a subclass of one holds."""
    content = instance.attributes.get("_value_")
    return content if isinstance(content, ListObject | DictObject) else None
