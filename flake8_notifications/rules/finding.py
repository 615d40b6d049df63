"""One thing that a rule found."""

from __future__ import annotations

import msgspec

from flake8_notifications.source.place import Place


class Finding(msgspec.Struct, frozen=True):
    """One violation.

    :ivar subject: the class or event type; the message names it first, in single quotes.
    :ivar place: where a person would put ``# noqa``.
    :ivar column: 0-based.
    :ivar causes: places in other files that may have brought it about; where such a file is
        checked and that of ``place`` is not, the finding is reported there.
    :ivar related: where else to look, such as in a sample.
    """

    code: str
    subject: str
    message: str
    place: Place
    column: int = 0
    causes: tuple[Place, ...] = ()
    related: tuple[Place, ...] = ()

    def with_related(self, *places: Place) -> Finding:
        """The same finding, with other places to look at."""
        return msgspec.structs.replace(self, related=places)

    @property
    def text(self) -> str:
        """The code and the message, on one line."""
        return printable(f"{self.code} {self.message}")


def printable(text: str) -> str:
    """A text with escapes for what would end a line, or what a terminal cannot show.

    Names and values come from the sources and files that are checked, which nobody may have read.
    """
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )
