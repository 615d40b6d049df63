"""Remotable methods, as the fingerprint sees them.

``ObjectVersionChecker._find_remotable_method`` and ``get_method_spec`` in
oslo_versionedobjects/fixture.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from flake8_notifications.evaluation import attributes
from flake8_notifications.evaluation.evaluator import Evaluator
from flake8_notifications.evaluation.representation import represent
from flake8_notifications.evaluation.values import (
    BoundMethod,
    ClassValue,
    Descriptor,
    Function,
    Place,
    Unknown,
    Value,
)
from flake8_notifications.payloads.model import Problem
from flake8_notifications.source import syntax

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
    """

    name: str
    specification: str
    signature: str


def remotable_methods(evaluator: Evaluator, cls: ClassValue) -> Iterator[RemotableMethod | Problem]:
    """The remotable methods of a class and its bases, sorted by name."""
    for name, definition, owner in sorted(_candidates(cls), key=lambda found: found[0]):
        value = attributes.own(owner, name)
        place = Place(owner.module.path, definition.line)
        if isinstance(value, Unknown):
            if _is_marked(evaluator, definition, owner):
                yield Problem(name, value.reason, value.place or place)
            continue
        original = _original(value)
        if original is not None:
            method = _describe(evaluator, name, original, place)
            yield method


def _candidates(
    cls: ClassValue,
) -> Iterator[tuple[str, syntax.FunctionDefinition, ClassValue]]:
    """The decorated methods that attribute look-up finds."""
    seen: set[str] = set()
    for base in cls.mro:
        if not isinstance(base, ClassValue):
            continue
        for name in base.namespace.names:
            if name in seen:
                continue
            seen.add(name)
            statement = base.namespace.statement_of(name)
            if isinstance(statement, syntax.FunctionDefinition) and not all(
                isinstance(decorator, syntax.Name) and decorator.id in _PLAIN_DECORATORS
                for decorator in statement.decorators
            ):
                yield name, statement, base


def _original(value: Value | None) -> Value | None:
    """The function under the remotable layers, or None where there is no such layer."""
    is_remotable = False
    while True:
        if (
            isinstance(value, Descriptor) and value.kind in ("classmethod", "staticmethod")
        ) or isinstance(value, BoundMethod):
            value = value.function
        elif isinstance(value, Function) and "remotable" in value.attributes:
            is_remotable = True
            value = value.attributes.get("original_fn")
        else:
            return value if is_remotable else None


def _is_marked(
    evaluator: Evaluator, definition: syntax.FunctionDefinition, owner: ClassValue
) -> bool:
    """Whether one of the decorators is the library's, though their result is not known."""
    scope = owner.namespace.parent
    values = [evaluator.evaluate(node, scope) for node in definition.decorators if scope]
    return any(
        isinstance(value, Function) and f"{value.module.name}.{value.name}" in _REMOTABLE
        for value in values
    )


def _describe(
    evaluator: Evaluator, name: str, original: Value, place: Place
) -> RemotableMethod | Problem:
    if not isinstance(original, Function):
        return Problem(name, "a remotable method whose function is not known", place)
    shown: dict[str, str] = {}
    for parameter in original.definition.parameters:
        for kind, node in (("=", parameter.default), (":", parameter.annotation)):
            if node is None:
                continue
            text = represent(evaluator.evaluate(node, original.scope))
            if isinstance(text, Unknown):
                return Problem(name, text.reason, text.place or place)
            shown[parameter.name + kind] = text
    definition = original.definition
    if isinstance(definition, syntax.FunctionDefinition) and definition.returns is not None:
        text = represent(evaluator.evaluate(definition.returns, original.scope))
        if isinstance(text, Unknown):
            return Problem(name, text.reason, text.place or place)
        shown["return:"] = text
    parameters = original.definition.parameters
    return RemotableMethod(name, _specification(parameters, shown), _signature(parameters, shown))


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
