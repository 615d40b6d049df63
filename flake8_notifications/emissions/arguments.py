"""Which values a call gives to the parameters of a function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from flake8_notifications.emissions.bodies import Context, Site
from flake8_notifications.emissions.scopes import SymbolicEvaluator
from flake8_notifications.evaluation import attributes
from flake8_notifications.evaluation.namespaces import Scope
from flake8_notifications.evaluation.representation import stringify
from flake8_notifications.evaluation.symbols import Explorer, Hole
from flake8_notifications.evaluation.values import (
    BoundMethod,
    ClassValue,
    Constant,
    Descriptor,
    Function,
    Instance,
    Partial,
    Unknown,
    Value,
    key_of,
)
from flake8_notifications.evaluation.values import Mapping as DictValue
from flake8_notifications.source import syntax

#: The value of a parameter by its name in a hole, or None if the call does not tell.
Bound = Callable[[str], "Value | None"]


class Target(NamedTuple):
    """A function and the arguments that it already has."""

    function: Function
    positional: tuple[Value, ...] = ()
    keywords: Mapping[str, Value] = MappingProxyType({})


def unwrap(evaluator: SymbolicEvaluator, callee: Value) -> Target | None:
    """The function that a callable comes down to."""
    match callee:
        case Function():
            return Target(callee)
        case BoundMethod(function=function, receiver=receiver):
            return Target(function, (receiver,))
        case Descriptor(kind="staticmethod", function=Function() as function):
            return Target(function)
        case Partial(function=inner, positional=positional, keywords=keywords):
            target = unwrap(evaluator, inner)
            if target is None:
                return None
            return Target(
                target.function,
                (*target.positional, *positional),
                {**target.keywords, **keywords},
            )
        case ClassValue(mro=mro):
            maker = attributes.find(mro, "__init__")
            return Target(maker, (callee,)) if isinstance(maker, Function) else None
        case Instance(cls=cls):
            method = attributes.find(cls.mro, "__call__")
            return Target(method, (callee,)) if isinstance(method, Function) else None
        case _:
            return None


def bind(
    evaluator: SymbolicEvaluator,
    site: Site,
    call: syntax.Call,
    target: Target,
    function: Context,
) -> Bound:
    """The values that a call at a site gives to the parameters of a function."""
    scope = evaluator.scope_at(site)
    starred = [item.value for item in call.arguments if item.kind == "star"]
    rest = [item.value for item in call.arguments if item.kind == "double_star"]
    given: list[Value | syntax.Expression] = [
        *target.positional,
        *(item.value for item in call.arguments if item.kind == "positional"),
    ]
    keywords: dict[str, Value | syntax.Expression] = {
        **target.keywords,
        **{str(item.name): item.value for item in call.arguments if item.kind == "keyword"},
    }
    positional = [
        parameter.name
        for parameter in function.parameters
        if parameter.kind in ("positional_only", "positional")
    ]

    def evaluated(item: Value | syntax.Expression) -> Value:
        return evaluator.evaluate(item, scope) if isinstance(item, syntax.Node) else item

    def bound(name: str) -> Value | None:
        if name.startswith("**"):
            name = name[2:]
        if name in positional and positional.index(name) < len(given):
            return evaluated(given[positional.index(name)])
        if name in keywords:
            return evaluated(keywords[name])
        for expression in rest:
            value = evaluator.evaluate(expression, scope)
            entry = None
            if isinstance(value, DictValue):
                entry = value.entries.get(key_of(Constant(name)))
            if entry is not None:
                return entry[1]
        if starred:
            return Unknown("arguments from '*'")
        default = next((item.default for item in function.parameters if item.name == name), None)
        return (
            None if default is None else evaluator.evaluate(default, _outside(evaluator, function))
        )

    return bound


def _outside(evaluator: SymbolicEvaluator, function: Context) -> Scope:
    outside = function.outside
    return evaluator.scope_at(outside) if isinstance(outside, Site) else outside


def text_of(explorer: Explorer, value: Value) -> str:
    """A value as part of an event type; what is not known is a hole."""
    text = stringify(value)
    if isinstance(text, Unknown):
        return explorer.holes.text(Hole(None, "", text))
    return text
