"""The notifiers that ``--notifications-notifiers`` names: functions, classes and their methods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from flake8_notifications.emissions.model import ArgumentPlace, NamedNotifier
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values import (
    Arguments,
    ClassValue,
    External,
    Function,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing.notifiers import PARAMETERS, PRIORITIES

#: How a name starts that says what is written, whatever the receiver is.
WRITTEN: Final = "*."
#: What stands for the object that a method is called on.
RECEIVER: Final = "self"


class NamedPlace(NamedTuple):
    """Where a call of a named notifier has its event type.

    :ivar places: the first that a call has counts; empty where it is a notifier's usual one.
    :ivar priority: the name of the method of a named class; None for a function.
    """

    places: tuple[ArgumentPlace, ...]
    priority: str | None


class Named:
    """Knows the calls of named notifiers."""

    def __init__(self, notifiers: Sequence[NamedNotifier]) -> None:
        self._places: dict[str, tuple[ArgumentPlace, ...]] = {}
        self._written: dict[str, tuple[ArgumentPlace, ...]] = {}
        for name, places in notifiers:
            known = self._written if name.startswith(WRITTEN) else self._places
            name = name.removeprefix(WRITTEN)
            known[name] = (*known.get(name, ()), *places)

        #: By the package and the names from the class on: packages define classes elsewhere than
        #: where they are imported from, which nobody can see where they are not installed.
        self._of_classes = {
            key: places for name, places in self._places.items() if (key := _class_key(name))
        }
        #: Whether some event type is something of an argument.
        self.looks_inside = any(place.steps for each in notifiers for place in each.places)
        #: Whether there are objects that are called themselves.
        self.has_called = any(name.endswith(".__call__") for name in self._places)
        #: The names in which those of notifiers begin, as far as these may be what a module has.
        self._beginnings = {
            name.rsplit(".", count)[0] for name in self._places for count in range(name.count("."))
        }

    def __bool__(self) -> bool:
        return bool(self._places or self._written)

    def is_beginning(self, name: str) -> bool:
        """Whether something by a dotted name is a notifier, or has one."""
        return name in self._beginnings

    def add_function(self, name: str, function: Function) -> bool:
        """Note what a notifier is called where another package defines it; whether it is one."""
        if name in self._places:
            self._places[f"{function.module.name}.{function.name}"] = self._places[name]
        return name in self._places

    def place_of(self, callee: Value) -> NamedPlace | None:
        """Where the event type is in a call of something; None if it is no named notifier."""
        if not self._places:
            return None
        for dotted in _dotted(callee):
            if dotted in self._places:
                return NamedPlace(self._places[dotted], None)
            holder, _, method = dotted.rpartition(".")
            if holder in self._places and method in PRIORITIES:
                return NamedPlace(self._places[holder], method)
        if isinstance(callee, External):
            places = self._of_classes.get(_class_key(callee.name.replace("()", "")))
            return None if places is None else NamedPlace(places, None)
        return None

    def place_of_making(self, cls: ClassValue) -> NamedPlace | None:
        """Where the event type is in a call that makes an object; None if none is sent by that."""
        for base in project_classes(cls) if self._places else ():
            places = self._places.get(base.dotted_name)
            if places and not any(
                name in each.body.positions for each in project_classes(cls) for name in PRIORITIES
            ):
                return NamedPlace(places, None)
        return None

    def place_as_written(self, callee: Value, node: syntax.Node) -> NamedPlace | None:
        """Where the event type is in a call of something that cannot be known."""
        if not self._written or not isinstance(node, syntax.Call):
            return None
        texts = (_written(node.function), _source(callee))
        for name, places in self._written.items():
            if any(f".{text}".endswith(f".{name}") for text in texts):
                return NamedPlace(places, None)
        return None

    def is_written_last(self, name: str) -> bool:
        """Whether a call of something by this name may be one of a notifier, by what is written."""
        return any(name == each.rpartition(".")[2] for each in self._written)

    def is_written_holder(self, name: str) -> bool:
        """Whether something by this name holds a notifier, by what is written."""
        return any(name in each.split(".")[:-1] for each in self._written)

    def holders(self, modules: Modules) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The files that define named notifiers, and their names in them."""
        for name in self._places:
            parts = name.split(".")
            for length in range(len(parts) - 1, 0, -1):
                module = modules.find(".".join(parts[:length]), "")
                if module is not None and modules.in_project(module):
                    yield module.path, tuple(parts[length:])
                    break

    def names(self) -> Iterator[str]:
        """The words one of which is mentioned by whoever calls a named notifier."""
        for name in self._places:
            yield name.rpartition(".")[2]
        for name in self._written:
            yield name.split(".")[-2 if "." in name else -1]


def event_type_at(
    argument: str | int | None,
    function: Function,
    arguments: Arguments,
    bound: Mapping[str, Value],
) -> Value | None:
    """An argument in a call of a function; by default, what a notifier has for an event type.

    :param bound: the function's parameters.
    """
    names = [parameter.name for parameter in function.definition.parameters]
    wanted = argument
    if wanted is None:
        wanted = PARAMETERS[1] if PARAMETERS[1] in (*names, *arguments.keywords) else 1
    if isinstance(wanted, int):
        at = wanted + is_bound(function)
        star = star_of(function)
        if star is not None and at >= star:
            return _starred(bound.get(names[star]), at - star)
        return bound.get(names[at]) if at < len(names) else arguments.more
    return bound.get(wanted) or arguments.keywords.get(wanted)


def star_of(function: Function) -> int | None:
    """The position of ``*arguments`` among the parameters of a function."""
    kinds = [each.kind for each in function.definition.parameters]
    return kinds.index("star") if "star" in kinds else None


def _starred(passed: Value | None, at: int) -> Value | None:
    """One of the further arguments of a call."""
    if not isinstance(passed, Tuple):
        return passed
    return passed.items[at] if at < len(passed.items) else passed.more


def passed_at(argument: str | int | None, arguments: Arguments) -> Value | None:
    """An argument in a call of something of which only the name is known."""
    wanted = argument
    if wanted is None:
        wanted = PARAMETERS[1] if PARAMETERS[1] in arguments.keywords else 1
    if isinstance(wanted, str):
        return arguments.keywords.get(wanted) or arguments.more_keywords
    known = arguments.positional
    return known[wanted] if wanted < len(known) else arguments.more


def is_bound(function: Function) -> bool:
    """Whether the first parameter is the object or class that a method is called on."""
    definition = function.definition
    if function.owner is None or isinstance(definition, syntax.Lambda):
        return False
    return not definition.is_static


def _class_key(name: str) -> tuple[str, ...]:
    """The package in a dotted name, and what there is from the class on; nothing without one."""
    package, *rest = name.split(".")
    start = next((at for at, part in enumerate(rest) if part[:1].isupper()), None)
    return () if start is None else (package, *rest[start:])


def _dotted(callee: Value) -> Iterator[str]:
    """The names of something, those of the methods first that it overrides."""
    match callee:
        case External(name=name):
            yield name.replace("()", "")
        case Function(owner=None):
            yield f"{callee.module.name}.{callee.name}"
        case Function(owner=owner) if owner is not None:
            for base in owner.mro:
                match base:
                    case ClassValue():
                        yield f"{base.dotted_name}.{callee.name}"
                    case External(name=name):
                        yield f"{name}.{callee.name}"


def _written(node: syntax.Expression) -> str:
    """The names of an expression with dots between them, calls and subscripts left out."""
    names: list[str] = []
    while True:
        match node:
            case syntax.Attribute(value=inner, name=name):
                names.append(name)
                node = inner
            case syntax.Call(function=inner) | syntax.Subscript(value=inner):
                node = inner
            case syntax.Name(id=name):
                return ".".join([name, *reversed(names)])
            case _:
                return ".".join(reversed(names))


def _source(callee: Value) -> str:
    """The names by which something was taken out of a parameter."""
    if not isinstance(callee, Unknown) or callee.source is None:
        return ""
    parameter, steps = callee.source
    return ".".join([parameter.name, *(step[1:] for step in steps if step[0] == ".")])
