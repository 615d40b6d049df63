"""What cannot be followed is forgotten, rather than assumed to be unchanged."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from flake8_notifications.interpretation.answers import Answers
from flake8_notifications.interpretation.changing_methods import CHANGING
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.raising import ANY_EXCEPTION
from flake8_notifications.interpretation.reachable import classes_in, containers_in, parts_of
from flake8_notifications.interpretation.reasons import is_unavailable, unavailable
from flake8_notifications.interpretation.values.base import NONE, Constant, Unknown, Value
from flake8_notifications.interpretation.values.callables import (
    Arguments,
    BoundMethod,
    Native,
    NativeMethod,
)
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    DictView,
    Entries,
    HeapObject,
    Items,
    ListObject,
    now,
)
from flake8_notifications.interpretation.values.external import External, ModuleValue
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import At, ClassValue, Frame, Function
from flake8_notifications.interpretation.written import WrittenInterpreter
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax

#: The reason for what an unknown function may have done to its arguments.
NOT_KNOWN: Final = "what is passed to a function that is not known"
_NO_ORDER: Final = "the order of a set is not defined"
#: Builtins whose result does not depend on the order of the items they are given.
_ORDERLESS: Final = frozenset(
    {
        "all", "any", "bool", "copy", "deepcopy", "frozenset", "hasattr", "id", "isinstance", "len",
        "max", "min", "print", "set", "setattr", "sorted", "sum", "type",
    }
)  # fmt: skip
#: Builtins that produce items one by one, on demand.
_LAZY: Final = frozenset(
    {
        "builtins.filter", "builtins.map", "itertools.filterfalse", "itertools.starmap",
        "itertools.takewhile", "itertools.dropwhile",
    }
)  # fmt: skip


class ForgettingInterpreter(WrittenInterpreter):
    """Forgets what may have been changed where that cannot be followed.

    :ivar depends_on_order: whether a limit was exceeded, or one module changed what another has
        created: then results may depend on the order of previous queries.
    """

    def __init__(self, modules: Modules, answers: Answers | None = None) -> None:
        super().__init__(modules, answers)
        self.depends_on_order = False
        #: The module whose body is being run, and since when: it owns what is created meanwhile.
        self._running = ""
        self._turns: list[tuple[int, str]] = []
        #: The values that an unknown may be, or contain.
        self._escaped: list[Value] = []
        #: Whether the current evaluation does not depend on the order in which a set is iterated.
        self._is_orderless = False

    # What is not known

    def may_raise(self, exception: Value = ANY_EXCEPTION) -> None:
        """Ignored: an unknown is assumed to succeed, as long as nothing is known of it."""

    def call_external(
        self, function: External, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        self._escaped += _passed(arguments)
        return Unknown(unavailable(function.name), self.place(node, frame))

    def call_unknown(
        self, function: Unknown, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        if not is_unavailable(function.reason):
            place = self.place(node, frame)
            self.forget(_passed(arguments), Unknown(NOT_KNOWN, place))
        if _may_change_its_object(node):
            self._forget_escaped()
        self._escaped += _passed(arguments)
        return Unknown(function.reason, function.place)

    def wants_arguments(self, callee: Value, node: syntax.Call, frame: Frame) -> bool:
        """Whether a call matters: not if its effects are confined to objects of other packages."""
        return node is not frame.unused or not self._is_elsewhere(callee, frame)

    def quick_call(self, callee: Value, node: syntax.Call, frame: Frame) -> Value:
        return NONE

    def _is_elsewhere(self, callee: Value, frame: Frame) -> bool:
        match callee:
            case BoundMethod(function=Function(module=module), receiver=Instance(cls=cls)):
                holder = cls.module
            case Function(module=module, owner=None):
                holder = module
            case _:
                return False
        in_project = self.modules.in_project
        return in_project(frame.module) and not (in_project(module) or in_project(holder))

    def is_passed_over(self, decorated: Value) -> bool:
        return False

    def iterate(
        self, iterable: Value, body: Callable[[Value], None], node: syntax.Node, frame: Frame
    ) -> None:
        if not self._is_orderless and is_unordered(iterable):
            iterable = self.unknown(_NO_ORDER, node, frame)
        before = len(self.guards)
        super().iterate(iterable, body, node, frame)
        if isinstance(iterable, External | Unknown):
            self.guards.explain(before, self.unknown("", node, frame, iterable))

    def call(self, function: Value, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        before = self._is_orderless
        if isinstance(function, NativeMethod):
            passed = _passed(arguments)
            if passed and self._is_open(function.receiver):
                self._escaped += passed
        is_native = isinstance(function, Native | NativeMethod)
        self._is_orderless = is_native and (before or not _goes_by_order(function))
        if is_native and not self._is_orderless and any(map(is_unordered, arguments.positional)):
            self._is_orderless = before
            return self.unknown(_NO_ORDER, node, frame)
        try:
            call = super().call
            if isinstance(function, Native) and function.name in _LAZY:
                return self._followed_later(lambda: call(function, arguments, node, frame))
            return call(function, arguments, node, frame)
        finally:
            self._is_orderless = before

    @contextmanager
    def in_any_order(self) -> Iterator[None]:
        before, self._is_orderless = self._is_orderless, True
        try:
            yield
        finally:
            self._is_orderless = before

    def generated(self, node: syntax.Comprehension, frame: Frame) -> Value:
        evaluate = super().generated
        return self._followed_later(lambda: evaluate(node, frame))

    def _followed_later(self, evaluate: Callable[[], Value]) -> Value:
        """Evaluate what runs when its items are consumed: what it changes becomes unknown."""
        start = now()
        with self.recorded() as journal:
            value = evaluate()
        for slot, _ in journal.values():
            holder = slot.holder
            if isinstance(holder, ListObject | DictObject) and holder.born < start:
                self.spoil(holder, Unknown("what an iterator changes as it goes", self.here))
        return value

    def note_not_followed(self, arguments: Arguments, unknown: Unknown) -> None:
        self.forget(_passed(arguments), unknown)

    def note_stored(
        self, holder: syntax.Expression, value: Value, frame: Frame, held: Value = NONE
    ) -> None:
        if isinstance(held, Unknown | External):
            self._forget_escaped()
        if self._is_open(held):
            self._escaped.append(value)

    def _is_open(self, holder: Value) -> bool:
        """Whether an object is a container with unknown content."""
        return isinstance(holder, ListObject | DictObject) and (
            any(state.more is not None for _, state in holder.states)
            or self._is_foreign(self._made_by(holder))
        )

    def _forget_escaped(self) -> None:
        """Forget what an unknown may be: it is changed.  Other packages change only their own."""
        if not self.modules.in_project_path(self._at[0]):
            return
        reason = Unknown("what is changed through something unknown", self.here)
        self.forget(self._escaped, reason)

    def forget(self, values: Iterable[Value], reason: Unknown) -> None:
        """Forget all containers reachable from some values: they may have been changed."""
        for container in containers_in(values):
            self.spoil(container, reason)

    def spoil(self, holder: ListObject | DictObject, reason: Unknown) -> None:
        """Forget the content of a container."""
        states: tuple[tuple[Guard, Any], ...] = holder.states
        if isinstance(holder, DictView) or all(
            _is_forgotten(state) for _, state in self.possible(states)
        ):
            return
        content = Entries({}, reason) if isinstance(holder, DictObject) else Items((), reason)
        super().replace(holder, content)

    # An uncaught exception ends the program, so that nothing later sees what was not done.

    @contextmanager
    def _going_well(self) -> Iterator[None]:
        """As if no exception had been raised."""
        before = self.path
        wider = self.guards.disjoin(before, self.ended or FALSE)
        self.path = wider
        try:
            yield
        finally:
            self.path = before if self.path == wider else self.guards.conjoin(before, self.path)

    def write(self, holder: dict[str, Value], name: str, value: Value, entry: Guard = TRUE) -> None:
        if not self.ended:
            super().write(holder, name, value, entry)
        else:
            with self._going_well():
                super().write(holder, name, value, entry)

    # What other modules change

    def _change(self, holder: Any, action: Any, join: Any) -> Value:
        with self._going_well():
            result = super()._change(holder, action, join)
        self._check_owner(holder)
        return result

    def replace(self, holder: Any, content: Items | Entries) -> None:
        with self._going_well():
            super().replace(holder, content)
        self._check_owner(holder)

    def _check_owner(self, holder: ListObject | DictObject) -> None:
        """Forget the content of a container that another module has created.

        It is unknown whether code elsewhere runs before or after a use of it.
        """
        if self._is_foreign(self._made_by(holder)):
            # It is still the same object, which code that reads it there may change.
            self._escaped += [part for part in parts_of(holder) if not isinstance(part, Unknown)]
            self.spoil(holder, Unknown("what another module changes", self.here))

    def _made_by(self, holder: HeapObject) -> str:
        """The module whose body was being run when an object was created."""
        index = bisect.bisect_right(self._turns, (holder.born, "\uffff")) - 1
        return self._turns[index][1] if index >= 0 else ""

    def _is_foreign(self, path: str) -> bool:
        is_foreign = bool(self._running and path) and path != self._running
        if is_foreign:
            self.depends_on_order = True
        return is_foreign

    def set_attribute(self, holder: Value, name: str, value: Value, at: At | None = None) -> None:
        match holder:
            case ClassValue(module=module) | ModuleValue(module=module):
                if self._is_foreign(module.path):
                    value = Unknown("what another module sets", self.here)
            case Unknown() | External() if self.modules.in_project_path(self._at[0]):
                reason = Unknown(f"'{name}', which is set of something unknown", self.here)
                for cls in classes_in(self._escaped):
                    self.write(cls.body.variables, name, reason)
        super().set_attribute(holder, name, value, at)


def _is_forgotten(state: Entries | Items) -> bool:
    """Whether nothing is known of a content."""
    return state.more is not None and not state.values


def is_unordered(value: Value) -> bool:
    """Whether a value is a set with more than one possible order of iteration."""
    return (
        isinstance(value, ListObject)
        and value.kind in ("set", "frozenset")
        and any(len(state.values) > 1 for _, state in value.states)
    )


def _goes_by_order(function: Value) -> bool:
    """Whether the result of a builtin depends on the order in which it iterates."""
    match function:
        case Native(name=name):
            return name.rpartition(".")[2] not in _ORDERLESS
        case NativeMethod(receiver=receiver, name=name):
            return name in ("extend", "join") and not is_unordered(receiver)
        case _:
            return False


def _passed(arguments: Arguments) -> list[Value]:
    """The arguments of a call that are mutable."""
    passed = (*arguments.positional, *arguments.keywords.values())
    return [value for value in passed if not isinstance(value, Constant | Unknown | External)]


def _may_change_its_object(node: syntax.Node) -> bool:
    """Whether a call is that of a method that mutates containers."""
    return (
        isinstance(node, syntax.Call)
        and isinstance(node.function, syntax.Attribute)
        and node.function.name in CHANGING
    )
