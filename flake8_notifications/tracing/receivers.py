"""Of which classes the objects are on which a method is called."""

from __future__ import annotations

import re
from typing import Final

from flake8_notifications.interpretation import attributes
from flake8_notifications.interpretation.effects import identifiers
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values import (
    ClassValue,
    Constant,
    FunctionKey,
    Instance,
    Parameter,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.base_classes import BaseClasses
from flake8_notifications.tracing.classes import Classes, is_protocol
from flake8_notifications.tracing.function_queries import SAYS
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit

#: The attributes of a class that no other one has.
_NAMES: Final = frozenset({"__name__", "__qualname__"})
_MOST_CLASSES: Final = 40
_ABC: Final = re.compile(r"\bABC(?:Meta)?\b")


class Receivers:
    """Finds the objects and classes that methods are called on, whoever calls them."""

    def __init__(self, tracer: Tracer, classes: Classes, symbols: Symbols) -> None:
        self._tracer = tracer
        self._classes = classes
        self._symbols = symbols
        self._base_classes = BaseClasses(tracer.modules.texts, classes, symbols)
        #: Whether other code sets an attribute of a class itself.
        self._abstract: dict[FunctionKey, bool] = {}

    def receiver_of(self, unit: Unit) -> Value | None:
        """What a method is called on where its callers do not matter."""
        cls = self._symbols.class_of(unit)
        statement = unit.statement
        if cls is None or not isinstance(statement, syntax.FunctionDefinition):
            return None
        kinds = {each.id for each in statement.decorators if isinstance(each, syntax.Name)} | {
            each.name for each in statement.decorators if isinstance(each, syntax.Attribute)
        }
        if "staticmethod" in kinds:
            return None
        if "classmethod" in kinds or statement.name in ("__new__", "__init_subclass__"):
            seen = self._as_class(cls, unit)
            unseen = self._unseen_class(cls, unit, statement)
            return seen if unseen is None else self._tracer.one_of([seen, unseen])
        return self.object_of(cls, statement.name)

    def _unseen_class(
        self, cls: ClassValue, unit: Unit, statement: syntax.FunctionDefinition
    ) -> Unknown | None:
        """What a class method is called on that is made as somebody needs it: who calls it knows.

        :return: None where all classes are seen.
        """
        if (
            not statement.parameters
            or statement.name == "__init_subclass__"
            or not self._classes.has_unseen(cls)
        ):
            return None
        key = FunctionKey(unit.path, statement.line, statement.column)
        receiver = Parameter(key, statement.parameters[0].name)
        reason = f"a class that descends from '{cls.name}'"
        return Unknown(reason, Place(unit.path, statement.line), frozenset({receiver}))

    def object_of(self, cls: ClassValue, method: str) -> Instance:
        """An object on which a method of a class is called, made by who knows whom."""
        receiver = Instance(self._only_class_of_method(cls, method) or cls, is_open=True)
        receiver.method = method
        return receiver

    def _only_class_of_method(self, cls: ClassValue, name: str) -> ClassValue | None:
        """The only class of whose objects a method of a class is called, if there is just one."""
        family = self._classes.each_of_family(cls)
        made = (
            each
            for each in family
            if (each is cls or self._reaches(each, cls, name)) and not self.is_abstract(each)
        )
        only = next(made, None)
        return only if next(made, None) is None else None

    def family_of_method(self, cls: ClassValue, name: str) -> tuple[ClassValue, ...]:
        """A class and its descendants, without those that have another method of a name instead."""
        family = self._classes.family(cls)
        if not name or len(family) == 1:
            return family
        reached = [each for each in family if each is cls or self._reaches(each, cls, name)]
        return tuple(each for each in reached if not self.is_abstract(each)) or tuple(reached)

    def is_abstract(self, cls: ClassValue) -> bool:
        """Whether there are no objects of just a class, as it is there for its descendants."""
        known = self._abstract.get(cls.key)
        if known is None:
            known = self._leaves_methods(cls) or self._base_classes.is_for_others(cls)
            self._abstract[cls.key] = known
        return known

    def _leaves_methods(self, cls: ClassValue) -> bool:
        """Whether a class leaves methods to its descendants."""
        if is_protocol(cls):
            return True
        refuses = _refuses_objects(cls)
        defined: set[str] = set()
        for base in project_classes(cls):
            for statement in base.definition.body:
                if (
                    isinstance(statement, syntax.FunctionDefinition)
                    and statement.name not in defined
                    and any(map(_makes_abstract, statement.decorators))
                    and (refuses or _is_empty(base.module.body_of(statement)))
                ):
                    return True
            defined |= base.body.positions.keys()
        return False

    def _reaches(self, cls: ClassValue, base: ClassValue, name: str) -> bool:
        """Whether a method of a base is called on the objects of a class."""
        for each in project_classes(cls):
            if each is base:
                return True
            for unit in self._symbols.methods(each):
                assert isinstance(unit.statement, syntax.FunctionDefinition)
                if unit.statement.name == name:
                    module = each.module
                    called = f"super(\n{base.name}.{name}"
                    return self._tracer.queries.ask(module, unit.statement, SAYS, called)
        return True

    def _as_class(self, cls: ClassValue, unit: Unit) -> Value:
        """What a class method is called on: those classes of a family that tell it apart."""
        function = self._symbols.function_of(unit)
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        name = unit.statement.name
        family = self.family_of_method(cls, name)
        if name == "__init_subclass__":
            # Nobody calls it with the class that defines it.
            family = tuple(each for each in family if each is not cls) or family
        if function is None or len(family) == 1:
            return family[0]
        names = sorted(
            {each for row in self._tracer.outline_of(function).rows for each in row.own.attributes}
        )
        by_name = name == "__init_subclass__" or not _NAMES.isdisjoint(names)
        found: dict[object, ClassValue] = {}
        for each in family:
            held = tuple(self._held(each, one) for one in names)
            found.setdefault((held, id(each) if by_name else 0), each)
        if len(found) > _MOST_CLASSES:
            return family[0]
        return self._tracer.one_of(list(found.values()))

    def _held(self, cls: ClassValue, name: str) -> int:
        """What tells an attribute of a class from that of another one."""
        for each in project_classes(cls):
            value = attributes.own(self._tracer, each, name)
            if value is not None:
                is_text = isinstance(value, Constant)
                return (
                    id(cls)
                    if is_text and self._tracer.elsewhere.is_set_on(cls, name)
                    else id(value)
                )
        return 0


def _refuses_objects(cls: ClassValue) -> bool:
    """Whether Python makes no objects of a class that has abstract methods.

    https://docs.python.org/3/library/abc.html: its metaclass has to be ``ABCMeta``.
    """
    for base in cls.mro:
        if not isinstance(base, ClassValue):
            if _ABC.search(str(getattr(base, "name", ""))):
                return True
            continue
        definition = base.definition
        header = (
            *definition.bases,
            *definition.decorators,
            *(each.value for each in definition.keywords),
            *(() if definition.metaclass is None else (definition.metaclass,)),
        )
        if any(_ABC.search(name) for node in header for name in identifiers(node)):
            return True
    return False


def _is_empty(body: tuple[syntax.Statement, ...]) -> bool:
    """Whether a function does nothing, so that there have to be others that do."""
    return all(isinstance(each, syntax.Raise | syntax.Declaration) for each in body)


def _makes_abstract(decorator: syntax.Expression) -> bool:
    """Whether a decorator leaves a method to the descendants of its class."""
    match decorator:
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return name.startswith("abstract")
        case _:
            return False
