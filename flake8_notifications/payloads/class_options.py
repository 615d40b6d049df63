"""What the options say of payload classes beside their bases."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

#: What classes of services with oslo.versionedobjects are called that payload classes descend from.
USUAL_BASES: Final = ("NotificationObject", "NotificationBase", "NotificationPayloadBase")
#: The attribute that keeps the version, where nothing else is said.
USUAL_VERSION: Final = "VERSION"
#: What to say where classes have no versions.
NO_VERSION: Final = "none"


class VersionPlace(NamedTuple):
    """Where a class keeps its version.

    :ivar attribute: of the class; empty where a decorator is given it.
    :ivar decorator: its name, dotted or bare.
    :ivar argument: its position, counted from 0, or its name.
    """

    attribute: str
    decorator: str = ""
    argument: int | str = 0

    @property
    def shown(self) -> str:
        """As the option has it."""
        return self.attribute or f"@{self.decorator}:{self.argument}"


class ClassOptions(NamedTuple):
    """Which classes are payload classes besides, and where all of them keep their version.

    :ivar globs: of the dotted names of classes.
    :ivar version: None where classes have no versions.
    """

    globs: tuple[str, ...] = ()
    version: VersionPlace | None = VersionPlace(USUAL_VERSION)

    def may_mean(self, module: str) -> bool:
        """Whether a class of a module, by its dotted name, may be one of them."""
        starts = (re.split(r"[*?\[]", glob, maxsplit=1)[0] for glob in self.globs)
        return any(module.startswith(start) or start.startswith(f"{module}.") for start in starts)


#: Where nobody says anything.
USUAL_OPTIONS: Final = ClassOptions()


def version_place(text: str) -> VersionPlace | None:
    """What the option says.

    :raises ValueError: if it makes no sense.
    """
    if text == NO_VERSION:
        return None
    if text.startswith("@"):
        name, _, argument = text[1:].partition(":")
        if not all(part.isidentifier() for part in name.split(".")):
            raise ValueError(text)
        if argument.isdigit():
            return VersionPlace("", name, int(argument))
        if argument.isidentifier():
            return VersionPlace("", name, argument)
        raise ValueError(text)
    if not text.isidentifier():
        raise ValueError(text)
    return VersionPlace(text)
