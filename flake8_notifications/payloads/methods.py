"""Remotable methods, as the fingerprint sees them.

``ObjectVersionChecker._find_remotable_method`` and ``get_method_spec`` in
oslo_versionedobjects/fixture.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.plain import single, value_in
from flake8_notifications.interpretation.representation import represent
from flake8_notifications.interpretation.values.base import Unknown, Value
from flake8_notifications.interpretation.values.callables import BoundMethod, Descriptor
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.payloads.annotations import represent_annotation
from flake8_notifications.payloads.machine import ClassMachine
from flake8_notifications.payloads.model import Problem
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_REMOTABLE: Final = frozenset(
    {
        "oslo_versionedobjects.base.remotable",
        "oslo_versionedobjects.base.remotable_classmethod",
    }
)
_PLAIN_DECORATORS: Final = frozenset({"classmethod", "staticmethod", "property", "setter"})


class RemotableMethod(NamedTuple):
    """A remotable method.

    :ivar specification: ``repr()`` of what ``get_method_spec`` returns.
    :ivar signature: for people, ``(self, context, force=False)``.
    :ivar owner: the class that has it.
    """

    name: str
    specification: str
    signature: str
    owner: ClassValue


def remotable_methods(
    machine: ClassMachine, cls: ClassValue
) -> Iterator[RemotableMethod | Problem]:
    """The remotable methods of a class and its bases, sorted by name."""
    for name, statement, owner in sorted(_candidates(cls), key=lambda found: found[0]):
        with machine.apart():
            found = class_lookup.own(machine, owner, name)
        value = None if found is None else single(machine, found)
        place = Place(owner.module.path, statement.line)
        if isinstance(value, Unknown):
            if _is_marked(machine, statement, owner):
                yield Problem(name, value.reason, value.place or place)
            continue
        original = _original(value)
        if original is not None:
            method = _describe(machine, name, original, place, owner)
            yield method


def _candidates(cls: ClassValue) -> Iterator[tuple[str, syntax.Statement, ClassValue]]:
    """What attribute look-up finds that may be a remotable method."""
    seen: set[str] = set()
    for base in cls.mro:
        if not isinstance(base, ClassValue):
            continue
        for name in (*base.body.positions, *base.body.variables):
            if name in seen:
                continue
            seen.add(name)
            statement = base.body.statement_of(name)
            if (
                statement is None
                or _may_be_method(statement)
                or _is_replaced(base.body.variables.get(name), statement)
            ):
                yield name, statement or base.definition, base


def _is_replaced(value: Value | None, statement: syntax.Statement) -> bool:
    """Whether a class holds something else than the function that its body defines."""
    return (
        value is not None
        and isinstance(statement, syntax.FunctionDefinition)
        and not statement.decorators
        and not (isinstance(value, Function) and value.definition == statement)
    )


def _may_be_method(statement: syntax.Statement) -> bool:
    match statement:
        case syntax.FunctionDefinition(decorators=decorators):
            return not all(
                isinstance(decorator, syntax.Name) and decorator.id in _PLAIN_DECORATORS
                for decorator in decorators
            )
        case syntax.Assign(value=syntax.Name() | syntax.Attribute() | syntax.Call()):
            return True
        case syntax.If() | syntax.Try() | syntax.With() | syntax.For():
            return True
        case _:
            return False


def _original(value: Value | None) -> Value | None:
    """The function under the remotable layers, or None where there is no such layer."""
    is_remotable = False
    while True:
        if isinstance(value, Descriptor) and value.kind in ("classmethod", "staticmethod"):
            # The library starts again below a classmethod: what is above it does not count.
            is_remotable = is_remotable and value.kind != "classmethod"
            value = value.function
        elif isinstance(value, BoundMethod):
            value = value.function
        elif isinstance(value, Function) and "remotable" in value.attributes:
            is_remotable = True
            value = value.attributes.get("original_fn")
        else:
            return value if is_remotable else None


def _is_marked(machine: ClassMachine, statement: syntax.Statement, owner: ClassValue) -> bool:
    """Whether one of the decorators is the library's, though their result is not known."""
    if not isinstance(statement, syntax.FunctionDefinition):
        return False
    frame = owner.body.parent or owner.body
    values = [value_in(machine, node, frame) for node in statement.decorators]
    return any(
        isinstance(value, Function) and f"{value.module.name}.{value.name}" in _REMOTABLE
        for value in values
    )


def _describe(
    machine: ClassMachine, name: str, original: Value, place: Place, owner: ClassValue
) -> RemotableMethod | Problem:
    if not isinstance(original, Function):
        return Problem(name, "a remotable method whose function is not known", place)
    definition = original.definition
    shown: dict[str, str] = {}
    for parameter in definition.parameters:
        if parameter.default is not None:
            text = represent(machine, original.defaults[parameter.name])
            if isinstance(text, Unknown):
                return Problem(name, text.reason, text.place or place)
            shown[f"{parameter.name}="] = text
    annotated = _annotated(original)
    for parameter_name, node in _annotations(annotated).items():
        with _defining(annotated) as frame:
            text = represent_annotation(machine, node, frame)
        if isinstance(text, Unknown):
            return Problem(name, text.reason, text.place or place)
        shown[f"{parameter_name}:"] = text
    parameters = definition.parameters
    return RemotableMethod(
        name, _specification(parameters, shown), _signature(parameters, shown), owner
    )


def _annotated(function: Function) -> Function:
    """The function whose annotations a function has: ``functools.wraps`` copies them."""
    seen = {function}
    wrapped = function.attributes.get("__wrapped__")
    while isinstance(wrapped, Function) and wrapped not in seen:
        function = wrapped
        seen.add(function)
        wrapped = function.attributes.get("__wrapped__")
    return function


def _annotations(function: Function) -> dict[str, syntax.Expression]:
    definition = function.definition
    found = {parameter.name: parameter.annotation for parameter in definition.parameters}
    if isinstance(definition, syntax.FunctionDefinition):
        found["return"] = definition.returns
    return {name: node for name, node in found.items() if node is not None}


@contextmanager
def _defining(function: Function) -> Iterator[Frame]:
    """Where the annotations of a function are evaluated: in the body of its class, as far as it
    had been run.
    """
    if function.owner is None:
        yield function.closure
        return
    body = function.owner.body
    before = body.present
    position = (
        at for at, statement in enumerate(body.statements) if statement is function.definition
    )
    body.present = next(position, len(body.statements))
    try:
        yield body
    finally:
        body.present = before


def _specification(parameters: tuple[syntax.Parameter, ...], shown: dict[str, str]) -> str:
    def named(*kinds: str) -> list[str]:
        return [parameter.name for parameter in parameters if parameter.kind in kinds]

    def only(kind: str) -> str | None:
        return next(iter(named(kind)), None)

    arguments = named("positional_only", "positional")
    defaults = [shown[f"{name}="] for name in arguments if f"{name}=" in shown]
    comma = "," if len(defaults) == 1 else ""
    shown_defaults = f"({', '.join(defaults)}{comma})" if defaults else "None"
    keyword_only = named("keyword_only")
    annotations = {
        name: shown[f"{name}:"]
        for name in ["return", *(parameter.name for parameter in parameters)]
        if f"{name}:" in shown
    }
    if not keyword_only and not annotations:
        return (
            f"ArgSpec(args={arguments!r}, varargs={only('star')!r}, "
            f"keywords={only('double_star')!r}, defaults={shown_defaults})"
        )
    keyword_defaults = {name: shown[f"{name}="] for name in keyword_only if f"{name}=" in shown}
    return (
        f"FullArgSpec(args={arguments!r}, varargs={only('star')!r}, "
        f"varkw={only('double_star')!r}, defaults={shown_defaults}, "
        f"kwonlyargs={keyword_only!r}, "
        f"kwonlydefaults={_dict(keyword_defaults) if keyword_defaults else None}, "
        f"annotations={_dict(annotations)})"
    )


def _dict(items: dict[str, str]) -> str:
    return "{" + ", ".join(f"{name!r}: {text}" for name, text in items.items()) + "}"


def _signature(parameters: tuple[syntax.Parameter, ...], shown: dict[str, str]) -> str:
    stars = {"star": "*", "double_star": "**"}
    parts: list[str] = []
    for parameter in parameters:
        if parameter.kind == "keyword_only" and not any(part.startswith("*") for part in parts):
            parts.append("*")
        default = shown.get(f"{parameter.name}=")
        text = stars.get(parameter.kind, "") + parameter.name
        parts.append(text if default is None else f"{text}={default}")
    return f"({', '.join(parts)})"
