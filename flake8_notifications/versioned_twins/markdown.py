"""A migration as a report in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Final

from flake8_notifications.legacy_payloads.model import Keys
from flake8_notifications.markdown import code
from flake8_notifications.versioned_twins.model import Legacy, Migration, Verdict

_TITLES: Final = {
    Verdict.TWIN: "Have a versioned twin",
    Verdict.NONE: "Have none",
    Verdict.UNDECIDED: "Cannot be told",
}
_HINT: Final = (
    "A comment beside the entry in the allowlist decides: `# versioned: order.create.end`, or "
    "`# versioned: none`."
)


def lines(migration: Migration, keys: Mapping[str, Keys]) -> Iterator[str]:
    """The lines of the report.

    :param keys: of the legacy payloads, by event type, where somebody asked for them.
    """
    yield "# From legacy notifications to versioned ones"
    yield ""
    counts = {verdict: len(_of(migration, verdict)) for verdict in Verdict}
    yield (
        f"Of {len(migration.legacy)} legacy event types, {counts[Verdict.TWIN]} have a versioned"
        f" twin, {counts[Verdict.NONE]} have none, and {counts[Verdict.UNDECIDED]} cannot be told."
    )
    for verdict, title in _TITLES.items():
        legacy = _of(migration, verdict)
        if legacy:
            yield from ("", f"## {title}", "")
            yield from _section(verdict, legacy)
    if migration.unmatched:
        yield from ("", "## Confirmed, and sent nowhere", "")
        for confirmation in migration.unmatched:
            yield f"- {code(confirmation.twin or '')} ({confirmation.place})"
    if keys:
        yield from ("", "## Keys of the legacy payloads", "")
        for event_type, found_keys in sorted(keys.items()):
            yield f"- {code(event_type)}: {_keys(found_keys)}"
        yield from _fields(
            {legacy_event.event_type for legacy_event in migration.legacy if legacy_event.twin},
            keys,
        )


def _section(verdict: Verdict, legacy: Iterable[Legacy]) -> Iterator[str]:
    if verdict is Verdict.TWIN:
        yield from ("| legacy | versioned |", "| --- | --- |")
        for legacy_event in legacy:
            confirmed = " (confirmed)" if legacy_event.is_confirmed else ""
            twin = code(legacy_event.twin or "")
            yield f"| {code(legacy_event.event_type)} | {twin}{confirmed} |"
        return
    if verdict is Verdict.UNDECIDED:
        yield from (_HINT, "")
    for legacy_event in legacy:
        candidates = ", ".join(code(one) for one in legacy_event.candidates)
        hint = f": {candidates}" if candidates else ""
        yield f"- {code(legacy_event.event_type)}: {legacy_event.reason}{hint}"


def _fields(with_twin: Set[str], keys: Mapping[str, Keys]) -> Iterator[str]:
    """Which field of the versioned payload holds what a key does, for all with the same keys."""
    groups: dict[tuple[tuple[str, str], ...], list[str]] = {}
    untold = []
    for event_type in sorted(with_twin & keys.keys()):
        found_keys = keys[event_type]
        known = dict(found_keys.fields)
        if known:
            names = sorted(found_keys.all)
            groups.setdefault(tuple((name, known.get(name, "")) for name in names), []).append(
                event_type
            )
        elif found_keys.all:
            untold.append(event_type)
    if not groups and not untold:
        return
    yield from ("", "## Where the versioned payloads hold the same", "")
    yield "A key of which it cannot be told is `unknown`; see what the versioned payload has."
    for rows, event_types in sorted(groups.items(), key=lambda group: group[1]):
        yield from ("", f"{_listed(event_types)}:", "")
        yield from ("| legacy key | payload field |", "| --- | --- |")
        for name, field in rows:
            yield f"| {code(name)} | {code(field) if field else 'unknown'} |"
    if untold:
        yield from ("", f"Of no key of these can it be told: {_listed(untold)}.")


def _listed(event_types: Iterable[str]) -> str:
    return ", ".join(code(event_type) for event_type in event_types)


def _keys(keys: Keys) -> str:
    parts = [", ".join(code(key) for key in keys.always)]
    if keys.sometimes:
        parts.append("sometimes " + ", ".join(code(key) for key in keys.sometimes))
    if keys.reason:
        parts.append(f"not complete: {keys.reason}")
    return "; ".join(part for part in parts if part) or "none"


def _of(migration: Migration, verdict: Verdict) -> list[Legacy]:
    return [legacy_event for legacy_event in migration.legacy if legacy_event.verdict is verdict]
