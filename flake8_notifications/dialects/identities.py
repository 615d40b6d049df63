"""Functions that return their argument unchanged or raise, as most validators do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from flake8_notifications.dialects.annotation_names import Alias, meaning_of, name_of, plain
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.interpretation.effects import blocks, effects_of
from flake8_notifications.interpretation.values.callables import Descriptor
from flake8_notifications.interpretation.values.scopes import Frame, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_PARTIAL: Final = "functools.partial"
_DEEPEST: Final = 5


class Callee(NamedTuple):
    """A function, as an expression hands it on.

    :ivar position: of the parameter that is given the value.
    """

    definition: syntax.FunctionDefinition
    module: SourceModule
    closure: Frame
    position: int


def callee_of(
    machine: DialectInterpreter, node: syntax.Expression, frame: Frame, depth: int = 0
) -> Callee | None:
    """The function that an expression stands for.

    It may be a partial application, or what a function of the project returns that it defines.
    """
    if depth > _DEEPEST:
        return None
    match node:
        case syntax.Name() | syntax.Attribute():
            meaning = plain(machine, meaning_of(machine, node, frame))
            if isinstance(meaning, Alias):
                return callee_of(machine, meaning.expression, meaning.frame, depth + 1)
            function = meaning.function if isinstance(meaning, Descriptor) else meaning
            if isinstance(function, Function) and isinstance(
                function.definition, syntax.FunctionDefinition
            ):
                return Callee(function.definition, function.module, function.closure, 0)
        case syntax.Call(function=syntax.Name() | syntax.Attribute() as callee, arguments=given):
            name = name_of(plain(machine, meaning_of(machine, callee, frame)))
            if name == _PARTIAL and given:
                bound = [argument for argument in given if argument.kind == "positional"]
                inner = callee_of(machine, given[0].value, frame, depth + 1)
                return None if inner is None else inner._replace(position=len(bound) - 1)
            maker = callee_of(machine, callee, frame, depth + 1)
            return None if maker is None else _defined_in(maker)
    return None


def _defined_in(maker: Callee) -> Callee | None:
    """The function that another one defines and returns."""
    body = maker.module.body_of(maker.definition)
    match body:
        case (*_, syntax.Return(value=syntax.Name(id=returned))):
            for function in body:
                if isinstance(function, syntax.FunctionDefinition) and function.name == returned:
                    if function.decorators:
                        return None
                    return Callee(function, maker.module, maker.closure, 0)
    return None


def returns_what_it_is_given(callee: Callee) -> bool:
    """Whether a function returns one of its parameters, and nothing else."""
    definition = callee.definition
    parameters = [
        parameter for parameter in definition.parameters if parameter.kind.startswith("position")
    ]
    if callee.position >= len(parameters) or definition.is_async or definition.is_generator:
        return False
    name = parameters[callee.position].name
    body = callee.module.body_of(definition)
    effects = [effects_of(statement) for statement in body]
    if any(name in each.bound or name in each.rebinds for each in effects):
        return False
    return _ends(body) and all(_is_it(value, name, tests) for value, tests in _returned(body, ()))


def _returned(
    body: Sequence[syntax.Statement], tests: tuple[syntax.Expression, ...]
) -> Iterator[tuple[syntax.Expression | None, tuple[syntax.Expression, ...]]]:
    """What is returned, each with the tests that have held before."""
    for statement in body:
        match statement:
            case syntax.Return(value=value):
                yield value, tests
            case syntax.If(test=test, body=inside):
                yield from _returned(inside, (*tests, test))
                for branch in statement.elifs:
                    yield from _returned(branch.body, (*tests, branch.test))
                yield from _returned(statement.orelse, tests)
            case syntax.FunctionDefinition() | syntax.ClassDefinition():
                continue
            case _:
                for block in blocks(statement):
                    yield from _returned(block, tests)


def _is_it(
    value: syntax.Expression | None, name: str, tests: tuple[syntax.Expression, ...]
) -> bool:
    match value:
        case syntax.Name(id=returned):
            return returned == name
        case None | syntax.Constant(value=None):
            return any(_is_none(test, name) for test in tests)
        case _:
            return False


def _is_none(test: syntax.Expression, name: str) -> bool:
    match test:
        case syntax.Compare(
            left=syntax.Name(id=tested),
            operators=("is",),
            comparators=(syntax.Constant(value=None),),
        ):
            return tested == name
        case _:
            return False


def _ends(body: Sequence[syntax.Statement]) -> bool:
    """Whether a block never comes to its end."""
    match body[-1] if body else None:
        case syntax.Return() | syntax.Raise():
            return True
        case syntax.If() as branch:
            inner = [branch.body, *(each.body for each in branch.elifs), branch.orelse]
            return all(map(_ends, inner))
        case syntax.With(body=inside):
            return _ends(inside)
        case syntax.Try(final=final) as attempt:
            inner = [
                attempt.orelse or attempt.body,
                *(handler.body for handler in attempt.handlers),
            ]
            return _ends(final) or all(map(_ends, inner))
        case _:
            return False
