"""Arguments of a call, and the parameters that they are bound to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.values import (
    ALL,
    Arguments,
    Collection,
    Constant,
    Function,
    Mapping,
    Place,
    Rest,
    Unknown,
    Value,
    key_of,
)
from flake8_notifications.source import syntax

if TYPE_CHECKING:
    from flake8_notifications.evaluation.evaluator import Evaluator
    from flake8_notifications.evaluation.namespaces import Scope


def evaluate_arguments(
    evaluator: Evaluator, call: syntax.Call, scope: Scope
) -> Arguments | Unknown:
    """The arguments of a call, or why it is not known how many there are."""
    place = Place(scope.module.path, call.line)
    positional: list[Value] = []
    keywords: dict[str, Value] = {}
    surplus: Rest | None = None
    others: Rest | None = None
    for argument in call.arguments:
        value = evaluator.evaluate(argument.value, scope)
        if argument.kind == "keyword":
            keywords[str(argument.name)] = value
        elif argument.kind == "double_star":
            if isinstance(value, Mapping):
                keywords |= _named(value)
            elif evaluator.explorer is not None:
                others = _unknown_rest("keyword", value, "arguments from '**'", place)
            elif isinstance(value, Unknown):
                return value
            else:
                return Unknown("arguments from '**'", place)
        elif surplus is None:
            items = iterate(value, place) if argument.kind == "star" else [value]
            if not isinstance(items, Unknown):
                positional += items
            elif evaluator.explorer is not None:
                surplus = _unknown_rest("positional", value, items.reason, place)
            else:
                return items
    return Arguments(tuple(positional), keywords, surplus, others)


def _named(value: Mapping) -> dict[str, Value]:
    return {
        key.value: item
        for key, item in value.entries.values()
        if isinstance(key, Constant) and isinstance(key.value, str)
    }


def _unknown_rest(kind: Any, value: Value, reason: str, place: Place) -> Rest:
    """Arguments of which nothing else is known."""
    if isinstance(value, Rest):
        return value
    return Rest(kind, lambda key, default: Unknown(reason, place), lambda key: None, place)


def bind(
    evaluator: Evaluator, function: Function, arguments: Arguments, place: Place
) -> dict[str, Value] | Unknown:
    """The local variables that a call starts with, or why it does not fit."""
    variables: dict[str, Value] = {}
    positional = list(arguments.positional)
    keywords = dict(arguments.keywords)
    taken = 0
    for parameter in function.definition.parameters:
        name = parameter.name
        if parameter.kind == "star":
            variables[name] = _rest_of_positional(positional, arguments.surplus, taken, place)
            positional = []
        elif parameter.kind == "double_star":
            variables[name] = _rest_of_keywords(keywords, arguments.others, place)
            keywords = {}
        elif parameter.kind != "keyword_only" and positional:
            variables[name] = positional.pop(0)
        elif parameter.kind != "positional_only" and name in keywords:
            variables[name] = keywords.pop(name)
        else:
            default = parameter.default
            value = function.defaults.get(name)
            if value is None and default is not None:
                value = evaluator.evaluate(default, function.defining_scope)
            if arguments.surplus is not None and parameter.kind != "keyword_only":
                value = arguments.surplus.item(taken, value)
                taken += 1
            elif arguments.others is not None and parameter.kind != "positional_only":
                value = arguments.others.item(name, value)
            if value is None:
                return Unknown(f"a call of '{function.name}' without '{name}'", place)
            variables[name] = value
    if positional or keywords:
        return Unknown(f"a call of '{function.name}' with too many arguments", place)
    return variables


def _rest_of_positional(
    given: list[Value], surplus: Rest | None, taken: int, place: Place
) -> Value:
    if given or surplus is None:
        return Collection("tuple", tuple(given), place)
    return shifted(surplus, taken) if taken else surplus


def _rest_of_keywords(given: dict[str, Value], others: Rest | None, place: Place) -> Value:
    entries = {
        key_of(Constant(name)): (Constant(name, place), value) for name, value in given.items()
    }
    if entries or others is None:
        return Mapping(dict(entries), place=place)
    return others


def shifted(rest: Rest, start: int) -> Rest:
    """Surplus positional arguments from one of them on."""
    item, hole = rest.item, rest.hole
    return Rest(
        rest.kind,
        lambda key, default: item(int(key) + start, default),
        lambda key: None if key == ALL else hole(int(key) + start),
        rest.place,
    )
