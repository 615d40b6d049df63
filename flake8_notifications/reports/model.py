"""What a report is about, as plain data."""

from __future__ import annotations

from typing import NamedTuple

from flake8_notifications.rules.wording import LEGACY, Wording


class Spot(NamedTuple):
    """A line of another file."""

    path: str
    line: int


class Violation(NamedTuple):
    """One finding as a reader sees it.

    :ivar subject: the class or event type.
    :ivar message: without the code.
    :ivar path: with ``/``; relative to a directory that the maker of the report chose, or
        absolute where it lies outside.
    :ivar line: 1-based.
    :ivar column: 1-based.
    :ivar related: where else to look; the paths start where ``path`` does.
    """

    path: str
    line: int
    column: int
    code: str
    subject: str
    message: str
    related: tuple[Spot, ...] = ()


class Unchecked(NamedTuple):
    """A file that could not be checked, and where and why its reading ended."""

    path: str
    line: int
    reason: str


class Report(NamedTuple):
    """What ``check`` has to say: both parts in the order of their places.

    :ivar wording: in which rules are described.
    """

    violations: tuple[Violation, ...]
    unchecked: tuple[Unchecked, ...]
    wording: Wording = LEGACY
