"""Decides which objects are sent, as what and by whom: by a unit itself or by its callers."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterator
from typing import Final, TypeAlias, cast

from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Alternatives,
    Tuple,
    Unknown,
    Value,
    opens_of,
)
from flake8_notifications.interpretation.values.base import Text as PartlyKnown
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey, Parameter
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source import syntax
from flake8_notifications.tracing.attribution import Attribution, Outcome
from flake8_notifications.tracing.reporting import emission_of
from flake8_notifications.tracing.sends import Send
from flake8_notifications.tracing.units import Unit
from flake8_notifications.versioned_notifications.gates import Gates
from flake8_notifications.versioned_notifications.notified import Notified, as_text
from flake8_notifications.versioned_notifications.telling import Telling
from flake8_notifications.versioned_notifications.tracer import NotificationTracer
from flake8_notifications.versioned_notifications.versioned import own_parameters

#: A send, and the functions whose callers supply part of it.
_LeftOpen: TypeAlias = tuple[Notified, frozenset[FunctionKey]]
#: A name that ends before the character behind it.
_WHOLE_NAME: Final = re.compile(r"\w[\w-]*[^\w-]")


class NotificationAttribution(Attribution):
    """Notes the notifications that a unit sends, or leaves them to its callers."""

    #: By unit, the findings of its last run.
    found: dict[Hashable, dict[Hashable, Notified]]
    left: dict[Hashable, list[_LeftOpen]]
    #: By name of a wrapper, the arguments that determine what it sends, by name and by position;
    #: and those that decide whether it sends.
    wanted: dict[str, set[str | int]]
    deciding: dict[str, set[str | int]]
    #: Returns a class and its descendants.
    family: Callable[[ClassValue], tuple[ClassValue, ...]]
    telling: Telling
    gates: Gates
    #: The classes that send their instances.
    sending: dict[FunctionKey, ClassValue]

    def all(self) -> Iterator[Notified]:
        """All sends."""
        for sends in self.found.values():
            yield from sends.values()

    # Findings of a unit's run

    def has_run(self, unit: Unit) -> bool:
        return unit.key in self.found

    def begin(self, unit: Unit) -> Outcome | None:
        former = None
        if unit.key in self.found:
            former = self.found[unit.key], self.left[unit.key]
        self.found[unit.key], self.left[unit.key] = {}, []
        return former

    def restore(self, unit: Unit, outcome: Outcome) -> None:
        self.found[unit.key], self.left[unit.key] = outcome

    def is_partly_known(self, unit: Unit) -> bool:
        """Whether the last run of a unit has left something unknown that no caller passes."""
        return any(not send.is_known for send in self.found.get(unit.key, {}).values())

    def report_left_open(self, open_calls: Collection[str]) -> None:
        """Report what was left to callers where no caller is known.

        That applies to known notifications, and to those that may be of any class.
        """
        for running, left in self.left.items():
            for send, functions in left:
                is_told = send.is_known or send.cls is None
                if is_told and functions.isdisjoint(self._tracer.invoked):
                    self.found[running][send.key] = send

    # Sends

    def note(self, send: Send, unit: Unit) -> None:
        """Note a send of a unit that was run, or find out who supplies it."""
        if send.receiver is None:
            return
        if self._is_end(send, unit):
            self._add_end(send, unit)
            return
        for receiver, event_type, level, publisher, decided in self._combined(send):
            emission = emission_of(send, event_type)
            notified = Notified(
                receiver.cls if isinstance(receiver, Instance) else None,
                as_text(event_type),
                None if level is None else as_text(level),
                None if publisher is None else as_text(publisher),
                emission.place,
                emission.column,
                self.gates.are_passed(send.keys),
            )
            parameters = opens_of(receiver, event_type, level)
            opens = parameters | (
                frozenset() if _names_publisher(publisher) else opens_of(publisher)
            )
            self._note_notified(notified, send, unit, opens | decided, parameters, decided)

    def _combined(
        self, send: Send
    ) -> Iterator[tuple[Value, Value, Value | None, Value | None, frozenset[Parameter]]]:
        """Each possible combination of what is sent, with the parameters deciding between them."""
        assert send.receiver is not None
        for first, receiver, one in self._choices(send.path, send.receiver):
            for second, event_type, two in self._choices(first, send.event_type):
                for third, level, three in self._choices(second, send.level):
                    for _, publisher, _ in self._choices(third, send.publisher):
                        assert receiver is not None
                        assert event_type is not None
                        yield receiver, event_type, level, publisher, one | two | three

    def _choices(
        self, path: Guard, value: Value | None
    ) -> Iterator[tuple[Guard, Value | None, frozenset[Parameter]]]:
        if not isinstance(value, Alternatives):
            yield path, value, frozenset()
            return
        guards = self._tracer.guards
        bound = [choice for choice in value.choices if choice[1] is not UNBOUND]
        possible = [
            (guards.conjoin(path, guard), guard, value)
            for guard, value in bound
            if not guards.excludes(path, guard)
        ]
        for together, guard, choice in possible:
            yield together, choice, self._deciding(guard) if len(possible) > 1 else frozenset()

    def _deciding(self, guard: Guard) -> frozenset[Parameter]:
        """The parameters whose values, not just parts of them, a guard depends on."""
        parameters: set[Parameter] = set()

        def note(subject: object) -> int:
            if isinstance(subject, tuple) and not isinstance(subject, Tuple):
                for part in subject:
                    note(part)
            elif isinstance(subject, Unknown | PartlyKnown):
                parameters.update(
                    parameter for parameter in opens_of(subject) if not parameter.is_part
                )
            return 0

        self._tracer.guards.marks(guard, note, {})
        return frozenset(parameters)

    def _note_notified(
        self,
        notified: Notified,
        send: Send,
        unit: Unit,
        opens: frozenset[Parameter],
        parameters: frozenset[Parameter],
        decided: frozenset[Parameter],
    ) -> None:
        own = frozenset(key for key in send.keys if key is not None)
        mine = {
            parameter
            for parameter in opens
            if parameter.function in own and self._is_of_unit(parameter, unit)
        }
        if mine:
            deciding = {
                parameter
                for parameter in self._deciding(send.path)
                if self._is_of_unit(parameter, unit)
            }
            self._add_wanted(self.wanted, unit, {parameter.name for parameter in parameters & mine})
            self._add_wanted(
                self.deciding, unit, {parameter.name for parameter in decided | deciding}
            )
            self._add_wrapper(unit, mine, send)
            functions = frozenset(parameter.function for parameter in mine)
            self.left[unit.key].append((notified, functions))
        else:
            self.found[unit.key][notified.key] = notified

    @staticmethod
    def _add_wanted(
        arguments_by_wrapper: dict[str, set[str | int]], unit: Unit, names: set[str]
    ) -> None:
        """Note the arguments of a wrapper that determine what is sent, not just who sends it."""
        statement = unit.statement
        assert isinstance(statement, syntax.FunctionDefinition)
        wanted = arguments_by_wrapper.setdefault(statement.name, set())
        for at, parameter in enumerate(statement.parameters):
            if parameter.name in names:
                wanted |= {parameter.name, at - bool(unit.classes)}

    # Methods that send their receiver

    def _is_end(self, send: Send, unit: Unit) -> bool:
        """Whether a unit is a method that sends its receiver, for an open class of that."""
        receiver = send.receiver
        return (
            isinstance(receiver, Instance)
            and receiver.is_open
            and bool(unit.classes)
            and receiver.method == getattr(unit.statement, "name", None)
        )

    def _add_end(self, send: Send, unit: Unit) -> None:
        cls, statement = self._symbols.class_of(unit), unit.statement
        if cls is None or not isinstance(statement, syntax.FunctionDefinition):
            return
        tracer = cast("NotificationTracer", self._tracer)
        receiver = cast("Instance", send.receiver)
        opens = opens_of(send.event_type, send.level, send.publisher)
        fields = {parameter.name for parameter in opens if parameter.function == receiver.cls.key}
        key = FunctionKey(unit.path, statement.line, statement.column)
        call = send.calls[-1].place, send.calls[-1].column
        tracer.sending_objects.add(statement.name)
        self._narrowing.add(key)
        sending_calls = self._leading.wrappers.setdefault(key, set())
        asked_fields = tracer.asked.setdefault(cls.key, set())
        if call in sending_calls and fields <= asked_fields:
            return
        sending_calls.add(call)
        asked_fields |= fields
        self.sending[cls.key] = cls
        tracer.telling = self.telling.names(
            (cls, tracer.asked[key]) for key, cls in self.sending.items()
        )
        family = self.family(cls)
        self._words.mark(cls.name for cls in family)
        for member in family:
            if not own_parameters(tracer, member):
                tracer.relevant[member.name] = (asked_fields, set())
        self._worklist.lead_to(unit)


def _names_publisher(publisher: Value | None) -> bool:
    """Whether enough of a publisher is known: the host in it is only known at run time."""
    if not isinstance(publisher, PartlyKnown):
        return False
    first = next((part for part in publisher.parts if part), None)
    return isinstance(first, str) and _WHOLE_NAME.match(first) is not None
