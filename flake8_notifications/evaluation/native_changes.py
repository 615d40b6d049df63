"""Functions of the standard library that change what they are given."""

from __future__ import annotations

from typing import Final

from flake8_notifications.evaluation import changes, methods, operators
from flake8_notifications.evaluation.heap import is_mutable
from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.namespaces import MUTATORS
from flake8_notifications.evaluation.parts import NativeRule, Parts
from flake8_notifications.evaluation.values import Arguments, Place, Unknown, Value


def _method(name: str) -> NativeRule:
    """A method of its first argument, called as a function."""

    def rule(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
        if evaluator.heap is None or not arguments.positional:
            return None
        receiver, *rest = arguments.positional
        if isinstance(receiver, Unknown):
            changes.change(evaluator, receiver, receiver, place)
            return receiver
        if not is_mutable(receiver):
            return None
        return methods.call(
            evaluator, receiver, name, arguments._replace(positional=tuple(rest)), place
        )

    return rule


def _not_followed(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    return None


def _in_place(symbol: str, name: str) -> NativeRule:
    """``operator.ior`` and its like."""
    change = _method(name)

    def rule(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
        match arguments.positional:
            case (left, right) if not is_mutable(left):
                return operators.binary(symbol, left, right, place)
        return change(evaluator, arguments, place)

    return rule


def _reduce(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (function, iterable, *start) if len(start) < 2 and not arguments.keywords:
            items = iterate(iterable, place)
            if isinstance(items, Unknown):
                return None
            if start:
                items.insert(0, start[0])
            if not items:
                return None
            result, *rest = items
            for item in rest:
                result = evaluator.call(function, Arguments((result, item), {}), place)
            return result
    return None


#: By dotted name; where one of them gives nothing, its arguments are not known any more.
RULES: Final[dict[str, NativeRule]] = {
    **{
        f"builtins.{kind}.{name}": _method(name)
        for kind in ("dict", "list", "set")
        for name in MUTATORS | methods.SPECIAL
    },
    **{f"collections.OrderedDict.{name}": _method(name) for name in MUTATORS | methods.SPECIAL},
    "bisect.insort": _not_followed,
    "functools.reduce": _reduce,
    "heapq.heapify": _not_followed,
    "heapq.heappop": _not_followed,
    "heapq.heappush": _not_followed,
    "operator.delitem": _method("__delitem__"),
    "operator.iadd": _in_place("+", "__iadd__"),
    "operator.ior": _in_place("|", "__ior__"),
    "operator.setitem": _method("__setitem__"),
    "random.shuffle": _not_followed,
}
