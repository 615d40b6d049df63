"""The notifiers that ``--notifications-notifiers`` names: functions, classes and methods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from flake8_notifications.emissions.model import ArgumentPlace, NamedNotifier
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.base import Tuple, Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassValue, Function
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing.notifiers import PARAMETERS, PRIORITIES

#: The prefix of a name that matches calls as written, whatever the receiver is.
WRITTEN: Final = "*."
#: Stands for the receiver of a method.
RECEIVER: Final = "self"


class NamedPlace(NamedTuple):
    """The place of the event type in a call of a named notifier.

    :ivar places: the first one that the call has counts; if empty, that of an oslo.messaging
        notifier.
    :ivar priority: the name of the method of a named class; None for a function.
    """

    places: tuple[ArgumentPlace, ...]
    priority: str | None


class Named:
    """Recognizes calls of named notifiers."""

    def __init__(self, notifiers: Sequence[NamedNotifier]) -> None:
        self._places: dict[str, tuple[ArgumentPlace, ...]] = {}
        self._written: dict[str, tuple[ArgumentPlace, ...]] = {}
        for name, places in notifiers:
            places_by_name = self._written if name.startswith(WRITTEN) else self._places
            name = name.removeprefix(WRITTEN)
            places_by_name[name] = (*places_by_name.get(name, ()), *places)

        #: By package, and the names from the class on: packages may define classes elsewhere than
        #: where they are imported from, which is not visible unless they are installed.
        self._of_classes = {
            key: places for name, places in self._places.items() if (key := _class_key(name))
        }
        #: Whether some event type is part of an argument.
        self.looks_inside = any(place.steps for notifier in notifiers for place in notifier.places)
        #: Whether there are notifiers whose instances are called.
        self.has_called = any(name.endswith(".__call__") for name in self._places)
        #: The prefixes of notifier names, as far as a module may have attributes of these names.
        self._beginnings = {
            name.rsplit(".", count)[0] for name in self._places for count in range(name.count("."))
        }

    def __bool__(self) -> bool:
        return bool(self._places or self._written)

    def is_beginning(self, name: str) -> bool:
        """Whether a dotted name refers to a notifier, or is a prefix of one."""
        return name in self._beginnings

    def add_function(self, name: str, function: Function) -> bool:
        """Note the defining module of a notifier in another package.

        :return: whether the name is a notifier.
        """
        if name in self._places:
            self._places[f"{function.module.name}.{function.name}"] = self._places[name]
        return name in self._places

    def place_of(self, callee: Value) -> NamedPlace | None:
        """The place of the event type in a call; None if the callee is not a named notifier."""
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
        """The place of the event type in a constructor call; None if that does not send."""
        for base in project_classes(cls) if self._places else ():
            places = self._places.get(base.dotted_name)
            if places and not any(
                name in owner.body.positions
                for owner in project_classes(cls)
                for name in PRIORITIES
            ):
                return NamedPlace(places, None)
        return None

    def place_as_written(self, callee: Value, node: syntax.Node) -> NamedPlace | None:
        """The place of the event type in a call of an unknown callee, judged by its name."""
        if not self._written or not isinstance(node, syntax.Call):
            return None
        for text in (_written(node.function), _source(callee)):
            name = self._name_at_end_of(text)
            if name is not None:
                return NamedPlace(self._written[name], None)
        return None

    def is_taken_as_written(self, value: Value) -> bool:
        """Whether a value was taken from where a notifier is, judged by its name."""
        return bool(self._written) and self._name_at_end_of(_source(value)) is not None

    def _name_at_end_of(self, text: str) -> str | None:
        return next((name for name in self._written if f".{text}".endswith(f".{name}")), None)

    def is_written_last(self, name: str) -> bool:
        """Whether a callee of this name may be a notifier's method, judged by its name."""
        return any(name == written.rpartition(".")[2] for written in self._written)

    def is_written_holder(self, name: str) -> bool:
        """Whether an object of this name holds a notifier, judged by its name."""
        return any(name in written.split(".")[:-1] for written in self._written)

    def holders(self, modules: Modules) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The files that define named notifiers, and their names there."""
        for name in self._places:
            parts = name.split(".")
            for length in range(len(parts) - 1, 0, -1):
                module = modules.find(".".join(parts[:length]), "")
                if module is not None and modules.in_project(module):
                    yield module.path, tuple(parts[length:])
                    break

    def names(self) -> Iterator[str]:
        """The words of which any caller of a named notifier mentions one."""
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
    """An argument in a call of a function; by default, that of an oslo.messaging event type.

    :param bound: the values of the function's parameters.
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
    kinds = [parameter.kind for parameter in function.definition.parameters]
    return kinds.index("star") if "star" in kinds else None


def _starred(passed: Value | None, at: int) -> Value | None:
    """One of the surplus arguments of a call."""
    if not isinstance(passed, Tuple):
        return passed
    return passed.items[at] if at < len(passed.items) else passed.more


def passed_at(argument: str | int | None, arguments: Arguments) -> Value | None:
    """An argument in a call of something that is only known by name."""
    wanted = argument
    if wanted is None:
        wanted = PARAMETERS[1] if PARAMETERS[1] in arguments.keywords else 1
    if isinstance(wanted, str):
        return arguments.keywords.get(wanted) or arguments.more_keywords
    positional = arguments.positional
    return positional[wanted] if wanted < len(positional) else arguments.more


def is_bound(function: Function) -> bool:
    """Whether the first parameter is the receiver or class of a method call."""
    definition = function.definition
    if function.owner is None or isinstance(definition, syntax.Lambda):
        return False
    return not definition.is_static


def _class_key(name: str) -> tuple[str, ...]:
    """The package of a dotted name, and its parts from the class on; empty without a class."""
    package, *rest = name.split(".")
    start = next((at for at, part in enumerate(rest) if part[:1].isupper()), None)
    return () if start is None else (package, *rest[start:])


def _dotted(callee: Value) -> Iterator[str]:
    """The dotted names of a callee, and those of the methods that it overrides."""
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
    """The dotted name of an expression, ignoring calls and subscripts."""
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
    """The dotted name by which a value was taken from a parameter or from another package."""
    if isinstance(callee, External):
        return callee.name.replace("()", "")
    if not isinstance(callee, Unknown) or callee.source is None:
        return ""
    parameter, steps = callee.source
    return ".".join([parameter.name, *(step[1:] for step in steps if step[0] == ".")])
