"""A changelog as a release note in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from flake8_notifications.changelog.model import (
    Changelog,
    Entry,
    EventTypes,
    Kind,
    Relation,
    Resent,
    Step,
    Untold,
)
from flake8_notifications.markdown import code, prose
from flake8_notifications.rules.wording import LEGACY, Wording


def lines(changelog: Changelog) -> Iterator[str]:
    """The lines of the release note."""
    is_of_oslo = changelog.wording.noun == LEGACY.noun
    sections = (
        ("Breaking changes", list(_breaking(changelog))),
        ("Additions and compatible changes", list(_compatible(changelog))),
        ("Event types", list(_events(changelog))),
        ("VERSIONs" if is_of_oslo else "Versions", list(_versions(changelog))),
        ("What could not be told", list(_untold(changelog.untold))),
    )
    yield f"# {'Notifications' if is_of_oslo else 'Events'}: changes since {changelog.revision}"
    for title, items in sections:
        if items:
            yield ""
            yield f"## {title}"
            yield ""
            yield from items
    if not any(items for _, items in sections):
        yield ""
        yield "Nothing changed for consumers."


def _breaking(changelog: Changelog) -> Iterator[str]:
    for entry in changelog.entries:
        if entry.is_breaking:
            yield _entry(entry, changelog.wording)
    if changelog.gone:
        yield f"- {_classes(changelog.gone)} removed"


def _compatible(changelog: Changelog) -> Iterator[str]:
    for entry in changelog.entries:
        if not entry.is_breaking:
            yield _entry(entry, changelog.wording)
    if changelog.added:
        yield f"- {_classes(changelog.added)} added"


def _classes(steps: Sequence[Step]) -> str:
    kind = "payload class" if len(steps) == 1 else "payload classes"
    named = (f"{code(step.name)} {step.new or step.old or ''}".strip() for step in steps)
    return f"{kind} {_listed(named)}"


def _entry(entry: Entry, wording: Wording) -> str:
    what = prose("; ".join(entry.texts))
    # What has no versions has none to raise.
    stays = [step for step in entry.classes if step.old == step.new and step.new != ""]
    unraised = ""
    if stays:
        which = "" if len(stays) == len(entry.classes) else f" of {_listed(_names(stays))}"
        versions = _listed(dict.fromkeys(step.new or "missing" for step in stays))
        unraised = f" ({_version(wording)}{which} is still {versions})"
    return f"- {_subject(entry)}: {what}{unraised}"


def _subject(entry: Entry) -> str:
    own = [step for step in entry.classes if step.name == entry.cause]
    others = [step for step in entry.classes if step.name != entry.cause]
    renamed = [step for step in entry.classes if step.former]
    note = "".join(f" ({code(step.name)} was {code(step.former or '')})" for step in renamed)
    if entry.relation is Relation.TYPE:
        fields = (
            f"{_listed(map(code, step.fields))} of {code(step.name)}" for step in entry.classes
        )
        return f"{code(entry.cause)}, the type of {_listed(fields)}{note}"
    if not others:
        return f"{code(entry.cause)}{note}"
    verb = "inherit" if entry.relation is Relation.INHERITED else "have fields"
    if own:
        which = f"1 class that {_singular(verb)}" if len(others) == 1 else _counted(others, verb)
        return f"{code(entry.cause)} and {which} from it{note}"
    if len(others) == 1:
        return f"{code(others[0].name)}, which {_singular(verb)} from {code(entry.cause)}{note}"
    return f"{_counted(others, verb)} from {code(entry.cause)}, {_listed(_names(others))}{note}"


def _singular(verb: str) -> str:
    return verb.replace("have", "has") if verb.startswith("have") else f"{verb}s"


def _counted(steps: Sequence[Step], verb: str) -> str:
    return f"{len(steps)} classes that {verb}"


def _version(wording: Wording) -> str:
    """What holds the version of a class, which has that name with oslo alone."""
    return "VERSION" if wording.noun == LEGACY.noun else "version"


def _events(changelog: Changelog) -> Iterator[str]:
    yield from (_event_types(group, "no longer sent") for group in changelog.events_gone)
    yield from (_event_types(group, "new") for group in changelog.events_added)
    yield from map(_resent, changelog.resent)


def _event_types(group: EventTypes, what: str) -> str:
    if group.kind is Kind.EVENT and group.payload is None:
        return f"- {what}: {_listed(map(code, group.names))}"
    if group.kind is Kind.EVENT:
        holder = f"with {code(group.payload or '')}"
    elif group.kind is Kind.LEGACY:
        holder = "legacy"
    else:
        carried = f" with {code(group.payload)}" if group.payload else ""
        holder = f"{code(group.notification or '')}{carried}"
    return f"- {what}: {_listed(map(code, group.names))} ({holder})"


def _resent(each: Resent) -> str:
    return f"- {_listed(map(code, each.names))}: {each.what} {each.old} → {each.new}"


def _versions(changelog: Changelog) -> Iterator[str]:
    by_step: dict[tuple[str, str], list[Step]] = {}
    for step in changelog.steps:
        by_step.setdefault((step.old or "none", step.new or "none"), []).append(step)
    parts = [
        f"{_listed(_names(steps))} {old} → {new}" for (old, new), steps in sorted(by_step.items())
    ]
    if parts:
        yield f"{'; '.join(parts)}."
    if changelog.raised:
        yield ""
        version = _version(changelog.wording)
        yield f"Nothing but its {version} changed of {_listed(_names(changelog.raised))}."


def _untold(untold: Iterable[Untold]) -> Iterator[str]:
    for gap in dict.fromkeys(untold):
        yield f"- {code(gap.subject)} ({gap.when}): {prose(gap.reason)}"


def _names(steps: Iterable[Step]) -> Iterator[str]:
    return (code(step.name) for step in steps)


def _listed(parts: Iterable[str]) -> str:
    *head, last = parts
    return f"{', '.join(head)} and {last}" if head else last
