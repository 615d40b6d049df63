"""The classes of the objects that determine what a notification is sent as."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.payloads.model import Payloads
from flake8_notifications.source.place import Place

_OBJECT: Final = re.compile(r"Object\[([\w.]+)\]")


class Telling:
    """Follows the queried fields of notifications to the classes of their values.

    :param family: returns a class and its descendants.
    """

    def __init__(
        self, payloads: Payloads, family: Callable[[ClassValue], tuple[ClassValue, ...]]
    ) -> None:
        self._shapes = {payload.place: payload.shape.fields for payload in payloads.classes}
        self._by_name = {
            payload.shape.name or payload.name: payload.shape.fields for payload in payloads.classes
        }
        self._family = family
        #: By class, the fields that were queried, and whether it has all of them.
        self.consulted: dict[Place, tuple[frozenset[str], bool]] = {}

    def names(self, asked: Iterable[tuple[ClassValue, Iterable[str]]]) -> frozenset[str] | None:
        """The names of these classes; None if a field may hold anything.

        :param asked: by class that sends its instances, the fields that it queries.
        """
        names: set[str] = set()
        for cls, fields in asked:
            for member in self._family(cls):
                place = Place(member.module.path, member.definition.line)
                shape = self._shapes.get(place)
                if shape is None:
                    continue
                wanted = frozenset(fields)
                self.consulted[place] = wanted, shape.keys() >= wanted
                if not shape.keys() >= wanted:
                    return None
                for name in fields:
                    names |= self._classes_in(shape[name].type)
        return frozenset(names)

    def _classes_in(self, written: str) -> set[str]:
        """The classes that a field holds, and those held by their fields."""
        class_names: set[str] = set()
        waiting = _OBJECT.findall(written)
        while waiting:
            name = waiting.pop()
            if name not in class_names:
                class_names.add(name)
                shape: Mapping[str, object] = self._by_name.get(name, {})
                waiting += [
                    name
                    for field in shape.values()
                    for name in _OBJECT.findall(getattr(field, "type", ""))
                ]
        return class_names
