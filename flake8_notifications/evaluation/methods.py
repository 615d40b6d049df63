"""Methods of texts and containers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from flake8_notifications.evaluation import operators
from flake8_notifications.evaluation.heap import copied, is_missing, is_mutable
from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.namespaces import MUTATORS
from flake8_notifications.evaluation.parts import Parts
from flake8_notifications.evaluation.raising import miss_key
from flake8_notifications.evaluation.subscripts import with_item, without_item
from flake8_notifications.evaluation.values import (
    NONE,
    Arguments,
    Collection,
    Constant,
    Mapping,
    Native,
    Place,
    Unknown,
    Value,
    key_of,
)

_TEXT_METHODS: Final = frozenset(
    {
        "capitalize", "casefold", "center", "count", "endswith", "find", "index", "isalnum",
        "isalpha", "isdigit", "isidentifier", "islower", "isspace", "istitle", "isupper",
        "ljust", "lower", "lstrip", "partition", "removeprefix", "removesuffix", "replace",
        "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines",
        "startswith", "strip", "swapcase", "title", "upper", "zfill",
    }
)  # fmt: skip
_WIDEST: Final = 10_000


def call(evaluator: Parts, receiver: Value, name: str, arguments: Arguments, place: Place) -> Value:
    """``receiver.name(…)`` of a constant or container."""
    if evaluator.heap is not None and name in MUTATORS | SPECIAL and is_mutable(receiver):
        changed, returned = mutated(
            evaluator,
            receiver,  # type: ignore[arg-type]
            name,
            arguments,
            place,
        )
        if changed is not receiver:
            evaluator.heap.write(receiver, changed, place)
        return returned
    for argument in (*arguments.positional, *arguments.keywords.values()):
        if isinstance(argument, Unknown) and name != "get":
            return argument
    result: Value | None = None
    match receiver:
        case Constant(value=str(text)):
            result = _text_method(text, name, arguments, place)
        case Mapping():
            result = _mapping_method(receiver, name, arguments, place)
        case Collection():
            result = _collection_method(receiver, name, arguments, place)
    if result is None:
        return Unknown(f"a method '{name}' that is not understood here", place)
    return result


def mutated(
    evaluator: Parts,
    receiver: Collection | Mapping,
    name: str,
    arguments: Arguments,
    place: Place,
) -> tuple[Value, Value]:
    """The receiver after a method that changes it, and what the method returns."""
    result: tuple[Value, Value] | None
    if name in SPECIAL:
        result = _special(evaluator, receiver, name, arguments, place)
    elif isinstance(receiver, Mapping):
        result = _mutated_mapping(evaluator, receiver, name, arguments, place)
    elif receiver.kind == "list":
        result = _mutated_list(evaluator, receiver, name, arguments, place)
    else:
        result = _mutated_set(receiver, name, arguments, place)
    if result is None:
        evaluator.failures += 1
        unknown = Unknown(f"what the method '{name}' does here", place)
        return unknown, unknown
    return result


#: Operators that change their left operand, as methods.
SPECIAL: Final = frozenset(
    {"__setitem__", "__delitem__", "__ior__", "__iadd__", "__iand__", "__isub__", "__ixor__"}
)


def _special(
    evaluator: Parts,
    receiver: Collection | Mapping,
    name: str,
    arguments: Arguments,
    place: Place,
) -> tuple[Value, Value] | None:
    match name, arguments.positional:
        case "__setitem__", (index, item):
            return with_item(receiver, index, item, place), NONE
        case "__delitem__", (index,):
            return without_item(receiver, index, place), NONE
        case "__ior__", (_,) if isinstance(receiver, Mapping):
            changed = _mutated_mapping(evaluator, receiver, "update", arguments, place)
            return None if changed is None else (changed[0], receiver)
        case "__iadd__", (_,) if receiver.kind == "list":  # type: ignore[union-attr]
            changed = _mutated_list(
                evaluator,
                receiver,  # type: ignore[arg-type]
                "extend",
                arguments,
                place,
            )
            return None if changed is None else (changed[0], receiver)
        case _:
            return None


def _text_method(text: str, name: str, arguments: Arguments, place: Place) -> Value | None:
    if name == "format":
        keywords = arguments.keywords
        return operators.format_braces(text, list(arguments.positional), keywords, place)
    if name == "join" and len(arguments.positional) == 1:
        return _join(text, arguments.positional[0], place)
    if name not in _TEXT_METHODS or arguments.keywords:
        return None
    values = [_plain(argument) for argument in arguments.positional]
    if any(value is _NOT_PLAIN for value in values):
        return None
    if any(isinstance(value, int) and value > _WIDEST for value in values):
        return None
    if name == "replace" and (len(text) + 1) * len(str(values[-1])) > operators.LONGEST:
        return None
    method: Callable[..., Any] = getattr(text, name)
    try:
        return _value_of(method(*values), place)
    except (TypeError, ValueError):
        return None


_NOT_PLAIN: Final = object()


def _plain(value: Value) -> object:
    match value:
        case Constant(value=primitive):
            return primitive
        case Collection(kind="tuple", items=items):
            parts = tuple(map(_plain, items))
            return _NOT_PLAIN if _NOT_PLAIN in parts else parts
        case _:
            return _NOT_PLAIN


def _value_of(result: Any, place: Place) -> Value:
    if isinstance(result, list | tuple):
        kind: Any = "list" if isinstance(result, list) else "tuple"
        return Collection(kind, tuple(_value_of(item, place) for item in result), place)
    return Constant(result, place)


def _join(text: str, iterable: Value, place: Place) -> Value | None:
    items = iterate(iterable, place)
    if isinstance(items, Unknown):
        return items
    texts = [_plain(item) for item in items]
    if not all(isinstance(item, str) for item in texts):
        return next((item for item in items if isinstance(item, Unknown)), None)
    if sum(len(str(item)) + len(text) for item in texts) > operators.LONGEST:
        return None
    return Constant(text.join(map(str, texts)), place)


def _mapping_method(
    receiver: Mapping, name: str, arguments: Arguments, place: Place
) -> Value | None:
    entries = receiver.entries
    match name, arguments.positional:
        case "keys", ():
            return Collection("list", tuple(key for key, _ in entries.values()), place)
        case "values", ():
            return Collection("list", tuple(value for _, value in entries.values()), place)
        case "items", ():
            pairs = (Collection("tuple", pair, pair[0].place) for pair in entries.values())
            return Collection("list", tuple(pairs), place)
        case "copy", ():
            return copied(receiver)
        case "get", (index, *rest):
            key = key_of(index)
            if key is None:
                return index if isinstance(index, Unknown) else None
            default = rest[0] if rest else NONE
            return entries[key][1] if key in entries else default
        case _:
            return None


def _collection_method(
    receiver: Collection, name: str, arguments: Arguments, place: Place
) -> Value | None:
    if name == "copy":
        return copied(receiver)
    keys = [key_of(item) for item in receiver.items]
    if name in ("index", "count") and len(arguments.positional) == 1 and None not in keys:
        key = key_of(arguments.positional[0])
        if name == "count":
            return Constant(keys.count(key), place)
        return Constant(keys.index(key), place) if key in keys else None
    symbols = {
        "union": "|",
        "difference": "-",
        "intersection": "&",
        "symmetric_difference": "^",
    }
    if receiver.kind in ("set", "frozenset") and name in symbols:
        result: Value = receiver
        for argument in arguments.positional:
            items = iterate(argument, place, any_order=True)
            if isinstance(items, Unknown):
                return items
            other = Collection(receiver.kind, tuple(items), place)
            result = operators.binary(symbols[name], result, other, place)
        return result
    return None


def _mutated_mapping(
    evaluator: Parts, receiver: Mapping, name: str, arguments: Arguments, place: Place
) -> tuple[Value, Value] | None:
    def changed(entries: dict[Any, tuple[Value, Value]]) -> Mapping:
        return Mapping(entries, receiver.is_ordered_dict, receiver.place)

    match name, arguments.positional:
        case "update", positional:
            entries = _updated(receiver, positional, arguments.keywords, place)
            return (entries, entries) if isinstance(entries, Unknown) else (changed(entries), NONE)
        case "clear", ():
            return changed({}), NONE
        case "popitem", () if receiver.entries:
            entries = dict(receiver.entries)
            _, pair = entries.popitem()
            return changed(entries), Collection("tuple", pair, place)
        case "setdefault", (index, *rest) if (key := key_of(index)) is not None:
            if key in receiver.entries:
                return receiver, receiver.entries[key][1]
            default = rest[0] if rest else NONE
            return changed({**receiver.entries, key: (index, default)}), default
        case "pop", (index, *rest) if (key := key_of(index)) is not None:
            left = {other: pair for other, pair in receiver.entries.items() if other != key}
            if key in receiver.entries:
                return changed(left), receiver.entries[key][1]
            if not rest and is_missing(receiver, index):
                miss_key(evaluator)
            return (receiver, rest[0]) if rest else None
        case _:
            return None


def _updated(
    receiver: Mapping,
    positional: tuple[Value, ...],
    keywords: dict[str, Value],
    place: Place,
) -> dict[Any, tuple[Value, Value]] | Unknown:
    entries = dict(receiver.entries)
    for other in positional:
        mapping = _as_mapping(other, place)
        if isinstance(mapping, Unknown):
            return mapping
        entries.update(mapping.entries)
    for name, value in keywords.items():
        key = Constant(name, place)
        entries[key_of(key)] = (key, value)
    return entries


def _as_mapping(value: Value, place: Place) -> Mapping | Unknown:
    """``dict(value)`` of a dict or of pairs."""
    if isinstance(value, Mapping):
        return value
    pairs = iterate(value, place)
    if isinstance(pairs, Unknown):
        return pairs
    entries: dict[Any, tuple[Value, Value]] = {}
    for pair in pairs:
        items = iterate(pair, place)
        if isinstance(items, Unknown):
            return items
        key = key_of(items[0]) if len(items) == 2 else None
        if key is None:
            return Unknown("a dict key that is not known", place)
        entries[key] = (items[0], items[1])
    return Mapping(entries, place=place)


def _mutated_list(
    evaluator: Parts,
    receiver: Collection,
    name: str,
    arguments: Arguments,
    place: Place,
) -> tuple[Value, Value] | None:
    def changed(items: tuple[Value, ...]) -> Collection:
        return Collection("list", items, receiver.place)

    items = receiver.items
    match name, arguments.positional:
        case "append", (item,):
            return changed((*items, item)), NONE
        case "extend", (iterable,):
            more = iterate(iterable, place)
            return (more, more) if isinstance(more, Unknown) else (changed((*items, *more)), NONE)
        case "insert", (Constant(value=int(position)), item):
            inserted = list(items)
            inserted.insert(position, item)
            return changed(tuple(inserted)), NONE
        case "remove", (item,):
            keys = [key_of(candidate) for candidate in items]
            if None not in keys and key_of(item) in keys:
                position = keys.index(key_of(item))
                return changed(items[:position] + items[position + 1 :]), NONE
        case "reverse", ():
            return changed(items[::-1]), NONE
        case "clear", ():
            return changed(()), NONE
        case "pop", () if items:
            return changed(items[:-1]), items[-1]
        case "sort", ():
            whole = Arguments((receiver,), arguments.keywords)
            ordered = evaluator.call(Native("builtins.sorted"), whole, place)
            return ordered, NONE
    return None


def _mutated_set(
    receiver: Collection, name: str, arguments: Arguments, place: Place
) -> tuple[Value, Value] | None:
    def combined(symbol: str, others: list[Value]) -> tuple[Value, Value]:
        other = Collection(receiver.kind, tuple(others), place)
        return operators.binary(symbol, receiver, other, receiver.place or place), NONE

    match name, arguments.positional:
        case "add", (item,):
            return combined("|", [item])
        case "discard" | "remove", (item,):
            return combined("-", [item])
        case "update", (iterable,):
            items = iterate(iterable, place, any_order=True)
            return (items, items) if isinstance(items, Unknown) else combined("|", items)
        case _:
            return None
