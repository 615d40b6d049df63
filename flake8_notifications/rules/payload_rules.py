"""NTF201 to NTF210: payload classes judged by what is recorded of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import msgspec

from flake8_notifications.dialects.model import Kind
from flake8_notifications.payloads.changes import changes
from flake8_notifications.payloads.model import REGISTRATION, Payload, Problem, Record
from flake8_notifications.payloads.policy import Policy
from flake8_notifications.rules.baseline import Baseline, judging_records
from flake8_notifications.rules.change_findings import (
    ChangedClass,
    at_class,
    at_version,
    causes,
    describe,
    elsewhere,
    is_same_record,
)
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.held_classes import Holders
from flake8_notifications.rules.integrity import RESTORE, torn
from flake8_notifications.rules.judgement import broken_rule, has_changed
from flake8_notifications.rules.renames import following, moved_among, renames
from flake8_notifications.source.place import Place

_HELPER: Final = "run 'flake8-notifications fingerprints'"
#: Classes that each have a finding of their own, though one cause is behind them.
_FEW: Final = 3
#: What people call where the records are, if it is no table.
FILE: Final = "the fingerprint file"


def judge(
    payloads: Sequence[Payload],
    records: Mapping[str, Record],
    policy: Policy,
    baseline: Baseline | None = None,
    file: str = FILE,
) -> Iterator[Finding]:
    """What is wrong with the payload classes of a project, in their order.

    :param records: by the name of the class.
    :param baseline: what judges the changes, if that are not the records themselves.
    :param file: what people call where the records are.
    """
    judging = judging_records(records, baseline)
    since = None if baseline is None or judging is records else baseline.revision
    count = Counter(payload.key for payload in payloads)
    torn_judging = torn(payloads, judging)
    torn_now = torn_judging if judging is records else torn(payloads, records)
    removed = [name for name in records if name not in count]
    renamed = renames(payloads, judging)
    renamed_now = renamed if judging is records else renames(payloads, records)
    judging, records_now = following(judging, renamed), following(records, renamed_now)
    moved = _moved(payloads, renamed_now, records_now)
    shared = _shared_problems(payloads)
    holders = Holders(payloads)
    bases = frozenset(place for payload in payloads for place in payload.bases)
    for payload in payloads:
        yield from _intrinsic(payload, shared, is_base=payload.place in bases)
        if count[payload.key] > 1:
            yield _duplicate(payload, payloads)
        elif not payload.is_unread:
            former = renamed.get(payload.key)
            old, record = judging.get(former or payload.key), records_now.get(payload.key)
            if old is not None and payload.key in torn_judging:
                if _has_version(payload, old):
                    yield _torn(payload, since)
                    continue
                # Its fields are nobody's: only VERSION says something.
                old = msgspec.structs.replace(old, shape=None)
            code = broken_rule(payload, old, record, policy)
            if code is None and payload.key in torn_now:
                code = "NTF203"
            if code == "NTF204" and payload.key in moved:
                moved[payload.key] = payload
            elif code == "NTF204":
                yield _unrecorded(payload, removed, records, renamed_now, file)
            elif code == "NTF203" and record is not None:
                yield _unlike(payload, record, file)
            elif code is not None and old is not None:
                is_edited = not is_same_record(old, record)
                events = holders.events_with(payload) if code == "NTF210" else ()
                change = ChangedClass(payload, old, policy, since, is_edited, former, file, events)
                yield change.finding(code)
    yield from _said_to_have_moved(filter(None, moved.values()), renamed_now, file)


def _moved(
    payloads: Iterable[Payload], renamed: Mapping[str, str], records: Mapping[str, Record]
) -> dict[str, Payload | None]:
    """The names of classes that are as they are recorded, but for their modules."""
    moved = moved_among(renamed)
    return {
        payload.key: None
        for payload in payloads
        if payload.key in moved
        and payload.recorded_version == records[moved[payload.key]].version
        and not has_changed(payload, records[moved[payload.key]])
    }


def _said_to_have_moved(
    payloads: Iterable[Payload], renamed: Mapping[str, str], file: str
) -> Iterator[Finding]:
    """NTF203: one for all that was moved together; no consumer sees the names of modules."""
    together: dict[tuple[str, ...], list[Payload]] = {}
    for payload in payloads:
        together.setdefault(_different_starts(payload.key, renamed[payload.key]), []).append(
            payload
        )
    for first, *others in together.values():
        more = "1 more class" if len(others) == 1 else f"{len(others)} more classes"
        who = f"'{first.name}' and {more} have" if others else f"'{first.name}' has"
        yield at_class(
            "NTF203",
            first,
            f"{who} moved since {file} was written: '{renamed[first.key]}' is '{first.key}' now: "
            f"{_HELPER}",
            tuple(dict.fromkeys(elsewhere([payload.place for payload in others], first))),
        )


def _different_starts(*names: str) -> tuple[str, ...]:
    """What dotted names start with, without what they have in common from the end."""
    parts = [name.split(".") for name in names]
    while all(parts) and len({part[-1] for part in parts}) == 1:
        for part in parts:
            part.pop()
    return tuple(".".join(part) for part in parts)


def judge_removed(
    removed: Iterable[str],
    place_of: Mapping[str, Place],
    since: str | None = None,
    file: str = FILE,
    unregistered: Container[str] = (),
) -> Iterator[Finding]:
    """NTF205: records whose class is gone.

    :param removed: the names of the classes.
    :param place_of: where to report each.
    :param since: the revision whose records they are, if they are not those of the file.
    :param unregistered: the names that classes have which are no payload classes, though they
        descend from the same bases.
    """
    for name in sorted(removed):
        message = _removed(name, since, file, is_there=name in unregistered)
        yield Finding("NTF205", name, message, place_of[name])


def _removed(name: str, since: str | None, file: str, *, is_there: bool) -> str:
    if is_there:
        where = f"{file} of {since}" if since else file
        return (
            f"'{name}' is in {where} but no longer registered, though the class still exists: "
            "register it again, or drop it with "
            f"'flake8-notifications fingerprints --accept {name}'"
        )
    if since is None:
        return (
            f"'{name}' is in {file} and no longer in the code: {_HELPER} to drop it, "
            "or bring the class back"
        )
    return (
        f"'{name}' is in {file} of {since} and no longer in the code: bring the class back, or, "
        "if nobody reads it any more, say so in a comment that names it and ends in "
        "'# noqa: NTF205'"
    )


_Shared: TypeAlias = Mapping[Problem, Sequence[Payload]]


def _shared_problems(payloads: Sequence[Payload]) -> _Shared:
    """The problems that many classes have by one cause elsewhere in the project."""
    payloads_by_problem: dict[Problem, list[Payload]] = {}
    for payload in payloads:
        for problem in _told_once(payload.problems):
            if problem.place not in (None, payload.place):
                payloads_by_problem.setdefault(problem, []).append(payload)
    return {
        problem: sharing
        for problem, sharing in payloads_by_problem.items()
        if len(sharing) > _FEW and problem.place and not os.path.isabs(problem.place.path)
    }


def _shared_finding(problem: Problem, payloads: Sequence[Payload]) -> Finding:
    """One finding for all, where the cause is, so that it can be excused there for all."""
    name = payloads[0].name
    return Finding(
        "NTF207",
        name,
        f"'{name}' and {len(payloads) - 1} other classes: {problem.text}{_way_out(problem)}",
        problem.place or payloads[0].place,
        causes=tuple(dict.fromkeys(payload.place for payload in payloads)),
    )


def _way_out(problem: Problem) -> str:
    if problem.subject != REGISTRATION:
        return ""
    return ": register by a plain decorator, or excuse this with a noqa comment"


def _intrinsic(payload: Payload, shared: _Shared, *, is_base: bool) -> Iterator[Finding]:
    """What needs no record.

    :param is_base: whether other payload classes descend from it.
    """
    for problem in _told_once(payload.problems):
        if problem in shared:
            if shared[problem][0] is payload:
                yield _shared_finding(problem, shared[problem])
            continue
        where = f" ({problem.place})" if problem.place and problem.place != payload.place else ""
        yield at_class(
            "NTF207",
            payload,
            f"'{payload.name}': {problem.text}{where}{_way_out(problem)}",
            elsewhere([problem.place], payload),
        )
    if not payload.has_versions:
        return
    if payload.version is None:
        if not any(problem.subject == payload.version_name for problem in payload.problems):
            yield at_class("NTF206", payload, _without_version(payload, is_base=is_base))
    elif payload.parsed_version is None:
        shown = repr(payload.version) if payload.version_is_text else payload.version
        yield at_version(
            "NTF206",
            payload,
            f"'{payload.name}' has a malformed {payload.version_name} {shown}: "
            f"write it as '{payload.usual_version}'"
            + ("" if payload.shape.kind is None else ", or as an integer"),
        )
    fields_known = not any(problem.subject == "fields" for problem in payload.problems)
    unresolved = {problem.subject for problem in payload.problems}
    for key in sorted(payload.shape.schema or {}):
        if fields_known and key not in payload.shape.fields and key not in unresolved:
            yield at_class(
                "NTF209",
                payload,
                f"'{payload.name}': SCHEMA key '{key}' is not one of its fields: "
                "add the field, or correct the key",
            )


#: The dialects in which a class can be made abstract: the others have metaclasses of their own.
_MAY_BE_ABSTRACT: Final = frozenset({Kind.PYDANTIC, Kind.DATACLASS, Kind.ATTRS})


def _without_version(payload: Payload, *, is_base: bool) -> str:
    name = payload.version_name
    if payload.shape.kind is None:
        return f"'{payload.name}' has no {name}: add {name} = '1.0'"
    what = f"give its decorator one ({name})" if name.startswith("@") else f"add {name} = '1.0'"
    if is_base and payload.shape.kind in _MAY_BE_ABSTRACT:
        what += ", or make it abstract (abc.ABC) if it is sent only as what descends from it"
    return (
        f"'{payload.name}' has no {name.partition(':')[0]}: {what}, or, where classes have no "
        "versions, set notifications-version-attribute = none"
    )


def _told_once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems; what hides all of the fields usually hides SCHEMA and the methods, too."""
    hidden = {problem.reason for problem in problems if problem.subject == "fields"}
    for problem in problems:
        if problem.subject == "fields" or problem.reason not in hidden:
            yield problem


def _duplicate(payload: Payload, payloads: Sequence[Payload]) -> Finding:
    others = [
        str(other.place)
        for other in payloads
        if other.key == payload.key and other.place != payload.place
    ]
    if payload.dotted_name is not None:
        return at_class(
            "NTF207",
            payload,
            f"'{payload.name}' is defined more than once ({', '.join(others)}), so nobody can tell "
            "which is meant: rename one of them",
        )
    return at_class(
        "NTF208",
        payload,
        f"'{payload.name}' is also the name of another payload class ({', '.join(others)}): "
        "class names go over the wire, so rename one of them",
    )


def _unrecorded(
    payload: Payload,
    removed: Sequence[str],
    records: Mapping[str, Record],
    renamed: Mapping[str, str],
    file: str,
) -> Finding:
    alike = [name for name in removed if not has_changed(payload, records[name])]
    former = renamed.get(payload.key) or (alike[0] if len(alike) == 1 else None)
    hint = f" (renamed from '{former}'?)" if former is not None else ""
    return at_class("NTF204", payload, f"'{payload.name}' is not in {file}{hint}: {_HELPER}")


def _has_version(payload: Payload, record: Record) -> bool:
    version = payload.parsed_version
    return version is not None and version == record.parsed_version


def _torn(payload: Payload, since: str | None) -> Finding:
    """NTF201: whatever the class has become, one of two branches had its VERSION already."""
    where = f" of {since}" if since else ""
    return at_version(
        "NTF201",
        payload,
        f"'{payload.name}' {payload.version}: the fields and the fingerprint that the fingerprint "
        f"file{where} has for it do not belong together, as when two branches are merged line by "
        f"line: {RESTORE}",
    )


def _unlike(payload: Payload, record: Record, file: str) -> Finding:
    """NTF203; a class that is not ahead was recorded on its way to what it is."""
    version, recorded = payload.parsed_version, record.parsed_version
    is_dialect = record.shape is not None and record.shape.kind is not None
    if not payload.has_versions or (is_dialect and version == recorded):
        return _changed_compatibly(payload, record)
    if version is None or recorded is None or version > recorded:
        state = f"{payload.version} is ahead of {file} ({record.version or 'no version'})"
    elif version < recorded:
        state = f"{payload.version} is recorded as {record.version} in {file}"
    else:
        state = f"{payload.version} has changed since it was recorded in {file}"
    return at_version("NTF203", payload, f"'{payload.name}' {state}: {_HELPER}")


def _changed_compatibly(payload: Payload, record: Record) -> Finding:
    """NTF203 of a class that has no version to raise for it."""
    differences = [] if record.shape is None else changes(record.shape, payload.shape)
    what = describe(differences) if differences else f"with version {record.version or 'none'}"
    message = f"'{payload.name}' has changed since it was recorded: {what}: {_HELPER}"
    return at_class("NTF203", payload, message, causes(payload, differences))
