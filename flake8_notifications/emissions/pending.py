"""Event types on their way from the notifier to the callers."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import NamedTuple

from flake8_notifications.emissions.bodies import Context, Site
from flake8_notifications.evaluation.exploration import (
    Assumption,
)
from flake8_notifications.evaluation.values import (
    Place,
)
from flake8_notifications.source import syntax


@dataclass(frozen=True)
class Pending:
    """An event type on its way from the notifier to the callers.

    :ivar text: with holes.
    :ivar site: of the call that supplied the last piece so far.
    :ivar via: the functions it goes through, innermost first.
    :ivar places: of the calls that it goes through.
    :ivar priority: with holes.
    :ivar origin: where the notifier is called.
    """

    text: str
    origin: Context
    site: Site
    call: syntax.Call
    assumptions: tuple[Assumption, ...]
    via: tuple[Context, ...]
    places: tuple[Place, ...]
    priority: str | None

    @property
    def place(self) -> Place:
        return Place(self.site.context.module.path, self.call.line)

    @property
    def key(self) -> Hashable:
        """What comes of it depends on this alone."""
        return self.text, self.place, self.call.column, self.assumptions, self.priority


class Filled(NamedTuple):
    """What a call makes of an event type.

    :ivar is_lost: whether an attribute of an argument could not be followed.
    """

    text: str
    priority: str | None
    assumptions: tuple[Assumption, ...]
    is_lost: bool
