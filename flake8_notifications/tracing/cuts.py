"""What a run does not look into, because it takes too long or is run once for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from flake8_notifications.interpretation import bodies
from flake8_notifications.interpretation.guards import TRUE, Guard, TooMuch
from flake8_notifications.interpretation.raising import ANY_EXCEPTION
from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
    opens_of,
)
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    Entries,
    Items,
    ListObject,
)
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import Body, ClassValue, Frame, Function
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing.effort import MOST_OF_SETTLED, NODES_OF_STEP, Cut, Effort
from flake8_notifications.tracing.external_calls import ExternalCalls
from flake8_notifications.tracing.held_objects import closures_in, held_objects
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.words import RelevantNames

#: What a guard may depend on, as bits.
_GUESS: Final = 1
_ANY_EXCEPTION: Final = 2


class Cuts(ExternalCalls):
    """Decides what is looked into, and what is unknown because it is not."""

    def __init__(self, modules: Modules, words: RelevantNames, named: Named) -> None:
        super().__init__(modules, words, named)
        self.effort = Effort(lambda: len(self.guards))
        #: Whether the code being run is run once and for all, regardless of what is known by then.
        self.is_once = False
        #: Whether what an annotation declares is looked into, however far.
        self.is_following_declaration = False

    def demand(self, frame: Frame, name: str) -> None:
        if self.is_settled(frame, name):
            return
        with self._once_for_all():
            super().demand(frame, name)
        self.leave_to_calls(frame.variables.get(name))

    def complete(self, cls: ClassValue) -> None:
        with self._once_for_all():
            super().complete(cls)

    def run_line(self, body: Body, line: int) -> None:
        """Run the statement on a line of a module, or of a class in it, once."""
        with self._once_for_all():
            bodies.run_line(self, body, line)

    def settle(self, find: Callable[[], None], give_up: Callable[[], None]) -> None:
        """Compute something once, with a cost and a result that do not depend on who asks first.

        :param give_up: the fallback if the limits are exceeded.
        """
        guards = self.guards
        nodes, most = len(guards), guards.most
        # Its cost must not end the run that needs it, nor may the cost of that run end it.
        guards.most = nodes + MOST_OF_SETTLED * NODES_OF_STEP
        try:
            with self.effort.settling():
                find()
        except TooMuch:
            guards.most = nodes + 2 * MOST_OF_SETTLED * NODES_OF_STEP
            with self.effort.unbounded():
                give_up()
        finally:
            guards.most = most + len(guards) - nodes

    def leave_unknown(self, values: Iterable[Value], change: Unknown) -> None:
        """Forget the contents of some values, because tracking them takes too long."""
        self.effort.note_given_up(None, change)
        objects = (
            value for value in values if isinstance(value, Instance | ListObject | DictObject)
        )
        for current in (held for holder in objects for held in held_objects(holder)):
            match current:
                case DictObject(states=states):
                    contents = [value for _, state in states for _, value in state.values.values()]
                    # A text may have been replaced by any other; but callables may still be called.
                    called = [value for value in contents if not isinstance(value, Constant | Text)]
                    current.states = ((TRUE, Entries({}, self.one_of([*called, change]))),)
                case ListObject(states=states):
                    contents = [value for _, state in states for value in state.values]
                    current.states = ((TRUE, Items((), self.one_of([*contents, change]))),)
                case Instance(attributes=attributes):
                    attributes.update(dict.fromkeys(attributes, change))

    @contextmanager
    def _once_for_all(self) -> Iterator[None]:
        """Compute what is shared by all runs, unaffected by what the current run watches for."""
        outer, self.is_once, self.watch = (self.is_once, self.watch), True, None
        entries, self.runs_entries = self.runs_entries, False
        try:
            with self.effort.unbounded():
                yield
        finally:
            self.is_once, self.watch = outer
            self.runs_entries = entries

    def leave_to_calls(self, value: Value | None) -> None:
        """Let closure variables that functions rebind be what earlier calls may have left."""
        closures = () if value is None else closures_in(value)
        for scope in (scope for each in closures for scope in each.closure.calls_around()):
            siblings = [
                sibling for sibling in scope.variables.values() if isinstance(sibling, Function)
            ]
            rebound = {name: sibling for sibling in siblings for name in self.rebound_by(sibling)}
            for name in sorted(rebound.keys() & scope.variables.keys()):
                function = rebound[name]
                reason = f"'{name}', which earlier calls of '{function.name}' have left"
                scope.variables[name] = self.unknown(reason, function.definition, scope)

    def looks_into(self, cut: Cut) -> bool:
        """Whether code behind a cut is run."""
        return (
            self.is_once
            or self.is_following_declaration
            or (self.effort.is_chosen(cut) and (self.softness == 0 or self.is_exact))
        )

    def cut(self, value: Unknown, cut: Cut) -> Unknown:
        """Record that a value is unknown because of a cut."""
        self.effort.note(value, cut)
        return value

    def unknown(
        self, reason: str, node: syntax.Node, frame: Frame, *because: Value | None
    ) -> Unknown:
        origin = self.effort.first_cut(because) if because else None
        if origin is not None:
            return Unknown(origin.reason, origin.place, opens_of(*because))
        return super().unknown(reason, node, frame, *because)

    def is_cut(self, value: Value) -> bool:
        """Whether part of a text is unknown, and no caller determines it."""
        match value:
            case Unknown(opens=opens):
                return not opens
            case Text(parts=parts):
                return any(self.is_cut(part) for part in parts if isinstance(part, Unknown))
            case Alternatives(choices=choices):
                return any(self.is_cut(choice) for _, choice in choices)
            case _:
                return False

    def is_any_guessed(self, guards: Iterable[Guard]) -> bool:
        """Whether one of the guards depends on something that no caller determines."""
        marks: dict[int, int] = {}
        # A guard that depends on an arbitrary exception stays undecided in any case.
        return any(self.guards.marks(guard, self._mark, marks) == _GUESS for guard in guards)

    def _mark(self, subject: object) -> int:
        if subject is ANY_EXCEPTION:
            return _ANY_EXCEPTION
        return _GUESS if self._is_guess(subject) else 0

    def _is_guess(self, subject: object) -> bool:
        if isinstance(subject, tuple) and not isinstance(subject, Tuple):
            return any(map(self._is_guess, subject))
        if isinstance(subject, Unknown | Text):
            return self.is_cut(subject)
        return False
