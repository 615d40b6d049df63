"""Finds every versioned notification that a project sends, through any chain of wrappers.

The search starts from the methods that pass their receiver to a notifier.  Their callers determine
what is sent, or leave it to callers of their own.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import ClassVar, Final, cast

import msgspec

from flake8_notifications.interpretation.possible_changes import nodes
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.payloads.model import Payloads
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.account import Calls
from flake8_notifications.tracing.attribution import Attribution
from flake8_notifications.tracing.finder import Finder, Limits, deeply
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.words import Words
from flake8_notifications.versioned_notifications.attribution import NotificationAttribution
from flake8_notifications.versioned_notifications.gates import Gates
from flake8_notifications.versioned_notifications.leading_names import NotificationWords
from flake8_notifications.versioned_notifications.notified import Notified
from flake8_notifications.versioned_notifications.sending_classes import (
    VERSIONED_OBJECT,
    is_versioned,
)
from flake8_notifications.versioned_notifications.simple_calls import MOST, SimpleCalls
from flake8_notifications.versioned_notifications.telling import Telling
from flake8_notifications.versioned_notifications.tracer import NotificationTracer

#: The columns of stubs start from here.
_STUBS: Final = 100_000
_OF_NOTIFIERS: Final = re.compile(r"\w*notifier\w*", re.IGNORECASE)


class NotificationFinder(Finder):
    """One search."""

    tracer_type: ClassVar[type[Tracer]] = NotificationTracer
    attribution_type: ClassVar[type[Attribution]] = NotificationAttribution
    words_type: ClassVar[type[Words]] = NotificationWords
    seed: ClassVar[str] = ""

    def __init__(
        self,
        modules: Modules,
        payload_bases: Sequence[str],
        payloads: Payloads,
        gates: Sequence[str] = (),
    ) -> None:
        super().__init__(modules, payload_bases)
        self._bases = frozenset(payload_base.rpartition(".")[2] for payload_base in payload_bases)
        self._notified = cast("NotificationAttribution", self._attribution)
        self._notified.found, self._notified.left = {}, {}
        self._notified.wanted, self._notified.deciding = {}, {}
        self._notified.family = self.classes.family
        cast("NotificationTracer", self.tracer).family = self.classes.family
        self._notified.telling, self._notified.sending = Telling(payloads, self.classes.family), {}
        self._notified.gates = self._gates = Gates(
            gates, self.tracer, self.units, self.symbols, self.words
        )
        self._inner_words = cast("NotificationWords", self.words)
        self._inner_words.is_inside = cast("NotificationTracer", self.tracer).is_in_versioned
        #: By file and decorators, a function that has them and what they send of it; and the same
        #: where two functions have made no difference.
        self._names: dict[Hashable, tuple[str, frozenset[Hashable]]] = {}
        self._decorated: dict[Hashable, tuple[str, frozenset[Hashable]]] = {}
        self._simple = SimpleCalls(
            cast("NotificationTracer", self.tracer), self.words, self.symbols, self._leading,
            self.runs.receivers, self.runs, self._notified,
        )  # fmt: skip

    def notified(self) -> tuple[Notified, ...]:
        """All sends."""
        with deeply():
            for unit in self._ends():
                # The method's name means nothing to a search by names.
                self._leading.of_notifiers.add(unit.key)
                self._worklist.wait(unit)
            self.run_all()
            self._notified.report_left_open(())
        return tuple(self._notified.all())

    def ends(self) -> list[ClassValue]:
        """The classes whose methods send their receiver, or look like it before they are run."""
        classes = [self.symbols.class_of(unit) for unit in self._ends()]
        keys = {cls.key: cls for cls in classes if cls is not None}
        return [keys[key] for key in sorted(keys)]

    def asked_of(self, cls: ClassValue) -> frozenset[str]:
        """The fields of a notification that determine what it is sent as."""
        tracer = cast("NotificationTracer", self.tracer)
        return frozenset(tracer.asked_of(cls) or ())

    def consulted(self) -> Mapping[Place, tuple[frozenset[str], bool]]:
        """By payload class, the fields that were queried, and whether it has all of them."""
        return self._notified.telling.consulted

    def given_up(self) -> Iterator[tuple[Place, str]]:
        """What exceeded its limits, so that more may be sent than was found."""
        for unit in sorted(self._given_up.values(), key=lambda unit: (unit.path, unit.first)):
            yield Place(unit.path, unit.first), "a function that takes too many steps"

    def is_gated(self, send: Notified) -> bool:
        """Whether a send goes through a gate."""
        return send.is_gated or any(
            self._gates.are_before(unit)
            for unit in self.units.at(send.place.path, send.place.line)
            if unit.is_function
        )

    def function_at(self, place: Place) -> str:
        """The dotted name of the function that contains a line, or of its module."""
        name = self._modules.at(place.path).name
        for unit in self.units.at(place.path, place.line):
            if unit.is_function:
                own = (
                    *(definition.name for definition in unit.classes),
                    getattr(unit.statement, "name", ""),
                )
                return ".".join((name, *own))
        return name

    def _ends(self) -> Iterator[Unit]:
        """The methods of versioned objects that mention a notifier."""
        names = {VERSIONED_OBJECT.rpartition(".")[2], *self._bases}
        paths = set(self._modules.search.descendants(names))
        seen: set[object] = set()
        for path, line in self.words.seeds():
            if path not in paths:
                continue
            for unit in self.units.at(path, line):
                if unit.key in seen or not (unit.is_function and unit.classes):
                    continue
                seen.add(unit.key)
                cls = self.symbols.class_of(unit)
                if cls is not None and is_versioned(cls, self._bases):
                    self._inner_words.mark_inner(_OF_NOTIFIERS.findall(self.symbols.text_of(unit)))
                    yield unit

    def _give_up(self, unit: Unit) -> None:
        self._given_up[unit.key] = unit

    def _run(self, unit: Unit) -> None:
        self._given_up.pop(unit.key, None)
        statement = unit.statement
        if unit.is_definition and isinstance(statement, syntax.FunctionDefinition):
            self._run_decorators(unit, statement)
            return
        if self._mentions.leads(unit) and self._simple.are_all(unit):
            self._calls.setdefault(unit.key, Calls({}, {}, {}))
        else:
            super()._run(unit)

    def _run_decorators(self, unit: Unit, function: syntax.FunctionDefinition) -> None:
        """Run what the decorators of a function send, regardless of the function itself.

        Many functions have the same decorators, which see nothing of them but the name.
        """
        relevant = tuple(
            decorator
            for decorator in function.decorators
            if self.words.is_relevant(_names(decorator))
        )
        if not relevant:
            return
        key = (unit.path, tuple(map(_written, relevant)), self.words.version, self.words.size)
        name, sent_keys = self._decorated.get(key, ("", None))
        if sent_keys is not None and name != function.name:
            return
        line, column = function.line, function.column
        raised = syntax.Call(line, column, syntax.Name(line, column, "Exception"), ())
        anything = syntax.Call(line, column, syntax.Name(line, column, "input"), ())
        may_raise = syntax.If(line, column, anything, (syntax.Raise(line, column, raised),), (), ())
        # It is another function, about which other things are known.
        stub = msgspec.structs.replace(
            function,
            decorators=relevant,
            body=(may_raise,),
            column=column + _STUBS,
            is_generator=False,
        )
        stubbed = unit._replace(statement=stub)
        super()._run(stubbed)
        keys = frozenset(
            (None if send.cls is None else send.cls.key, *send[1:4])
            for send in self._notified.found.get(stubbed.key, {}).values()
        )
        other = self._names.setdefault(key, (function.name, keys))
        if other[0] != function.name and other[1] == keys:
            self._decorated[key] = (function.name, keys)

    def _execute(self, unit: Unit, limits: Limits) -> bool:
        # A unit that takes more steps than this to determine what is sent leaves it open.
        bounded = Limits(min(limits.steps, MOST.steps), min(limits.nodes, MOST.nodes))
        return super()._execute(unit, bounded)

    def _look_further(self, unit: Unit) -> None:
        if self._notified.is_partly_known(unit):
            super()._look_further(unit)
        self._undecided.pop(unit.key, None)


def _written(node: syntax.Expression) -> Hashable:
    """Identifies an expression regardless of its place."""
    return tuple(
        (type(part).__name__, getattr(part, "name", None), getattr(part, "id", None),
         repr(getattr(part, "value", None)) if isinstance(part, syntax.Constant) else None)
        for part in nodes(node)
    )  # fmt: skip


def _names(node: syntax.Expression) -> set[str]:
    """The names in an expression, including those of attributes."""
    return {
        part.id if isinstance(part, syntax.Name) else part.name
        for part in nodes(node)
        if isinstance(part, syntax.Name | syntax.Attribute)
    }
