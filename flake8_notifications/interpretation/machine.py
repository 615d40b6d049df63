"""The state of a run, the contents of its containers, and what there is to note on the way.

A run goes forward through the code once.  An unknown condition is a variable of a guard; ``path``
is the guard under which the current statement is reached.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, TypeVar

from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard, TooMuch
from flake8_notifications.interpretation.joining import joined_entries, joined_items
from flake8_notifications.interpretation.paths import Paths
from flake8_notifications.interpretation.raising import Raising
from flake8_notifications.interpretation.reachable import containers_in
from flake8_notifications.interpretation.texts import Raises
from flake8_notifications.interpretation.values.base import NONE, Constant, Unknown, Value, opens_of
from flake8_notifications.interpretation.values.callables import Arguments, BoundMethod, Descriptor
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    Entries,
    HeapObject,
    Items,
    ListObject,
    now,
)
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import Parameter
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_Content = TypeVar("_Content", Items, Entries)


class Equalities:
    """The values that an unknown was compared with.

    :ivar subject: the unknown.
    :ivar values: by the identity of each value, the guard under which the two are equal.
    :ivar any: the guard under which it equals one of them.
    """

    __slots__ = ("any", "subject", "values")

    def __init__(self, subject: Unknown) -> None:
        self.subject = subject
        self.values: dict[Hashable, tuple[Guard, Value]] = {}
        self.any: Guard = FALSE


class Machine(Raising):
    """Successive runs over the same objects.

    :ivar stack: the call stack, the innermost call last.
    :ivar interludes: the periods in which nested runs interrupted the current one.
    """

    most_steps: int = 200_000
    #: The numbers in a longer range are not distinguished.
    longest_range: int = 10_000
    #: Whether the result of ``type()`` is a class like any that is written.
    makes_classes: bool = False

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[Frame] = []
        self.interludes: list[tuple[int, int]] = []
        #: By the identity of an unknown, the values it was compared with and when they are equal.
        self.equalities: dict[int, Equalities] = {}
        #: The members of enums, by the identity of the class and their names.
        self.members: dict[tuple[int, str], Value] = {}
        #: Objects kept alive as their identities are keys.
        self.kept: list[object] = []
        #: The classes that their metaclasses are creating, the innermost last.
        self.being_made: list[ClassValue] = []
        #: How many statements of bodies are being run, each on behalf of another.
        self.imports = 0
        #: How many expressions are being evaluated that only decide which code is reached.
        self.softness = 0
        self.steps = 0
        self.clock = 0

    def note_stored(
        self, holder: syntax.Expression, value: Value, frame: Frame, held: Value = NONE
    ) -> None:
        """Called when a value is stored in the object that an expression denotes.

        :param held: the value of the expression, if available.
        """

    def note_set(self, holder: Value, name: str, value: Value) -> None:
        """Called when an attribute of an object is set, possibly under an unknown name."""

    def note_unwritten(self, holder: Value, name: str, value: Value) -> None:
        """Called when ``setattr`` is passed a name that is not written where it is called.

        :param name: the name, or what stands for all that it may be.
        """

    def cut_behind(self, value: Value) -> Unknown | None:
        """The part of a value that is only unknown as long as nobody needs it."""
        return None

    def note_default(self, function: Function, name: str, value: ListObject | DictObject) -> None:
        """Called when a call uses a parameter's default, which other calls may have mutated."""

    def has_rule(self, instance: Instance, name: str) -> bool:
        """Whether there is a rule for a method that an object inherits from another package."""
        return False

    def call_by_rule(
        self,
        instance: Instance,
        name: str,
        arguments: Arguments,
        node: syntax.Node,
        frame: Frame,
    ) -> Value:
        """The result of calling such a method."""
        return self.unknown(f"what '{name}' of another package returns", node, frame)

    def class_of(self, instance: Instance) -> Value:
        """``type(instance)``."""
        return instance.cls

    def passed_beside(self, unknown: Unknown, meant: Mapping[Parameter, Value]) -> Value | None:
        """What callers pass for an open value if they pass some values for other parameters."""
        return None

    def declared(self, value: Value, annotation: syntax.Expression, frame: Frame) -> Value:
        """A value, refined by its annotation where possible."""
        return value

    def in_any_order(self) -> AbstractContextManager[None]:
        """While the order in which items are produced does not matter."""
        return nullcontext()

    def replaces_class(self, decorated: Value) -> bool:
        """Whether what a decorator returns for a class replaces it, even if it is not a class."""
        return False

    def concrete(self, instance: Instance) -> Sequence[ClassValue]:
        """The classes that an object may be an instance of, without those never instantiated."""
        return (instance.cls,)

    def shared_attribute(self, instance: Instance, name: str, value: Constant) -> Value:
        """A constant in an attribute of an object that others may alias, and set."""
        return value

    def shared_container(
        self, instance: Instance, name: str, value: ListObject | DictObject
    ) -> Value:
        """A container in an attribute of an object that others may alias, and fill."""
        return value

    def is_made_as_seen(self, cls: ClassValue) -> bool:
        """Whether the metaclass of a class has been run for it, so that nothing is missing."""
        return False

    def complete(self, cls: ClassValue) -> None:
        """Run the metaclass of a class if that has not happened yet."""

    def run_hook(self, cls: ClassValue, node: syntax.Node, frame: Frame) -> None:
        """Call the ``__init_subclass__`` of a class while its metaclass creates it."""

    @contextmanager
    def making(self, cls: ClassValue) -> Iterator[None]:
        """While the metaclass of a class creates it."""
        self.being_made.append(cls)
        try:
            yield
        finally:
            self.being_made.pop()

    def written(self, value: object) -> Place | None:
        """Where a value was written or created; None where that is not recorded."""
        match value:
            case ClassValue() | Function():
                return Place(value.module.path, value.definition.line)
            case HeapObject(place=place) | Unknown(place=place):
                return place
            case Descriptor(function=function) | BoundMethod(function=function):
                return self.written(function)
            case _:
                return None

    def note_problem(
        self, cls: ClassValue, what: str, why: Value | None = None, where: Place | None = None
    ) -> None:
        """Note why a class may not be what its body says.

        :param where: where to look, if the reason has no place.
        """

    # Paths

    @contextmanager
    def apart(self) -> Iterator[None]:
        """A nested run, after which the current one goes on."""
        saved = self.path, self.catchers, self.stack, self.journals, self.softness
        ended, self.ended = self.ended, None if self.ended is None else FALSE
        outer = self.outer_journals
        self.outer_journals = [*outer, *self.journals]
        self.path, self.catchers, self.stack, self.journals, self.softness = TRUE, [], [], [], 0
        start = now()
        try:
            yield
        finally:
            self.path, self.catchers, self.stack, self.journals, self.softness = saved
            self.ended = ended
            self.outer_journals = outer
            while self.interludes and self.interludes[-1][0] > start:
                self.interludes.pop()
            self.interludes.append((start, now()))

    def within_own_limits(self) -> AbstractContextManager[None]:
        """What is run once for all its users does not count towards the limits of the first."""
        return nullcontext()

    def leaves_unfinished(self, error: TooMuch, reason: Unknown) -> bool:
        """Whether a statement of a body that takes too much is given up, with its names unknown."""
        return False

    def step(self) -> None:
        """Count a step.

        :raises TooMuch: if the run takes too long.
        """
        self.steps += 1
        if self.steps > self.most_steps:
            raise TooMuch

    # Contents

    def change(
        self, holder: ListObject, action: Callable[[Items], tuple[Items, Value] | Raises]
    ) -> Value:
        """Change the content of a list or set where the current path is reached.

        :param action: computes the new content and the result of the operation.
        """
        return self._change(holder, action, joined_items)

    def change_entries(
        self, holder: DictObject, action: Callable[[Entries], tuple[Entries, Value] | Raises]
    ) -> Value:
        """Change the content of a dict where the current path is reached."""
        return self._change(holder, action, joined_entries)

    def _change(
        self,
        holder: Any,
        action: Callable[[_Content], tuple[_Content, Value] | Raises],
        join: Callable[
            [Paths, Sequence[tuple[Guard, _Content]]], tuple[tuple[Guard, _Content], ...]
        ],
    ) -> Value:
        self.note_states(holder)
        states, result = self._changed(holder.states, action)
        before = holder.states
        joined = tuple(states) if len(states) < 2 else join(self, states)
        holder.states = self.disentangled(joined)
        self._note_content(holder, before)
        return result

    def replace(self, holder: Any, content: Items | Entries) -> None:
        """Replace any content of a container where the current path is reached."""
        self.note_states(holder)
        before, path = holder.states, self.path
        rest = [(self.guards.without(guard, path), state) for guard, state in before]
        states = [(guard, state) for guard, state in rest if guard != FALSE]
        holder.states = self.disentangled([*states, (path, content)])
        self._note_content(holder, before)

    def _changed(
        self,
        states: Iterable[tuple[Guard, _Content]],
        action: Callable[[_Content], tuple[_Content, Value] | Raises],
    ) -> tuple[list[tuple[Guard, _Content]], Value]:
        """The contents after a change on the current path, and its result."""
        before = self.path
        ended: list[Guard] = []
        changed_states: list[tuple[Guard, _Content]] = []
        results: list[tuple[Guard, Value]] = []
        for guard, state in states:
            here = self.guards.conjoin(guard, before)
            if here == FALSE:
                changed_states.append((guard, state))
                continue
            rest = self.guards.without(guard, before)
            if rest != FALSE:
                changed_states.append((rest, state))
            self.path = here
            changed = action(state)
            if isinstance(changed, Raises):
                changed_states.append((here, state))
                self.raises(changed.name)
                ended.append(here)
                continue
            if self.path != here:
                ended.append(self.guards.without(here, self.path))
            changed_states.append((here, changed[0]))
            results.append((guard, changed[1]))
        self.path = self.going_on(before, ended) if results else FALSE
        return changed_states, self.merged(results)

    def forget(self, values: Iterable[Value], reason: Unknown) -> None:
        """Forget all containers reachable from some values: they may have been changed."""
        for container in containers_in(values):
            is_dict = isinstance(container, DictObject)
            self.replace(container, Entries({}, reason) if is_dict else Items((), reason))

    def states(self, holder: ListObject) -> list[tuple[Guard, Items]]:
        """The possible contents of a list or set here."""
        return self.possible(holder.states)

    def entries(self, holder: DictObject) -> list[tuple[Guard, Entries]]:
        """The possible contents of a dict here."""
        return self.possible(holder.states)

    def possible(self, states: Iterable[tuple[Guard, _Content]]) -> list[tuple[Guard, _Content]]:
        """Those contents that are possible on the current path."""
        return [
            (guard, state) for guard, state in states if not self.guards.excludes(guard, self.path)
        ]

    def list_of(
        self, values: Iterable[Value], place: Place | None = None, more: Value | None = None
    ) -> ListObject:
        """A new list."""
        return ListObject("list", ((TRUE, Items(tuple(values), more)),), place)

    def dict_of(self, entries: Entries, place: Place | None = None) -> DictObject:
        """A new dict."""
        return DictObject(((TRUE, entries),), place)

    def place(self, node: syntax.Node, frame: Frame) -> Place:
        return Place(frame.module.path, node.line)

    def unknown(
        self, reason: str, node: syntax.Node, frame: Frame, *because: Value | None
    ) -> Unknown:
        """An unknown value, because of others."""
        return Unknown(reason, self.place(node, frame), opens_of(*because))
