"""Entries of ``--notifications-notifiers`` whose event type is in nothing that is passed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from flake8_notifications import options
from flake8_notifications.emissions.model import Emission, NamedNotifier, nothing_at, shown_places
from flake8_notifications.project.texts import Texts
from flake8_notifications.source.place import Place

#: What mentions a name and calls nothing, where the name stays what it is.
_NO_CALL: Final = r"(?m)^[ \t]*(?:(?:async[ \t]+)?def[ \t]+{name}\b|(?:from|import)\b(?!.*\bas\b)).*$"


def unreached(
    notifiers: Iterable[NamedNotifier], emissions: Iterable[Emission], texts: Texts
) -> Iterator[str]:
    """A line for each entry of which every call is seen, and none has anything where it says.

    An entry of which anything else is mentioned than calls that are known (another name for it,
    something handed on) may be right: what it cannot tell is NTF102.
    """
    reasons: dict[Place, set[str]] = {}
    for emission in emissions:
        reason = (emission.reason or "").rpartition(" (")[0]
        reasons.setdefault(emission.place, set()).add(reason)
    for notifier in notifiers:
        wanted = {nothing_at(notifier.places)}
        places = {place for place, those in reasons.items() if those == wanted}
        if places and _mentions(notifier.name.rpartition(".")[2], texts) <= places:
            shown = shown_places(notifier.places)
            yield (
                f"--{options.NOTIFIERS.name}: '{notifier.name}' stands for nothing: "
                f"no call of it passes anything that has {shown}"
            )


def _mentions(name: str, texts: Texts) -> set[Place]:
    """The lines that may call something of a name."""
    no_call = _NO_CALL.format(name=name)
    return {
        Place(path, line)
        for path in texts.mentioning(name)
        for line in {*texts.lines(path, name)}
        - {*texts.matching(path, no_call, [name])}
    }
