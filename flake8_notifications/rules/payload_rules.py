"""NTF201 to NTF209: payload classes judged by what is recorded of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from flake8_notifications.evaluation.values import Place
from flake8_notifications.payloads.changes import Change, Kind, changes
from flake8_notifications.payloads.model import Payload, Problem, Record, Version
from flake8_notifications.payloads.policy import Bump, Policy, is_enough, needed, raised
from flake8_notifications.rules.finding import Finding

_HELPER: Final = "run 'flake8-notifications fingerprints'"
_MOST_CHANGES: Final = 8


def judge(
    payloads: Sequence[Payload], records: Mapping[str, Record], policy: Policy
) -> Iterator[Finding]:
    """What is wrong with the payload classes of a project, in their order.

    :param records: by the name of the class.
    """
    count = Counter(payload.name for payload in payloads)
    gone = [name for name in records if name not in count]
    for payload in payloads:
        yield from _intrinsic(payload)
        if count[payload.name] > 1:
            yield _duplicate(payload, payloads)
        elif not payload.problems:
            record = records.get(payload.name)
            if record is None:
                yield _unrecorded(payload, gone, records)
            else:
                yield from _compared(payload, record, policy)


def judge_gone(
    payloads: Sequence[Payload], records: Mapping[str, Record], place_of: Mapping[str, Place]
) -> Iterator[Finding]:
    """NTF205: records whose class is gone.

    :param place_of: where each record stands in the fingerprint file.
    """
    names = {payload.name for payload in payloads}
    for name in sorted(records.keys() - names):
        yield Finding(
            "NTF205",
            name,
            f"'{name}' is in the fingerprint file and no longer in the code: {_HELPER} "
            "to drop it, or bring the class back",
            place_of[name],
        )


def _intrinsic(payload: Payload) -> Iterator[Finding]:
    """What needs no record."""
    for problem in _told_once(payload.problems):
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
        "the name is on the wire, rename one of them",
    )


def _unrecorded(payload: Payload, gone: Sequence[str], records: Mapping[str, Record]) -> Finding:
    renamed = [name for name in gone if records[name].shape == payload.shape]
    hint = f" (renamed from '{renamed[0]}'?)" if len(renamed) == 1 else ""
    return _at_class(
        "NTF204", payload, f"'{payload.name}' is not in the fingerprint file{hint}: {_HELPER}"
    )


def _compared(payload: Payload, record: Record, policy: Policy) -> Iterator[Finding]:
    version = payload.parsed_version
    recorded = Version.parse(record.version)
    if version is None:
        return
    if recorded is None or record.shape is None:
        yield _ahead(payload, record)
        return
    found = changes(record.shape, payload.shape)
    bump = needed(found, policy)
    if version < recorded:
        yield _at_version(
            "NTF206",
            payload,
            f"'{payload.name}' has VERSION {version}, lower than {recorded} in the fingerprint "
            f"file: raise it to {raised(recorded, bump)}",
        )
    elif version == recorded and found:
        yield _at_version(
            "NTF201",
            payload,
            f"'{payload.name}' changed and VERSION is still {version}: {describe(found)}; "
            f"needs {raised(recorded, bump)}{_or_more(recorded, bump)}",
            causes(payload, found),
        )
    elif version > recorded and not is_enough(recorded, version, bump):
        breaking = [change for change in found if needed([change], policy) is Bump.MAJOR]
        yield _at_version(
            "NTF202",
            payload,
            f"'{payload.name}' {recorded} → {version}, but the change is incompatible: "
            f"{describe(breaking)}; needs {raised(recorded, bump)}",
            causes(payload, breaking),
        )
    elif version > recorded:
        yield _ahead(payload, record)


def _ahead(payload: Payload, record: Record) -> Finding:
    return _at_version(
        "NTF203",
        payload,
        f"'{payload.name}' {payload.version} is ahead of the fingerprint file "
        f"({record.version}): {_HELPER}",
    )


def _or_more(version: Version, bump: Bump) -> str:
    return f" (or {raised(version, Bump.MAJOR)})" if bump is Bump.MINOR else ""


def describe(found: Sequence[Change]) -> str:
    """Changes as one text, field by field."""
    texts = [change.text for change in found[:_MOST_CHANGES]]
    more = len(found) - len(texts)
    return ", ".join(texts) + (f", and {more} more" if more else "")


def causes(payload: Payload, found: Sequence[Change]) -> tuple[Place, ...]:
    """The places outside the class's own module where the changes may have been made."""
    places: list[Place | None] = []
    for change in found:
        places += _places_of(change, payload)
    return _elsewhere(places, payload)


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
        case _:
            return [field.values, field.type, field.field]


def _at_class(code: str, payload: Payload, message: str, caused: tuple[Place, ...] = ()) -> Finding:
    return Finding(code, payload.name, message, payload.place, payload.column, caused)


def _at_version(
    code: str, payload: Payload, message: str, caused: tuple[Place, ...] = ()
) -> Finding:
    place = payload.version_place or payload.place
    return Finding(code, payload.name, message, place, payload.version_column, caused)
