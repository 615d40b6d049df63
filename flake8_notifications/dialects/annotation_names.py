"""What a name in an annotation stands for: a class, something of a library, or another type.

What the interpreter makes of ``Union[str, int]`` is of no use to anybody, so that an alias is
followed to the expression that it is an alias of, in the module that has it.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias, TypeGuard

from flake8_notifications.dialects.interpreter import DialectInterpreter, is_typing
from flake8_notifications.dialects.known_types import canonical
from flake8_notifications.interpretation.effects import effects_of
from flake8_notifications.interpretation.plain import truth, value_in
from flake8_notifications.interpretation.values.base import Unknown, Value
from flake8_notifications.interpretation.values.callables import Native
from flake8_notifications.interpretation.values.external import External, ModuleValue
from flake8_notifications.interpretation.values.scopes import Body, ClassValue, Frame
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place

_DEEPEST: Final = 40
_BUILTINS: Final = frozenset(dir(builtins))


class Alias(NamedTuple):
    """An expression that a name stands for.

    :ivar name: by which it was found, of the module that has it.
    """

    expression: syntax.Expression
    frame: Frame
    place: Place
    name: str


Meaning: TypeAlias = Value | Alias


def name_of(meaning: Meaning) -> str | None:
    """The canonical name of something of a library."""
    if isinstance(meaning, External | Native):
        return canonical(meaning.name)
    return None


def meaning_of(
    machine: DialectInterpreter, node: syntax.Expression, frame: Frame, depth: int = 0
) -> Meaning:
    """What a name or attribute stands for."""
    place = Place(frame.module.path, node.line)
    if depth > _DEEPEST:
        return Unknown("a name that leads to itself", place)
    match node:
        case syntax.Name(id=name):
            return _named(machine, name, frame, place, depth)
        case syntax.Attribute(value=holder, name=name):
            inner = plain(machine, meaning_of(machine, holder, frame, depth + 1), depth)
            return _attribute(machine, inner, name, place, depth)
        case _:
            return Alias(node, frame, place, "")


def plain(machine: DialectInterpreter, meaning: Meaning, depth: int = 0) -> Meaning:
    """What a name that stands for another name stands for in the end."""
    while isinstance(meaning, Alias) and isinstance(
        meaning.expression, syntax.Name | syntax.Attribute
    ):
        depth += 1
        meaning = meaning_of(machine, meaning.expression, meaning.frame, depth)
    return meaning


def _attribute(
    machine: DialectInterpreter, holder: Meaning, name: str, place: Place, depth: int
) -> Meaning:
    match holder:
        case ModuleValue(module=module):
            return in_module(machine, module, name, place, depth)
        case External(name=dotted) | Native(name=dotted):
            return machine.named(f"{dotted}.{name}")
        case ClassValue():
            for base in holder.mro:
                if isinstance(base, ClassValue) and name in base.body.bindings:
                    return _bound(machine, base.body, name, place, depth)
            return Unknown(f"class '{holder.name}' has no known '{name}'", place)
        case Unknown():
            return holder
        case _:
            return Unknown(f"'{name}' of something that is neither a module nor a class", place)


def in_module(
    machine: DialectInterpreter, module: SourceModule, name: str, place: Place, depth: int = 0
) -> Meaning:
    """What a name of a module stands for."""
    if depth > _DEEPEST:
        return Unknown("a name that leads to itself", place)
    if module.facts.broken is not None:
        return Unknown(f"'{module.path}' cannot be read: {module.facts.broken}", place)
    body = machine.module_frame(module)
    if name in body.bindings:
        return _bound(machine, body, name, place, depth)
    if module.is_package:
        submodule = machine.find_module(f"{module.name}.{name}", module.path)
        if submodule is not None:
            return ModuleValue(submodule)
    value = _starred(machine, body, name, place, depth)
    if value is not None:
        return value
    return Unknown(f"'{name}', which '{module.name}' does not have", place)


def _named(
    machine: DialectInterpreter, name: str, frame: Frame, place: Place, depth: int
) -> Meaning:
    around: Frame | None = frame
    while around is not None:
        if isinstance(around, Body):
            if name in around.bindings:
                return _bound(machine, around, name, place, depth)
            if around.parent is None:
                value = _starred(machine, around, name, place, depth)
                if value is not None:
                    return value
        around = around.parent
    if name in _BUILTINS:
        return Native(f"builtins.{name}")
    return Unknown(f"'{name}', which nothing defines", place)


def _starred(
    machine: DialectInterpreter, body: Body, name: str, place: Place, depth: int
) -> Meaning | None:
    """A name that a module has from ``from … import *``."""
    unread: list[str] = []
    for statement in reversed(body.starred):
        source = body.module.absolute_name(statement.module, statement.level)
        module = machine.find_module(source, body.module.path)
        if module is None:
            unread.append(source)
        elif module.path != body.module.path:
            value = in_module(machine, module, name, place, depth + 1)
            if not isinstance(value, Unknown):
                return value
    if not unread or name.startswith("_") or name in _BUILTINS:
        return None
    if len(unread) > 1:
        return Unknown(f"'{name}', which one of several modules has that are not read", place)
    return machine.named(f"{unread[0]}.{name}")


def _bound(machine: DialectInterpreter, body: Body, name: str, place: Place, depth: int) -> Meaning:
    """What the statements of a body bind a name to, in the end."""
    known = machine.meanings.get((id(body), name))
    if known is None:
        value = _found_bound(machine, body, name, place, depth)
        if isinstance(value, Unknown):
            # How deep it is sought may be why.
            return value
        known = machine.meanings[id(body), name] = (body, value)
    return known[1]  # type: ignore[return-value]


def _found_bound(
    machine: DialectInterpreter, body: Body, name: str, place: Place, depth: int
) -> Meaning:
    positions = sorted(body.bindings[name])
    value = _in_block(machine, [body.statements[at] for at in positions], body, name, depth)
    if value is None:
        return Unknown(f"'{name}', which nothing binds for certain", place)
    return value


def _in_block(
    machine: DialectInterpreter,
    statements: Sequence[syntax.Statement],
    body: Body,
    name: str,
    depth: int,
) -> Meaning | None:
    """What the last of some statements binds a name to that binds it; None if none does."""
    for statement in reversed(statements):
        value = _in_statement(machine, statement, body, name, depth)
        if value is not None:
            return value
    return None


def _in_statement(
    machine: DialectInterpreter, statement: syntax.Statement, body: Body, name: str, depth: int
) -> Meaning | None:
    place = Place(body.module.path, statement.line)
    match statement:
        case syntax.ClassDefinition(name=defined) if defined == name:
            return _class(machine, statement, body, place)
        case syntax.FunctionDefinition(name=defined) if defined == name:
            return value_in(machine, syntax.Name(statement.line, 0, name), body)
        case syntax.Import(names=names):
            for each in names:
                if (each.alias or each.name.partition(".")[0]) == name:
                    full = each.name if each.alias else name
                    return machine.module_value(full, body.module.path)
        case syntax.ImportFrom(names=names):
            for each in names:
                if (each.alias or each.name) == name:
                    return _imported(machine, statement, each.name, body, place, depth)
        case syntax.Assign(targets=targets, value=value):
            if any(isinstance(target, syntax.Name) and target.id == name for target in targets):
                cls = machine.made_class(value, body) if _may_make(value) else None
                return cls or Alias(value, body, place, name)
            if name in effects_of(statement).bound:
                return Unknown(f"'{name}', which is one of several that are bound at once", place)
        case syntax.If() | syntax.Try():
            return _in_branches(machine, statement, body, name, depth)
        case _:
            if name in effects_of(statement).bound:
                return Unknown(f"'{name}', which is not simply defined", place)
    return None


def _may_make(node: syntax.Expression) -> TypeGuard[syntax.Call]:
    """Whether an expression may make a class, by its words."""
    return isinstance(node, syntax.Call) and isinstance(
        node.function, syntax.Name | syntax.Attribute
    )


def _class(
    machine: DialectInterpreter, statement: syntax.ClassDefinition, body: Body, place: Place
) -> Meaning:
    key = (body.module.path, statement.line, statement.column)
    if key not in machine.classes:
        with machine.apart():
            machine.demand(body, statement.name)
    cls = machine.classes.get(key)
    return cls or Unknown(f"class '{statement.name}', which may not come to be", place)


def _imported(
    machine: DialectInterpreter,
    statement: syntax.ImportFrom,
    name: str,
    body: Body,
    place: Place,
    depth: int,
) -> Meaning:
    source = body.module.absolute_name(statement.module, statement.level)
    module = machine.find_module(source, body.module.path)
    if module is not None and module.path != body.module.path:
        return in_module(machine, module, name, place, depth + 1)
    qualified = f"{source}.{name}"
    submodule = machine.find_module(qualified, body.module.path)
    return machine.named(qualified) if submodule is None else ModuleValue(submodule)


def _in_branches(
    machine: DialectInterpreter,
    statement: syntax.If | syntax.Try,
    body: Body,
    name: str,
    depth: int,
) -> Meaning | None:
    values = [
        value
        for block in branches(machine, statement, body)
        if (value := _in_block(machine, block, body, name, depth)) is not None
    ]
    if not values:
        if isinstance(statement, syntax.If) and is_typing(statement.test):
            # At run time there is no such name, and nobody asks for it.
            return _in_block(machine, statement.body, body, name, depth)
        return None
    first = values[0]
    if all(_is_same(first, value) for value in values[1:]):
        return first
    place = Place(body.module.path, statement.line)
    return Unknown(f"'{name}', of which a condition decides what it is", place)


def _is_same(one: Meaning, other: Meaning) -> bool:
    if one is other:
        return True
    name = name_of(one)
    return name is not None and name == name_of(other)


def branches(
    machine: DialectInterpreter, statement: syntax.If | syntax.Try, frame: Frame
) -> Iterator[Sequence[syntax.Statement]]:
    """The blocks that a statement may come to; of a ``try``, that in which nothing is wrong."""
    if isinstance(statement, syntax.Try):
        yield (*statement.body, *statement.orelse, *statement.final)
        return
    test = statement.test
    decided = machine.remember("holds", test, lambda: _holds(machine, test, frame))
    if decided is not False:
        yield statement.body
    if decided is True:
        return
    if statement.elifs:
        for each in statement.rest:
            assert isinstance(each, syntax.If)
            yield from branches(machine, each, frame)
    else:
        yield statement.orelse


def _holds(machine: DialectInterpreter, test: syntax.Expression, frame: Frame) -> bool | None:
    if is_typing(test):
        return False
    if isinstance(test, syntax.Unary) and test.operator == "not":
        inner = _holds(machine, test.operand, frame)
        return None if inner is None else not inner
    return truth(machine, value_in(machine, test, frame))


def certain_statements(
    machine: DialectInterpreter, statements: Sequence[syntax.Statement], frame: Frame
) -> Iterator[syntax.Statement]:
    """The statements that are run, those of branches that are decided included.

    A branch that nobody can decide stays what it is.
    """
    for statement in statements:
        if isinstance(statement, syntax.If):
            blocks = [*branches(machine, statement, frame)]
            if len(blocks) == 1:
                yield from certain_statements(machine, blocks[0], frame)
            else:
                yield statement
        else:
            yield statement
