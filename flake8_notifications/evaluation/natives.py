"""Builtins and standard library functions that the evaluator knows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cmp_to_key
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from flake8_notifications.evaluation import attributes, methods, operators
from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.representation import is_symbolic, represent, stringify
from flake8_notifications.evaluation.values import (
    NONE,
    Arguments,
    BoundMethod,
    ClassValue,
    Collection,
    Constant,
    Descriptor,
    External,
    Function,
    Instance,
    Mapping,
    Native,
    Partial,
    Place,
    Unknown,
    Value,
    key_of,
)

if TYPE_CHECKING:
    from flake8_notifications.evaluation.evaluator import Evaluator

NativeRule: TypeAlias = Callable[["Evaluator", Arguments, Place], Value | None]
_LONGEST_RANGE: Final = 100_000


def is_native(name: str) -> bool:
    """Whether a dotted name is one that :func:`call` knows."""
    return name in _RULES or name in _NAMES


def call(evaluator: Evaluator, name: str, arguments: Arguments, place: Place) -> Value:
    """Call a native function by its dotted name."""
    rule = _RULES.get(name)
    if rule is not None:
        for argument in (*arguments.positional, *arguments.keywords.values()):
            if isinstance(argument, Unknown) and name not in _TOLERANT:
                return argument
        result = rule(evaluator, arguments, place)
        if result is not None:
            return result
    return Unknown(f"a call of '{name.removeprefix('builtins.')}' that is not understood", place)


def _items(
    evaluator: Evaluator, arguments: Arguments, place: Place, *, any_order: bool = False
) -> list[Value] | Unknown:
    if not arguments.positional:
        return []
    return iterate(arguments.positional[0], place, any_order=any_order)


def _collection(kind: Any, *, any_order: bool = False) -> NativeRule:
    def rule(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value:
        items = _items(evaluator, arguments, place, any_order=any_order)
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


def _dict(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value:
    mapping = Mapping({}, place=_place(arguments, place))
    return methods.mutated(evaluator, mapping, "update", arguments, place)[0]


def _ordered_dict(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value:
    mapping = Mapping({}, is_ordered_dict=True, place=place)
    return methods.mutated(evaluator, mapping, "update", arguments, place)[0]


def _fromkeys(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value:
    items = _items(evaluator, arguments, place, any_order=True)
    if isinstance(items, Unknown):
        return items
    value = arguments.positional[1] if len(arguments.positional) > 1 else NONE
    return Mapping({key_of(item): (item, value) for item in items}, place=place)


def _sorted(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    items = _items(evaluator, arguments, place, any_order=True)
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


def _reversed(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value:
    items = _items(evaluator, arguments, place)
    return items if isinstance(items, Unknown) else Collection("list", tuple(items[::-1]), place)


def _range(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    numbers = [getattr(argument, "value", None) for argument in arguments.positional]
    if not numbers or len(numbers) > 3 or not all(isinstance(number, int) for number in numbers):
        return None
    if len(numbers) == 3 and numbers[2] == 0:
        return None
    steps: range = range(*numbers)  # type: ignore[arg-type]
    if len(steps) > _LONGEST_RANGE:
        return None
    return Collection("list", tuple(Constant(number, place) for number in steps), place)


def _zip(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value:
    columns = []
    for argument in arguments.positional:
        items = iterate(argument, place)
        if isinstance(items, Unknown):
            return items
        columns.append(items)
    rows = (Collection("tuple", row, place) for row in zip(*columns, strict=False))
    return Collection("list", tuple(rows), place)


def _enumerate(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    items = _items(evaluator, arguments, place)
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


def _map(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    if len(arguments.positional) != 2:
        return None
    function, iterable = arguments.positional
    items = iterate(iterable, place)
    if isinstance(items, Unknown):
        return items
    results = (evaluator.call(function, Arguments((item,), {}), place) for item in items)
    return Collection("list", tuple(results), place)


def _filter(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
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


def _chain(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value:
    chained: list[Value] = []
    for argument in arguments.positional:
        items = iterate(argument, place)
        if isinstance(items, Unknown):
            return items
        chained += items
    return Collection("list", tuple(chained), place)


def _chain_from_iterable(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value:
    items = _items(evaluator, arguments, place)
    if isinstance(items, Unknown):
        return items
    return _chain(evaluator, Arguments(tuple(items), {}), place)


def _all_or_any(symbol: str) -> NativeRule:
    def rule(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
        items = _items(evaluator, arguments, place, any_order=True)
        if isinstance(items, Unknown):
            return items
        known = [operators.truth(item) for item in items]
        if None in known:
            return None
        return Constant(all(known) if symbol == "all" else any(known), place)

    return rule


def _len(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    items = _items(evaluator, arguments, place, any_order=True)
    return items if isinstance(items, Unknown) else Constant(len(items), place)


def _callable(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (ClassValue() | Function() | BoundMethod() | Partial() | Native(),):
            return Constant(True, place)
        case (Constant() | Collection() | Mapping(),):
            return Constant(False, place)
        case (Instance(cls=cls),):
            has_call = attributes.find(cls.mro, "__call__")
            return None if isinstance(has_call, Unknown) else Constant(has_call is not None, place)
    return None


def _extreme(*, largest: bool) -> NativeRule:
    def rule(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
        if arguments.keywords.keys() - {"key"}:
            return None
        items = _items(evaluator, arguments, place, any_order=True)
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


def _sum(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    items = _items(evaluator, arguments, place, any_order=True)
    if isinstance(items, Unknown):
        return items
    total: Value = arguments.positional[1] if len(arguments.positional) > 1 else Constant(0, place)
    for item in items:
        total = operators.binary("+", total, item, place)
    return total


def _str(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    if not arguments.positional:
        return Constant("", place)
    text = stringify(arguments.positional[0])
    return text if isinstance(text, Unknown) else Constant(text, place)


def _repr(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    if not arguments.positional:
        return None
    text = represent(arguments.positional[0])
    return text if isinstance(text, Unknown) else Constant(text, place)


def _number(convert: Callable[[Any], Any]) -> NativeRule:
    def rule(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
        match arguments.positional:
            case (Constant(value=value),) if not isinstance(value, str) or len(value) < 100:
                try:
                    return Constant(convert(value), place)
                except (TypeError, ValueError, OverflowError):
                    return None
            case ():
                return Constant(convert(0), place)
        return None

    return rule


def _bool(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    known = operators.truth(arguments.positional[0]) if arguments.positional else False
    return None if known is None else Constant(known, place)


def _isinstance(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    if len(arguments.positional) != 2:
        return None
    value, kinds = arguments.positional
    candidates = kinds.items if isinstance(kinds, Collection) else (kinds,)
    known = [_is_instance(value, kind) for kind in candidates]
    if True in known:
        return Constant(True, place)
    return None if None in known else Constant(False, place)


def _is_instance(value: Value, kind: Value) -> bool | None:
    match value, kind:
        case Instance(cls=cls), ClassValue():
            opaque = any(isinstance(base, Unknown) for base in cls.mro)
            return True if kind in cls.mro else None if opaque else False
        case ((Constant() | Collection() | Mapping()), Native(name=name)):
            return _native_type(value) == name or (
                name == "builtins.int" and _native_type(value) == "builtins.bool"
            )
        case (ClassValue() | Native(), Native(name=name)):
            return name in ("builtins.type", "builtins.object")
        case (Function() | BoundMethod(), Native(name=name)):
            return name == "builtins.object"
        case ((Constant() | Collection() | Mapping()), ClassValue()):
            return False
        case Instance(cls=cls), Native(name=name):
            opaque = any(isinstance(base, Unknown) for base in cls.mro)
            derived = any(isinstance(base, External) and base.name == name for base in cls.mro)
            return True if derived or name == "builtins.object" else None if opaque else False
        case _:
            return None


def _issubclass(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (ClassValue(), Native(name="builtins.object")):
            return Constant(True, place)
        case (ClassValue(mro=mro), ClassValue() as kind):
            if kind in mro:
                return Constant(True, place)
            opaque = any(isinstance(base, Unknown) for base in mro)
            return None if opaque else Constant(False, place)
    return None


def _native_type(value: Value) -> str | None:
    match value:
        case Constant(value=primitive):
            return f"builtins.{type(primitive).__name__}"
        case Collection(kind=kind):
            return f"builtins.{kind}"
        case Mapping():
            return "builtins.dict"
        case _:
            return None


def _type(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (Instance(cls=cls),):
            return cls
        case (value,) if (name := _native_type(value)) is not None:
            return Native(name, place)
    return None


def _getattr(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (holder, Constant(value=str(name)), *_) if is_symbolic(name):
            return evaluator.attribute(holder, name, place)
        case (holder, External() as name, *_):
            symbol = evaluator.softened(name)
            if isinstance(symbol, Constant) and isinstance(symbol.value, str):
                return evaluator.attribute(holder, symbol.value, place)
        case (holder, Constant(value=str(name)), *rest):
            if rest and _has_attribute(holder, name) is False:
                return rest[0]
            return evaluator.attribute(holder, name, place)
    return None


def _hasattr(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (holder, Constant(value=str(name))):
            known = _has_attribute(holder, name)
            return None if known is None else Constant(known, place)
    return None


def _has_attribute(holder: Value, name: str) -> bool | None:
    match holder:
        case ClassValue(mro=mro):
            value = attributes.find(mro, name)
            return None if isinstance(value, Unknown) else value is not None
        case Function() if name == "__call__":
            return True
        case Function(attributes=held):
            return None if name.startswith("__") else name in held
        case Descriptor(kind=kind, function=function) if name == "__call__":
            return kind == "staticmethod" and _has_attribute(function, name)
        case Descriptor(function=function):
            return _has_attribute(function, name)
        case _:
            return None


def _setattr(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (holder, Constant(value=str(name)), value):
            evaluator.set_attribute(holder, name, value)
    return NONE


def _vars(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (ClassValue() as cls,):
            names = [*cls.namespace.names, *cls.overrides]
            values = {name: attributes.own(cls, name) for name in names}
            return Mapping(
                {
                    key_of(Constant(name)): (Constant(name, place), value)
                    for name, value in values.items()
                    if value is not None
                },
                place=place,
            )
    return None


def _descriptor(kind: Any) -> NativeRule:
    def rule(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
        return Descriptor(kind, arguments.positional[0], place) if arguments.positional else None

    return rule


def _first(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    return arguments.positional[0] if arguments.positional else None


def _copy(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (Instance(cls=cls, attributes=held, place=written), *_):
            return Instance(cls, dict(held), written)
        case (value, *_):
            return value
    return None


def _second(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    return arguments.positional[1] if len(arguments.positional) > 1 else None


def _nothing(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value:
    return NONE


def _partial(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    if not arguments.positional:
        return None
    function, *positional = arguments.positional
    return Partial(function, tuple(positional), dict(arguments.keywords), place)


def _partialmethod(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    partial = _partial(evaluator, arguments, place)
    return None if partial is None else Descriptor("partialmethod", partial, place)


def _wraps(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    if not arguments.positional:
        return None
    keywords = {"wrapped": arguments.positional[0]}
    return Partial(Native("functools.update_wrapper"), (), keywords, place)


def _update_wrapper(evaluator: Evaluator, arguments: Arguments, place: Place) -> Value | None:
    wrapper, *rest = arguments.positional
    wrapped = rest[0] if rest else arguments.keywords.get("wrapped")
    if isinstance(wrapped, BoundMethod):
        wrapped = wrapped.function
    if isinstance(wrapper, Function) and isinstance(wrapped, Function):
        wrapper.attributes.update(wrapped.attributes)
        wrapper.attributes["__wrapped__"] = wrapped
    return wrapper


_RULES: Final[dict[str, NativeRule]] = {
    "builtins.all": _all_or_any("all"),
    "builtins.any": _all_or_any("any"),
    "builtins.bool": _bool,
    "builtins.callable": _callable,
    "builtins.classmethod": _descriptor("classmethod"),
    "builtins.dict": _dict,
    "builtins.dict.fromkeys": _fromkeys,
    "builtins.enumerate": _enumerate,
    "builtins.filter": _filter,
    "builtins.float": _number(float),
    "builtins.frozenset": _collection("frozenset", any_order=True),
    "builtins.getattr": _getattr,
    "builtins.hasattr": _hasattr,
    "builtins.int": _number(int),
    "builtins.isinstance": _isinstance,
    "builtins.issubclass": _issubclass,
    "builtins.len": _len,
    "builtins.list": _collection("list"),
    "builtins.map": _map,
    "builtins.max": _extreme(largest=True),
    "builtins.min": _extreme(largest=False),
    "builtins.object.__init__": _nothing,
    "builtins.property": _descriptor("property"),
    "builtins.range": _range,
    "builtins.repr": _repr,
    "builtins.reversed": _reversed,
    "builtins.set": _collection("set", any_order=True),
    "builtins.setattr": _setattr,
    "builtins.sorted": _sorted,
    "builtins.staticmethod": _descriptor("staticmethod"),
    "builtins.str": _str,
    "builtins.sum": _sum,
    "builtins.tuple": _collection("tuple"),
    "builtins.type": _type,
    "builtins.vars": _vars,
    "builtins.zip": _zip,
    "abc.abstractmethod": _first,
    "collections.OrderedDict": _ordered_dict,
    "copy.copy": _copy,
    "copy.deepcopy": _copy,
    "functools.partial": _partial,
    "functools.partialmethod": _partialmethod,
    "functools.update_wrapper": _update_wrapper,
    "functools.wraps": _wraps,
    "itertools.chain": _chain,
    "itertools.chain.from_iterable": _chain_from_iterable,
    "six.with_metaclass": _second,
    "types.MappingProxyType": _first,
    "typing.cast": _second,
}

#: Known by name, without a rule for calling them.
_NAMES: Final = frozenset(
    {
        "builtins.bytes", "builtins.object", "builtins.super", "builtins.Ellipsis",
        "builtins.NotImplemented", "builtins.print",
    }
)  # fmt: skip

#: Functions that pass an unknown argument on, or do without it.
_TOLERANT: Final = frozenset(
    {
        "builtins.object.__init__", "builtins.setattr", "builtins.classmethod",
        "builtins.staticmethod", "builtins.property", "functools.partial",
        "functools.partialmethod", "functools.wraps",
        "functools.update_wrapper", "builtins.list", "builtins.tuple", "typing.cast",
        "abc.abstractmethod",
    }
)  # fmt: skip
