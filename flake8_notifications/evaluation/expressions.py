"""A rule for each kind of expression."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from flake8_notifications.evaluation import (
    attributes,
    changes,
    execution,
    live,
    natives,
    operators,
)
from flake8_notifications.evaluation.binding import evaluate_arguments
from flake8_notifications.evaluation.heap import Spoiled, is_missing
from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.methods import mutated
from flake8_notifications.evaluation.mro import is_harmless
from flake8_notifications.evaluation.namespaces import MUTATORS, Frame
from flake8_notifications.evaluation.operators import unique
from flake8_notifications.evaluation.parts import Parts
from flake8_notifications.evaluation.raising import miss_key
from flake8_notifications.evaluation.representation import (
    formatted,
    stringify,
    unavailable,
)
from flake8_notifications.evaluation.subscripts import subscript
from flake8_notifications.evaluation.values import (
    ClassValue,
    Collection,
    Constant,
    External,
    Mapping,
    Native,
    Place,
    Scope,
    Unknown,
    Value,
    key_of,
)
from flake8_notifications.source import syntax
from flake8_notifications.source.kinds import words_for


def _constant(evaluator: Parts, node: syntax.Constant, scope: Scope) -> Value:
    return Constant(node.value, place_of(node, scope))


def _bytes(evaluator: Parts, node: syntax.Bytes, scope: Scope) -> Value:
    return Constant(node.value, place_of(node, scope))


def _name(evaluator: Parts, node: syntax.Name, scope: Scope) -> Value:
    value = scope.lookup(node.id)
    if value is not None:
        return value
    if natives.is_native(f"builtins.{node.id}"):
        return Native(f"builtins.{node.id}")
    return Unknown(f"the name '{node.id}' is not defined", place_of(node, scope))


def _attribute(evaluator: Parts, node: syntax.Attribute, scope: Scope) -> Value:
    value = evaluator.evaluate(node.value, scope)
    found = evaluator.attribute(value, node.name, place_of(node, scope))
    return _part_of(evaluator, value, found)


def _part_of(evaluator: Parts, whole: Value, part: Value) -> Value:
    """A part of a value; one that is not known may be anything in it."""
    if evaluator.heap is not None and isinstance(part, Unknown):
        evaluator.heap.escape((whole,))
        evaluator.failures += 1
        # Something else than the container that it was in.
        return Unknown(part.reason, part.place) if isinstance(part, Spoiled) else part
    return part


def _call(evaluator: Parts, node: syntax.Call, scope: Scope) -> Value:
    place = place_of(node, scope)
    arguments = evaluate_arguments(evaluator, node, scope)
    if isinstance(arguments, Unknown):
        return arguments
    target = node.function
    if evaluator.heap is None and isinstance(target, syntax.Attribute) and target.name in MUTATORS:
        receiver = evaluator.evaluate(target.value, scope)
        if isinstance(receiver, Collection | Mapping):
            changed, result = mutated(evaluator, receiver, target.name, arguments, place)
            execution.assign(evaluator, target.value, changed, scope)
            return result
    function = evaluator.evaluate(node.function, scope)
    if isinstance(function, Native) and function.name == "builtins.super":
        return attributes.super_of(arguments, scope, place)
    if isinstance(function, Native) and function.name in live.FUNCTIONS:
        found = live.variables_of(function.name, arguments, scope)
        if found is not None:
            return found
    return evaluator.call(function, arguments, place)


def _subscript(evaluator: Parts, node: syntax.Subscript, scope: Scope) -> Value:
    value = evaluator.evaluate(node.value, scope)
    place = place_of(node, scope)
    if isinstance(value, ClassValue) and attributes.is_enum(value):
        value = attributes.members_by_name(value, place)
    if isinstance(value, ClassValue) and attributes.of_metaclass(value, "__getitem__") is not None:
        return Unknown(f"an item of the class '{value.name}'", place)
    if is_class(value):
        return value
    if isinstance(node.index, syntax.Slice):
        bounds = [
            Constant(None) if bound is None else evaluator.evaluate(bound, scope)
            for bound in (node.index.lower, node.index.upper, node.index.step)
        ]
        return subscript(value, bounds, place)
    index = evaluator.evaluate(node.index, scope)
    if evaluator.tries and is_missing(value, index):
        miss_key(evaluator)
    found = subscript(value, index, place)
    return _part_of(evaluator, value, found)


def _display(evaluator: Parts, node: syntax.Display, scope: Scope) -> Value:
    place = place_of(node, scope)
    items: list[Value] = []
    for item in node.items:
        if isinstance(item, syntax.Starred):
            values = iterate(evaluator.evaluate(item.value, scope), place)
            if isinstance(values, Unknown):
                return values
            items += values
        else:
            items.append(evaluator.evaluate(item, scope))
    return Collection(node.kind, tuple(unique(node.kind, items)), place)


def _dict_display(evaluator: Parts, node: syntax.DictDisplay, scope: Scope) -> Value:
    place = place_of(node, scope)
    entries: dict[Any, tuple[Value, Value]] = {}
    for item in node.items:
        value = evaluator.evaluate(item.value, scope)
        if item.key is None:
            if not isinstance(value, Mapping):
                return not_a("dict", value, place)
            entries.update(value.entries)
            continue
        key = evaluator.evaluate(item.key, scope)
        identity = key_of(key)
        if identity is None:
            return unknown_key(key, place_of(item.key, scope))
        entries[identity] = (key, value)
    return Mapping(entries, place=place)


def _unary(evaluator: Parts, node: syntax.Unary, scope: Scope) -> Value:
    operand = evaluator.evaluate(node.operand, scope)
    return operators.unary(node.operator, operand, place_of(node, scope))


def _binary(evaluator: Parts, node: syntax.Binary, scope: Scope) -> Value:
    left = evaluator.evaluate(node.left, scope)
    right = evaluator.evaluate(node.right, scope)
    return operators.binary(node.operator, left, right, place_of(node, scope))


def _boolean(evaluator: Parts, node: syntax.Boolean, scope: Scope) -> Value:
    for operand in node.operands[:-1]:
        value = evaluator.evaluate(operand, scope)
        known = operators.truth(value)
        if known is None:
            return value if isinstance(value, Unknown) else undecided(value, node, scope)
        if known is (node.operator == "or"):
            return value
    return evaluator.evaluate(node.operands[-1], scope)


def _compare(evaluator: Parts, node: syntax.Compare, scope: Scope) -> Value:
    left = evaluator.evaluate(node.left, scope)
    for symbol, comparator in zip(node.operators, node.comparators, strict=True):
        right = evaluator.evaluate(comparator, scope)
        known = operators.compare(symbol, left, right)
        if known is None:
            culprit = right if isinstance(right, Unknown) else left
            return culprit if isinstance(culprit, Unknown) else undecided(left, node, scope)
        if not known:
            return Constant(False, place_of(node, scope))
        left = right
    return Constant(True, place_of(node, scope))


def _conditional(evaluator: Parts, node: syntax.Conditional, scope: Scope) -> Value:
    test = evaluator.evaluate(node.test, scope)
    known = operators.truth(test)
    if known is None:
        if evaluator.heap is not None:
            changes.escape_either(evaluator, (node.body, node.orelse), scope)
        return test if isinstance(test, Unknown) else undecided(test, node.test, scope)
    return evaluator.evaluate(node.body if known else node.orelse, scope)


def _comprehension(evaluator: Parts, node: syntax.Comprehension, scope: Scope) -> Value:
    if node.kind == "generator" and evaluator.heap is not None:
        return changes.followed_later(
            evaluator, lambda: _comprehended(evaluator, node, scope), place_of(node, scope)
        )
    return _comprehended(evaluator, node, scope)


def _comprehended(evaluator: Parts, node: syntax.Comprehension, scope: Scope) -> Value:
    place = place_of(node, scope)
    frame = Frame(scope, {})
    pairs: list[tuple[Value, Value]] = []
    for problem in _iterations(evaluator, node.clauses, frame, scope, node.kind):
        if problem is not None:
            return problem
        element = evaluator.evaluate(node.element, frame)
        value = element if node.value is None else evaluator.evaluate(node.value, frame)
        pairs.append((element, value))
        if len(pairs) > operators.LONGEST:
            return Unknown("a value too large to be computed", place)
    if node.kind == "dict":
        return mapping_of(pairs, place)
    kind: Any = "list" if node.kind == "generator" else node.kind
    return Collection(kind, tuple(unique(kind, [element for element, _ in pairs])), place)


def _iterations(
    evaluator: Parts, clauses: tuple[syntax.Clause, ...], frame: Frame, scope: Scope, kind: str
) -> Iterator[Unknown | None]:
    """Bind the targets of each iteration in turn; a problem is yielded instead."""
    clause, *rest = clauses
    place = place_of(clause.iterable, scope)
    iterable = evaluator.evaluate(clause.iterable, scope)
    items = iterate(iterable, place, any_order=kind in ("set", "dict"))
    if isinstance(items, Unknown):
        yield items
        return
    for item in items:
        execution.assign(evaluator, clause.target, item, frame)
        wanted = _satisfied(evaluator, clause.conditions, frame)
        if isinstance(wanted, Unknown):
            yield wanted
        elif wanted and rest:
            yield from _iterations(evaluator, tuple(rest), frame, frame, kind)
        elif wanted:
            yield None


def _satisfied(
    evaluator: Parts, conditions: tuple[syntax.Expression, ...], frame: Frame
) -> bool | Unknown:
    for condition in conditions:
        value = evaluator.evaluate(condition, frame)
        known = operators.truth(value)
        if known is None:
            if isinstance(value, Unknown):
                return value
            return undecided(value, condition, frame)
        if not known:
            return False
    return True


def _formatted(evaluator: Parts, node: syntax.Formatted, scope: Scope) -> Value:
    place = place_of(node, scope)
    value = evaluator.evaluate(node.value, scope)
    if isinstance(value, Unknown):
        return value
    if node.specification is None and not node.conversion:
        text = formatted(value)
        return text if isinstance(text, Unknown) else Constant(text, place)
    specification: Value = Constant("")
    if node.specification is not None:
        specification = evaluator.evaluate(node.specification, scope)
    if not isinstance(specification, Constant):
        return Unknown("a format specification that is not known", place)
    conversion = f"!{node.conversion}" if node.conversion else ""
    template = f"{{0{conversion}:{specification.value!s}}}"
    return operators.format_braces(template, [value], {}, place)


def _fstring(evaluator: Parts, node: syntax.FString, scope: Scope) -> Value:
    texts = []
    for part in node.parts:
        value = evaluator.evaluate(part, scope)
        text = stringify(value)
        if isinstance(text, Unknown):
            return text
        texts.append(text)
    return Constant("".join(texts), place_of(node, scope))


def _lambda(evaluator: Parts, node: syntax.Lambda, scope: Scope) -> Value:
    return evaluator.function_of(node, scope)


def _opaque(evaluator: Parts, node: syntax.Opaque, scope: Scope) -> Value:
    if evaluator.heap is not None:
        changes.escape_either(evaluator, node.parts, scope)
    return Unknown(f"{node.kind} is not understood here", place_of(node, scope))


def _not_understood(evaluator: Parts, node: syntax.Node, scope: Scope) -> Value:
    return Unknown(
        f"{words_for(type(node).__name__)} is not understood here", place_of(node, scope)
    )


def _chain(evaluator: Parts, node: syntax.Chain, scope: Scope) -> Value:
    return Unknown(f"an expression of {len(node.links)} operators", place_of(node, scope))


def _misplaced(evaluator: Parts, node: syntax.Node, scope: Scope) -> Value:
    return Unknown("a '*' or ':' that is not understood here", place_of(node, scope))


def is_class(value: Value) -> bool:
    """Whether a value is a class, as far as is known: its subscript is a generic alias of it."""
    return isinstance(value, ClassValue | Native) or (
        isinstance(value, External) and is_harmless(value)
    )


def place_of(node: syntax.Node, scope: Scope) -> Place:
    """Where a node of the module of ``scope`` stands."""
    return Place(scope.module.path, node.line)


def mapping_of(pairs: list[tuple[Value, Value]], place: Place) -> Value:
    """A dict of keys and values."""
    entries: dict[Any, tuple[Value, Value]] = {}
    for key, value in pairs:
        identity = key_of(key)
        if identity is None:
            return unknown_key(key, place)
        entries[identity] = (key, value)
    return Mapping(entries, place=place)


def unknown_key(key: Value, place: Place) -> Unknown:
    """Why a value cannot be the key of a dict."""
    if isinstance(key, Unknown):
        return key
    if isinstance(key, External):
        return Unknown(unavailable(key.name), place)
    return Unknown("a dict key that is not known", place)


def not_a(kind: str, value: Value, place: Place) -> Unknown:
    """Why a value cannot be used as a ``kind``."""
    if isinstance(value, Unknown):
        return value
    if isinstance(value, External):
        return Unknown(unavailable(value.name), place)
    return Unknown(f"something that should be a {kind} and is not known to be one", place)


def undecided(value: Value, node: syntax.Node, scope: Scope) -> Unknown:
    """Why a condition is not known."""
    place = place_of(node, scope)
    if isinstance(value, External):
        return Unknown(unavailable(value.name), place)
    return Unknown("a condition that is not known", place)


#: Of the kinds of :mod:`flake8_notifications.source.syntax`.
RULES: Final[dict[type[syntax.Node], Callable[[Parts, Any, Scope], Value]]] = {
    syntax.Constant: _constant,
    syntax.Bytes: _bytes,
    syntax.Name: _name,
    syntax.Attribute: _attribute,
    syntax.Call: _call,
    syntax.Subscript: _subscript,
    syntax.Slice: _misplaced,
    syntax.Starred: _misplaced,
    syntax.Display: _display,
    syntax.DictDisplay: _dict_display,
    syntax.Unary: _unary,
    syntax.Binary: _binary,
    syntax.Boolean: _boolean,
    syntax.Compare: _compare,
    syntax.Conditional: _conditional,
    syntax.Comprehension: _comprehension,
    syntax.Formatted: _formatted,
    syntax.FString: _fstring,
    syntax.Lambda: _lambda,
    syntax.Opaque: _opaque,
    syntax.Chain: _chain,
    syntax.NamedExpr: _not_understood,
    syntax.Yield: _not_understood,
    syntax.YieldFrom: _not_understood,
}
