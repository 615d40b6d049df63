"""``match``: the guard under which a pattern matches, and the names that it binds."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation import conditions, containers, native_types
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.sameness import key_of
from flake8_notifications.interpretation.values.base import Alternatives, Constant, Tuple, Value
from flake8_notifications.interpretation.values.callables import Native
from flake8_notifications.interpretation.values.containers import DictObject, Entries, ListObject
from flake8_notifications.interpretation.values.objects import Instance, content_of
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax

_MAPPING: Final = Native("collections.abc.Mapping")
_SEQUENCE: Final = Native("collections.abc.Sequence")
#: Sequences that a sequence pattern does not match.
_TEXTS: Final = (Native("builtins.str"), Native("builtins.bytes"), Native("builtins.bytearray"))


def match_statement(machine: Machine, node: syntax.Match, frame: Frame) -> None:
    """``match subject: case pattern if guard: …``."""
    subject = machine.evaluate(node.subject, frame)
    guards = machine.guards
    after = FALSE
    for case in node.cases:
        reached = machine.path
        if reached == FALSE:
            break
        fits = guards.conjoin(reached, fit(machine, case.pattern, subject, frame))
        machine.path = fits
        if fits != FALSE and case.guard is not None:
            fits = guards.conjoin(fits, conditions.test(machine, case.guard, frame))
            machine.path = fits
        if fits != FALSE:
            machine.execute(case.body, frame)
            after = guards.disjoin(after, machine.path)
        machine.path = guards.without(reached, fits)
    machine.path = guards.disjoin(after, machine.path)


def fit(machine: Machine, pattern: syntax.Pattern, subject: Value, frame: Frame) -> Guard:
    """The guard under which a pattern matches; its names are bound where it does."""
    guards, before = machine.guards, machine.path
    if isinstance(subject, Alternatives):
        fits = FALSE
        for guard, choice in subject.choices:
            machine.path = guards.conjoin(before, guard)
            if machine.path != FALSE:
                fits = guards.disjoin(
                    fits, guards.conjoin(guard, fit(machine, pattern, choice, frame))
                )
        machine.path = before
        return fits
    match pattern:
        case syntax.MatchValue(value=value):
            return conditions.compared(machine, "==", subject, machine.evaluate(value, frame))
        case syntax.MatchSingleton(value=constant):
            return conditions.compared(machine, "is", subject, Constant(constant))
        case syntax.MatchOr(patterns=patterns):
            return _either(machine, patterns, subject, frame)
        case syntax.MatchAs(pattern=inner, name=name):
            fits = TRUE if inner is None else fit(machine, inner, subject, frame)
            machine.path = guards.conjoin(before, fits)
            if name is not None and machine.path != FALSE:
                machine.bind(frame, name, subject)
            machine.path = before
            return fits
        case syntax.MatchSequence():
            return _sequence(machine, pattern, subject, frame)
        case syntax.MatchMapping():
            return _mapping(machine, pattern, subject, frame)
        case syntax.MatchClass():
            return _class(machine, pattern, subject, frame)
        case _:
            return guards.fresh()


def _either(
    machine: Machine, patterns: tuple[syntax.Pattern, ...], subject: Value, frame: Frame
) -> Guard:
    guards, before = machine.guards, machine.path
    matched = FALSE
    for pattern in patterns:
        machine.path = guards.without(before, matched)
        if machine.path != FALSE:
            fits = fit(machine, pattern, subject, frame)
            matched = guards.disjoin(matched, fits)
    machine.path = before
    return matched


def _all(machine: Machine, pairs: list[tuple[syntax.Pattern, Value]], frame: Frame) -> Guard:
    guards, before = machine.guards, machine.path
    fits = TRUE
    for pattern, value in pairs:
        fits = guards.conjoin(fits, fit(machine, pattern, value, frame))
        machine.path = guards.conjoin(before, fits)
        if machine.path == FALSE:
            break
    machine.path = before
    return fits


def _sequence(
    machine: Machine, pattern: syntax.MatchSequence, subject: Value, frame: Frame
) -> Guard:
    patterns = pattern.patterns
    subject = _content(subject)
    if isinstance(subject, DictObject) or _is_never(subject, _SEQUENCE, *_TEXTS):
        return FALSE
    starred = next(
        (index for index, element in enumerate(patterns) if isinstance(element, syntax.MatchStar)),
        None,
    )
    if not isinstance(subject, Tuple | ListObject):
        parts = [
            machine.part_of(subject, f"[{index}]", pattern, frame) for index in range(len(patterns))
        ]
        return machine.guards.conjoin(
            machine.guards.fresh(), _all_parts(machine, patterns, parts, frame)
        )
    items = containers.items_of(machine, subject, pattern, frame)
    values = items.values
    if items.more is not None:
        parts = [
            values[index] if index < len(values) else items.more for index in range(len(patterns))
        ]
        if starred is not None:
            rest = machine.one_of([*values[starred:], items.more])
            parts[starred:] = [rest] * (len(patterns) - starred)
        elif len(values) > len(patterns):
            return FALSE
        return machine.guards.conjoin(
            machine.guards.fresh(), _all_parts(machine, patterns, parts, frame)
        )
    if starred is None:
        if len(values) != len(patterns):
            return FALSE
        return _all(machine, list(zip(patterns, values, strict=True)), frame)
    after = len(patterns) - starred - 1
    if len(values) < starred + after:
        return FALSE
    middle = len(values) - after
    star = patterns[starred]
    if isinstance(star, syntax.MatchStar) and star.name is not None:
        machine.bind(frame, star.name, machine.list_of(values[starred:middle]))
    pairs: list[tuple[syntax.Pattern, Value]] = [
        *zip(patterns[:starred], values[:starred], strict=True),
        *zip(patterns[starred + 1 :], values[middle:], strict=True),
    ]
    return _all(machine, pairs, frame)


def _all_parts(
    machine: Machine, patterns: tuple[syntax.Pattern, ...], parts: list[Value], frame: Frame
) -> Guard:
    """The guard under which patterns match parts of a sequence of unknown length."""
    pairs: list[tuple[syntax.Pattern, Value]] = []
    for pattern, part in zip(patterns, parts, strict=True):
        if not isinstance(pattern, syntax.MatchStar):
            pairs.append((pattern, part))
        elif pattern.name is not None:
            machine.bind(frame, pattern.name, machine.list_of((), more=part))
    return _all(machine, pairs, frame)


def _content(subject: Value) -> Value:
    """The builtin container that an instance of a subclass holds; any other value unchanged."""
    content = content_of(subject) if isinstance(subject, Instance) else None
    return subject if content is None else content


def _is_never(subject: Value, kind: Value, *excluded: Value) -> bool:
    """Whether a value is certainly not an instance of a class, or is one of an excluded class."""
    if any(native_types.is_instance(subject, cls) is True for cls in excluded):
        return True
    return native_types.is_instance(subject, kind) is False


def _mapping(machine: Machine, pattern: syntax.MatchMapping, subject: Value, frame: Frame) -> Guard:
    subject = _content(subject)
    if isinstance(subject, Tuple | ListObject) or _is_never(subject, _MAPPING):
        return FALSE
    if not isinstance(subject, DictObject):
        keys = [
            machine.part_of(subject, f"[{index}]", pattern, frame)
            for index in range(len(pattern.keys))
        ]
        if pattern.rest is not None:
            machine.bind(frame, pattern.rest, machine.part_of(subject, "[*]", pattern, frame))
        fits = _all(machine, list(zip(pattern.patterns, keys, strict=True)), frame)
        return machine.guards.conjoin(machine.guards.fresh(), fits)
    entries = containers.entries_here(machine, subject)
    pairs = []
    taken = set()
    has_all = TRUE
    for node, inner in zip(pattern.keys, pattern.patterns, strict=True):
        identity = key_of(machine.evaluate(node, frame))
        if identity not in entries.values:
            if entries.more is None:
                return FALSE
            has_all = machine.guards.fresh()
            pairs.append((inner, entries.more))
            continue
        taken.add(identity)
        pairs.append((inner, entries.values[identity][1]))
    if pattern.rest is not None:
        rest = {key: entry for key, entry in entries.values.items() if key not in taken}
        machine.bind(frame, pattern.rest, machine.dict_of(Entries(rest, entries.more)))
    return machine.guards.conjoin(has_all, _all(machine, pairs, frame))


def _class(machine: Machine, pattern: syntax.MatchClass, subject: Value, frame: Frame) -> Guard:
    cls = machine.evaluate(pattern.cls, frame)
    guards, before = machine.guards, machine.path
    is_one = machine.is_instance(subject, cls)
    machine.path = guards.conjoin(before, is_one)
    if machine.path == FALSE:
        machine.path = before
        return FALSE
    pairs: list[tuple[syntax.Pattern, Value]] = []
    if pattern.patterns:
        if isinstance(cls, Native):
            pairs.append((pattern.patterns[0], subject))
        else:
            for inner, name in zip(pattern.patterns, machine.match_args(cls), strict=False):
                pairs.append((inner, machine.attribute(subject, name, pattern, frame)))
    for inner, name in zip(pattern.keywords, pattern.names, strict=True):
        pairs.append((inner, machine.attribute(subject, name, pattern, frame)))
    fits = guards.conjoin(is_one, _all(machine, pairs, frame)) if pairs else is_one
    machine.path = before
    return fits
