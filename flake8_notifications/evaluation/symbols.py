"""Texts with holes: parts that are not known, each with what is known of it.

A hole stands in a text for a parameter, or for something unknown with its reason.  It is written
as a private character sequence, so that every operation on texts works on texts with holes, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from flake8_notifications.evaluation.representation import HOLE, is_symbolic
from flake8_notifications.evaluation.values import Constant, Place, Unknown, Value

#: Methods of ``str`` that ask something.
PREDICATES: Final = frozenset({"startswith", "endswith", "isdigit", "isupper", "islower"})
#: The step to each item of something that is iterated over.
EACH: Final = "[]"
_START: Final = HOLE
_HOLE: Final = re.compile("\ue000(\\d+)\ue001")


class FunctionKey(NamedTuple):
    """A function, by where it is defined."""

    path: str
    line: int
    column: int


class Step(NamedTuple):
    """Something that happens to a value on its way into a text.

    :ivar name: a method of ``str``; ``.name`` for an attribute, ``[]`` for each of its items.
    :ivar arguments: of the method.
    """

    name: str
    arguments: tuple[str, ...] = ()

    @property
    def is_test(self) -> bool:
        """Whether it asks something of a text."""
        return self.name in PREDICATES

    @property
    def is_item(self) -> bool:
        """Whether it takes one item after the other."""
        return self.name == EACH

    @property
    def attribute(self) -> str | None:
        """The attribute that is taken, if it is one."""
        return self.name[1:] if self.name.startswith(".") else None


class Hole(NamedTuple):
    """A part of a text that is not known.

    :ivar function: whose parameter it is; None where it is unknown for good.
    :ivar parameter: its name; ``*2`` for a surplus positional argument, ``*`` for all of them,
        ``**name`` for a keyword.
    :ivar steps: what happens to it on its way.
    """

    function: FunctionKey | None
    parameter: str
    reason: Unknown | None = None
    steps: tuple[Step, ...] = ()

    @property
    def is_attribute(self) -> bool:
        """Whether the text holds an attribute of the parameter."""
        return any(step.attribute is not None for step in self.steps)


class Holes:
    """The holes of a run, numbered."""

    def __init__(self) -> None:
        self._holes: list[Hole] = []
        self._numbers: dict[Hole, int] = {}

    def text(self, hole: Hole) -> str:
        """The characters that stand for a hole."""
        number = self._numbers.get(hole)
        if number is None:
            number = self._numbers[hole] = len(self._holes)
            self._holes.append(hole)
        return f"{_START}{number}\ue001"

    def constant(self, hole: Hole, place: Place | None = None) -> Constant:
        """A hole as a value."""
        return Constant(self.text(hole), place)

    def parts(self, text: str) -> list[str | Hole]:
        """The literal parts and the holes of a text, in order."""
        pieces = _HOLE.split(text)
        parts: list[str | Hole] = []
        for position, piece in enumerate(pieces):
            if position % 2:
                parts.append(self._holes[int(piece)])
            elif piece:
                parts.append(piece)
        return parts

    def only(self, value: Value) -> Hole | None:
        """The hole that is all of a text, if it is nothing else."""
        if not isinstance(value, Constant) or not isinstance(value.value, str):
            return None
        if not is_symbolic(value.value):
            return None
        parts = self.parts(value.value)
        return parts[0] if len(parts) == 1 and isinstance(parts[0], Hole) else None

    def fill(self, text: str, filling: Callable[[Hole], str | None]) -> str:
        """The text with holes replaced; None leaves a hole as it is."""

        def filled(part: str | Hole) -> str:
            if isinstance(part, str):
                return part
            replacement = filling(part)
            return self.text(part) if replacement is None else replacement

        return "".join(map(filled, self.parts(text)))

    def apply(self, text: str, step: Step) -> str:
        """Call a method of ``str`` on a text with holes, part by part."""
        if not is_symbolic(text):
            return _called(text, step)
        return "".join(
            _called(part, step)
            if isinstance(part, str)
            else self.text(part._replace(steps=(*part.steps, step)))
            for part in self.parts(text)
        )


def _called(text: str, step: Step) -> str:
    return str(getattr(text, step.name)(*step.arguments))
