"""The parts of a search, as protocols for the tracer.

These parts run the tracer, and the tracer queries them in turn: about what lies outside the code
that it runs, such as what callers pass, and to record what it finds.  The finder wires them
together.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from flake8_notifications.interpretation.values.base import Constant, Unknown, Value
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey, Parameter
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.source import syntax


class RestOfProject(Protocol):
    """What parameters, attributes and names hold according to the rest of the project."""

    @property
    def left_to_owners(self) -> Mapping[Parameter, Collection[str]]:
        """By the object that a constructor creates: its containers that other code fills."""

    def resolve(self, parameter: Parameter) -> Value | None: ...

    def declared(self, parameter: Parameter) -> Value | None: ...

    def passed_and_kept(self, parameter: Parameter) -> Value | None: ...

    def passed_beside(self, unknown: Unknown, meant: Mapping[Parameter, Value]) -> Value | None: ...

    def decorated(self, parameter: Parameter) -> Value | None: ...

    def own_notifiers(self) -> Sequence[Instance]: ...

    def classes_of(self, instance: Instance) -> Value: ...

    def attribute_of(self, instance: Instance, name: str) -> Value | None: ...

    def glance_at(self, instance: Instance, name: str) -> Value | None: ...

    def known_to_makers(self, cls: ClassValue, name: str) -> Value | None: ...

    def is_set_on(self, cls: ClassValue, name: str) -> bool: ...

    def is_set_by_others(self, name: str) -> bool: ...

    def is_set_later(self, instance: Instance, name: str) -> bool: ...

    def is_filled_later(self, instance: Instance, name: str, value: Value) -> bool: ...

    def sets(self, cls: ClassValue, name: str) -> bool: ...

    def set_outside(self, cls: ClassValue, name: str, value: Value) -> Value: ...

    def set_method(self, cls: ClassValue, name: str, value: Value | None) -> Value | None: ...

    def set_on_shared(self, instance: Instance, name: str, value: Constant) -> Value: ...

    def fill_shared(
        self, instance: Instance, name: str, value: ListObject | DictObject
    ) -> None: ...

    def changed_global(self, frame: Frame, name: str, value: Value) -> Value: ...

    def changed_in_class(self, cls: ClassValue, name: str, value: Value) -> Value: ...

    def changed_default(
        self, function: Function, name: str, value: ListObject | DictObject
    ) -> None: ...


class LeadingNames(Protocol):
    """The names that lead to a send; more are added as runs find them."""

    def noted(self, annotation: syntax.Expression, frame: Frame) -> Value | None: ...

    def carried(self, holder: Value, name: str, value: Value) -> None: ...

    def stored(self, holder: syntax.Expression, value: Value, frame: Frame) -> None: ...

    def returned(self, function: Function, value: Value) -> None: ...


class SendAttribution(Protocol):
    """Decides which function a send belongs to: the one that is run, or its callers."""

    def is_open(self, key: FunctionKey) -> bool: ...

    def leave_to_others(self, key: FunctionKey) -> None: ...

    def leave_call_to_owners(self, function: Unknown, name: str, frame: Frame) -> None: ...


class ConcreteClasses(Protocol):
    """The concrete classes of an object that is only known by an annotation."""

    def concrete(self, instance: Instance) -> Sequence[ClassValue]: ...
