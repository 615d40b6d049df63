"""What is sent, where it stands after edits that only move it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from flake8_notifications.emissions.model import Creation, Emission, Sent, Uncalled, Wrapper
from flake8_notifications.project.edits import Edit, moved_place
from flake8_notifications.source.place import Place


def moved_sent(sent: Sent, edits: Mapping[str, Edit]) -> Sent:
    """What is sent, after some edits by path; see :mod:`flake8_notifications.project.edits`."""
    mover = _Mover(edits)
    return sent._replace(
        emissions=tuple(map(mover.emission, sent.emissions)),
        creations=tuple(map(mover.creation, sent.creations)),
        uncalled=tuple(map(mover.uncalled, sent.uncalled)),
        wrappers=tuple(map(mover.wrapper, sent.wrappers)),
    )


class _Mover:
    def __init__(self, edits: Mapping[str, Edit]) -> None:
        self._edits = edits
        paths = "|".join(map(re.escape, edits))
        self._mention = re.compile(rf"(?<![\w./-])({paths}):(\d+)")

    def place(self, place: Place) -> Place:
        return moved_place(place, self._edits)

    def places(self, places: tuple[Place, ...]) -> tuple[Place, ...]:
        return tuple(map(self.place, places))

    def emission(self, each: Emission) -> Emission:
        return msgspec.structs.replace(
            each,
            place=self.place(each.place),
            reason=None if each.reason is None else self._mention.sub(self._shown, each.reason),
            causes=self.places(each.causes),
        )

    def creation(self, each: Creation) -> Creation:
        return msgspec.structs.replace(each, place=self.place(each.place))

    def uncalled(self, each: Uncalled) -> Uncalled:
        return msgspec.structs.replace(each, place=self.place(each.place))

    def wrapper(self, each: Wrapper) -> Wrapper:
        return msgspec.structs.replace(
            each,
            place=self.place(each.place),
            callers=self.places(each.callers),
            open_calls=self.places(each.open_calls),
        )

    def _shown(self, mention: re.Match[str]) -> str:
        return str(self.place(Place(mention[1], int(mention[2]))))
