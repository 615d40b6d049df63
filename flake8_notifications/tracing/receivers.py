"""The receivers of methods: instances of which classes?"""

from __future__ import annotations

import re
from typing import Final

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.expression_effects import identifiers
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey, Parameter
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.base_classes import BaseClasses
from flake8_notifications.tracing.class_making import OF_METACLASSES
from flake8_notifications.tracing.classes import Classes, is_protocol
from flake8_notifications.tracing.function_queries import SAYS
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit

#: The attributes that differ for each class.
_NAMES: Final = frozenset({"__name__", "__qualname__"})
_MOST_CLASSES: Final = 40
_ABC: Final = re.compile(r"\bABC(?:Meta)?\b")


class Receivers:
    """Finds the objects and classes on which methods are called."""

    def __init__(self, tracer: Tracer, classes: Classes, symbols: Symbols) -> None:
        self._tracer = tracer
        self._classes = classes
        self._symbols = symbols
        self._base_classes = BaseClasses(tracer.modules.texts, classes, symbols)
        #: Whether a class is abstract.
        self._abstract: dict[FunctionKey, bool] = {}

    def receiver_of(self, unit: Unit) -> Value | None:
        """The receiver of a method if its callers do not matter."""
        cls = self._symbols.class_of(unit)
        statement = unit.statement
        if cls is None or not isinstance(statement, syntax.FunctionDefinition):
            return None
        kinds = {
            decorator.id for decorator in statement.decorators if isinstance(decorator, syntax.Name)
        } | {
            decorator.name
            for decorator in statement.decorators
            if isinstance(decorator, syntax.Attribute)
        }
        if "staticmethod" in kinds:
            return None
        if "classmethod" in kinds or statement.name in ("__new__", "__init_subclass__"):
            seen = self._as_class(cls, unit)
            unseen = self._unseen_class(cls, unit, statement)
            return seen if unseen is None else self._tracer.one_of([seen, unseen])
        made = self._made_by(cls) if statement.name not in OF_METACLASSES else ()
        return self._tracer.one_of(made) if made else self.object_of(cls, statement.name)

    def _made_by(self, cls: ClassValue) -> tuple[ClassValue, ...]:
        """The classes that a metaclass makes, if it is one and they are seen."""
        if External("type") not in cls.mro:
            return ()
        made = tuple({id(each): each for each in self._classes.made_by(cls)}.values())
        return made if len(made) <= _MOST_CLASSES else ()

    def _unseen_class(
        self, cls: ClassValue, unit: Unit, statement: syntax.FunctionDefinition
    ) -> Unknown | None:
        """The receiver of a class method where the class is created on demand: only callers know
        it.

        :return: None if all classes are visible.
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
        """A receiver of a method of a class, created out of sight."""
        receiver = Instance(self._only_class_of_method(cls, method) or cls, is_open=True)
        receiver.method = method
        return receiver

    def _only_class_of_method(self, cls: ClassValue, name: str) -> ClassValue | None:
        """The only class whose instances are receivers of a method, if there is exactly one."""
        family = self._classes.each_of_family(cls)
        candidates = (
            member
            for member in family
            if (member is cls or self._inherits_method(member, cls, name))
            and not self.is_abstract(member)
        )
        only = next(candidates, None)
        return only if next(candidates, None) is None else None

    def family_of_method(self, cls: ClassValue, name: str) -> tuple[ClassValue, ...]:
        """A class and its descendants, except for those that override a method."""
        family = self._classes.family(cls)
        if not name or len(family) == 1:
            return family
        reached = [
            member for member in family if member is cls or self._inherits_method(member, cls, name)
        ]
        return tuple(member for member in reached if not self.is_abstract(member)) or tuple(reached)

    def is_abstract(self, cls: ClassValue) -> bool:
        """Whether a class has no direct instances, as it only serves its descendants."""
        cached = self._abstract.get(cls.key)
        if cached is None:
            cached = self._leaves_methods(cls) or self._base_classes.is_for_others(cls)
            self._abstract[cls.key] = cached
        return cached

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

    def _inherits_method(self, cls: ClassValue, base: ClassValue, name: str) -> bool:
        """Whether a method of a base class is called on the objects of a class."""
        for ancestor in project_classes(cls):
            if ancestor is base:
                return True
            for unit in self._symbols.methods(ancestor):
                assert isinstance(unit.statement, syntax.FunctionDefinition)
                if unit.statement.name == name:
                    module = ancestor.module
                    called = f"super(\n{base.name}.{name}"
                    return self._tracer.queries.ask(module, unit.statement, SAYS, called)
        return True

    def _as_class(self, cls: ClassValue, unit: Unit) -> Value:
        """The receiver of a class method: the classes of a family that make a difference to it."""
        function = self._symbols.function_of(unit)
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        name = unit.statement.name
        family = self.family_of_method(cls, name)
        if name == "__init_subclass__":
            # It is never called with the class that defines it.
            family = tuple(member for member in family if member is not cls) or family
        if function is None or len(family) == 1:
            return family[0]
        names = sorted(
            {
                attribute
                for row in self._tracer.outline_of(function).rows
                for attribute in row.own.attributes
            }
        )
        by_name = name == "__init_subclass__" or not _NAMES.isdisjoint(names)
        by_attributes: dict[object, ClassValue] = {}
        for member in family:
            identities = tuple(
                self._identity_of(member, attribute_name) for attribute_name in names
            )
            by_attributes.setdefault((identities, id(member) if by_name else 0), member)
        if len(by_attributes) > _MOST_CLASSES:
            return family[0]
        return self._tracer.one_of(list(by_attributes.values()))

    def _identity_of(self, cls: ClassValue, name: str) -> int:
        """Identifies the value of a class attribute."""
        for ancestor in project_classes(cls):
            value = class_lookup.own(self._tracer, ancestor, name)
            if value is not None:
                is_text = isinstance(value, Constant)
                return (
                    id(cls)
                    if is_text and self._tracer.elsewhere.is_set_on(cls, name)
                    else id(value)
                )
        return 0


def _refuses_objects(cls: ClassValue) -> bool:
    """Whether Python refuses to instantiate a class with abstract methods.

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
            *(keyword.value for keyword in definition.keywords),
            *(() if definition.metaclass is None else (definition.metaclass,)),
        )
        if any(_ABC.search(name) for node in header for name in identifiers(node)):
            return True
    return False


def _is_empty(body: tuple[syntax.Statement, ...]) -> bool:
    """Whether a function does nothing, so that other implementations must exist."""
    return all(isinstance(statement, syntax.Raise | syntax.Declaration) for statement in body)


def _makes_abstract(decorator: syntax.Expression) -> bool:
    """Whether a decorator leaves a method to the descendants of its class."""
    match decorator:
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return name.startswith("abstract")
        case _:
            return False
