"""The interpreter of classes whose annotations count: generic ones are their plain selves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar, Final, TypeVar

from flake8_notifications.dialects.functional_forms import ENUM_MAKERS, MAKERS, form_of
from flake8_notifications.dialects.known_types import NAMED_PACKAGES, canonical
from flake8_notifications.interpretation import definitions
from flake8_notifications.interpretation.answers import Answers
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.plain import items, single, value_in
from flake8_notifications.interpretation.values.base import UNBOUND, Constant, Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments, Native
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_Found = TypeVar("_Found")
_TYPE_CHECKING: Final = "TYPE_CHECKING"
#: What is known of the libraries whose sources are not read.
_VERSIONS: Final = frozenset(
    {"pydantic.VERSION", "pydantic.version.VERSION", "pydantic.__version__"}
)


def is_typing(test: syntax.Expression) -> bool:
    """Whether a condition holds for type checkers alone."""
    return (isinstance(test, syntax.Name) and test.id == _TYPE_CHECKING) or (
        isinstance(test, syntax.Attribute) and test.name == _TYPE_CHECKING
    )


def _typing_imports(
    statements: tuple[syntax.Statement, ...],
) -> Iterator[syntax.ImportFrom]:
    for statement in statements:
        if isinstance(statement, syntax.If) and is_typing(statement.test):
            for each in statement.body:
                if isinstance(each, syntax.ImportFrom):
                    yield each


class NamedPackages(ExactInterpreter):
    """Goes by the names of what some packages have, and does not read their sources.

    :cvar named_packages: the top names of those packages.
    """

    named_packages: ClassVar[frozenset[str]] = NAMED_PACKAGES

    def find_module(self, name: str, importer: str) -> SourceModule | None:
        own = name.partition(".")[0] not in self.named_packages
        if own or self.modules.own_path(name, importer) is not None:
            return super().find_module(name, importer)
        return None


class ClassesAsWritten(NamedPackages):
    """Takes classes as their statements say, whatever metaclasses and decorators make of them.

    ``@register class A(B): …`` is the class ``A``; ``register`` is not called.
    """

    def is_simple(self, module: SourceModule) -> bool:
        return True

    def created(self, cls: ClassValue, node: syntax.ClassDefinition, frame: Frame) -> None:
        pass

    def decorate(
        self, decorator: syntax.Expression, value: Value, node: syntax.Node, frame: Frame
    ) -> Value:
        if isinstance(value, ClassValue):
            return value
        return super().decorate(decorator, value, node, frame)


class DialectInterpreter(ClassesAsWritten):
    """Evaluates classes as they are in the end, and what their annotations mention.

    :ivar classes: by path, line and column.
    :ivar made_by_calls: those that calls make.
    :ivar later_changes: by path, what a module changes of classes after they are made.
    :ivar unread: why nobody can tell what classes have that calls make, by the same.
    """

    def __init__(self, modules: Modules, answers: Answers | None = None) -> None:
        super().__init__(modules, answers)
        self.classes: dict[tuple[str, int, int], ClassValue] = {}
        self.made_by_calls: set[tuple[str, int, int]] = set()
        self.later_changes: dict[str, tuple[object, ...]] = {}
        #: By the identity of a body and a name, with the body.
        self.meanings: dict[tuple[int, str], tuple[object, object]] = {}
        #: What is asked of every class anew, and is always the same.
        self.remembered: dict[tuple[str, object], tuple[object, object]] = {}
        self.unread: dict[tuple[str, int, int], Unknown] = {}

    def remember(self, kind: str, subject: object, find: Callable[[], _Found]) -> _Found:
        """What is found of a subject, which is found once.

        :param subject: a body, class or statement, told from others by its identity.
        """
        key = (kind, id(subject))
        known = self.remembered.get(key)
        if known is None:
            # As long as it is kept, nothing else has its identity.
            known = self.remembered[key] = (subject, find())
        return known[1]  # type: ignore[return-value]

    def note_class(self, cls: ClassValue) -> None:
        self.classes[cls.key] = cls
        super().note_class(cls)

    def call(self, function: Value, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        if isinstance(function, External | Native) and isinstance(node, syntax.Call):
            cls = self._class_by(canonical(function.name), node, frame)
            if cls is not None:
                return cls
        return super().call(function, arguments, node, frame)

    def made_class(self, node: syntax.Call, frame: Frame) -> ClassValue | None:
        """The class that a call makes; None where it makes none.

        :param frame: that of a module or class.
        """
        key = (frame.module.path, node.line, node.column)
        if key in self.classes:
            return self.classes[key]
        with self.apart():
            maker = single(self, self.evaluate(node.function, frame))
            if not isinstance(maker, External | Native):
                return None
            return self._class_by(canonical(maker.name), node, frame)

    def _class_by(self, maker: str, node: syntax.Call, frame: Frame) -> ClassValue | None:
        if maker not in MAKERS and maker not in ENUM_MAKERS:
            return None
        key = (frame.module.path, node.line, node.column)
        if key not in self.classes:
            form = form_of(
                maker, node, frame.module.path, lambda expression: self._texts(expression, frame)
            )
            if form is None:
                return None
            if form.unread is not None:
                self.unread[key] = form.unread
            self.made_by_calls.add(key)
            definitions.class_of(self, form.definition, frame)
        return self.classes[key]

    def _texts(self, node: syntax.Expression, frame: Frame) -> str | list[str] | None:
        value = value_in(self, node, frame)
        if isinstance(value, Constant):
            return value.value if isinstance(value.value, str) else None
        values = (
            items(self, value, self.place(node, frame)) if not isinstance(value, Unknown) else ()
        )
        if isinstance(values, Unknown) or not values:
            return None
        texts = [value.value for value in values if isinstance(value, Constant)]
        return [*map(str, texts)] if len(texts) == len(values) else None

    def module_attribute(
        self, module: SourceModule, name: str, asked: tuple[syntax.Node, Frame] | None = None
    ) -> Value | None:
        body = self.module_frame(module)
        if name in body.bindings:
            self.demand(body, name)
            if body.variables.get(name, UNBOUND) is UNBOUND:
                # A module that imports when it is asked tells type checkers what it has.
                for statement in _typing_imports(module.facts.statements):
                    for each in statement.names:
                        if (each.alias or each.name) == name:
                            return self.imported(module, statement, each.name)
        return super().module_attribute(module, name, asked)

    def named(self, name: str) -> Value:
        # Classes of an earlier major version are told by what they are made of.
        return Constant("2.0.0") if name in _VERSIONS else super().named(name)

    def evaluate(self, node: syntax.Expression, frame: Frame) -> Value:
        if isinstance(node, syntax.Subscript):
            holder = super().evaluate(node.value, frame)
            if isinstance(holder, External | Native) or (
                isinstance(holder, ClassValue) and not holder.is_enum
            ):
                return holder
        return super().evaluate(node, frame)
