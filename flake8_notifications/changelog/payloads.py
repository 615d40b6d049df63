"""What became of the payload classes, by what caused it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from flake8_notifications.changelog.causes import Cause, Version, cause_of
from flake8_notifications.changelog.declarations import Declaration
from flake8_notifications.changelog.model import NOW, THEN, Entry, Relation, Step, Untold
from flake8_notifications.changelog.projects import Project
from flake8_notifications.payloads.changes import Change, changes
from flake8_notifications.payloads.model import Payload, Record, Shape
from flake8_notifications.payloads.policy import Bump, needed
from flake8_notifications.payloads.policy_names import Policy
from flake8_notifications.rules.renames import renames


class Became(NamedTuple):
    """What became of the payload classes."""

    entries: tuple[Entry, ...]
    gone: tuple[Step, ...]
    added: tuple[Step, ...]
    steps: tuple[Step, ...]
    untold: tuple[Untold, ...]
    former: Mapping[str, str]


class _Changed(NamedTuple):
    step: Step
    change: Change
    cause: Cause


def became(before: Project, now: Project) -> Became:
    """Compare the payload classes of a project at two times."""
    old = {payload.key: payload for payload in before.payloads}
    new = {payload.key: payload for payload in now.payloads}
    former = renames(now.payloads, {name: _record(payload) for name, payload in old.items()})
    pairs = [(old[former.get(name, name)], payload) for name, payload in sorted(new.items())
             if former.get(name, name) in old]  # fmt: skip
    changed: list[_Changed] = []
    untold: list[Untold] = []
    for was, is_now in pairs:
        shapes = _shape(was, before), _shape(is_now, now)
        if shapes[0] is None or shapes[1] is None:
            untold += _untold(was, is_now, shapes[0] is None)
            continue
        versions = Version(was, before.declarations), Version(is_now, now.declarations)
        changed += (
            _Changed(_step(was, is_now), change, _named_alike(cause_of(change, *versions), is_now))
            for change in changes(shapes[0], shapes[1])
        )
    return Became(
        _entries(changed),
        tuple(
            Step(name, old[name].version, None)
            for name in sorted(old.keys() - new.keys() - {*former.values()})
        ),
        tuple(
            Step(name, None, new[name].version)
            for name in sorted(new.keys() - old.keys() - former.keys())
        ),
        tuple(_step(was, is_now) for was, is_now in pairs),
        tuple(untold),
        former,
    )


def _named_alike(cause: Cause, payload: Payload) -> Cause:
    """A cause with the name that its class goes by, where that is the class itself."""
    if payload.dotted_name is None or cause.relation is not Relation.OWN:
        return cause
    return cause._replace(declaration=cause.declaration._replace(name=payload.key))


def _step(was: Payload, is_now: Payload) -> Step:
    former = was.key if was.key != is_now.key else None
    return Step(is_now.key, _version(was), _version(is_now), former)


def _version(payload: Payload) -> str | None:
    """None where it is missing, empty where classes have none."""
    return payload.version if payload.has_versions else ""


def _record(payload: Payload) -> Record:
    return Record(payload.recorded_version, "", payload.shape)


def _shape(payload: Payload, project: Project) -> Shape | None:
    """The shape of a class: the record knows it where the sources do not tell."""
    if not payload.problems:
        return payload.shape
    record = project.records.get(payload.key)
    return None if record is None or record.version != payload.recorded_version else record.shape


def _untold(was: Payload, is_now: Payload, is_former: bool) -> Iterable[Untold]:
    payload = was if is_former else is_now
    return [
        Untold(payload.key, problem.text, THEN if is_former else NOW)
        for problem in payload.problems
    ]


def _entries(changed: Iterable[_Changed]) -> tuple[Entry, ...]:
    """One entry for all that one cause did to the same classes."""
    by_text: dict[tuple[Declaration, bool, bool, str], list[tuple[Step, Relation]]] = {}
    for step, change, (declaration, relation) in changed:
        is_breaking = needed([change], Policy.SEMANTIC, None) is Bump.MAJOR
        is_type = relation is Relation.TYPE
        text = change.text
        if is_type:
            step = step._replace(fields=(change.subject,))
            text = text.removeprefix(f"field '{change.subject}'").removeprefix(":").strip()
        key = (declaration, is_breaking, is_type, text)
        by_text.setdefault(key, []).append((step, relation))
    by_classes: dict[tuple[Declaration, bool, bool, tuple[Step, ...]], list[str]] = {}
    relations: dict[Declaration, set[Relation]] = {}
    for (declaration, is_breaking, is_type, text), members in by_text.items():
        steps = _joined(step for step, _ in members)
        relations.setdefault(declaration, set()).update(relation for _, relation in members)
        by_classes.setdefault((declaration, is_breaking, is_type, steps), []).append(text)
    return tuple(
        Entry(
            declaration.name,
            declaration.path,
            _common(relations[declaration], is_type),
            tuple(texts),
            tuple(sorted(steps, key=lambda step: (step.name != declaration.name, step.name))),
            is_breaking,
        )
        for (declaration, is_breaking, is_type, steps), texts in sorted(by_classes.items())
    )


def _joined(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Each class once, with all of its fields."""
    step_by_name: dict[str, Step] = {}
    for step in steps:
        first = step_by_name.setdefault(step.name, step._replace(fields=()))
        step_by_name[step.name] = first._replace(fields=(*first.fields, *step.fields))
    return tuple(step_by_name[name] for name in sorted(step_by_name))


def _common(relations: set[Relation], is_type: bool) -> Relation:
    if is_type:
        return Relation.TYPE
    for relation in (Relation.TAKEN, Relation.INHERITED):
        if relation in relations:
            return relation
    return Relation.OWN
