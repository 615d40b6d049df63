"""An evaluator for the insides of functions: what is not known is explored or stands as a hole."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Final

from flake8_notifications.emissions import expressions, receivers
from flake8_notifications.emissions.bodies import Context, Site
from flake8_notifications.emissions.project import Project
from flake8_notifications.emissions.receivers import Receiver, Resolution
from flake8_notifications.emissions.sameness import sameness
from flake8_notifications.emissions.scopes import BodyScope, ModuleScope, is_nothing
from flake8_notifications.emissions.summaries import Summaries
from flake8_notifications.evaluation import attributes, execution, operators, values
from flake8_notifications.evaluation.answers import Answers
from flake8_notifications.evaluation.evaluator import TOO_DEEP, Evaluator
from flake8_notifications.evaluation.exploration import (
    Assumption,
    Explorer,
    Infeasible,
    Result,
    unknown,
)
from flake8_notifications.evaluation.namespaces import Namespace, Scope
from flake8_notifications.evaluation.symbols import FunctionKey, Hole
from flake8_notifications.evaluation.values import (
    NONE,
    Arguments,
    BoundMethod,
    ClassLike,
    ClassValue,
    Collection,
    Constant,
    External,
    Function,
    NativeMethod,
    Place,
    Unknown,
    Value,
    key_of,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

#: What makes notifications: never read, so that a result does not depend on whether it is there.
LIBRARY: Final = "oslo_messaging"
#: The class there, under its public name.
NOTIFIER: Final = "oslo_messaging.Notifier"
_NOTIFIERS: Final = frozenset(
    {
        NOTIFIER,
        "oslo_messaging.notify.Notifier",
        "oslo_messaging.notify.notifier.Notifier",
        "oslo.messaging.Notifier",
        "oslo.messaging.notify.Notifier",
        "oslo.messaging.notify.notifier.Notifier",
    }
)
_MOST_STEPS: Final = 20_000
#: Of these, how many a value in a dict display may take, and how many if it is a call.
_ENTRY_STEPS: Final = 500
_CALL_STEPS: Final = 200


class SymbolicEvaluator(Evaluator):
    """An evaluator for the insides of functions.

    :ivar flows: what is known to be passed for a parameter: functions and notifiers, each with
        what it is equal to.
    :ivar active: what is being evaluated.
    :ivar settled: attributes of ``self`` that nothing is open about.
    """

    explorer: Explorer
    follows_globals: ClassVar[bool] = True

    def __init__(self, modules: Modules, answers: Answers | None = None) -> None:
        super().__init__(modules, answers)
        self.explorer = Explorer(self._spend)
        self.most_steps = _MOST_STEPS
        self.project: Project
        self.flows: dict[tuple[FunctionKey, str], list[tuple[Hashable, Value]]] = {}
        self.active: set[tuple[Hashable, str]] = set()
        self.summaries = Summaries(self.explorer)
        self.settled: dict[Hashable, Value | None] = {}
        self._resolutions: dict[tuple[ClassValue, str], Resolution] = {}
        self._origins: dict[tuple[ClassValue, str], dict[Hashable, list[ClassValue]]] = {}

    def find_module(self, name: str, importer: str) -> SourceModule | None:
        module = super().find_module(name, importer)
        is_library = name.partition(".")[0] == LIBRARY
        if module is None or not is_library or self.modules.in_project(module):
            return module
        return None

    def scope_at(self, site: Site, given: Mapping[str, Value] | None = None) -> BodyScope:
        """What names mean at a site.

        :param given: what the parameters are, if the call is known.
        """
        return BodyScope(self, site) if given is None else BodyScope(self, site, given)

    def assign(self, target: syntax.Expression, value: Value, scope: Scope) -> None:
        """Bind a target in a scope."""
        execution.assign(self, target, value, scope)

    def ways(
        self, evaluate: Callable[[], Result], rest: Callable[[Unknown], Result]
    ) -> list[tuple[Result, tuple[Assumption, ...]]]:
        """All ways of an evaluation, which share the steps that one may take.

        :param rest: what stands for the ways that are too many to be taken.
        """
        if self._depth == 0:
            self._steps = 0
        self._depth += 1
        try:
            return self.explorer.ways(evaluate, rest)
        except RecursionError:
            if self._depth > 1:
                raise
            return [(rest(Unknown(TOO_DEEP)), ())]
        finally:
            self._depth -= 1

    def _spend(self) -> bool:
        """Take a step for a way, which may end before it evaluates anything."""
        self._steps += 1
        return self._steps <= self.most_steps

    def possible(self, expression: syntax.Expression, scope: Scope) -> list[Value]:
        """The values that an expression may have."""
        ways = self.ways(lambda: self.evaluate(expression, scope), unknown)
        return [value for value, _ in ways]

    def context_of(self, function: Function) -> Context | None:
        """The context of a function."""
        return self.project.of(function)

    # What is open

    def choose(self, test: syntax.Expression, scope: Scope) -> bool | None:
        if not self.explorer.is_active:
            return None
        outcome = self.explorer.choose(2) == 0
        self.assume(test, outcome, scope)
        return outcome

    def take(self, test: syntax.Expression, outcome: bool, scope: Scope) -> None:
        """Go into a branch.

        :raises Infeasible: if its test is known to have the other outcome.
        """
        known = operators.truth(self.evaluate(test, scope))
        if known is None:
            self.assume(test, outcome, scope)
        elif known is not outcome:
            raise Infeasible

    def assume(self, test: syntax.Expression, outcome: bool, scope: Scope) -> None:
        """Take the outcome of a test for granted, where it tells of a hole."""
        match test:
            case syntax.Unary(operator="not", operand=operand):
                self.assume(operand, not outcome, scope)
            case syntax.Boolean(operator=operator, operands=operands):
                if outcome is (operator == "and"):
                    for operand in operands:
                        self.assume(operand, outcome, scope)
            case syntax.Compare(left=left, operators=(symbol,), comparators=(right,)):
                if expressions.is_simple(test):
                    first, second = self.evaluate(left, scope), self.evaluate(right, scope)
                    self.explorer.assume(symbol, first, second, outcome)
            case _ if expressions.is_simple(test):
                self.explorer.assume_truth(self.evaluate(test, scope), outcome)

    def softened(self, value: Value) -> Value:
        return self.explorer.softened(value)

    def entry(self, expression: syntax.Expression, scope: Scope) -> Value:
        """A value in a dict display, of which mostly another one matters.

        The alternatives of the values would multiply, so that a call has to be unambiguous.
        """
        if not any(isinstance(part, syntax.Call) for part in expressions.walk(expression)):
            with self._limited(_ENTRY_STEPS):
                return self.evaluate(expression, scope)
        with self._limited(_CALL_STEPS):
            values = {sameness(value): value for value in self.possible(expression, scope)}
        if len(values) == 1:
            return next(iter(values.values()))
        place = Place(scope.module.path, expression.line)
        return Unknown("one of several things that this call may give", place)

    @contextlib.contextmanager
    def _limited(self, steps: int) -> Iterator[None]:
        """Take no more than some steps, and keep nothing of what is left unfinished."""
        most, keeps = self.most_steps, self.summaries.keeps
        self.most_steps, self.summaries.keeps = min(self._steps + steps, most), False
        try:
            yield
        finally:
            self.most_steps, self.summaries.keeps = most, keeps

    def item(self, value: Value, index: Value, place: Place) -> Value:
        entries: list[tuple[Value, Value]] = []
        if isinstance(value, values.Mapping):
            entries = list(value.entries.values())
        elif isinstance(value, Collection):
            entries = [(Constant(number), item) for number, item in enumerate(value.items)]
        if entries and self._is_open(index):
            found = self.explorer.entry(entries, index)
            if found is None:
                raise Infeasible
            return found
        return super().item(value, index, place)

    def _is_open(self, key: Value) -> bool:
        """Whether it is not known what a key is."""
        return key_of(key) is None or self.explorer.hole_of(key) is not None

    def raised(self, what: str, place: Place) -> Value:
        raise Infeasible

    def alternatives(self, evaluate: Callable[[], Value | None]) -> Sequence[Value | None]:
        # Kept for good: it must not matter how many steps the first who asks has left.
        steps, most, keeps = self._steps, self.most_steps, self.summaries.keeps
        self._steps, self.most_steps, self.summaries.keeps = 0, _MOST_STEPS, True
        try:
            ways = self.explorer.ways(evaluate, unknown)
        finally:
            self._steps, self.most_steps, self.summaries.keeps = steps, most, keeps
        found: dict[Hashable, Value | None] = {}
        for value, _ in ways:
            found.setdefault(sameness(value), value)
        return list(found.values()) or [Unknown("what raises an exception")]

    def one_of(self, values: Sequence[Value | None], key: Hashable) -> Value | None:
        if len(values) == 1:
            return values[0]
        explorer = self.explorer
        return values[explorer.remember(("one of", key), lambda: explorer.choose(len(values)))]

    def collapsed(self, evaluate: Callable[[], Value]) -> Value:
        """A value whose inner choices matter only as far as values differ."""
        return self.explorer.collapsed(evaluate, sameness)

    # Modules

    def module_scope(self, namespace: Namespace) -> Scope:
        return ModuleScope(self, namespace)

    def module_attribute(self, module: SourceModule, name: str) -> Value | None:
        return self.global_value(module, name, super().module_attribute(module, name))

    def global_value(self, module: SourceModule, name: str, value: Value | None) -> Value | None:
        """A name of a module, as functions may have bound it by ``global``."""
        if not is_nothing(value) and not isinstance(value, Constant):
            return value
        every = self.project.global_assignments(module, name)
        sites = tuple(site for site in every if (site.key, name) not in self.active)
        if len(sites) < len(every):
            self.summaries.break_off()
        if not sites:
            return value
        count = len(sites) + (not is_nothing(value))
        choice = self.explorer.remember(
            ("global", module.path, name), lambda: self.explorer.choose(count)
        )
        if choice >= len(sites):
            return value
        after = sites[choice].at(sites[choice].index + 1)
        return self.scope_at(after).lookup(name)

    def module_value(self, name: str, importer: str) -> Value:
        is_library = name.partition(".")[0] == LIBRARY
        return External(name) if is_library else super().module_value(name, importer)

    def imported(
        self, importer: SourceModule, statement: syntax.ImportFrom, name: str
    ) -> Value | None:
        if statement.level == 0 and statement.module.partition(".")[0] == LIBRARY:
            return External(f"{statement.module}.{name}")
        return super().imported(importer, statement, name)

    # Objects

    def attribute(self, value: Value, name: str, place: Place) -> Value:
        match value:
            case Receiver():
                return receivers.attribute(self, value, name, place)
            case Constant(value=None):
                raise Infeasible
            case External() if value.name in _NOTIFIERS:
                return External(f"{NOTIFIER}.{name}", place)
            case ClassValue() if not attributes.is_enum(value):
                cls = Receiver(value, {}, place, None, True, None)
                # The body of a class runs before any method assigns anything.
                if not self.project.is_under_way(value) and self.resolution(value, name).sites:
                    return receivers.attribute(self, cls, name, place)
        return super().attribute(value, name, place)

    def set_attribute(self, holder: Value, name: str, value: Value, place: Place) -> None:
        if isinstance(holder, Receiver):
            self.explorer.changed(holder)[name] = value
        else:
            super().set_attribute(holder, name, value, place)

    def call(self, function: Value, arguments: Arguments, place: Place) -> Value:
        match function:
            case External(name=name) if name in _NOTIFIERS:
                return External(f"{NOTIFIER}()", place)
            case ClassValue() if attributes.is_enum(function):
                return self._member(function, arguments, place)
            case ClassValue():
                return Receiver(function, {}, place, None, False, arguments)
            case NativeMethod(receiver=values.Mapping(entries=entries), name="get"):
                match arguments.positional:
                    case (key, *rest) if self._is_open(key):
                        found = self.explorer.entry(list(entries.values()), key)
                        return found or (rest[0] if rest else NONE)
            case Receiver(is_class=True):
                return Receiver(function.cls, {}, place, None, False, arguments)
            case Function() | BoundMethod():
                called = super().call
                return self.summaries.call(
                    function, arguments, lambda: called(function, arguments, place)
                )
        return super().call(function, arguments, place)

    def _member(self, cls: ClassValue, arguments: Arguments, place: Place) -> Value:
        """``Phase('start')``: the member, or any where the value is not known."""
        members = attributes.enum_members(cls)
        if len(arguments.positional) != 1 or not members:
            return Unknown(f"a member of '{cls.name}' that is not known", place)
        pairs = [(self.attribute(member, "value", place), member) for member in members]
        wanted = arguments.positional[0]
        if not self._is_open(wanted):
            found = [member for value, member in pairs if key_of(value) == key_of(wanted)]
            return found[0] if found else Unknown(f"no member of '{cls.name}'", place)
        member = self.explorer.entry(pairs, wanted)
        if member is None:
            raise Infeasible
        return member

    def entered(self, expression: syntax.Expression, scope: Scope) -> Value:
        """What ``with expression as …`` binds."""
        place = Place(scope.module.path, expression.line)
        value = self.evaluate(expression, scope)
        match value:
            case Receiver():
                method = self.attribute(value, "__enter__", place)
                return self.call(method, Arguments((), {}), place)
            case External():
                return value
            case _:
                return Unknown("what a 'with' statement binds", place)

    def resolution(self, cls: ClassValue, name: str) -> Resolution:
        """Where an attribute of the objects of a class comes from."""
        key = (cls, name)
        if key not in self._resolutions:
            assigned = (
                self.project.assignments(base, name)
                for base in cls.mro
                if isinstance(base, ClassValue)
            )
            sites = tuple(site for sites in assigned for site in sites)
            self._resolutions[key] = Resolution(receivers.definer_of(cls.mro, name), sites)
        return self._resolutions[key]

    def family(self, cls: ClassValue, name: str) -> Iterable[ClassValue]:
        """A class, and its descendants that may have an attribute of their own."""
        return self.project.family(cls, name)

    def origins(self, cls: ClassValue, name: str) -> dict[Hashable, list[ClassValue]]:
        """A class and its descendants, by where their objects have an attribute from."""
        key = (cls, name)
        if key not in self._origins:
            self._origins[key] = receivers.by_origin(self, self.family(cls, name), name)
        return self._origins[key]

    def is_receiver(self, hole: Hole, cls: ClassValue) -> bool:
        """Whether a hole is the ``self`` of objects of a class."""
        context = None if hole.function is None else self.project.by_key(hole.function)
        return context is not None and context.owner in cls.mro

    def defined(self, definer: ClassLike, name: str, place: Place) -> Value:
        """What a class has under a name, unbound."""
        match definer:
            case ClassValue():
                value = attributes.own(definer, name)
                missing = f"class '{definer.name}' has no '{name}'"
                return Unknown(missing, place) if value is None else value
            case External(name=base) if base in _NOTIFIERS:
                return External(f"{NOTIFIER}().{name}", place)
            case _:
                return External(f"?.{name}", place)
