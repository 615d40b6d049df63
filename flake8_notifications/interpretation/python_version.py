"""``sys.version_info``: some Python 3 that the plugin itself runs under."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation.values import Constant, Tuple, Unknown, Value

_REASON: Final = "the version of Python"
#: The parts that are not known, with the least and the greatest that they are taken for.
_PARTS: Final[tuple[tuple[str, object, object], ...]] = (
    ("minor", 10, 1_000), ("micro", 0, 1_000), ("releaselevel", "alpha", "final"), ("serial", 0, 9),
)  # fmt: skip
_UNKNOWN: Final = tuple(Unknown(_REASON) for _ in _PARTS)
VERSION_INFO: Final = Tuple((Constant(3), *_UNKNOWN), ("major", *(name for name, _, _ in _PARTS)))


def extremes(value: Value) -> tuple[Value, Value] | None:
    """The least and the greatest that a version, or a part of it, may be; None for another value.

    Versions are in order: what holds of both holds of all between them.
    """
    match value:
        case Unknown(reason="the version of Python"):
            found = next((at for at, each in enumerate(_UNKNOWN) if each is value), None)
            if found is None:
                return None
            _, least, greatest = _PARTS[found]
            return Constant(least), Constant(greatest)
        case Tuple(items=items, more=None) if any(each in _UNKNOWN for each in items):
            both = [extremes(each) or (each, each) for each in items]
            return Tuple(tuple(one for one, _ in both)), Tuple(tuple(other for _, other in both))
        case _:
            return None
