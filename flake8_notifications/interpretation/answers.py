"""Questions about expressions that could not be reduced, and the answers from another source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from flake8_notifications.source.place import Place

if TYPE_CHECKING:
    from flake8_notifications.project.modules import Modules


class Origin(NamedTuple):
    """The identity of an expression of a module.

    :ivar kind: the name of its class in :mod:`flake8_notifications.source.syntax`.
    :ivar depth: the number of expressions inside it that start at the same place.
    """

    path: str
    line: int
    column: int
    kind: str
    depth: int


class Answer(NamedTuple):
    """The value of an expression, and where it is written."""

    value: str | bool | int | float
    place: Place | None = None


Answers: TypeAlias = "Mapping[Origin, Answer]"
#: Infers the values of expressions; leaves out those it is not sure of, and returns None where
#: nothing could be asked, whatever other modules say.
Infer: TypeAlias = "Callable[[Modules, Iterable[Origin]], Answers | None]"
