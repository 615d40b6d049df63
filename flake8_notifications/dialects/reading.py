"""A class as its dialect has it, whichever that is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final

from flake8_notifications.dialects import (
    attrs_classes,
    dataclass,
    msgspec_structs,
    named_tuples,
    pydantic,
    typed_dicts,
)
from flake8_notifications.dialects.annotations import TypeReader
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.kinds import kind_of
from flake8_notifications.dialects.members import faults_of_class
from flake8_notifications.dialects.model import Described, Kind
from flake8_notifications.interpretation.answers import Answers
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.project.modules import Modules

_DIALECTS: Final[Mapping[Kind, Callable[[TypeReader, ClassValue], Described]]] = {
    Kind.PYDANTIC: pydantic.describe,
    Kind.DATACLASS: dataclass.describe,
    Kind.ATTRS: attrs_classes.describe,
    Kind.MSGSPEC: msgspec_structs.describe,
    Kind.TYPED_DICT: typed_dicts.describe,
    Kind.NAMED_TUPLE: named_tuples.describe,
}


class DialectReader:
    """Reads classes, sharing what their modules have in common.

    :param markers: the names of decorators that do nothing but mark a class.
    """

    def __init__(
        self, modules: Modules, markers: Collection[str] = (), answers: Answers | None = None
    ) -> None:
        self.machine = DialectInterpreter(modules, answers)
        self._types = TypeReader(self.machine)
        self._markers = markers
        self._described: dict[ClassValue, Described | None] = {}

    def kind(self, cls: ClassValue) -> Kind | None:
        """The dialect that a class speaks; None where it speaks none."""
        return kind_of(self.machine, cls)

    def described(self, cls: ClassValue) -> Described | None:
        """A class as its dialect has it; None where it speaks none."""
        if cls not in self._described:
            self._described[cls] = self._describe(cls)
        return self._described[cls]

    def _describe(self, cls: ClassValue) -> Described | None:
        kind = self.kind(cls)
        if kind is None:
            return None
        described = _DIALECTS[kind](self._types, cls)
        faults = (*faults_of_class(self.machine, cls, self._markers), *described.faults)
        return described._replace(faults=tuple(dict.fromkeys(faults)))
