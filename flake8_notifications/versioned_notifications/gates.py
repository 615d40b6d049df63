"""Whether sends go through the functions of a project that decide whether to send."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from flake8_notifications.interpretation.possible_changes import nodes
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import Function
from flake8_notifications.source import syntax
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit, Units
from flake8_notifications.tracing.words import Words

#: The maximum depth of callers that are examined.
_DEEPEST: Final = 20


class Gates:
    """Looks for gates on the way to a notifier.

    A function goes through a gate if it calls one, is decorated by one, or is only called by
    functions that do.

    :param names: the gates, dotted; if there are none, everything goes through.
    """

    def __init__(
        self,
        names: Sequence[str],
        tracer: Tracer,
        units: Units,
        symbols: Symbols,
        words: Words,
    ) -> None:
        self.names = frozenset(names)
        self._last = frozenset(name.rpartition(".")[2] for name in names)
        self._tracer = tracer
        self._units = units
        self._symbols = symbols
        self._words = words
        self._known: dict[object, bool] = {}

    def are_passed(self, keys: Iterable[FunctionKey | None]) -> bool:
        """Whether one of the functions in a chain of calls goes through a gate."""
        if not self.names:
            return True
        units = (None if key is None else self._unit(key) for key in keys)
        return any(unit is not None and self._mentions(unit) for unit in units)

    def are_before(self, unit: Unit) -> bool:
        """Whether every caller of a function goes through a gate."""
        return bool(self.names) and self._is_called_behind(unit, ())

    def _unit(self, key: FunctionKey) -> Unit | None:
        """The function of a key, or the one that it was created from or is nested in."""
        return next((unit for unit in self._units.at(key.path, key.line) if unit.is_function), None)

    def _is_called_behind(self, unit: Unit, waiting: tuple[object, ...]) -> bool:
        if unit.key in waiting or len(waiting) > _DEEPEST:
            return False
        callers = list(self._callers(unit))
        return bool(callers) and all(
            self._mentions(caller) or self._is_called_behind(caller, (*waiting, unit.key))
            for caller in callers
        )

    def _callers(self, unit: Unit) -> Iterator[Unit]:
        seen = {unit.key}
        for word in self._symbols.words_of(unit):
            for path, line in self._words.mentions(word):
                for caller in self._units.at(path, line):
                    if caller.key not in seen and not isinstance(
                        caller.statement, syntax.Import | syntax.ImportFrom
                    ):
                        seen.add(caller.key)
                        yield caller

    def _mentions(self, unit: Unit) -> bool:
        cached = self._known.get(unit.key)
        if cached is None:
            function = self._symbols.function_of(unit) if unit.is_function else None
            own = frozenset[str]() if function is None else self._tracer.own_names(function)
            cached = self._known[unit.key] = self._is_gate_itself(function) or any(
                self._is_gate(node, unit, own) for node in nodes(self._code(unit))
            )
        return cached

    def _code(self, unit: Unit) -> object:
        statement = unit.statement
        if not isinstance(statement, syntax.FunctionDefinition):
            return statement
        return (statement.decorators, self._units.module(unit.path).body_of(statement))

    def _is_gate(self, node: syntax.Node, unit: Unit, own: Collection[str]) -> bool:
        match node:
            case syntax.Name(id=name) if name in own:
                return False
            case syntax.Name(id=name) | syntax.Attribute(name=name) if name in self._last:
                with self._tracer.apart():
                    frame = self._tracer.module_frame(self._units.module(unit.path))
                    value = self._tracer.evaluate(node, frame)
                return self._is_gate_itself(value) or not isinstance(value, Function | External)
            case _:
                return False

    def _is_gate_itself(self, value: Value | None) -> bool:
        match value:
            case Function(owner=owner, module=module, name=name):
                home = module.name if owner is None else owner.dotted_name
                return f"{home}.{name}" in self.names
            case External(name=name):
                return name in self.names
            case _:
                return False
