"""From two looks at a project to what its consumers have to know."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_notifications.changelog import event_types, payloads
from flake8_notifications.changelog.model import BOTH, NOW, THEN, Changelog, Untold
from flake8_notifications.changelog.projects import Project, as_it_is, as_it_was, commit_of
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.configuration.vocabulary import wording_here


def changelog(settings: Settings) -> Changelog:
    """What changed for consumers since the revision that the settings name.

    :raises SettingsError: if there is no such revision, or git cannot read it.
    :raises BindingError: see :func:`flake8_notifications.option_checks.named_objects.named`.
    """
    commit = commit_of(settings)
    before, now = as_it_was(settings, commit), as_it_is(settings)
    became = payloads.became(before, now)
    words = wording_here(settings)
    events = event_types.compare(before, now, became.former, words)
    changed = {step.name for entry in became.entries for step in entry.classes}
    steps = tuple(step for step in became.steps if step.old != step.new)
    return Changelog(
        settings.against,
        commit.name,
        became.entries,
        became.gone,
        became.added,
        tuple(step for step in steps if step.name not in changed),
        steps,
        events.gone,
        events.added,
        events.resent,
        (*became.untold, *events.untold, *_unread(before, now)),
        words,
    )


def _unread(before: Project, now: Project) -> Iterator[Untold]:
    for before_and_after, is_gap in (
        ((_unread_in(before), _unread_in(now)), True),
        ((_unknown_in(before), _unknown_in(now)), False),
    ):
        for subject, reason in sorted(before_and_after[0] | before_and_after[1]):
            is_in = [(subject, reason) in pair for pair in before_and_after]
            when = BOTH if all(is_in) else THEN if is_in[0] else NOW
            yield Untold(subject, reason, when, is_gap)


def _unread_in(project: Project) -> set[tuple[str, str]]:
    return {(unread_file.path, f"not read: {unread_file.reason}") for unread_file in project.unread}


def _unknown_in(project: Project) -> set[tuple[str, str]]:
    return {
        (place.path, f"something is sent whose class is not known: {reason}")
        for place, reason in project.catalogue.unknown
    }
