"""Which of the places that mention a method may call it, by what stands before the dot."""

from __future__ import annotations

import re
from typing import Final

from flake8_notifications.interpretation.values import ClassValue, ModuleValue
from flake8_notifications.source import syntax
from flake8_notifications.tracing.classes import Classes
from flake8_notifications.tracing.mentions import mentions_of
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit, Units
from flake8_notifications.tracing.words import Words

#: Of a function that is called in more places than this, nothing is said of what is passed.
MOST_CALLERS: Final = 150
#: Nor of one that is mentioned in more files than this, all of which would have to be parsed.
_MOST_FILES: Final = 20


class CallSites:
    """Finds who may call a function."""

    def __init__(
        self, tracer: Tracer, units: Units, words: Words, classes: Classes, symbols: Symbols
    ) -> None:
        self._tracer = tracer
        self._units = units
        self._words = words
        self._classes = classes
        self._symbols = symbols

    def callers(self, unit: Unit) -> list[Unit]:
        """The units that may call a function, in the order of their places; none if too many."""
        words = list(self._symbols.words_of(unit))
        places = {place for word in words for place in self._words.mentions(word)}
        if len({path for path, _ in places}) > _MOST_FILES:
            return []
        cls = self._symbols.class_of(unit)
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        name = unit.statement.name
        callers: dict[object, Unit] = {}
        called = "|".join(sorted({re.escape(word.name) for word in words}))
        only_defining = re.compile(rf"[ \t]*def {name}\((?!.*\b(?:{called})\b)")
        for path, line in sorted(places):
            if only_defining.match(self._symbols.line_of(path, line)):
                # Another one of that name.
                continue
            for each in self._units.at(path, line):
                if each.key in callers or (each.is_definition and each.statement is unit.statement):
                    # What decorates it says its name, and does not call it here.
                    continue
                if cls is None or self._may_call(
                    each, self._symbols.line_of(path, line), cls, name
                ):
                    callers[each.key] = each
        return list(callers.values()) if len(callers) <= MOST_CALLERS else []

    def _may_call(self, unit: Unit, text: str, cls: ClassValue, name: str) -> bool:
        """Whether a line of a unit may call the method of just this class, or of one of its own."""
        holders = {each.holder for each in mentions_of(text, name)}
        # It may also be its class that is mentioned, or another name that holds it.
        return not holders or any(
            not holder or self._may_hold(unit, holder, cls) for holder in holders
        )

    def _may_hold(self, unit: Unit, holder: str, cls: ClassValue) -> bool:
        """Whether a name may stand for an object of a class, or for the class."""
        function = self._symbols.function_of(unit) if unit.is_function else None
        if function is not None and holder in self._tracer.own_names(function):
            assert isinstance(unit.statement, syntax.FunctionDefinition)
            receiver = next(iter(unit.statement.parameters), None)
            own = self._symbols.class_of(unit)
            is_receiver = receiver is not None and receiver.name == holder
            if own is None or not is_receiver or unit.statement.is_static:
                return True
            return self._classes.may_share_objects(own, cls)
        value = self._tracer.module_attribute(self._units.module(unit.path), holder)
        if isinstance(value, ClassValue):
            return cls in value.mro
        return not isinstance(value, ModuleValue)
