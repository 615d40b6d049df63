"""Who registers the classes that no decorator registers.

A class is registered for certain where what a module gives to a registry can be followed.  It is in
doubt where something that cannot be followed comes to a registry, and the class may be among it:
because the same module mentions it, or because it is handed on somewhere.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from flake8_notifications.interpretation.answers import Answers
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.plain import value_in
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.payloads.class_escapes import aliases, calls_with, hands_on, is_captured
from flake8_notifications.payloads.interpreter import Collecting
from flake8_notifications.payloads.late_registration import (
    Late,
    doubt,
    late_registration,
    registers,
    unknown_decorator,
)
from flake8_notifications.payloads.open_registrations import open_registration, reaches_subclasses
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place

_SUBCLASSES: Final = "__subclasses__"
#: How to get at all that a module has.
_REFLECTION: Final = re.compile(
    r"\b(?:getmembers|__dict__|modules|import_module)\b|\b(?:vars|globals|dir)\("
)


class Registrars:
    """Tells who registers a class.

    :param hierarchy: who can say what derives from what.
    """

    def __init__(
        self, modules: Modules, hierarchy: ExactInterpreter, answers: Answers | None = None
    ) -> None:
        self._modules = modules
        self._hierarchy = hierarchy
        self._answers = answers
        self._registering: dict[str, bool] = {}
        self._open: dict[str, Place | None] = {}
        self._aliases: dict[str, set[str]] = {}

    @functools.cached_property
    def _collecting(self) -> Collecting:
        return Collecting(self._modules, self._answers)

    @property
    def depend_on_order(self) -> bool:
        """Whether what is known depends on which class was asked for first."""
        return "_collecting" in self.__dict__ and self._collecting.depends_on_order

    def paths(self, name: str) -> list[str]:
        """The modules that may have to do with the registration of a class of a name."""
        registering = self._modules.search.registering(name)
        if not registering:
            return []
        return sorted({*registering, *self._modules.texts.mentioning(*sorted(self._names(name)))})

    def _names(self, name: str) -> set[str]:
        """What a class of a name is called anywhere."""
        if name not in self._aliases:
            modules = map(self._modules.at, self._modules.texts.mentioning(name))
            self._aliases[name] = {name}.union(*(aliases(module, name) for module in modules))
        return self._aliases[name]

    def late(self, cls: ClassValue) -> Late | None:
        """Where a module that mentions a class, or what holds it, registers it or may do so.

        :param cls: as the hierarchy has it.
        """
        doubtful = None
        for path in self._modules.search.registering(cls.name):
            late = self._by_module(cls, path)
            if late is not None and late.is_certain:
                return late
            doubtful = doubtful or late
        return doubtful or unknown_decorator(self._hierarchy, cls)

    def beyond_mentions(self, cls: ClassValue, paths: list[str]) -> Late | None:
        """Where somebody who need not mention a class registers it, or may do so.

        :param paths: of the modules that may have to do with it.
        """
        registering = self._modules.search.registering(cls.name)
        opened = [place for path in registering if (place := self._open_in(path)) is not None]
        if not opened or not self._is_handed_on(cls, paths, opened):
            return None
        return self._followed(cls, paths) or Late(opened[0], doubt())

    def _by_module(self, cls: ClassValue, path: str) -> Late | None:
        text = self._modules.texts.peek(path)
        is_mentioned = cls.name in text or _SUBCLASSES in text
        if not is_mentioned and not self._registers(path):
            return None
        late = late_registration(self._reading(path, is_mentioned=is_mentioned), cls, path)
        # Of what comes from elsewhere, what is not known may be anything.
        return late if late is not None and (is_mentioned or late.is_certain) else None

    def _registers(self, path: str) -> bool:
        if path not in self._registering:
            self._registering[path] = registers(self._hierarchy, path)
        return self._registering[path]

    def _open_in(self, path: str) -> Place | None:
        if path not in self._open:
            self._open[path] = open_registration(self._hierarchy, path)
        return self._open[path]

    def _reading(self, path: str, *, is_mentioned: bool) -> ExactInterpreter:
        """What can say what a module gives to a registry: what it changes has to be run.

        :param is_mentioned: whether it says of which class; else other modules say that.
        """
        module = self._modules.at(path)
        if is_mentioned and self._collecting.is_simple(module):
            return self._hierarchy
        self._collecting.settle(module)
        return self._collecting

    def _is_handed_on(self, cls: ClassValue, paths: list[str], opened: list[Place]) -> bool:
        """Whether somebody who does not mention a class may register it."""
        if is_captured(self._hierarchy, cls):
            return True
        if any(hands_on(self._modules.at(path), self._names(cls.name)) for path in paths):
            return True
        return any(self._may_reflect(cls, place.path) for place in opened)

    def _may_reflect(self, cls: ClassValue, path: str) -> bool:
        """Whether a module that registers what is not known may get a class from its module."""
        text = self._modules.texts.peek(path)
        if _SUBCLASSES in text and reaches_subclasses(self._hierarchy, path):
            return True
        if _REFLECTION.search(text) is None:
            return False
        tail = cls.module.name.rpartition(".")[2]
        is_passed = self._modules.texts.mentioning(f"({tail})", f", {tail})")
        return path == cls.module.path or bool(is_passed) or f" {tail}" in text

    def _followed(self, cls: ClassValue, paths: list[str]) -> Late | None:
        """Where a class is registered, if that is seen when the modules have run."""
        machine = self._collecting
        # Its decorators are run with it.
        machine.name_of(cls.module, cls.name)
        for path in paths:
            module = self._modules.at(path)
            machine.settle(module)
            frame = machine.module_frame(module)
            for call in calls_with(module, self._names(cls.name)):
                value_in(machine, call, frame)
        registered_at = machine.registered.get(cls.key)
        if registered_at is not None:
            return Late(registered_at)
        for path in self._modules.search.registering(cls.name):
            late = late_registration(machine, cls, path)
            if late is not None and late.is_certain:
                return late
        return None
