"""``sys.version_info``: any Python 3 that the plugin itself supports."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation.values.base import Constant, Tuple, Unknown, Value

_REASON: Final = "the version of Python"
#: The unknown parts, with their assumed minimum and maximum.
_PARTS: Final[tuple[tuple[str, object, object], ...]] = (
    ("minor", 10, 1_000), ("micro", 0, 1_000), ("releaselevel", "alpha", "final"), ("serial", 0, 9),
)  # fmt: skip
_UNKNOWN: Final = tuple(Unknown(_REASON) for _ in _PARTS)
VERSION_INFO: Final = Tuple((Constant(3), *_UNKNOWN), ("major", *(name for name, _, _ in _PARTS)))


def extremes(value: Value) -> tuple[Value, Value] | None:
    """The minimum and maximum of a version, or of a part of it; None for any other value.

    Versions are ordered: what holds for both extremes holds for all versions in between.
    """
    match value:
        case Unknown(reason="the version of Python"):
            index = next((i for i, part in enumerate(_UNKNOWN) if part is value), None)
            if index is None:
                return None
            _, least, greatest = _PARTS[index]
            return Constant(least), Constant(greatest)
        case Tuple(items=items, more=None) if any(item in _UNKNOWN for item in items):
            both = [extremes(item) or (item, item) for item in items]
            return Tuple(tuple(least for least, _ in both)), Tuple(tuple(most for _, most in both))
        case _:
            return None
