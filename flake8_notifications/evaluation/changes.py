"""Changes of what has an identity, on the heap of an evaluator."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from flake8_notifications.evaluation.heap import Spoiled, is_mutable
from flake8_notifications.evaluation.parts import Parts
from flake8_notifications.evaluation.values import (
    Arguments,
    ClassValue,
    Function,
    Instance,
    Place,
    Scope,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax

Followed = TypeVar("Followed")


def change(evaluator: Parts, container: Value, changed: Value, place: Place) -> None:
    """Let a container hold what another one holds."""
    heap = evaluator.heap
    assert heap is not None
    if is_mutable(container):
        heap.write(container, changed, place)
    elif (
        isinstance(container, Unknown)
        and not isinstance(container, Spoiled)
        and _may_change_others(evaluator, place)
    ):
        heap.spoil_escaped(Unknown("what is changed through something unknown", place))


def set_attribute(
    evaluator: Parts, holder: Value, name: str, value: Value | None, place: Place
) -> None:
    """``holder.name = value``, or ``del holder.name`` without a value."""
    heap = evaluator.heap
    assert heap is not None
    match holder:
        case Instance(attributes=attributes) | Function(attributes=attributes):
            heap.set_item(attributes, name, value)
        case ClassValue(overrides=overrides):
            if value is None:
                value = Unknown(f"'{name}', which is deleted", place)
            if heap.is_sealed(holder) and holder not in evaluator.unfinished:
                heap.is_order_dependent = True
                value = Unknown("what another module sets", place)
            heap.set_item(overrides, name, value)
        case Unknown() if _may_change_others(evaluator, place):
            reason = Unknown(f"'{name}', which is set of something unknown", place)
            for cls in heap.escaped_classes:
                heap.set_item(cls.overrides, name, reason)


def _may_change_others(evaluator: Parts, place: Place) -> bool:
    """Whether what is changed somewhere may be the project's: other packages change their own."""
    return evaluator.modules.in_project_path(place.path)


def forget_arguments(evaluator: Parts, arguments: Arguments, reason: Unknown) -> None:
    """Forget what a call that cannot be followed may have changed."""
    if evaluator.heap is not None:
        forget(evaluator, [*arguments.positional, *arguments.keywords.values()], reason)


def forget(evaluator: Parts, values: Iterable[Value], reason: Unknown) -> None:
    """Forget what is held by all that can be reached from some values, classes included."""
    heap = evaluator.heap
    assert heap is not None
    found = list(values)
    heap.spoil_all(found, reason)
    for value in found:
        if isinstance(value, ClassValue) and value.problem is None:
            value.problem = reason


def followed_later(evaluator: Parts, evaluate: Callable[[], Followed], place: Place) -> Followed:
    """What is evaluated when somebody asks for its items: what it changes is not known."""
    heap = evaluator.heap
    if heap is None:
        return evaluate()
    with heap.watched() as moment:
        value = evaluate()
        heap.spoil_changes(moment, Unknown("what an iterator changes as it goes", place))
    return value


def escape_either(evaluator: Parts, expressions: Iterable[syntax.Expression], scope: Scope) -> None:
    """Note what an expression may be of which it is not known which of its parts it is."""
    heap = evaluator.heap
    assert heap is not None
    for expression in expressions:
        with heap.watched() as moment:
            heap.escape((evaluator.evaluate(expression, scope),))
            reason = Unknown("what may be changed here", Place(scope.module.path, expression.line))
            heap.spoil_changes(moment, reason)
