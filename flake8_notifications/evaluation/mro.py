"""The method resolution order of classes, unknown bases included."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from flake8_notifications.evaluation.values import (
    ClassLike,
    ClassValue,
    External,
    Native,
    Partial,
    Unknown,
    Value,
)


def linearize(cls: ClassValue) -> tuple[ClassLike, ...]:
    """The C3 linearization of a class, without ``object``.

    An unknown base stays in it, as a class without bases.  Where no order exists (Python would
    refuse the class), the bases follow each other depth first.
    """
    bases = [base for base in map(_as_class, cls.bases) if base is not None]
    sequences: list[list[ClassLike]] = [[*_mro(base)] for base in bases]
    merged = _merge([*sequences, [*bases]])
    if merged is None:
        merged = []
        for candidate in (candidate for sequence in sequences for candidate in sequence):
            if candidate not in merged:
                merged.append(candidate)
    return (cls, *merged)


def is_harmless(base: ClassLike) -> bool:
    """Whether an unread base is one of the standard library, which adds no fields or VERSION."""
    return isinstance(base, External) and base.name.partition(".")[0] in _STANDARD


_STANDARD = sys.stdlib_module_names | {"typing_extensions", "builtins"}


def _as_class(base: Value) -> ClassLike | None:
    match base:
        case ClassValue() | External() | Unknown():
            return base
        case Native(name="builtins.object"):
            return None
        case Native(name=name) | Partial(function=Native(name=name)):
            return External(name)
        case _:
            return Unknown("a base class that is not known", getattr(base, "place", None))


def _mro(base: ClassLike) -> Sequence[ClassLike]:
    return (base.mro or (base,)) if isinstance(base, ClassValue) else (base,)


def _merge(sequences: list[list[ClassLike]]) -> list[ClassLike] | None:
    merged: list[ClassLike] = []
    while sequences := [sequence for sequence in sequences if sequence]:
        for sequence in sequences:
            head = sequence[0]
            if not any(head in other[1:] for other in sequences):
                break
        else:
            return None
        merged.append(head)
        sequences = [sequence[1:] if sequence[0] == head else sequence for sequence in sequences]
    return merged
