"""NTF1xx: what is sent, judged by the allowlist and its priority."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from flake8_notifications.emissions.allowlist import WILDCARD, Allowlist
from flake8_notifications.emissions.model import Creation, Emission, Uncalled
from flake8_notifications.rules.baseline import Baseline
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.wording import LEGACY, Wording
from flake8_notifications.source.place import Place

#: What the versioned API sends.
_PRIORITIES: Final = ("audit", "critical", "debug", "error", "info", "sample", "warn")
_MOST_PACKAGES: Final = 3
#: Further methods of a notifier, and the priority that they mean.
_MEANT: Final = {"warning": "warn"}


def judge_emissions(
    emissions: Iterable[Emission],
    allowlist: Allowlist,
    baseline: Baseline | None = None,
    wording: Wording = LEGACY,
) -> Iterator[Finding]:
    """What is wrong with what a project sends, in the order of the lines.

    :param baseline: what the entries have to have been on, too.
    """
    old, since = allowlist, ""
    if baseline is not None and baseline.allowlist is not None:
        old, since = allowlist.common(baseline.allowlist), baseline.revision
    for group in _by_site(emissions):
        is_known = group[0].is_known
        if not allowlist.covers(group[0]):
            yield _unlisted(group, old, wording) if is_known else _undecided(group, wording)
        elif not old.covers(group[0]):
            judge = _newly_listed if is_known else _newly_undecided
            yield judge(group, since, wording)
        yield from _bad_priorities(group, wording)


def unlisted(emission: Emission) -> Finding:
    """What is reported of an emission that the allowlist does not have."""
    if emission.is_known:
        return _unlisted([emission], Allowlist({}), LEGACY)
    return _undecided([emission], LEGACY)


def judge_unused(allowlist: Allowlist, emissions: Iterable[Emission]) -> Iterator[Finding]:
    """NTF106: entries of the allowlist that nothing sends any more, each time they stand there."""
    for entry, places in allowlist.unused(emissions).entries.items():
        for place in places:
            yield Finding(
                "NTF106",
                printable(entry),
                f"'{printable(entry)}' is on the allowlist and nothing sends it any more: drop the "
                "entry, so that nobody sends it again unseen",
                place,
            )


def _by_site(emissions: Iterable[Emission]) -> Iterator[list[Emission]]:
    """The emissions of each event type and line, the one with the shortest way first.

    A line may send an event type more than once: by two calls, or through two wrappers.
    """
    groups: dict[tuple[Place, str, bool], list[Emission]] = {}
    for emission in emissions:
        key = (emission.place, emission.event_type, emission.is_known)
        groups.setdefault(key, []).append(emission)
    for _, group in sorted(groups.items()):
        yield sorted(group, key=lambda emission: (len(emission.via), emission.via, emission.column))


def _unlisted(group: list[Emission], allowlist: Allowlist, wording: Wording) -> Finding:
    event_type = group[0].event_type
    closest, pattern = allowlist.closest(event_type), allowlist.pattern_of(event_type)
    advice = wording.instead
    if closest is not None:
        advice = f"did you mean '{closest}'?" + (f" If not, {advice}" if advice else "")
    elif pattern is not None:
        reason = f"the pattern '{pattern}' does not cover event types that are known"
        advice = f"{reason}; {advice}" if advice else reason
    return _finding(
        "NTF101",
        group,
        f"is {wording.one} that is not on the allowlist{_via(group[0])}{_advised(advice)}",
    )


def _newly_listed(group: list[Emission], since: str, wording: Wording) -> Finding:
    return _finding(
        "NTF101",
        group,
        f"is {wording.one} whose entry on the allowlist is new, added since {since}"
        f"{_via(group[0])}{_advised(wording.instead)}",
    )


def _advised(advice: str) -> str:
    return f": {advice}" if advice else ""


def _undecided(group: list[Emission], wording: Wording) -> Finding:
    return _finding(
        "NTF102",
        group,
        f"{_unknown_part(group[0])}; the pattern is not on the allowlist of {wording.many}"
        f"{_via(group[0])}: {_installing(group[0])}build the event type from "
        "constants, or add the pattern to the allowlist",
        separator=": ",
    )


def _newly_undecided(group: list[Emission], since: str, wording: Wording) -> Finding:
    return _finding(
        "NTF102",
        group,
        f"{_unknown_part(group[0])}; the pattern on the allowlist of {wording.many} is new, "
        f"added since {since}{_via(group[0])}: {_installing(group[0])}build the event type from "
        "constants",
        separator=": ",
    )


def _unknown_part(emission: Emission) -> str:
    what = "the event type" if emission.event_type == WILDCARD else "part of the event type"
    reason = emission.reason or "the reason is not known"
    return f"{what} cannot be known statically: {reason}"


def _installing(emission: Emission) -> str:
    """The advice to install what is missing; empty where nothing is."""
    if not emission.missing:
        return ""
    return f"install {_shown(emission.missing)} beside flake8, "


def uninstalled(packages: Sequence[str]) -> str:
    """That packages are not installed beside flake8; empty where there are none."""
    return f"without {_shown(packages)} installed beside flake8" if packages else ""


def _shown(packages: Sequence[str]) -> str:
    more = f" and {len(packages) - _MOST_PACKAGES} more" if len(packages) > _MOST_PACKAGES else ""
    names = ", ".join(f"'{package}'" for package in packages[:_MOST_PACKAGES])
    return f"{names}{more}"


def _bad_priorities(group: list[Emission], wording: Wording) -> Iterator[Finding]:
    """A priority that is not known is none that the rule could judge: a bus may have none."""
    priorities = {emission.priority for emission in group if emission.priority is not None}
    for priority in sorted(priorities.difference(_PRIORITIES)):
        sent_so = [emission for emission in group if emission.priority == priority]
        better = _MEANT.get(priority)
        advice = f"'{better}'" if better else f"{', '.join(_PRIORITIES[:-1])} or {_PRIORITIES[-1]}"
        yield _finding(
            "NTF104",
            sent_so,
            f"is sent with priority '{printable(priority)}'{_via(sent_so[0])}, which "
            f"{wording.priorities}: use {advice}",
        )


def _finding(code: str, group: list[Emission], message: str, separator: str = " ") -> Finding:
    """A finding on what a group does; its event type comes first."""
    first = group[0]
    subject = printable(first.event_type)
    places = (place for emission in group for place in emission.causes)
    causes = tuple(dict.fromkeys(place for place in places if place.path != first.place.path))
    text = f"'{subject}'{separator}{message}"
    return Finding(code, subject, text, first.place, first.column, causes)


def _via(emission: Emission) -> str:
    return f" (via {' → '.join(emission.via)})" if emission.via else ""


def printable(text: str) -> str:
    """A text on one line: an event type may be any string."""
    return text if text.isprintable() else text.encode("unicode_escape").decode()


def judge_creations(creations: Sequence[Creation], factories: Sequence[str]) -> Iterator[Finding]:
    """NTF103: notifiers that are made past the project's own factories.

    :param factories: the functions that may make them, by dotted name; where none is named, there
        is nothing to go past.
    """
    for creation in creations:
        if factories and creation.function not in factories:
            yield Finding(
                "NTF103",
                creation.name,
                f"'{creation.name}' makes a notifier past the project's own factory: "
                f"get it from {' or '.join(factories)}",
                creation.place,
                creation.column,
            )


def judge_uncalled(uncalled: Iterable[Uncalled]) -> Iterator[Finding]:
    """NTF105: functions that would send something, and that nobody calls."""
    for sender in uncalled:
        subject = printable(sender.event_type)
        yield Finding(
            "NTF105",
            subject,
            f"'{subject}' would be sent by '{sender.function}', which nobody in the project calls: "
            "remove it, or make sure that callers elsewhere send only what is allowed",
            sender.place,
            sender.column,
        )
