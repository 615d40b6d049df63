"""NTF201 to NTF209: payload classes judged by what is recorded of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

import msgspec

from flake8_notifications.payloads.changes import Change, Kind, changes
from flake8_notifications.payloads.model import Payload, Problem, Record, Version
from flake8_notifications.payloads.policy import Bump, Policy, needed, raised
from flake8_notifications.rules.baseline import Baseline, judging_records
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.forms import has_fingerprint
from flake8_notifications.rules.integrity import RESTORE, torn
from flake8_notifications.rules.judgement import broken_rule, has_changed
from flake8_notifications.rules.renames import renames
from flake8_notifications.source.place import Place

_HELPER: Final = "run 'flake8-notifications fingerprints'"
_MOST_CHANGES: Final = 8
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
    count = Counter(payload.name for payload in payloads)
    torn_judging = torn(payloads, judging)
    torn_now = torn_judging if judging is records else torn(payloads, records)
    gone = [name for name in records if name not in count]
    renamed = renames(payloads, judging)
    shared = _shared_problems(payloads)
    for payload in payloads:
        yield from _intrinsic(payload, shared)
        if count[payload.name] > 1:
            yield _duplicate(payload, payloads)
        elif not payload.problems:
            former = renamed.get(payload.name)
            old, record = judging.get(former or payload.name), records.get(payload.name)
            if old is not None and payload.name in torn_judging:
                if _has_version(payload, old):
                    yield _torn(payload, since)
                    continue
                # Its fields are nobody's: only VERSION says something.
                old = msgspec.structs.replace(old, shape=None)
            code = broken_rule(payload, old, record, policy)
            if code is None and payload.name in torn_now:
                code = "NTF203"
            if code == "NTF204":
                yield _unrecorded(payload, gone, records, file)
            elif code == "NTF203" and record is not None:
                yield _unlike(payload, record, file)
            elif code is not None and old is not None:
                is_edited = not _is_same(old, record)
                change = _Change(payload, old, policy, since, is_edited, former, file)
                yield change.finding(code)


def judge_gone(
    gone: Mapping[str, Place], since: str | None = None, file: str = FILE
) -> Iterator[Finding]:
    """NTF205: records whose class is gone.

    :param gone: where to report each, by the name of the class.
    :param since: the revision whose records they are, if they are not those of the file.
    """
    for name, place in sorted(gone.items()):
        yield Finding("NTF205", name, _gone(name, since, file), place)


def _gone(name: str, since: str | None, file: str) -> str:
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
    found: dict[Problem, list[Payload]] = {}
    for payload in payloads:
        for problem in _told_once(payload.problems):
            if problem.place not in (None, payload.place):
                found.setdefault(problem, []).append(payload)
    return {
        problem: those
        for problem, those in found.items()
        if len(those) > _FEW and problem.place and not os.path.isabs(problem.place.path)
    }


def _shared_finding(problem: Problem, payloads: Sequence[Payload]) -> Finding:
    """One finding for all, where the cause is, so that it can be excused there for all."""
    name = payloads[0].name
    return Finding(
        "NTF207",
        name,
        f"'{name}' and {len(payloads) - 1} other classes: '{problem.subject}' cannot be resolved: "
        f"{problem.reason}",
        problem.place or payloads[0].place,
        causes=tuple(dict.fromkeys(payload.place for payload in payloads)),
    )


def _intrinsic(payload: Payload, shared: _Shared) -> Iterator[Finding]:
    """What needs no record."""
    for problem in _told_once(payload.problems):
        if problem in shared:
            if shared[problem][0] is payload:
                yield _shared_finding(problem, shared[problem])
            continue
        where = f" ({problem.place})" if problem.place and problem.place != payload.place else ""
        yield _at_class(
            "NTF207",
            payload,
            f"'{payload.name}': '{problem.subject}' cannot be resolved: {problem.reason}{where}",
            _elsewhere([problem.place], payload),
        )
    if payload.version is None:
        if not any(problem.subject == "VERSION" for problem in payload.problems):
            yield _at_class(
                "NTF206", payload, f"'{payload.name}' has no VERSION: add VERSION = '1.0'"
            )
    elif payload.parsed_version is None:
        shown = repr(payload.version) if payload.version_is_text else payload.version
        yield _at_version(
            "NTF206",
            payload,
            f"'{payload.name}' has a malformed VERSION {shown}: write it as '1.0'",
        )
    fields_known = not any(problem.subject == "fields" for problem in payload.problems)
    unresolved = {problem.subject for problem in payload.problems}
    for key in sorted(payload.shape.schema or {}):
        if fields_known and key not in payload.shape.fields and key not in unresolved:
            yield _at_class(
                "NTF209",
                payload,
                f"'{payload.name}': SCHEMA key '{key}' is not one of its fields: "
                "add the field, or correct the key",
            )


def _told_once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems; what hides all of the fields mostly hides SCHEMA and the methods, too."""
    hidden = {problem.reason for problem in problems if problem.subject == "fields"}
    for problem in problems:
        if problem.subject == "fields" or problem.reason not in hidden:
            yield problem


def _duplicate(payload: Payload, payloads: Sequence[Payload]) -> Finding:
    others = [
        str(other.place)
        for other in payloads
        if other.name == payload.name and other.place != payload.place
    ]
    return _at_class(
        "NTF208",
        payload,
        f"'{payload.name}' is also the name of another payload class ({', '.join(others)}): "
        "class names go over the wire, so rename one of them",
    )


def _unrecorded(
    payload: Payload, gone: Sequence[str], records: Mapping[str, Record], file: str
) -> Finding:
    renamed = [name for name in gone if not has_changed(payload, records[name])]
    hint = f" (renamed from '{renamed[0]}'?)" if len(renamed) == 1 else ""
    return _at_class("NTF204", payload, f"'{payload.name}' is not in {file}{hint}: {_HELPER}")


def _has_version(payload: Payload, record: Record) -> bool:
    version = payload.parsed_version
    return version is not None and version == Version.parse(record.version)


def _torn(payload: Payload, since: str | None) -> Finding:
    """NTF201: whatever the class has become, one of two branches had its VERSION already."""
    where = f" of {since}" if since else ""
    return _at_version(
        "NTF201",
        payload,
        f"'{payload.name}' {payload.version}: the fields and the fingerprint that the fingerprint "
        f"file{where} has for it do not belong together, as when two branches are merged line by "
        f"line: {RESTORE}",
    )


class _Change(NamedTuple):
    """What became of a class since it was recorded, where it breaks a rule.

    :ivar since: the revision whose record it is, or None if it is that of the fingerprint file.
    :ivar is_edited: whether the fingerprint file says something else now.
    :ivar former: the name that it had, if it was renamed.
    :ivar file: where the records are.
    """

    payload: Payload
    record: Record
    policy: Policy
    since: str | None
    is_edited: bool
    former: str | None
    file: str

    def finding(self, code: str) -> Finding:
        """What to say of NTF201, NTF202 or NTF206."""
        match code:
            case "NTF201":
                message, found = self._unraised()
            case "NTF202":
                message, found = self._raised_too_little()
            case _:
                message, found = self._lowered()
        if self.record.shape is None:
            # Whatever it was that changed: it is in one of them.
            caused = _elsewhere(self.payload.sources, self.payload)
        else:
            caused = causes(self.payload, found)
        return _at_version(code, self.payload, message, caused)

    def _unraised(self) -> tuple[str, Sequence[Change]]:
        found, version = self._changes, self._recorded
        if self.record.shape is None:
            what = f"; needs {raised(version, Bump.MINOR)} at least ({self._why_unknown})"
        else:
            bump = needed(found, self.policy)
            least = f"{raised(version, bump)}{_or_more(version, bump)}"
            what = f": {describe(found)}; needs {least}"
        return (
            f"{self._name} changed{self._since('since')} and VERSION is still "
            f"{version}{what}{self._edited}"
        ), found

    def _raised_too_little(self) -> tuple[str, Sequence[Change]]:
        breaking = [each for each in self._changes if needed([each], self.policy) is Bump.MAJOR]
        return (
            f"{self._name} {self._recorded} → {self.payload.version}"
            f"{self._since('since')}, but the change is incompatible: {describe(breaking)}; "
            f"needs {raised(self._recorded, Bump.MAJOR)}{self._edited}"
        ), breaking

    def _lowered(self) -> tuple[str, Sequence[Change]]:
        least = raised(self._recorded, needed(self._changes, self.policy))
        at_least = ""
        if self.record.shape is None:
            at_least = " at least"
            if not has_fingerprint(self.payload, self.record):
                least = raised(self._recorded, Bump.MINOR)
        return (
            f"'{self.payload.name}' has VERSION {self.payload.version}, lower than "
            f"{self._recorded} in {self.file}{self._since('of')}: raise it to "
            f"{least}{at_least}"
        ), ()

    @property
    def _name(self) -> str:
        former = f" (renamed from '{self.former}')" if self.former else ""
        return f"'{self.payload.name}'{former}"

    @property
    def _recorded(self) -> Version:
        version = Version.parse(self.record.version)
        assert version is not None
        return version

    @property
    def _changes(self) -> Sequence[Change]:
        return [] if self.record.shape is None else changes(self.record.shape, self.payload.shape)

    def _since(self, word: str) -> str:
        return f" {word} {self.since}" if self.since else ""

    @property
    def _edited(self) -> str:
        """What to say to whoever edited the record instead."""
        is_dodge = self.since is not None and self.is_edited
        return f"; updating {self.file} is not enough" if is_dodge else ""

    @property
    def _why_unknown(self) -> str:
        """Why nothing says what changed."""
        if self.since is None:
            return (
                "a table holds no fields, and the last commit does not have the class as it is "
                "recorded: what changed is shown with --notifications-against and a revision that "
                "does"
            )
        return (
            f"the sources of {self.since}, which would tell more, cannot be read or do not have "
            "the class as it is recorded"
        )


def _is_same(old: Record, now: Record | None) -> bool:
    """Whether two records say the same; one of them may have been given its shape later."""
    if now is None or (old.version, old.fingerprint) != (now.version, now.fingerprint):
        return False
    return None in (old.shape, now.shape) or old.shape == now.shape


def _unlike(payload: Payload, record: Record, file: str) -> Finding:
    """NTF203; a class that is not ahead was recorded on its way to what it is."""
    version, recorded = payload.parsed_version, Version.parse(record.version)
    if version is None or recorded is None or version > recorded:
        state = f"{payload.version} is ahead of {file} ({record.version})"
    elif version < recorded:
        state = f"{payload.version} is recorded as {record.version} in {file}"
    else:
        state = f"{payload.version} has changed since it was recorded in {file}"
    return _at_version("NTF203", payload, f"'{payload.name}' {state}: {_HELPER}")


def _or_more(version: Version, bump: Bump) -> str:
    return f" (or {raised(version, Bump.MAJOR)})" if bump is Bump.MINOR else ""


def describe(found: Sequence[Change]) -> str:
    """Changes as one text, field by field."""
    texts = [change.text for change in found[:_MOST_CHANGES]]
    more = len(found) - len(texts)
    return ", ".join(texts) + (f", and {more} more" if more else "")


def causes(payload: Payload, found: Sequence[Change]) -> tuple[Place, ...]:
    """The places outside the class's own module where the changes may have been made.

    Of each change it is the likeliest place in each module.
    """
    places: list[Place] = []
    for change in found:
        likeliest: dict[str, Place] = {}
        for place in _elsewhere(_places_of(change, payload), payload):
            likeliest.setdefault(place.path, place)
        places += likeliest.values()
    return tuple(dict.fromkeys(places))


def _elsewhere(places: Sequence[Place | None], payload: Payload) -> tuple[Place, ...]:
    """Those of the places that are in other files than the class."""
    elsewhere = (place for place in places if place and place.path != payload.place.path)
    return tuple(dict.fromkeys(elsewhere))


def _places_of(change: Change, payload: Payload) -> Sequence[Place | None]:
    field = payload.field_places.get(change.subject)
    if change.kind is Kind.SCHEMA_CHANGED:
        place = payload.schema_places.get(change.subject)
        return payload.sources if place is None else [place]
    if field is None:
        # What is gone has no place any more: any of the modules may have lost it.
        return payload.sources
    match change.kind:
        case Kind.FIELD_ADDED | Kind.FIELD_RENAMED:
            return [field.key]
        case Kind.TYPE_CHANGED:
            return [field.type, field.field, field.key]
        case Kind.BECAME_NULLABLE | Kind.NO_LONGER_NULLABLE:
            return [field.nullable, field.field, field.key]
        case Kind.DEFAULT_CHANGED:
            return [field.default, field.field, field.key]
        case Kind.VALUES_ADDED:
            new = [field.each.get(value) for value in change.values]
            return [*new, field.values, field.type, field.field]
        case _:
            # What is gone has no place: a value that is written down elsewhere may have been it.
            return [field.values, *field.each.values(), field.type, field.field]


def _at_class(code: str, payload: Payload, message: str, caused: tuple[Place, ...] = ()) -> Finding:
    return Finding(code, payload.name, message, payload.place, payload.column, caused)


def _at_version(
    code: str, payload: Payload, message: str, caused: tuple[Place, ...] = ()
) -> Finding:
    place = payload.version_place or payload.place
    return Finding(code, payload.name, message, place, payload.version_column, caused)
