"""The classes of a project: where they are defined, and their inheritance."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit, Units

_PROTOCOLS: Final = frozenset({"typing.Protocol", "typing_extensions.Protocol"})
#: What precedes the bases of a class, in a statement or in a call of ``type()`` and the like.
_BASES: Final = r"\b(?:class\s+\w+\s*|(?:type|new_class)\([^()]*)\("
#: Substrings of sources that define classes in functions, and a pattern for those with bases.
_DEFINES_INSIDE: Final = ("  class ", "\tclass ", "type(", "new_class(")
# Each alternative starts with a literal, which makes a search over megabytes fast.
_INNER_CLASS: Final = (
    r"class(?<=[ \t]class)\s+\w+\s*\(\s*\w|type\((?<=\btype\()[^()]*\(|new_class\([^()]*\("
)
#: If more files than this define methods of the same names, the implementations are unknown.
_MOST_FILES: Final = 20


class Classes:
    """Finds classes, and their descendants."""

    def __init__(self, modules: Modules, tracer: Tracer, units: Units) -> None:
        self._modules = modules
        self._tracer = tracer
        self._units = units
        self._unseen: dict[int, bool] = {}
        self._descendants: dict[int, tuple[ClassValue, ...]] = {}

    def of(self, path: str, around: tuple[syntax.ClassDefinition, ...]) -> ClassValue | None:
        """The class of a file within nested definitions, the innermost last."""
        body = self._tracer.module_frame(self._modules.at(path))
        cls: ClassValue | None = None
        for definition in around:
            self._tracer.demand(body, definition.name)
            cls = self._tracer.classes.get(FunctionKey(path, definition.line, definition.column))
            if cls is None:
                return None
            body = cls.body
        return cls

    def family(self, cls: ClassValue) -> tuple[ClassValue, ...]:
        """A class and all its descendants, in the order of their definitions."""
        cached = self._descendants.get(id(cls))
        if cached is None:
            family = {member.key: member for member in self.each_of_family(cls)}
            rest = sorted(key for key in family if key != cls.key)
            cached = self._descendants[id(cls)] = (cls, *(family[key] for key in rest))
        return cached

    def homes(self, cls: ClassValue) -> frozenset[str]:
        """The files that define a class or a descendant."""
        return frozenset(member.module.path for member in self.family(cls))

    def each_of_family(self, cls: ClassValue) -> Iterator[ClassValue]:
        """A class and its descendants, read only as far as the iteration goes."""
        cached = self._descendants.get(id(cls))
        if cached is not None:
            yield from cached
            return
        yield cls
        seen = {cls.key}
        for path, name in self._modules.search.subclasses(cls.name):
            module = self._modules.at(path)
            value: Value | None = self._tracer.module_attribute(module, name)
            if isinstance(value, ClassValue) and cls in value.mro and value.key not in seen:
                seen.add(value.key)
                yield value
        if is_protocol(cls):
            for value in self._implementations(cls):
                if value.key not in seen:
                    seen.add(value.key)
                    yield value

    def _implementations(self, protocol: ClassValue) -> Iterator[ClassValue]:
        """The classes with all methods of a protocol, whether or not they inherit from it."""
        methods = _methods_of(protocol)
        texts = self._modules.texts
        paths = [set(texts.mentioning(f"def {name}(")) for name in methods]
        candidates = sorted(set.intersection(*paths)) if paths else []
        if len(candidates) > _MOST_FILES:
            return
        for path in candidates:
            module = self._modules.at(path)
            for statement in module.facts.statements:
                if not isinstance(statement, syntax.ClassDefinition):
                    continue
                value = self._tracer.module_attribute(module, statement.name)
                if (
                    isinstance(value, ClassValue)
                    and not is_protocol(value)
                    and all(class_lookup.find(self._tracer, value.mro, name) for name in methods)
                ):
                    yield value

    def made_by(self, metaclass: ClassValue) -> Iterator[ClassValue]:
        """The classes whose metaclass is the given class or a descendant."""
        family = self.family(metaclass)
        texts = self._modules.texts
        naming = {path for member in family for path in texts.mentioning(member.name)}
        for path in sorted(naming):
            module = self._modules.at(path)
            for statement in module.facts.statements:
                if isinstance(statement, syntax.ClassDefinition) and statement.metaclass:
                    value = self._tracer.module_attribute(module, statement.name)
                    if isinstance(value, ClassValue) and value.metaclass in family:
                        yield from self.family(value)

    def is_made(self, cls: ClassValue) -> bool:
        """Whether a visible call instantiates exactly this class."""
        texts = self._modules.texts
        call = re.compile(rf"(?<!class )\b{re.escape(cls.name)}\(")
        return any(texts.says(path, call) for path in texts.mentioning(f"{cls.name}("))

    def has_unseen(self, cls: ClassValue) -> bool:
        """Whether functions, or calls of ``type()``, define descendants of a class."""
        cached = self._unseen.get(id(cls))
        if cached is None:
            cached = self._unseen[id(cls)] = (
                any(
                    name not in self._tracer.module_frame(self._modules.at(path)).positions
                    for path, name in self._modules.search.subclasses(cls.name)
                )
                or self._is_base_of_own_methods(cls)
                or self._is_passed_as_base(cls)
            )
        return cached

    def _is_base_of_own_methods(self, cls: ClassValue) -> bool:
        """Whether a method of a class defines descendants of the class it is called on."""
        return any(
            self._is_base_in(unit, first=1)
            for base in project_classes(cls)
            if self._modules.in_project(base.module)
            for unit in self._units.methods(base.module.path, base.definition)
        )

    def _is_passed_as_base(self, cls: ClassValue) -> bool:
        """Whether a class is passed to a function that defines descendants of its argument."""
        if not self._class_makers:
            return False
        texts = self._modules.texts
        named = self._naming(cls.name)
        passed = re.compile(rf"\b(?:{self._class_makers})\([^()]*\b(?:{named})\b(?!\()")
        return any(texts.says(path, passed) for path in texts.mentioning(cls.name))

    def _naming(self, name: str) -> str:
        """A pattern for a name and its aliases in other modules."""
        texts = self._modules.texts
        names = {
            alias for path in texts.mentioning(f"{name} as ") for alias in texts.aliases(path, name)
        }
        return "|".join(map(re.escape, sorted({name, *names})))

    @functools.cached_property
    def _class_makers(self) -> str:
        """A pattern for the functions that define descendants of an argument."""
        texts = self._modules.texts
        names = {
            unit.statement.name
            for path in texts.mentioning(*_DEFINES_INSIDE)
            for line in texts.matching(path, _INNER_CLASS, _DEFINES_INSIDE)
            for unit in self._units.at(path, line)
            if isinstance(unit.statement, syntax.FunctionDefinition) and self._is_base_in(unit)
        }
        return "|".join(sorted(map(self._naming, names)))

    def _is_base_in(self, unit: Unit, first: int | None = None) -> bool:
        """Whether a function defines a class with one of its parameters as a base.

        :param first: how many of the parameters are considered; None for all.
        """
        if not isinstance(unit.statement, syntax.FunctionDefinition) or not unit.is_function:
            return False
        names = "|".join(
            re.escape(parameter.name) for parameter in unit.statement.parameters[:first]
        )
        pattern = re.compile(rf"{_BASES}[^()]*\b(?:{names})\b(?!\s*=)")
        return bool(names) and self._tracer.queries.matches(unit, pattern)

    def may_share_objects(self, one: ClassValue, other: ClassValue) -> bool:
        """Whether an object may be of two classes, one of which need not descend from the other."""
        if one in other.mro or other in one.mro:
            return True
        if is_protocol(one) or is_protocol(other):
            return other in self.family(one) or one in self.family(other)
        subclasses = self._modules.search.subclasses
        if set(subclasses(one.name)).isdisjoint(subclasses(other.name)):
            return False
        return any(other in member.mro for member in self.family(one))


def is_protocol(cls: ClassValue) -> bool:
    """Whether a class only declares the methods of others, and has no instances itself."""
    return any(isinstance(base, External) and base.name in _PROTOCOLS for base in cls.bases)


def _methods_of(protocol: ClassValue) -> list[str]:
    return [
        statement.name
        for base in protocol.mro
        if isinstance(base, ClassValue)
        for statement in base.definition.body
        if isinstance(statement, syntax.FunctionDefinition)
    ]
