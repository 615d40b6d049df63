"""Places of an earlier result, shifted by the edits that only moved lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from flake8_notifications.project.edits import Edit
from flake8_notifications.source.place import Place

_Value = TypeVar("_Value")


def moved(value: _Value, edits: Mapping[str, Edit]) -> _Value:
    """Plain data with its places moved, those that texts mention as ``path:line`` too.

    :param edits: by path; see :func:`flake8_notifications.project.edits.is_idle`.
    """
    paths = "|".join(map(re.escape, edits))
    mention = re.compile(rf"(?<![\w./-])({paths}):(\d+)")

    def move_mention(found: re.Match[str]) -> str:
        return str(_moved_place(Place(found[1], int(found[2])), edits))

    def move(each: Any) -> Any:
        match each:
            case Place():
                return _moved_place(each, edits)
            case str():
                return mention.sub(move_mention, each)
            case msgspec.Struct():
                fields = {name: move(getattr(each, name)) for name in each.__struct_fields__}
                return type(each)(**fields)
            case tuple() if hasattr(each, "_fields"):
                return type(each)(*map(move, each))
            case tuple():
                return tuple(map(move, each))
            case frozenset():
                return frozenset(map(move, each))
            case Mapping():
                return {move(key): move(item) for key, item in each.items()}
            case _:
                return each

    return move(value)  # type: ignore[no-any-return]


def _moved_place(place: Place, edits: Mapping[str, Edit]) -> Place:
    edit = edits.get(place.path)
    line = None if edit is None else edit.moved(place.line)
    return place if line is None else Place(place.path, line)
