"""Questions about expressions that could not be reduced, and the answers of somebody who knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from flake8_notifications.source.place import Place

if TYPE_CHECKING:
    from flake8_notifications.project.modules import Modules


class Origin(NamedTuple):
    """An expression of a module, by what tells it from the others that start where it does.

    :ivar kind: the name of its class in :mod:`flake8_notifications.source.syntax`.
    :ivar depth: how many expressions inside it start at the same place.
    """

    path: str
    line: int
    column: int
    kind: str
    depth: int


class Answer(NamedTuple):
    """The value of an expression, and where that is written."""

    value: str | bool | int | float
    place: Place | None = None


Answers: TypeAlias = "Mapping[Origin, Answer]"
#: Asks for the values of expressions; has no answer for what it is not sure of, and gives None
#: where nothing could be asked, whatever other modules say.
Infer: TypeAlias = "Callable[[Modules, Iterable[Origin]], Answers | None]"
