"""What callers pass for parameters."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Final, TypeAlias, TypeVar, cast

from flake8_notifications.interpretation import binding, keyed
from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.base import (
    NONE,
    Tuple,
    Unknown,
    Value,
    guarded_choices,
    is_none,
)
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import Entries
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey, Parameter
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.annotations import annotated
from flake8_notifications.tracing.call_sites import CallSites
from flake8_notifications.tracing.decorated_methods import DecoratedMethods
from flake8_notifications.tracing.program import Program
from flake8_notifications.tracing.sends import Wanted, Watch
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.value_sets import distinct, ground, is_bare
from flake8_notifications.tracing.words import RelevantNames

#: The maximum nesting of questions.
DEEPEST: Final = 6

_Value = TypeVar("_Value")
#: By function and parameter: the arguments, each with the receiver of the call.
_Passed: TypeAlias = dict[tuple[FunctionKey, str], list[tuple[Value, Value]]]


class Passing:
    """Answers what parameters hold, each question once.

    For ``subject`` in ``def notify(subject)``, all call sites ``notify(…)`` are run, and the answer
    is the alternatives of what they pass.
    """

    def __init__(self, program: Program) -> None:
        self._modules = program.modules
        self._tracer = program.tracer
        self._units = program.units
        self._words = program.words
        self._classes = program.classes
        self._symbols = program.symbols
        self._runs = program.runs
        self._call_sites = CallSites(program)
        self._decorated = DecoratedMethods(self._units, self._symbols)
        self._depth = 0

    def resolve(self, parameter: Parameter) -> Value | None:
        """The value of a parameter, by its arguments and its annotation; None if unknown."""
        return self._tracer.effort.answer(parameter, None, lambda: self._seen(parameter))

    def _seen(self, parameter: Parameter) -> Value | None:
        if parameter in self._tracer.notes:
            return self.declared(parameter)
        if not parameter.function.path:
            return None
        passed = self.passed(parameter)
        candidates = [candidate for value in passed for candidate in self._known(value)]
        if all(map(self._tells_nothing, candidates)):
            declared = self._annotation(parameter)
            candidates = (
                candidates if declared is None else [*filter(is_none, candidates), declared]
            )
        if candidates:
            return self._tracer.one_of(distinct(candidates))
        given_up = next(filter(None, map(self._tracer.effort.given_up_of, passed)), None)
        if given_up is not None:
            self._tracer.effort.note_given_up(parameter, given_up)
        # Whoever needs the value has to look into its origin.
        return self._tracer.effort.first_cut(tuple(passed))

    def _tells_nothing(self, value: Value) -> bool:
        """Whether a value is None, or an opaque object that another package creates."""
        is_made = isinstance(value, External) and "()" in value.name
        return is_none(value) or (is_made and not self._tracer.is_carrier(value))

    def passed_and_kept(self, parameter: Parameter) -> Value | None:
        """The arguments that a function, or one nested in it, has stored."""
        candidates = [
            candidate
            for value in self._passed(parameter)
            for candidate in self._known(value, is_kept=True)
        ]
        return self._tracer.one_of(distinct(candidates)) if candidates else None

    def _known(self, value: Value, *, is_kept: bool = False) -> Iterator[Value]:
        """The known alternatives of an argument.

        :param is_kept: whether it was passed and stored earlier, so that any call may have done so.
        """
        choices = guarded_choices(value)
        for _, choice in choices:
            if isinstance(choice, Unknown):
                resolved = self._tracer.resolved(choice) if choice.source is not None else None
                if (
                    resolved is None
                    and is_kept
                    and choice.source is not None
                    and not choice.source[1]
                ):
                    resolved = self.passed_and_kept(choice.source[0])
                if resolved is not None:
                    yield resolved
            else:
                yield choice

    def passed(self, parameter: Parameter) -> list[Value]:
        """What callers pass for a parameter, as far as they are known.

        The parameter of a nested function may hold anything, depending on where the function was
        created.
        """
        is_nested = self._symbols.unit_of(parameter.function) is None
        return [] if is_nested else self._passed(parameter)

    def decorated(self, parameter: Parameter) -> Value | None:
        """The receivers of a function with which a decorator replaces methods."""
        if self._symbols.unit_of(parameter.function) is not None:
            return None
        receivers = self._decorated.receivers(parameter)
        return self._tracer.one_of(receivers) if receivers else None

    def _passed(self, parameter: Parameter) -> list[Value]:
        key = parameter.function
        passed = self._passed_to(key, parameter.name).get((key, parameter.name), [])
        created_class = parameter.receiver
        exact = [value for receiver, value in passed if self._makes(receiver, created_class)]
        return exact or [value for receiver, value in passed if _may_be_of(receiver, created_class)]

    def passed_beside(self, unknown: Unknown, meant: Mapping[Parameter, Value]) -> Value | None:
        """What is passed for a parameter together with certain values for other parameters.

        :return: None if that is unknown for some caller that may do so.
        """
        parameter, steps = unknown.source or (None, ())
        if parameter is None or steps or not parameter.function.path:
            return None
        if self._depth:
            # The answer to another question waits for this one.
            return unknown
        passed = self._passed_to(parameter.function)
        known_arguments = [
            (passed[other.function, other.name], value)
            for other, value in meant.items()
            if (other.function, other.name) in passed
        ]
        arguments = passed.get((parameter.function, parameter.name), [])
        if not any(is_bare(choice) for _, value in arguments for choice in ground(value)):
            # An object rather than a text can be determined at its use just as well.
            return unknown
        if not known_arguments:
            return None
        matching: list[Value] = []
        for at, (_, value) in enumerate(arguments):
            fits = [
                keyed.is_equal(values[at][1], wanted)
                for values, wanted in known_arguments
                if at < len(values)
            ]
            if None in fits:
                return None
            if all(fits):
                matching += ground(value)
        return self._tracer.one_of(distinct(matching)) if matching else None

    def _passed_to(self, key: FunctionKey, parameter: str | None = None) -> _Passed:
        """The arguments of a function, each with the receiver of the call.

        For a nested function, those of the enclosing functions as well.

        :param parameter: the parameter of interest; None for all of them.
        """
        wanted = None
        if parameter is not None and not self._tracer.is_exact:
            wanted = self._wanted_of(key, parameter)
        question = (key, self._tracer.is_exact, wanted)
        return self.asked(
            question,
            {},
            lambda: self._all_passed(key, wanted),
            lambda: self._unknown_arguments(
                self._symbols.unit_of(key), "whose callers take too many steps"
            ),
        )

    def _unknown_arguments(self, unit: Unit | None, why: str) -> _Passed:
        """The arguments of a function whose callers take too long to run."""
        if unit is None or not isinstance(unit.statement, syntax.FunctionDefinition):
            return {}
        statement = unit.statement
        key = FunctionKey(unit.path, statement.line, statement.column)
        unknowns: _Passed = {}
        for parameter in statement.parameters:
            unknown = Unknown(
                f"'{parameter.name}' of '{statement.name}', {why}", Place(key.path, key.line)
            )
            self._tracer.effort.note_given_up(Parameter(key, parameter.name), unknown)
            unknowns[key, parameter.name] = [(unknown, unknown)]
        return unknowns

    def _wanted_of(self, key: FunctionKey, parameter: str) -> Wanted | None:
        """The position in a call of the argument for a parameter; None if that varies."""
        unit = self._symbols.unit_of(key)
        if unit is None or not isinstance(unit.statement, syntax.FunctionDefinition):
            return None
        names = {unit.statement.name, *self._call_sites.names_of(unit)}
        for at, declared in enumerate(unit.statement.parameters):
            if declared.name == parameter and declared.kind not in ("star", "double_star"):
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

        :param default: the answer while it is being computed.
        :param give_up: the answer if computing it takes too long, or if the questions are nested
            too deeply.
        """
        if self._depth >= DEEPEST:
            return self._tracer.effort.known_answer(question, default, give_up)
        self._depth += 1
        try:
            return self._tracer.effort.answer(question, default, find, give_up)
        finally:
            self._depth -= 1

    def _makes(self, receiver: Value, created_class: FunctionKey | None) -> bool:
        """Whether a constructor call creates an instance of exactly the given class."""
        if created_class is None or not isinstance(receiver, Instance):
            return True
        if not receiver.is_open:
            return receiver.cls.key == created_class
        cls = self._tracer.classes.get(created_class)
        return cls is None or any(base.key == receiver.cls.key for base in project_classes(cls))

    def _all_passed(self, key: FunctionKey, wanted: Wanted | None) -> _Passed:
        unit = self._symbols.unit_around(key)
        if unit is None:
            return {}
        callers = self._call_sites.callers(unit)
        if callers is None:
            return self._unknown_arguments(unit, "which is called in too many places")
        passed: _Passed = {}
        relevant = RelevantNames(self._call_sites.names_of(unit))
        owners: list[tuple[ClassValue, str]] = []
        for caller in callers:
            watch = Watch(key, None, [], wanted, owners)
            self._runs.watch(caller, watch, relevant)
            for _, recorded in watch.noted:
                call = cast("tuple[Function, Arguments, Guard, syntax.Node, Frame]", recorded)
                self._note(passed, *call)
        self._note_owners(passed, key, unit, owners)
        return passed

    def _note_owners(
        self, passed: _Passed, key: FunctionKey, unit: Unit, owners: list[tuple[ClassValue, str]]
    ) -> None:
        """Note instances of the classes that were given the function as a method."""
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        if not unit.classes and unit.statement.parameters:
            parameter = unit.statement.parameters[0].name
            for cls, name in owners:
                receiver = self._runs.receivers.object_of(cls, name)
                passed.setdefault((key, parameter), []).append((receiver, receiver))

    def _note(
        self,
        passed: _Passed,
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
            variables = {(function.key, name): value for name, value in bound.items()}
            for scope in function.closure.calls_around():
                if scope.function is not None:
                    key = scope.function.key
                    variables.update(
                        ((key, name), value) for name, value in scope.variables.items()
                    )
            for function_and_name, value in variables.items():
                passed.setdefault(function_and_name, []).append(
                    (receiver, self._tracer.narrowed(value))
                )

    def declared(self, parameter: Parameter) -> Value | None:
        """The value of a parameter by its annotation alone; None if that says nothing relevant."""
        note = self._tracer.notes.get(parameter)
        return self._annotation(parameter) if note is None else annotated(self._tracer, *note)

    def _annotation(self, parameter: Parameter) -> Value | None:
        unit = self._symbols.unit_of(parameter.function)
        if unit is None or not isinstance(unit.statement, syntax.FunctionDefinition):
            return None
        function = self._symbols.function_of(unit)
        if function is None:
            return None
        for declaration in unit.statement.parameters:
            if declaration.name == parameter.name and declaration.annotation is not None:
                value = annotated(self._tracer, declaration.annotation, function.closure)
                if value is not None and declaration.kind == "star":
                    return Tuple((), more=value)
                if value is not None and declaration.kind == "double_star":
                    return self._tracer.dict_of(Entries({}, value))
                return value
        return None

    def _from_callers(self, value: Value) -> list[Value]:
        """What callers pass for a value that is a parameter; other values as they are."""
        if not isinstance(value, Unknown) or value.source is None or value.source[1]:
            return [value]
        return [choice for argument in self.passed(value.source[0]) for choice in ground(argument)]

    def _from_callers_exactly(self, value: Value) -> list[Value]:
        """Like :meth:`_from_callers`, with callers run in full as far as they are short."""
        was_exact, self._tracer.is_exact = self._tracer.is_exact, True
        try:
            return self._from_callers(value)
        finally:
            self._tracer.is_exact = was_exact

    def _or_default(self, value: Value) -> list[Value]:
        """What callers pass for a value that is a parameter; its default if no caller is known."""
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


def _may_be_of(receiver: Value, created_class: FunctionKey | None) -> bool:
    """Whether a constructor call may create an instance of the given class."""
    if created_class is None or not isinstance(receiver, Instance):
        return True
    return any(cls.key == created_class for cls in project_classes(receiver.cls))
