"""Which VERSION a change needs: the version policy, as data."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import Final

from flake8_notifications.payloads.changes import Change, Kind
from flake8_notifications.payloads.model import Version
from flake8_notifications.payloads.policy_names import Policy as Policy


class Bump(enum.IntEnum):
    """How far a VERSION has to be raised."""

    NONE = 0
    MINOR = 1
    MAJOR = 2


#: A consumer of the old version can go on where a minor bump is enough.
NEEDED: Final[dict[Kind, Bump]] = {
    Kind.FIELD_ADDED: Bump.MINOR,
    Kind.VALUES_ADDED: Bump.MINOR,
    Kind.VALUES_REMOVED: Bump.MINOR,
    Kind.DEFAULT_CHANGED: Bump.MINOR,
    Kind.NO_LONGER_NULLABLE: Bump.MINOR,
    Kind.SCHEMA_CHANGED: Bump.MINOR,
    Kind.FIELD_REMOVED: Bump.MAJOR,
    Kind.FIELD_RENAMED: Bump.MAJOR,
    Kind.TYPE_CHANGED: Bump.MAJOR,
    Kind.BECAME_NULLABLE: Bump.MAJOR,
    # Readers who share a class that forbids further fields refuse what has one.
    Kind.ADDED_TO_CLOSED: Bump.MAJOR,
    Kind.TYPE_WIDENED: Bump.MAJOR,
    Kind.TYPE_NARROWED: Bump.MINOR,
    # Nothing changed that anybody knew.
    Kind.TYPE_FOUND: Bump.NONE,
    Kind.MAY_BE_ABSENT: Bump.MAJOR,
    Kind.ALWAYS_THERE: Bump.MINOR,
    Kind.REORDERED: Bump.MAJOR,
    Kind.FORM_CHANGED: Bump.MAJOR,
    # Methods and child versions concern remote callers, who name the version they know.
    Kind.METHOD_ADDED: Bump.MINOR,
    Kind.METHOD_CHANGED: Bump.MINOR,
    Kind.METHOD_REMOVED: Bump.MAJOR,
    Kind.CHILDREN_CHANGED: Bump.MINOR,
    # Who looks for the old one finds nothing.
    Kind.NAME_CHANGED: Bump.MAJOR,
    Kind.NAMESPACE_CHANGED: Bump.MAJOR,
}


#: What the policy ``strict`` asks for besides: not everybody has a default for what is new.
STRICTLY_NEEDED: Final[dict[Kind, Bump]] = {Kind.VALUES_ADDED: Bump.MAJOR}


def needed(changes: Iterable[Change], policy: Policy, recorded: Version | None) -> Bump:
    """The bump that some changes need.

    :param recorded: the version before; None where there is none. That, and a number, can but say
        that something broke.
    """
    if policy is Policy.ANY and (recorded is None or recorded.is_number):
        policy = Policy.SEMANTIC
    table = NEEDED | STRICTLY_NEEDED if policy is Policy.STRICT else NEEDED
    bump = max((table[change.kind] for change in changes), default=Bump.NONE)
    return min(bump, Bump.MINOR) if policy is Policy.ANY else bump


def raised(version: Version, bump: Bump) -> Version:
    """The lowest version that a bump leads to; a number has but one way to rise."""
    if version.is_number:
        return Version(version.major + (bump is not Bump.NONE), -1)
    if bump is Bump.MAJOR:
        return Version(version.major + 1, 0)
    return Version(version.major, version.minor + 1) if bump is Bump.MINOR else version


def is_enough(old: Version, new: Version, bump: Bump) -> bool:
    """Whether going from one version to another is the bump that is needed, or more.

    A number need not rise for what a consumer can go on with.
    """
    if old.is_number and bump is Bump.MINOR:
        return new >= old
    return new.major > old.major if bump is Bump.MAJOR else new > old or bump is Bump.NONE
