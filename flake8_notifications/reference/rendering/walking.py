"""The page of a reference as a text: each section, its blocks, and those below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flake8_notifications.reference.composing import compose
from flake8_notifications.reference.model import Reference
from flake8_notifications.reference.page import Block, Section


def written(
    reference: Reference,
    heading: Callable[[Section, int], Iterator[str]],
    block: Callable[[Block], Iterator[str]],
) -> str:
    """A reference with an empty line between all that a format writes of it.

    :param heading: what it writes above a section, given how deep that stands: 0 for the page.
    :param block: what it writes for a block.
    """

    def walk(section: Section, level: int) -> Iterator[str]:
        yield from heading(section, level)
        for each in section.blocks:
            yield from block(each)
        for below in section.sections:
            yield from walk(below, level + 1)

    return "\n\n".join(walk(compose(reference), 0)) + "\n"
