"""Validators: methods of data classes that see, and may change, what a constructor is passed.

::

    class Event(BaseModel):
        kind: str = "order"
        name: str | None = None

        @model_validator(mode="after")
        def fill_name(self):
            if self.name is None:
                self.name = f"{self.kind}.created"
            return self

An object that is created without a ``name`` has one all the same.  They are called in the order
that https://docs.pydantic.dev/latest/concepts/validators/ describes.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from typing import Final, Literal, NamedTuple

from flake8_notifications.interpretation.dataclass_fields import annotation_in
from flake8_notifications.interpretation.definitions import function_of
from flake8_notifications.interpretation.expression_effects import effects_of_expression
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.base import Constant, Value, guarded_choices
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject, Entries
from flake8_notifications.interpretation.values.external import Result
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.library_data import data_classes as records
from flake8_notifications.source import syntax

_Mode = Literal["before", "after", "plain", "wrap"]
_POSITIONAL: Final = ("positional", "positional_only")
#: A decorator that may be used without a call.
_ROOT: Final = "root_validator"
#: Stands for what is not passed.
ABSENT: Final = Constant(Ellipsis)
#: The modes of validators that are passed a value and return what takes its place.
_FOLLOWED: Final = ("before", "after")


class Validator(NamedTuple):
    """A method that validates fields, or the whole object.

    :ivar fields: the names of the fields, ``"*"`` for all of them; none if it validates the object.
    :ivar sees_defaults: whether it is called for fields that are not passed as well.
    :ivar takes_values: whether it takes all values as a dict, and returns them, after each of them
        has been validated.
    """

    function: Function
    mode: _Mode
    fields: tuple[str, ...]
    sees_defaults: bool
    takes_values: bool


class Validators:
    """The validators of a class, in the order of their definition."""

    def __init__(self, machine: Machine, cls: ClassValue, node: syntax.Node, frame: Frame) -> None:
        self._machine = machine
        self._cls = cls
        self._node = node
        self._frame = frame
        self._all = list(_validators_of(machine, cls).values())

    def before_all(
        self, passed: Mapping[str, Value], more: Value | None, names: Collection[str]
    ) -> dict[str, Value] | None:
        """What is passed to the fields after the validators that see all input.

        :param more: what any further keyword arguments may be.
        :param names: those that may be passed; what may be missing holds :data:`ABSENT`.
        :return: None if it is unknown.
        """
        changed = dict(passed)
        for validator in reversed(self._of_object()):
            if validator.mode == "after":
                continue
            result = self._call(validator, self._as_dict(changed, more))
            values = self._entries(result, {*names, *changed})
            if validator.mode != "before" or values is None:
                return None
            changed = values
        return changed

    def of_field(self, name: str, value: Value, field: Value | None, *, is_default: bool) -> Value:
        """The value of a field after its validators.

        :param field: what the body of the class says of it, such as ``Field(…)``.
        :param is_default: whether the value is not passed, but the default.
        """
        validators = self._of_default(name, field) if is_default else self._of_name(name)
        unknown = self.unknown(name, value)
        if not is_default and _is_validated_by_annotation(self._cls, name):
            return unknown
        if any(validator.mode not in _FOLLOWED for validator in validators):
            return unknown
        early = [validator for validator in reversed(validators) if validator.mode == "before"]
        late = [validator for validator in validators if validator.mode == "after"]
        for validator in (*early, *late):
            value = self._call(validator, value)
        return value

    def see_default(self, name: str, field: Value | None) -> bool:
        """Whether a validator is called for a field that is not passed."""
        return bool(self._of_default(name, field))

    def _of_name(self, name: str) -> list[Validator]:
        return [
            validator
            for validator in self._all
            if name in validator.fields or "*" in validator.fields
        ]

    def _of_default(self, name: str, field: Value | None) -> list[Validator]:
        is_seen = _is_true(field, "validate_default")
        return [
            validator for validator in self._of_name(name) if is_seen or validator.sees_defaults
        ]

    def after_all(self, made: Instance, fields: Mapping[str, Value | None]) -> None:
        """Let the validators that see the finished object change it.

        :param fields: what the body of the class says of each field: its default, if it is plain.
        """
        machine = self._machine
        for validator in self._of_object():
            if validator.mode != "after":
                continue
            if not validator.takes_values:
                self._call(validator, made, is_bound=True)
                continue
            values = {
                name: value
                for name, default in fields.items()
                if (value := made.attributes.get(name, default)) is not None
            }
            returned = self._entries(self._call(validator, self._as_dict(values)), values) or {}
            for name, value in values.items():
                kept = returned.get(name) or self.unknown(name, value)
                machine.write(made.attributes, name, kept)

    def _as_dict(self, values: Mapping[str, Value], more: Value | None = None) -> DictObject:
        entries: dict[Hashable, tuple[Value, Value]] = {
            ("constant", name): (Constant(name), value)
            for name, value in values.items()
            if value is not ABSENT
        }
        place = self._machine.place(self._node, self._frame)
        return self._machine.dict_of(Entries(entries, more), place)

    def _entries(self, result: Value, names: Collection[str]) -> dict[str, Value] | None:
        """What a dict that a validator has returned holds; None if it may be no dict."""
        dicts = [choice for _, choice in guarded_choices(result)]
        if not all(isinstance(choice, DictObject) for choice in dicts):
            return None
        values = {
            name: self._machine.call_method(
                result, "get", (Constant(name), ABSENT), self._node, self._frame
            )
            for name in sorted(names)
        }
        return {name: value for name, value in values.items() if value is not ABSENT}

    def unknown(self, name: str, value: Value | None = None) -> Value:
        """The value of a field of which it is unknown what a validator makes."""
        reason = f"what a validator makes of '{name}'"
        return self._machine.unknown(reason, self._node, self._frame, value)

    def _of_object(self) -> list[Validator]:
        return [validator for validator in self._all if not validator.fields]

    def _call(self, validator: Validator, value: Value, *, is_bound: bool = False) -> Value:
        """What a validator returns for a value."""
        machine, definition = self._machine, validator.function.definition
        is_static = isinstance(definition, syntax.FunctionDefinition) and definition.is_static
        first: tuple[Value, ...] = () if is_static or is_bound else (self._cls,)
        positional = [each for each in definition.parameters if each.kind in _POSITIONAL]
        context = machine.unknown("what a validator is told", self._node, self._frame)
        further = (context,) * max(len(positional) - len(first) - 1, 0)
        return machine.call(
            validator.function, Arguments((*first, value, *further)), self._node, self._frame
        )


def _validators_of(machine: Machine, cls: ClassValue) -> dict[str, Validator]:
    """The validators of a class and its bases by name: a subclass may override some."""
    validators: dict[str, Validator] = {}
    for base in reversed(list(project_classes(cls))):
        for statement in base.definition.body:
            if isinstance(statement, syntax.FunctionDefinition):
                validators.pop(statement.name, None)
                for kind, arguments in _decorators(statement):
                    function = function_of(machine, statement, base.body)
                    validators[statement.name] = _validator(function, kind, arguments)
    return validators


def _decorators(
    definition: syntax.FunctionDefinition,
) -> Iterator[tuple[str, tuple[syntax.Argument, ...]]]:
    """The names of those decorators that make a method a validator, with their arguments."""
    for decorator in definition.decorators:
        match decorator:
            case syntax.Call(
                function=syntax.Name(id=name) | syntax.Attribute(name=name), arguments=arguments
            ) if name in records.VALIDATORS:
                yield name, arguments
            case syntax.Name(id=name) | syntax.Attribute(name=name) if name == _ROOT:
                yield name, ()


def _validator(function: Function, kind: str, arguments: tuple[syntax.Argument, ...]) -> Validator:
    says = {
        argument.name: argument.value.value
        for argument in arguments
        if isinstance(argument.value, syntax.Constant)
    }
    mode: _Mode = "before" if says.get("pre") else "after"
    written = says.get("mode")
    if written in ("before", "after", "plain", "wrap"):
        mode = written  # type: ignore[assignment]
    fields = tuple(
        argument.value.value
        for argument in arguments
        if argument.kind == "positional"
        and isinstance(argument.value, syntax.Constant)
        and isinstance(argument.value.value, str)
    )
    is_of_object = kind in records.OBJECT_VALIDATORS
    return Validator(
        function,
        mode,
        () if is_of_object else fields or ("*",),
        bool(says.get("always")),
        kind == _ROOT,
    )


def _is_true(field: Value | None, name: str) -> bool:
    """Whether a field says something by a call such as ``Field(validate_default=True)``."""
    if not isinstance(field, Result):
        return False
    said = field.arguments.keywords.get(name)
    return isinstance(said, Constant) and said.value is True


def _is_validated_by_annotation(cls: ClassValue, name: str) -> bool:
    """Whether a field is annotated with validators: ``Annotated[str, AfterValidator(…)]``."""
    for base in project_classes(cls):
        annotation = annotation_in(base, name)
        if annotation is not None:
            names = _mentioned(annotation)
            return not records.ANNOTATED_VALIDATORS.isdisjoint(names | _aliases(base, names))
    return False


def _aliases(cls: ClassValue, names: set[str]) -> set[str]:
    """The identifiers in what a module binds some names to: an annotation may be kept in one."""
    return {
        identifier
        for statement in cls.module.facts.statements
        if isinstance(statement, syntax.Assign)
        and any(
            isinstance(target, syntax.Name) and target.id in names for target in statement.targets
        )
        for identifier in _mentioned(statement.value)
    }


def _mentioned(annotation: syntax.Expression) -> set[str]:
    effects = effects_of_expression(annotation)
    return effects.names | effects.attributes
