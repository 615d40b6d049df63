"""The bodies of modules and classes, run statement by statement as names are asked for.

What a name holds in the end takes the statements that bind it or may change what it holds, in their
order; those that bind what these mention are run when they ask for it.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Final

from flake8_notifications.interpretation.effects import Effects, blocks, effects_of, names_of
from flake8_notifications.interpretation.guards import TRUE, TooMuch
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values import (
    Body,
    ClassValue,
    DictObject,
    Frame,
    Function,
    ListObject,
    Place,
    Unknown,
    now,
)
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_DEFINITIONS: Final = (syntax.FunctionDefinition, syntax.ClassDefinition)
#: What a default is made by that may be changed.
_CONTAINERS: Final = (syntax.Call, syntax.Comprehension, syntax.DictDisplay, syntax.Display)
#: The methods that are called as an object is made.
_MAKING: Final = ("__init__", "__new__")
_IMPORTS: Final = (syntax.Import, syntax.ImportFrom)
#: So many names are taken to be linked by calls; a chain of thousands would cost their square.
_MOST_LINKED: Final = 50


def body_of(
    module: SourceModule, parent: Frame | None, statements: tuple[syntax.Statement, ...]
) -> Body:
    """A body none of which has been run."""
    positions: dict[str, list[int]] = {}
    aliases: dict[str, list[str]] = {}
    changes: list[tuple[int, Effects]] = []
    plain: set[str] = set()
    called: set[str] = set()
    decorated: list[tuple[int, syntax.FunctionDefinition | syntax.ClassDefinition]] = []
    inner: list[tuple[int, syntax.Statement]] = []
    for at, statement in enumerate(statements):
        if isinstance(statement, _DEFINITIONS):
            positions.setdefault(statement.name, []).append(at)
            plain.add(statement.name)
            if statement.decorators:
                decorated.append((at, statement))
            if isinstance(statement, syntax.ClassDefinition):
                inner += ((at, each) for each in statement.body if _may_reach_out(each))
            continue
        if isinstance(statement, _IMPORTS):
            for each in statement.names:
                name = each.alias or (
                    each.name.partition(".")[0]
                    if isinstance(statement, syntax.Import)
                    else each.name
                )
                if name != "*":
                    positions.setdefault(name, []).append(at)
                    plain.add(name)
            continue
        effects = effects_of(statement)
        called |= effects.called
        for name in effects.bound:
            positions.setdefault(name, []).append(at)
        _note_alias(statement, aliases, positions, plain)
        if effects.changed or effects.stored or effects.names:
            changes.append((at, effects))
    bindings = {name: frozenset(known) for name, known in positions.items()}
    defined = _functions_in(statements)
    mentioned = _mentions(module, defined)
    reached = [(at, _reached(each, defined, mentioned)) for at, each in (*decorated, *inner)]
    for at, names in reached:
        for name in names - plain:
            _add_position(positions, aliases.get(name, (name,)), at)
    methods = ((at, each) for at, each in inner if isinstance(each, syntax.FunctionDefinition))
    for at, definition in (*decorated, *methods):
        for name in _registered_with(definition, defined):
            if at not in positions[name]:
                positions[name].append(at)
    is_stateful = _stateful(module, statements)
    for at, effects in changes:
        changed = set(effects.stored)
        changed |= {name for name in effects.changed if name not in plain}
        if isinstance(statements[at], syntax.ExpressionStatement):
            changed |= effects.changed | (effects.called & aliases.keys())
            for name in effects.names & defined.keys():
                changed |= mentioned(name)
        called_methods = {*_MAKING, *effects.attributes}
        changed |= {name for name in effects.names & plain if is_stateful(name, called_methods)}
        for name in changed:
            _add_position(positions, aliases.get(name, (name,)), at)
    for known in positions.values():
        known.sort()
    starred = [*_starred(statements)]
    return Body(module, parent, statements, positions, bindings, starred, frozenset(called))


def _stateful(
    module: SourceModule, statements: Iterable[syntax.Statement]
) -> Callable[[str, Container[str]], bool]:
    """Whether what is called by a name of a body may be another one from one call to the next.

    A function may have a default that is changed, a class attributes that its methods count in, of
    which only those are looked at that may be called.
    """
    definitions = {each.name: each for each in statements if isinstance(each, _DEFINITIONS)}

    def is_stateful(name: str, methods: Container[str]) -> bool:
        match definitions.get(name):
            case syntax.FunctionDefinition(parameters=parameters):
                return any(isinstance(each.default, _CONTAINERS) for each in parameters)
            case syntax.ClassDefinition(body=body):
                return any(
                    isinstance(each, syntax.FunctionDefinition)
                    and each.name in methods
                    and _sets_its_class(module, each, name)
                    for each in body
                )
            case _:
                return False

    return is_stateful


def _sets_its_class(
    module: SourceModule, method: syntax.FunctionDefinition, class_name: str
) -> bool:
    """Whether a method sets attributes of its class, as far as that is written there."""
    is_of_class = any(
        isinstance(each, syntax.Name) and each.id == "classmethod" for each in method.decorators
    )
    names = {"type", class_name, *(each.name for each in method.parameters[:1] if is_of_class)}
    stored = set[str]().union(*(effects_of(each).stored for each in module.body_of(method)))
    return not names.isdisjoint(stored)


def _add_position(positions: Mapping[str, list[int]], names: Iterable[str], at: int) -> None:
    """Note that a statement matters for some names, as far as the body binds them."""
    for name in names:
        known = positions.get(name)
        if known is not None and at not in known:
            known.append(at)


def _functions_in(
    statements: Iterable[syntax.Statement],
) -> dict[str, syntax.FunctionDefinition]:
    """The functions that some statements define, by their names."""
    return {each.name: each for each in statements if isinstance(each, syntax.FunctionDefinition)}


def _may_reach_out(statement: syntax.Statement) -> bool:
    """Whether a statement of a class's body may change what its module holds."""
    match statement:
        case syntax.FunctionDefinition(decorators=decorators):
            return bool(decorators)
        case syntax.ExpressionStatement(value=value):
            return isinstance(value, syntax.Call)
        case syntax.Assign(targets=targets, value=value):
            return isinstance(value, syntax.Call) or any(
                isinstance(each, syntax.Subscript) for each in targets
            )
        case syntax.AugmentedAssign() | syntax.Delete() | syntax.For() | syntax.If():
            return True
        case _:
            return False


def _reached(
    statement: syntax.Statement,
    defined: Mapping[str, syntax.FunctionDefinition],
    mentioned: Callable[[str], set[str]],
) -> set[str]:
    """The names of a body whose objects a statement may change: more than it does, never less.

    A decorator may put what it decorates into a registry.

    :param defined: the functions of the body.
    :param mentioned: the names that each of them mentions.
    """
    if isinstance(statement, _DEFINITIONS):
        used = set[str]().union(*(names_of(each) for each in statement.decorators))
    else:
        used = effects_of(statement).names
    return used.union(*map(mentioned, used & defined.keys()))


def _starred(statements: Iterable[syntax.Statement]) -> Iterator[syntax.ImportFrom]:
    for statement in statements:
        if isinstance(statement, syntax.ImportFrom):
            if any(each.name == "*" for each in statement.names):
                yield statement
        elif isinstance(statement, syntax.Try):
            # Whether what stands under an ``if`` is run at all is not known here.
            for block in blocks(statement):
                yield from _starred(block)


def _registered_with(
    definition: syntax.FunctionDefinition | syntax.ClassDefinition,
    defined: Mapping[str, syntax.FunctionDefinition],
) -> Iterator[str]:
    """The decorated functions of a body of which a method decorates another definition."""
    for decorator in definition.decorators:
        maker = decorator.function if isinstance(decorator, syntax.Call) else decorator
        match maker:
            case syntax.Attribute(value=syntax.Name(id=name)) if name in defined:
                if defined[name].decorators and name != definition.name:
                    yield name


def _note_alias(
    statement: syntax.Statement,
    aliases: dict[str, list[str]],
    bound: Container[str],
    plain: Container[str],
) -> None:
    """Note which names hold the same object, or objects of which one may hold the other.

    :param aliases: by name, all names of its group; each of these has the same list.
    :param bound: the names that the body has bound so far.
    :param plain: those that stand for a definition or an import.
    """
    if not isinstance(statement, syntax.Assign):
        return
    most: float = _MOST_LINKED
    match statement.value:
        case syntax.Name(id=name):
            linked, most = [name], math.inf
        case syntax.Attribute(value=syntax.Name(id=name)):
            # A method of it, maybe.
            linked = [name] if name in bound and name not in plain else []
        case syntax.Call(arguments=arguments):
            names = [each.value.id for each in arguments if isinstance(each.value, syntax.Name)]
            linked = [name for name in names if name in bound and name not in plain]
        case _:
            return
    targets = [each.id for each in statement.targets if isinstance(each, syntax.Name)]
    for target in targets:
        for name in linked:
            small, large = sorted(
                (aliases.setdefault(target, [target]), aliases.setdefault(name, [name])), key=len
            )
            if small is not large and len(small) + len(large) <= most:
                large += small
                aliases.update(dict.fromkeys(small, large))


def _mentions(
    module: SourceModule, defined: Mapping[str, syntax.FunctionDefinition]
) -> Callable[[str], set[str]]:
    """The names that the body of each function mentions; many are decorated with the same one."""

    @functools.cache
    def mentioned(name: str) -> set[str]:
        body = module.body_of(defined[name])
        return set().union(*(effects_of(statement).names for statement in body))

    return mentioned


def demand(machine: Machine, body: Body, name: str) -> None:
    """Run the statements of a body that decide what a name holds there now."""
    positions = body.positions.get(name)
    if positions is None:
        if body.starred and not name.startswith("_"):
            machine.demand_starred(body, name)
        return
    if name in body.settled:
        return
    before = body.present
    wanted = [
        at
        for at in positions
        if (at not in body.executed or isinstance(body.statements[at], syntax.ClassDefinition))
        and (before is None or at < before)
    ]
    if before is None:
        body.settled.add(name)
    if not wanted:
        return
    try:
        _run_wanted(machine, body, name, wanted)
    except BaseException:
        # Whoever asks next has to find out anew.
        body.settled.discard(name)
        raise


def _run_wanted(machine: Machine, body: Body, name: str, wanted: Iterable[int]) -> None:
    """Run those statements of a body that a name depends on."""
    with machine.apart():
        for at in wanted:
            value = body.variables.get(name)
            is_object = (
                isinstance(value, Function)
                or (isinstance(value, ClassValue) and _calls(body.statements[at], name))
                or machine.is_changeable(value)
            )
            if at in body.executed:
                if is_object:
                    _run_inside(machine, body, at, name)
                continue
            if at not in body.bindings.get(name, ()) and not is_object:
                continue
            if value is not None:
                run_readers(machine, body, name, at)
            _run(machine, body, at)
            if is_object:
                _run_inside(machine, body, at, name)


def _calls(statement: syntax.Statement, name: str) -> bool:
    """Whether a statement uses a class, and sets nothing of it itself: others see to that."""
    return not isinstance(statement, _DEFINITIONS) and name not in effects_of(statement).stored


def _run_inside(machine: Machine, body: Body, at: int, name: str) -> None:
    """Run what stands in the body of a class and may change what a name around it holds."""
    statement = body.statements[at]
    if not isinstance(statement, syntax.ClassDefinition) or name == statement.name:
        return
    cls = body.variables.get(statement.name)
    if not isinstance(cls, ClassValue) or cls.definition is not statement:
        return
    defined = _functions_in(body.statements)
    mentioned = _mentions(body.module, defined)
    for inner_at, each in enumerate(statement.body):
        if _may_reach_out(each) and name in _reached(each, defined, mentioned):
            _run(machine, cls.body, inner_at)


def _run(machine: Machine, body: Body, at: int) -> None:
    """Run a statement of a body, once."""
    if at in body.executed:
        return
    if at in body.unfinished:
        raise TooMuch
    body.executed.add(at)
    body.module.note_use(body.statements[at].line)
    # A class has its names from when it was defined, whenever somebody asks for one.
    present = [(body, at)]
    while (around := present[-1][0].around) is not None:
        present.append(around)
    before = [each.present for each, _ in present]
    for each, position in present:
        each.present = position
    machine.imports += 1
    changed: dict[int, ListObject | DictObject] = {}
    changed_before, machine.changed, start = machine.changed, changed, now()
    try:
        machine.path = TRUE
        with machine.within_own_limits():
            machine.execute((body.statements[at],), body)
    except TooMuch as error:
        place = Place(body.module.path, body.statements[at].line)
        reason = Unknown("code that takes too many steps", place)
        if not machine.leaves_unfinished(error, reason):
            body.executed.discard(at)
            body.unfinished.add(at)
            raise
        leave_unknown(machine, body, at, reason)
        # What it would have changed further is not known.
        machine.forget([each for each in changed.values() if each.born <= start], reason)
    except BaseException:
        body.executed.discard(at)
        raise
    finally:
        machine.imports -= 1
        machine.changed = changed_before
        for (each, _), position_before in zip(present, before, strict=True):
            each.present = position_before


def leave_unknown(machine: Machine, body: Body, at: int, reason: Unknown) -> None:
    """Let what a statement of a body binds and changes be unknown."""
    machine.path = TRUE
    for name, positions in body.positions.items():
        if at in body.bindings.get(name, ()):
            body.variables[name] = reason
        elif at in positions and name in body.variables:
            machine.forget([body.variables[name]], reason)


def run_line(machine: Machine, body: Body, line: int) -> None:
    """Run what starts on a line of a body, or of a class in it, once."""
    with machine.apart():
        for at, statement in enumerate(body.statements):
            decorators = statement.decorators if isinstance(statement, _DEFINITIONS) else ()
            if line in {statement.line, *(each.line for each in decorators)}:
                _run(machine, body, at)
            elif isinstance(
                statement, syntax.ClassDefinition
            ) and statement.line < line <= body.module.end_of(statement):
                _run(machine, body, at)
                cls = body.variables.get(statement.name)
                if isinstance(cls, ClassValue) and cls.definition is statement:
                    run_line(machine, cls.body, line)


def run_readers(machine: Machine, body: Body, name: str, until: int | None = None) -> None:
    """Run what reads a name of a body while it is imported, before the name is anything else.

    :param until: the position of what binds or changes it; None for all of them.
    """
    if body.readings is None:
        body.readings = [_read_at_import(each) for each in body.statements]
    with machine.apart():
        for at, names in enumerate(body.readings[:until]):
            statement = body.statements[at]
            if name not in names:
                continue
            _run(machine, body, at)
            if isinstance(statement, syntax.ClassDefinition):
                cls = body.variables.get(statement.name)
                if isinstance(cls, ClassValue) and cls.definition is statement:
                    run_readers(machine, cls.body, name)


def _read_at_import(statement: syntax.Statement) -> set[str]:
    """The names that a statement reads when it is run, those of functions' bodies left out."""
    match statement:
        case syntax.FunctionDefinition(decorators=decorators, parameters=parameters):
            defaults = (each.default for each in parameters if each.default is not None)
            return set().union(*map(names_of, (*decorators, *defaults)))
        case syntax.ClassDefinition(bases=bases, decorators=decorators, body=inner):
            header = (*bases, *decorators, *(each.value for each in statement.keywords))
            return set().union(*map(names_of, header), *map(_read_at_import, inner))
        case _:
            return effects_of(statement).names


def is_settled(body: Body, name: str) -> bool:
    """Whether nothing is left to run for a name."""
    if body.present is not None:
        return False
    positions = body.positions.get(name)
    if positions is None:
        return not body.starred
    return name in body.settled
