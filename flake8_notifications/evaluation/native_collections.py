"""Builtins and standard library functions that make or go through collections."""

from __future__ import annotations

from functools import cmp_to_key
from typing import Any, Final

from flake8_notifications.evaluation import changes, methods, operators
from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.parts import NativeRule, Parts
from flake8_notifications.evaluation.values import (
    NONE,
    Arguments,
    Collection,
    Constant,
    Mapping,
    Place,
    Unknown,
    Value,
    key_of,
)

_LONGEST_RANGE: Final = 100_000


def _items(arguments: Arguments, place: Place, *, any_order: bool = False) -> list[Value] | Unknown:
    if not arguments.positional:
        return []
    return iterate(arguments.positional[0], place, any_order=any_order)


def _collection(kind: Any, *, any_order: bool = False) -> NativeRule:
    def rule(evaluator: Parts, arguments: Arguments, place: Place) -> Value:
        items = _items(arguments, place, any_order=any_order)
        if isinstance(items, Unknown):
            return items
        if not any_order:
            return Collection(kind, tuple(items), _place(arguments, place))
        if None in map(key_of, items):
            return Unknown("a set of what is not known", place)
        return Collection(kind, tuple(operators.unique(kind, items)), _place(arguments, place))

    return rule


def _place(arguments: Arguments, place: Place) -> Place:
    """Where the items were written down rather than where they are converted."""
    written = arguments.positional[0].place if arguments.positional else None
    return written or place


def _dict(evaluator: Parts, arguments: Arguments, place: Place) -> Value:
    mapping = Mapping({}, place=_place(arguments, place))
    return methods.mutated(evaluator, mapping, "update", arguments, place)[0]


def _ordered_dict(evaluator: Parts, arguments: Arguments, place: Place) -> Value:
    mapping = Mapping({}, is_ordered_dict=True, place=place)
    return methods.mutated(evaluator, mapping, "update", arguments, place)[0]


def _fromkeys(evaluator: Parts, arguments: Arguments, place: Place) -> Value:
    items = _items(arguments, place, any_order=True)
    if isinstance(items, Unknown):
        return items
    value = arguments.positional[1] if len(arguments.positional) > 1 else NONE
    return Mapping({key_of(item): (item, value) for item in items}, place=place)


def _sorted(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    items = _items(arguments, place, any_order=True)
    if isinstance(items, Unknown):
        return items
    key = arguments.keywords.get("key", NONE)
    is_plain = isinstance(key, Constant) and key.value is None
    keys = items if is_plain else [
        evaluator.call(key, Arguments((item,), {}), place) for item in items
    ]  # fmt: skip
    reverse = operators.truth(arguments.keywords.get("reverse", Constant(False)))
    if reverse is None:
        return None
    try:
        order = sorted(
            range(len(items)),
            key=lambda position: _KEY(keys[position]),
            reverse=reverse,
        )
    except _Unordered:
        return Unknown("a sort of what is not known", place)
    return Collection("list", tuple(items[position] for position in order), place)


class _Unordered(Exception):
    pass


def _order(left: Value, right: Value) -> int:
    if isinstance(left, Collection) and isinstance(right, Collection):
        for first, second in zip(left.items, right.items, strict=False):
            order = _order(first, second)
            if order:
                return order
        return len(left.items) - len(right.items)
    is_less = operators.compare("<", left, right)
    is_greater = operators.compare(">", left, right)
    if is_less is None or is_greater is None:
        raise _Unordered
    return is_greater - is_less


_KEY: Final = cmp_to_key(_order)


def _reversed(evaluator: Parts, arguments: Arguments, place: Place) -> Value:
    items = _items(arguments, place)
    return items if isinstance(items, Unknown) else Collection("list", tuple(items[::-1]), place)


def _range(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    numbers = [getattr(argument, "value", None) for argument in arguments.positional]
    if not numbers or len(numbers) > 3 or not all(isinstance(number, int) for number in numbers):
        return None
    if len(numbers) == 3 and numbers[2] == 0:
        return None
    steps: range = range(*numbers)  # type: ignore[arg-type]
    if len(steps) > _LONGEST_RANGE:
        return None
    return Collection("list", tuple(Constant(number, place) for number in steps), place)


def _zip(evaluator: Parts, arguments: Arguments, place: Place) -> Value:
    columns = []
    for argument in arguments.positional:
        items = iterate(argument, place)
        if isinstance(items, Unknown):
            return items
        columns.append(items)
    rows = (Collection("tuple", row, place) for row in zip(*columns, strict=False))
    return Collection("list", tuple(rows), place)


def _enumerate(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    items = _items(arguments, place)
    if isinstance(items, Unknown):
        return items
    positional = dict(zip(("iterable", "start"), arguments.positional, strict=False))
    start = {**positional, **arguments.keywords}.get("start", Constant(0))
    if not isinstance(start, Constant) or not isinstance(start.value, int):
        return None
    rows = (
        Collection("tuple", (Constant(number, place), item), place)
        for number, item in enumerate(items, start.value)
    )
    return Collection("list", tuple(rows), place)


def _map(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    if len(arguments.positional) != 2:
        return None
    function, iterable = arguments.positional
    items = iterate(iterable, place)
    if isinstance(items, Unknown):
        return items
    results = (evaluator.call(function, Arguments((item,), {}), place) for item in items)
    return Collection("list", tuple(results), place)


def _filter(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    if len(arguments.positional) != 2:
        return None
    function, iterable = arguments.positional
    items = iterate(iterable, place)
    if isinstance(items, Unknown):
        return items
    is_identity = isinstance(function, Constant) and function.value is None
    kept = []
    for item in items:
        test = item if is_identity else evaluator.call(
            function, Arguments((item,), {}), place
        )  # fmt: skip
        known = operators.truth(test)
        if known is None:
            return Unknown("a filter that is not known", place)
        if known:
            kept.append(item)
    return Collection("list", tuple(kept), place)


def _later(rule: NativeRule) -> NativeRule:
    """A rule for what calls its function only as somebody asks for the items."""

    def later(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
        return changes.followed_later(evaluator, lambda: rule(evaluator, arguments, place), place)

    return later


def _chain(evaluator: Parts, arguments: Arguments, place: Place) -> Value:
    chained: list[Value] = []
    for argument in arguments.positional:
        items = iterate(argument, place)
        if isinstance(items, Unknown):
            return items
        chained += items
    return Collection("list", tuple(chained), place)


def _chain_from_iterable(evaluator: Parts, arguments: Arguments, place: Place) -> Value:
    items = _items(arguments, place)
    if isinstance(items, Unknown):
        return items
    return _chain(evaluator, Arguments(tuple(items), {}), place)


def _all_or_any(symbol: str) -> NativeRule:
    def rule(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
        items = _items(arguments, place, any_order=True)
        if isinstance(items, Unknown):
            return items
        known = [operators.truth(item) for item in items]
        if None in known:
            return None
        return Constant(all(known) if symbol == "all" else any(known), place)

    return rule


def _len(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    items = _items(arguments, place, any_order=True)
    return items if isinstance(items, Unknown) else Constant(len(items), place)


def _extreme(*, largest: bool) -> NativeRule:
    def rule(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
        if arguments.keywords.keys() - {"key"}:
            return None
        items = _items(arguments, place, any_order=True)
        if len(arguments.positional) > 1:
            items = list(arguments.positional)
        if isinstance(items, Unknown):
            return items
        # The first of equal ones is what both give.
        keywords = {**arguments.keywords, "reverse": Constant(largest)}
        whole = Arguments((Collection("list", tuple(items), place),), keywords)
        ordered = _sorted(evaluator, whole, place)
        if isinstance(ordered, Collection):
            return ordered.items[0] if ordered.items else None
        return ordered

    return rule


def _sum(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    items = _items(arguments, place, any_order=True)
    if isinstance(items, Unknown):
        return items
    total: Value = arguments.positional[1] if len(arguments.positional) > 1 else Constant(0, place)
    for item in items:
        total = operators.binary("+", total, item, place)
    return total


#: By dotted name.
RULES: Final[dict[str, NativeRule]] = {
    "builtins.all": _all_or_any("all"),
    "builtins.any": _all_or_any("any"),
    "builtins.dict": _dict,
    "builtins.dict.fromkeys": _fromkeys,
    "builtins.enumerate": _enumerate,
    "builtins.filter": _later(_filter),
    "builtins.frozenset": _collection("frozenset", any_order=True),
    "builtins.len": _len,
    "builtins.list": _collection("list"),
    "builtins.map": _later(_map),
    "builtins.max": _extreme(largest=True),
    "builtins.min": _extreme(largest=False),
    "builtins.range": _range,
    "builtins.reversed": _reversed,
    "builtins.set": _collection("set", any_order=True),
    "builtins.sorted": _sorted,
    "builtins.sum": _sum,
    "builtins.tuple": _collection("tuple"),
    "builtins.zip": _zip,
    "collections.OrderedDict": _ordered_dict,
    "itertools.chain": _chain,
    "itertools.chain.from_iterable": _chain_from_iterable,
}
