"""What callers pass for parameters."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Final, TypeAlias, TypeVar, cast

from flake8_notifications.interpretation import binding, keyed
from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values import (
    NONE,
    Arguments,
    ClassValue,
    Entries,
    External,
    Frame,
    Function,
    FunctionKey,
    Instance,
    Parameter,
    Place,
    Tuple,
    Unknown,
    Value,
    guarded_choices,
    is_none,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing.annotations import annotated
from flake8_notifications.tracing.call_sites import CallSites
from flake8_notifications.tracing.classes import Classes
from flake8_notifications.tracing.decorated_methods import DecoratedMethods
from flake8_notifications.tracing.runs import Runs
from flake8_notifications.tracing.sends import Wanted, Watch
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit, Units
from flake8_notifications.tracing.value_sets import distinct, ground, is_bare
from flake8_notifications.tracing.words import Hot, Words

#: So many questions are asked within one another.
DEEPEST: Final = 6

_Value = TypeVar("_Value")
#: By function and parameter, what is passed, with the object that the function is called on.
_Passed: TypeAlias = dict[tuple[FunctionKey, str], list[tuple[Value, Value]]]


class Passing:
    """Answers what parameters hold, each question once."""

    def __init__(
        self,
        modules: Modules,
        tracer: Tracer,
        units: Units,
        words: Words,
        classes: Classes,
        symbols: Symbols,
        runs: Runs,
    ) -> None:
        self._modules = modules
        self._tracer = tracer
        self._units = units
        self._words = words
        self._classes = classes
        self._symbols = symbols
        self._runs = runs
        self._call_sites = CallSites(tracer, units, words, classes, symbols)
        self._decorated = DecoratedMethods(units, symbols)
        self._depth = 0

    def resolve(self, parameter: Parameter) -> Value | None:
        """What a parameter is seen to hold, by what is passed and by its annotation."""
        return self._tracer.effort.answer(parameter, None, lambda: self._seen(parameter))

    def _seen(self, parameter: Parameter) -> Value | None:
        note = self._tracer.notes.get(parameter)
        if note is not None:
            return annotated(self._tracer, *note)
        if not parameter.function.path:
            return None
        passed = self.passed(parameter)
        known = [each for value in passed for each in self._known(value)]
        if all(map(self._tells_nothing, known)):
            noted = self._annotation(parameter)
            known = known if noted is None else [*filter(is_none, known), noted]
        if known:
            return self._tracer.one_of(distinct(known))
        given_up = next(filter(None, map(self._tracer.effort.given_up_of, passed)), None)
        if given_up is not None:
            self._tracer.effort.note_given_up(parameter, given_up)
        # Whoever needs it has to look into what it comes from.
        return self._tracer.effort.first_cut(tuple(passed))

    def _tells_nothing(self, value: Value) -> bool:
        """Whether something is None, or what another package makes, of which nothing is known."""
        is_made = isinstance(value, External) and "()" in value.name
        return is_none(value) or (is_made and not self._tracer.is_carrier(value))

    def passed_and_kept(self, parameter: Parameter) -> Value | None:
        """What a function has kept that was passed to it, or to one that is nested in it."""
        known = [
            each for value in self._passed(parameter) for each in self._known(value, is_kept=True)
        ]
        return self._tracer.one_of(distinct(known)) if known else None

    def _known(self, value: Value, *, is_kept: bool = False) -> Iterator[Value]:
        """What is known of something that is passed.

        :param is_kept: whether it was passed and kept before, so that any call may have done so.
        """
        choices = guarded_choices(value)
        for _, each in choices:
            if isinstance(each, Unknown):
                found = self._tracer.resolved(each) if each.source is not None else None
                if found is None and is_kept and each.source is not None and not each.source[1]:
                    found = self.passed_and_kept(each.source[0])
                if found is not None:
                    yield found
            else:
                yield each

    def passed(self, parameter: Parameter) -> list[Value]:
        """What callers pass for a parameter, as far as they are seen.

        For that of a nested function it may be any, by where the function was made.
        """
        is_nested = self._symbols.unit_of(parameter.function) is None
        return [] if is_nested else self._passed(parameter)

    def decorated(self, parameter: Parameter) -> Value | None:
        """What a function is called on that a decorator puts in the place of methods."""
        if self._symbols.unit_of(parameter.function) is not None:
            return None
        receivers = self._decorated.receivers(parameter)
        return self._tracer.one_of(receivers) if receivers else None

    def _passed(self, parameter: Parameter) -> list[Value]:
        key = parameter.function
        passed = self._passed_to(key, parameter.name).get((key, parameter.name), [])
        made = parameter.receiver
        exact = [value for receiver, value in passed if self._makes(receiver, made)]
        return exact or [value for receiver, value in passed if _may_be_of(receiver, made)]

    def passed_beside(self, unknown: Unknown, meant: Mapping[Parameter, Value]) -> Value | None:
        """What callers pass for a parameter who pass some values for others.

        :return: None if that is not known of all that may do so.
        """
        parameter, steps = unknown.source or (None, ())
        if parameter is None or steps or not parameter.function.path:
            return None
        if self._depth:
            # The answer to another question waits for this one.
            return unknown
        passed = self._passed_to(parameter.function)
        told = [
            (passed[each.function, each.name], value)
            for each, value in meant.items()
            if (each.function, each.name) in passed
        ]
        seen = passed.get((parameter.function, parameter.name), [])
        if not any(is_bare(one) for _, value in seen for one in ground(value)):
            # No text, but an object: which one it is can be told as well where it is asked.
            return unknown
        if not told:
            return None
        found: list[Value] = []
        for at, (_, value) in enumerate(seen):
            fits = [
                keyed.is_equal(values[at][1], wanted) for values, wanted in told if at < len(values)
            ]
            if None in fits:
                return None
            if all(fits):
                found += ground(value)
        return self._tracer.one_of(distinct(found)) if found else None

    def _passed_to(self, key: FunctionKey, parameter: str | None = None) -> _Passed:
        """What is passed to a function, with the object that it is called on.

        Of a nested one, with what was passed to those around it.

        :param parameter: for which of its parameters; None for all of them.
        """
        wanted = None
        if parameter is not None and not self._tracer.is_exact:
            wanted = self._wanted_of(key, parameter)
        question = (key, self._tracer.is_exact, wanted)
        return self.asked(
            question,
            {},
            lambda: self._all_passed(key, wanted),
            lambda: self._anything(self._symbols.unit_of(key), "whose callers take too many steps"),
        )

    def _anything(self, unit: Unit | None, why: str) -> _Passed:
        """What is passed to a function of which it takes too long to look at the callers."""
        if unit is None or not isinstance(unit.statement, syntax.FunctionDefinition):
            return {}
        statement = unit.statement
        key = FunctionKey(unit.path, statement.line, statement.column)
        found: _Passed = {}
        for each in statement.parameters:
            unknown = Unknown(
                f"'{each.name}' of '{statement.name}', {why}", Place(key.path, key.line)
            )
            self._tracer.effort.note_given_up(Parameter(key, each.name), unknown)
            found[key, each.name] = [(unknown, unknown)]
        return found

    def _wanted_of(self, key: FunctionKey, parameter: str) -> Wanted | None:
        """Where in a call the argument for a parameter stands; None if that is not that simple."""
        unit = self._symbols.unit_of(key)
        if unit is None or not isinstance(unit.statement, syntax.FunctionDefinition):
            return None
        names = {unit.statement.name, *self._call_sites.names_of(unit)}
        for at, each in enumerate(unit.statement.parameters):
            if each.name == parameter and each.kind not in ("star", "double_star"):
                return Wanted(parameter, frozenset(names), frozenset({at, at - 1}))
        return None

    def asked(
        self,
        question: Hashable,
        default: _Value,
        find: Callable[[], _Value],
        give_up: Callable[[], _Value],
    ) -> _Value:
        """The answer to a question.

        :param default: the answer as long as it is looked for.
        :param give_up: the answer if it takes too long to be found, or if too many others have
            led to it.
        """
        if self._depth >= DEEPEST:
            return self._tracer.effort.known_answer(question, default, give_up)
        self._depth += 1
        try:
            return self._tracer.effort.answer(question, default, find, give_up)
        finally:
            self._depth -= 1

    def _makes(self, receiver: Value, made: FunctionKey | None) -> bool:
        """Whether a constructor that is called with an object makes one of just a class."""
        if made is None or not isinstance(receiver, Instance):
            return True
        if not receiver.is_open:
            return receiver.cls.key == made
        cls = self._tracer.classes.get(made)
        return cls is None or any(each.key == receiver.cls.key for each in project_classes(cls))

    def _all_passed(self, key: FunctionKey, wanted: Wanted | None) -> _Passed:
        unit = self._symbols.unit_around(key)
        if unit is None:
            return {}
        callers = self._call_sites.callers(unit)
        if callers is None:
            return self._anything(unit, "which is called in too many places")
        found: _Passed = {}
        hot = Hot(self._call_sites.names_of(unit))
        owners: list[tuple[ClassValue, str]] = []
        for each in callers:
            watch = Watch(key, None, [], wanted, owners)
            self._runs.watch(each, watch, hot)
            for _, noted in watch.noted:
                call = cast("tuple[Function, Arguments, Guard, syntax.Node, Frame]", noted)
                self._note(found, *call)
        self._note_owners(found, key, unit, owners)
        return found

    def _note_owners(
        self, found: _Passed, key: FunctionKey, unit: Unit, owners: list[tuple[ClassValue, str]]
    ) -> None:
        """Note the objects of the classes that are given a function as their method."""
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        if not unit.classes and unit.statement.parameters:
            parameter = unit.statement.parameters[0].name
            for cls, name in owners:
                receiver = self._runs.receivers.object_of(cls, name)
                found.setdefault((key, parameter), []).append((receiver, receiver))

    def _note(
        self,
        found: _Passed,
        function: Function,
        arguments: Arguments,
        path: Guard,
        node: syntax.Node,
        frame: Frame,
    ) -> None:
        with self._tracer.apart():
            self._tracer.path = path
            bound = binding.bind(self._tracer, function, arguments, node, frame)
            if bound is None:
                return
            receiver = arguments.positional[0] if arguments.positional else NONE
            seen = {(function.key, name): value for name, value in bound.items()}
            for around in function.closure.calls_around():
                if around.function is not None:
                    key = around.function.key
                    seen.update(((key, name), value) for name, value in around.variables.items())
            for at, value in seen.items():
                found.setdefault(at, []).append((receiver, self._tracer.narrowed(value)))

    def _annotation(self, parameter: Parameter) -> Value | None:
        unit = self._symbols.unit_of(parameter.function)
        if unit is None or not isinstance(unit.statement, syntax.FunctionDefinition):
            return None
        function = self._symbols.function_of(unit)
        if function is None:
            return None
        for each in unit.statement.parameters:
            if each.name == parameter.name and each.annotation is not None:
                value = annotated(self._tracer, each.annotation, function.closure)
                if value is not None and each.kind == "star":
                    return Tuple((), more=value)
                if value is not None and each.kind == "double_star":
                    return self._tracer.dict_of(Entries({}, value))
                return value
        return None

    def _from_callers(self, value: Value) -> list[Value]:
        """What callers pass for a value that is a parameter; anything else as it is."""
        if not isinstance(value, Unknown) or value.source is None or value.source[1]:
            return [value]
        return [one for each in self.passed(value.source[0]) for one in ground(each)]

    def _from_callers_exactly(self, value: Value) -> list[Value]:
        """The same, of runs of all that the callers do, as far as these are short."""
        kept, self._tracer.is_exact = self._tracer.is_exact, True
        try:
            return self._from_callers(value)
        finally:
            self._tracer.is_exact = kept

    def _or_default(self, value: Value) -> list[Value]:
        """What callers pass for a value that is a parameter, or its default if nobody is seen."""
        if not isinstance(value, Unknown) or value.source is None or value.source[1]:
            return [value]
        parameter = value.source[0]
        passed = self._from_callers(value)
        unit = (
            None
            if passed or not parameter.function.path
            else self._symbols.unit_of(parameter.function)
        )
        function = None if unit is None else self._symbols.function_of(unit)
        default = None if function is None else function.defaults.get(parameter.name)
        return passed if default is None else [default]

    def _narrowed(self, value: Value, path: Guard) -> Value:
        with self._tracer.apart():
            self._tracer.path = path
            return self._tracer.narrowed(value)


def _may_be_of(receiver: Value, made: FunctionKey | None) -> bool:
    """Whether a constructor that is called with an object may make one of a class."""
    if made is None or not isinstance(receiver, Instance):
        return True
    return any(each.key == made for each in project_classes(receiver.cls))
