"""The method resolution order of classes, including unknown bases."""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Sequence
from typing import Final

from flake8_notifications.interpretation.values.base import Alternatives, Unknown, Value
from flake8_notifications.interpretation.values.callables import Native
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassLike, ClassValue

#: The modules and classes whose classes have nothing that matters, as bases.
_HARMLESS: Final = frozenset(
    {"object", "abc", "enum", "typing", "typing_extensions", "dataclasses", "Exception", "str",
     "int", "dict", "list", "tuple", "set", "float", "type", "Generic", "Protocol"}
)  # fmt: skip


def linearize(cls: ClassValue) -> tuple[ClassLike, ...]:
    """The C3 linearization of a class, without ``object``.

    An unknown base is kept, as a class without bases.  Where no linearization exists (Python would
    reject the class), the bases are listed depth first.
    """
    bases = [base for value in cls.bases for base in _as_classes(value)]
    sequences: list[list[ClassLike]] = [[*_mro(base)] for base in bases]
    merged = _merge([*sequences, [*bases]])
    if merged is None:
        merged = []
        for candidate in (candidate for sequence in sequences for candidate in sequence):
            if candidate not in merged:
                merged.append(candidate)
    return (cls, *merged)


def is_harmless(cls: External) -> bool:
    """Whether an unavailable base has nothing that matters."""
    return cls.name.partition(".")[0] in _HARMLESS


def project_classes(cls: ClassValue) -> Iterator[ClassValue]:
    """The classes in the MRO whose source is available."""
    return (base for base in cls.mro if isinstance(base, ClassValue))


def is_exception(cls: ClassValue) -> bool:
    """Whether a class has a builtin exception as a base, so that instances can be raised."""
    return any(
        isinstance(base, External)
        and isinstance(kind := getattr(builtins, base.name, None), type)
        and issubclass(kind, BaseException)
        for base in cls.mro
    )


def is_of_python(cls: ClassValue, name: str) -> bool:
    """Whether a builtin base of a class has an attribute: ``error.__cause__``."""
    kinds = (getattr(builtins, base.name, None) for base in cls.mro if isinstance(base, External))
    return any(isinstance(kind, type) and hasattr(kind, name) for kind in kinds)


def _as_classes(base: Value) -> Iterator[ClassLike]:
    match base:
        case ClassValue() | External() | Unknown():
            yield base
        case Native(name="builtins.object"):
            return
        case Native(name=name):
            yield External(name.removeprefix("builtins."))
        case Alternatives(choices=choices) if stand_in := _stand_in(
            [choice for _, choice in choices]
        ):
            yield stand_in
        case _:
            yield Unknown("a base class that is not known")


def _stand_in(bases: Sequence[Value]) -> ClassValue | None:
    """The backport of a standard class where Python lacks that, if these are the alternatives.

    ``class StrEnum(str, enum.Enum)`` for ``enum.StrEnum``: what holds for it holds for both.
    """
    match sorted(bases, key=lambda base: isinstance(base, ClassValue)):
        case [External(name=name), ClassValue() as cls]:
            module, _, standard = name.rpartition(".")
            is_of_module = any(
                isinstance(base, External) and base.name.rpartition(".")[0] == module
                for base in cls.mro
            )
            return cls if standard == cls.name and module and is_of_module else None
        case _:
            return None


def _mro(base: ClassLike) -> Sequence[ClassLike]:
    return base.mro if isinstance(base, ClassValue) else (base,)


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
