"""The notifiers that ``--notifications-notifiers`` names: functions, classes and their methods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from flake8_notifications.emissions.model import NamedNotifier
from flake8_notifications.interpretation.values import Arguments, External, Function, Value
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing.notifiers import PARAMETERS, PRIORITIES


class Place(NamedTuple):
    """Where a call of a named notifier has its event type.

    :ivar priority: the name of the method of a named class; None for a function.
    """

    argument: str | int | None
    priority: str | None


class Named:
    """Knows the calls of named notifiers."""

    def __init__(self, notifiers: Sequence[NamedNotifier]) -> None:
        self._arguments = {notifier.name: notifier.argument for notifier in notifiers}

    def __bool__(self) -> bool:
        return bool(self._arguments)

    def place_of(self, callee: Value) -> Place | None:
        """Where the event type is in a call of something; None if it is no named notifier."""
        if not self._arguments:
            return None
        dotted = _dotted(callee)
        if dotted in self._arguments:
            return Place(self._arguments[dotted], None)
        holder, _, method = dotted.rpartition(".")
        if holder in self._arguments and method in PRIORITIES:
            return Place(self._arguments[holder], method)
        return None

    def holders(self, modules: Modules) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The files that define named notifiers, and their names in them."""
        for name in self._arguments:
            parts = name.split(".")
            for length in range(len(parts) - 1, 0, -1):
                module = modules.find(".".join(parts[:length]), "")
                if module is not None and modules.in_project(module):
                    yield module.path, tuple(parts[length:])
                    break

    def names(self) -> Iterator[str]:
        """The last parts of the names."""
        for name in self._arguments:
            yield name.rpartition(".")[2]


def event_type_of(
    place: Place, function: Function, arguments: Arguments, bound: Mapping[str, Value]
) -> Value | None:
    """The event type in a call of a function.

    :param bound: the function's parameters.
    """
    names = [parameter.name for parameter in function.definition.parameters]
    wanted = place.argument
    if wanted is None:
        wanted = PARAMETERS[1] if PARAMETERS[1] in (*names, *arguments.keywords) else 1
    if isinstance(wanted, int):
        at = wanted + _is_bound(function)
        return bound.get(names[at]) if at < len(names) else arguments.more
    return bound.get(wanted) or arguments.keywords.get(wanted)


def passed_to(place: Place, arguments: Arguments) -> Value | None:
    """The event type in a call of something of which only the name is known."""
    wanted = place.argument
    if wanted is None:
        wanted = PARAMETERS[1] if PARAMETERS[1] in arguments.keywords else 1
    if isinstance(wanted, str):
        return arguments.keywords.get(wanted) or arguments.more_keywords
    known = arguments.positional
    return known[wanted] if wanted < len(known) else arguments.more


def _is_bound(function: Function) -> bool:
    """Whether the first parameter is the object or class that a method is called on."""
    definition = function.definition
    if function.owner is None or isinstance(definition, syntax.Lambda):
        return False
    return not any(
        isinstance(each, syntax.Name) and each.id == "staticmethod"
        for each in definition.decorators
    )


def _dotted(callee: Value) -> str:
    match callee:
        case External(name=name):
            return name.replace("()", "")
        case Function(owner=None):
            return f"{callee.module.name}.{callee.name}"
        case Function(owner=owner) if owner is not None:
            return f"{owner.dotted_name}.{callee.name}"
        case _:
            return ""
