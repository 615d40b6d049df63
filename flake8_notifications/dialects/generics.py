"""Type variables: which ones a class has, and what they are in its bases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from flake8_notifications.dialects.annotation_names import Alias, meaning_of, name_of, plain
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.kinds import scope_of
from flake8_notifications.dialects.types import Type
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax

#: Where a type variable is defined, and its name.
Variable: TypeAlias = tuple[str, int, str]
Bindings: TypeAlias = Mapping[Variable, Type]

_MAKERS: Final = frozenset({"typing.TypeVar"})
_DECLARING: Final = frozenset({"typing.Generic", "typing.Protocol"})


def variable_of(
    machine: DialectInterpreter, node: syntax.Expression, frame: Frame
) -> tuple[Variable, Alias] | None:
    """The type variable that a name is, with its definition; None where it is something else."""
    if not isinstance(node, syntax.Name | syntax.Attribute):
        return None
    meaning = plain(machine, meaning_of(machine, node, frame))
    match meaning:
        case Alias(expression=syntax.Call(function=function)):
            if name_of(meaning_of(machine, function, meaning.frame)) in _MAKERS:
                place = meaning.place
                return (place.path, place.line, meaning.name), meaning
    return None


def variables_of(machine: DialectInterpreter, cls: ClassValue) -> list[Variable]:
    """The type variables of a class, in order."""
    frame = scope_of(cls)
    found: dict[Variable, None] = {}
    for base in cls.definition.bases:
        if isinstance(base, syntax.Subscript):
            those = dict.fromkeys(variables_in(machine, base.index, frame))
            if name_of(meaning_of(machine, base.value, frame)) in _DECLARING:
                return list(those)
            found |= those
    return list(found)


def variables_in(
    machine: DialectInterpreter, node: syntax.Expression, frame: Frame
) -> Iterator[Variable]:
    match node:
        case syntax.Name() | syntax.Attribute():
            variable = variable_of(machine, node, frame)
            if variable is not None:
                yield variable[0]
        case syntax.Display(items=items):
            for expression in items:
                yield from variables_in(machine, expression, frame)
        case syntax.Subscript(value=value, index=index):
            yield from variables_in(machine, value, frame)
            yield from variables_in(machine, index, frame)
        case syntax.Binary(left=left, right=right):
            yield from variables_in(machine, left, frame)
            yield from variables_in(machine, right, frame)


def arguments_of(index: syntax.Expression) -> tuple[syntax.Expression, ...]:
    """What stands between the brackets, one by one."""
    if isinstance(index, syntax.Display) and index.kind == "tuple":
        return index.items
    return (index,)


def bindings_along(
    machine: DialectInterpreter,
    cls: ClassValue,
    own: Bindings,
    read: Callable[[syntax.Expression, Frame, Bindings], Type],
) -> dict[ClassValue, Bindings]:
    """What the type variables are in a class and in each of its bases.

    :param own: those of the class itself.
    :param read: the type of an expression.
    """
    found: dict[ClassValue, Bindings] = {cls: own}
    pending = [cls]
    while pending:
        derived = pending.pop(0)
        frame = scope_of(derived)
        for node in derived.definition.bases:
            if not isinstance(node, syntax.Subscript):
                base = plain(machine, meaning_of(machine, node, frame))
                arguments: tuple[syntax.Expression, ...] = ()
            else:
                base = plain(machine, meaning_of(machine, node.value, frame))
                arguments = arguments_of(node.index)
            if isinstance(base, ClassValue) and base not in found:
                variables = variables_of(machine, base)
                types = [read(argument, frame, found[derived]) for argument in arguments]
                found[base] = dict(zip(variables, types, strict=False))
                pending.append(base)
    return found
