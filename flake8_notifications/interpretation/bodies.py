"""The bodies of modules and classes, run statement by statement as names are looked up.

The final value of a name depends on the statements that bind it or may mutate its value, which are
run in order; those that bind the names that these mention are run on lookup.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Final

from flake8_notifications.interpretation.effects import blocks, effects_of
from flake8_notifications.interpretation.expression_effects import Effects, names_of
from flake8_notifications.interpretation.guards import TRUE, TooMuch
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import Unknown
from flake8_notifications.interpretation.values.containers import DictObject, ListObject, now
from flake8_notifications.interpretation.values.scopes import Body, ClassValue, Frame, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place

_DEFINITIONS: Final = (syntax.FunctionDefinition, syntax.ClassDefinition)
#: Expressions for defaults that may be mutable.
_CONTAINERS: Final = (syntax.Call, syntax.Comprehension, syntax.DictDisplay, syntax.Display)
#: The methods that are called on instantiation.
_MAKING: Final = ("__init__", "__new__")
_IMPORTS: Final = (syntax.Import, syntax.ImportFrom)
#: The limit of names linked by calls; a chain of thousands would take quadratic time.
_MOST_LINKED: Final = 50


def body_of(
    module: SourceModule, parent: Frame | None, statements: tuple[syntax.Statement, ...]
) -> Body:
    """A body before any of it has been run."""
    positions: dict[str, list[int]] = {}
    aliases: dict[str, list[str]] = {}
    changes: list[tuple[int, Effects]] = []
    plain: set[str] = set()
    called: set[str] = set()
    decorated: list[tuple[int, syntax.FunctionDefinition | syntax.ClassDefinition]] = []
    inner: list[tuple[int, syntax.Statement]] = []
    for index, statement in enumerate(statements):
        if isinstance(statement, _DEFINITIONS):
            positions.setdefault(statement.name, []).append(index)
            plain.add(statement.name)
            if statement.decorators:
                decorated.append((index, statement))
            if isinstance(statement, syntax.ClassDefinition):
                inner += (
                    (index, inner_statement)
                    for inner_statement in statement.body
                    if _may_reach_out(inner_statement)
                )
            continue
        if isinstance(statement, _IMPORTS):
            for imported in statement.names:
                name = imported.alias or (
                    imported.name.partition(".")[0]
                    if isinstance(statement, syntax.Import)
                    else imported.name
                )
                if name != "*":
                    positions.setdefault(name, []).append(index)
                    plain.add(name)
            continue
        effects = effects_of(statement)
        called |= effects.called
        for name in effects.bound:
            positions.setdefault(name, []).append(index)
        _note_alias(statement, aliases, positions, plain)
        if effects.changed or effects.stored or effects.names:
            changes.append((index, effects))
    bindings = {name: frozenset(indices) for name, indices in positions.items()}
    defined = _functions_in(statements)
    mentioned = _mentions(module, defined)
    reached = [(index, _reached(node, defined, mentioned)) for index, node in (*decorated, *inner)]
    for index, names in reached:
        for name in names - plain:
            _add_position(positions, aliases.get(name, (name,)), index)
    methods = (
        (index, node) for index, node in inner if isinstance(node, syntax.FunctionDefinition)
    )
    for index, definition in (*decorated, *methods):
        for name in _registered_with(definition, defined):
            if index not in positions[name]:
                positions[name].append(index)
    is_stateful = _stateful(module, statements)
    for index, effects in changes:
        changed = set(effects.stored)
        changed |= {name for name in effects.changed if name not in plain}
        if isinstance(statements[index], syntax.ExpressionStatement):
            changed |= effects.changed | (effects.called & aliases.keys())
            for name in effects.names & defined.keys():
                changed |= mentioned(name)
        called_methods = {*_MAKING, *effects.attributes}
        changed |= {name for name in effects.names & plain if is_stateful(name, called_methods)}
        for name in changed:
            _add_position(positions, aliases.get(name, (name,)), index)
    for indices in positions.values():
        indices.sort()
    starred = [*_starred(statements)]
    return Body(module, parent, statements, positions, bindings, starred, frozenset(called))


def _stateful(
    module: SourceModule, statements: Iterable[syntax.Statement]
) -> Callable[[str, Container[str]], bool]:
    """A predicate: whether a callable of a body may differ from one call to the next.

    A function may have a mutable default, a class attributes in which its methods keep state; only
    those methods are considered that may be called.
    """
    definitions = {node.name: node for node in statements if isinstance(node, _DEFINITIONS)}

    def is_stateful(name: str, methods: Container[str]) -> bool:
        match definitions.get(name):
            case syntax.FunctionDefinition(parameters=parameters):
                return any(isinstance(parameter.default, _CONTAINERS) for parameter in parameters)
            case syntax.ClassDefinition(body=body):
                return any(
                    isinstance(method, syntax.FunctionDefinition)
                    and method.name in methods
                    and _sets_its_class(module, method, name)
                    for method in body
                )
            case _:
                return False

    return is_stateful


def _sets_its_class(
    module: SourceModule, method: syntax.FunctionDefinition, class_name: str
) -> bool:
    """Whether a method sets attributes of its class, as far as its own text shows."""
    is_of_class = any(
        isinstance(decorator, syntax.Name) and decorator.id == "classmethod"
        for decorator in method.decorators
    )
    names = {"type", class_name, *(first.name for first in method.parameters[:1] if is_of_class)}
    stored = set[str]().union(*(effects_of(node).stored for node in module.body_of(method)))
    return not names.isdisjoint(stored)


def _add_position(positions: Mapping[str, list[int]], names: Iterable[str], index: int) -> None:
    """Note that a statement matters for some names, as far as the body binds them."""
    for name in names:
        indices = positions.get(name)
        if indices is not None and index not in indices:
            indices.append(index)


def _functions_in(
    statements: Iterable[syntax.Statement],
) -> dict[str, syntax.FunctionDefinition]:
    """The functions defined by some statements, by their names."""
    return {node.name: node for node in statements if isinstance(node, syntax.FunctionDefinition)}


def _may_reach_out(statement: syntax.Statement) -> bool:
    """Whether a statement in the body of a class may mutate what its module holds."""
    match statement:
        case syntax.FunctionDefinition(decorators=decorators):
            return bool(decorators)
        case syntax.ExpressionStatement(value=value):
            return isinstance(value, syntax.Call)
        case syntax.Assign(targets=targets, value=value):
            return isinstance(value, syntax.Call) or any(
                isinstance(target, syntax.Subscript) for target in targets
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
    """The names of a body whose values a statement may mutate: an overapproximation.

    A decorator may put what it decorates into a registry.

    :param defined: the functions of the body.
    :param mentioned: computes the names that one of them mentions.
    """
    if isinstance(statement, _DEFINITIONS):
        used = set[str]().union(*(names_of(decorator) for decorator in statement.decorators))
    else:
        used = effects_of(statement).names
    return used.union(*map(mentioned, used & defined.keys()))


def _starred(statements: Iterable[syntax.Statement]) -> Iterator[syntax.ImportFrom]:
    for statement in statements:
        if isinstance(statement, syntax.ImportFrom):
            if any(imported.name == "*" for imported in statement.names):
                yield statement
        elif isinstance(statement, syntax.Try):
            # Whether the blocks of an ``if`` are run at all is unknown here.
            for block in blocks(statement):
                yield from _starred(block)


def _registered_with(
    definition: syntax.FunctionDefinition | syntax.ClassDefinition,
    defined: Mapping[str, syntax.FunctionDefinition],
) -> Iterator[str]:
    """The decorated functions whose attributes decorate a definition, as in ``@cases.register``."""
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
    """Note which names are aliases, or hold objects one of which may contain the other.

    :param aliases: by name, all names of its group, which share one list.
    :param bound: the names that the body has bound so far.
    :param plain: the names of definitions and imports.
    """
    if not isinstance(statement, syntax.Assign):
        return
    most: float = _MOST_LINKED
    match statement.value:
        case syntax.Name(id=name):
            linked, most = [name], math.inf
        case syntax.Attribute(value=syntax.Name(id=name)):
            # It may be a bound method.
            linked = [name] if name in bound and name not in plain else []
        case syntax.Call(arguments=arguments):
            names = [a.value.id for a in arguments if isinstance(a.value, syntax.Name)]
            linked = [name for name in names if name in bound and name not in plain]
        case _:
            return
    targets = [target.id for target in statement.targets if isinstance(target, syntax.Name)]
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
    """The names that the body of a function mentions, cached as many share a decorator."""

    @functools.cache
    def mentioned(name: str) -> set[str]:
        body = module.body_of(defined[name])
        return set().union(*(effects_of(statement).names for statement in body))

    return mentioned


def demand(machine: Machine, body: Body, name: str) -> None:
    """Run the statements of a body that determine the current value of a name."""
    positions = body.positions.get(name)
    if positions is None:
        if body.starred and not name.startswith("_"):
            machine.demand_starred(body, name)
        return
    if name in body.settled:
        return
    before = body.present
    wanted = [
        index
        for index in positions
        if (
            index not in body.executed or isinstance(body.statements[index], syntax.ClassDefinition)
        )
        and (before is None or index < before)
    ]
    if before is None:
        body.settled.add(name)
    if not wanted:
        return
    try:
        _run_wanted(machine, body, name, wanted)
    except BaseException:
        # The next lookup has to start anew.
        body.settled.discard(name)
        raise


def _run_wanted(machine: Machine, body: Body, name: str, wanted: Iterable[int]) -> None:
    """Run the wanted statements of a body, on which a name depends."""
    with machine.apart():
        for index in wanted:
            value = body.variables.get(name)
            is_object = (
                isinstance(value, Function)
                or (isinstance(value, ClassValue) and _calls(body.statements[index], name))
                or machine.is_changeable(value)
            )
            if index in body.executed:
                if is_object:
                    _run_inside(machine, body, index, name)
                continue
            if index not in body.bindings.get(name, ()) and not is_object:
                continue
            if value is not None:
                run_readers(machine, body, name, index)
            _run(machine, body, index)
            if is_object:
                _run_inside(machine, body, index, name)


def _calls(statement: syntax.Statement, name: str) -> bool:
    """Whether a statement uses a class without setting its attributes: other code handles these."""
    return not isinstance(statement, _DEFINITIONS) and name not in effects_of(statement).stored


def _run_inside(machine: Machine, body: Body, index: int, name: str) -> None:
    """Run the statements in the body of a class that may mutate the value of an outer name."""
    statement = body.statements[index]
    if not isinstance(statement, syntax.ClassDefinition) or name == statement.name:
        return
    cls = body.variables.get(statement.name)
    if not isinstance(cls, ClassValue) or cls.definition is not statement:
        return
    defined = _functions_in(body.statements)
    mentioned = _mentions(body.module, defined)
    for inner_index, node in enumerate(statement.body):
        if _may_reach_out(node) and name in _reached(node, defined, mentioned):
            _run(machine, cls.body, inner_index)


def _run(machine: Machine, body: Body, index: int) -> None:
    """Run a statement of a body, once."""
    if index in body.executed:
        return
    if index in body.unfinished:
        raise TooMuch
    body.executed.add(index)
    body.module.note_use(body.statements[index].line)
    # A name of a class dates from the class's definition, whenever it is looked up.
    present = [(body, index)]
    while (outer := present[-1][0].around) is not None:
        present.append(outer)
    before = [running.present for running, _ in present]
    for running, position in present:
        running.present = position
    machine.imports += 1
    changed: dict[int, ListObject | DictObject] = {}
    changed_before, machine.changed, start = machine.changed, changed, now()
    try:
        machine.path = TRUE
        with machine.within_own_limits():
            machine.execute((body.statements[index],), body)
    except TooMuch as error:
        place = Place(body.module.path, body.statements[index].line)
        reason = Unknown("code that takes too many steps", place)
        if not machine.leaves_unfinished(error, reason):
            body.executed.discard(index)
            body.unfinished.add(index)
            raise
        leave_unknown(machine, body, index, reason)
        # Its remaining effects are unknown.
        machine.forget(
            [container for container in changed.values() if container.born <= start], reason
        )
    except BaseException:
        body.executed.discard(index)
        raise
    finally:
        machine.imports -= 1
        machine.changed = changed_before
        for (running, _), position_before in zip(present, before, strict=True):
            running.present = position_before


def leave_unknown(machine: Machine, body: Body, index: int, reason: Unknown) -> None:
    """Make unknown what a statement of a body binds and mutates."""
    machine.path = TRUE
    for name, positions in body.positions.items():
        if index in body.bindings.get(name, ()):
            body.variables[name] = reason
        elif index in positions and name in body.variables:
            machine.forget([body.variables[name]], reason)


def run_line(machine: Machine, body: Body, line: int) -> None:
    """Run the statement that starts on a line of a body, or of a class in it, once."""
    with machine.apart():
        for index, statement in enumerate(body.statements):
            decorators = statement.decorators if isinstance(statement, _DEFINITIONS) else ()
            if line in {statement.line, *(decorator.line for decorator in decorators)}:
                _run(machine, body, index)
            elif isinstance(
                statement, syntax.ClassDefinition
            ) and statement.line < line <= body.module.end_of(statement):
                _run(machine, body, index)
                cls = body.variables.get(statement.name)
                if isinstance(cls, ClassValue) and cls.definition is statement:
                    run_line(machine, cls.body, line)


def run_readers(machine: Machine, body: Body, name: str, until: int | None = None) -> None:
    """Run the statements that read a name during import, before it is rebound or mutated.

    :param until: the position of the statement that does so; None for all readers.
    """
    if body.readings is None:
        body.readings = [_read_at_import(statement) for statement in body.statements]
    with machine.apart():
        for index, names in enumerate(body.readings[:until]):
            statement = body.statements[index]
            if name not in names:
                continue
            _run(machine, body, index)
            if isinstance(statement, syntax.ClassDefinition):
                cls = body.variables.get(statement.name)
                if isinstance(cls, ClassValue) and cls.definition is statement:
                    run_readers(machine, cls.body, name)


def _read_at_import(statement: syntax.Statement) -> set[str]:
    """The names that a statement reads when it is run, without those in function bodies."""
    match statement:
        case syntax.FunctionDefinition(decorators=decorators, parameters=parameters):
            defaults = (
                parameter.default for parameter in parameters if parameter.default is not None
            )
            return set().union(*map(names_of, (*decorators, *defaults)))
        case syntax.ClassDefinition(bases=bases, decorators=decorators, body=inner):
            header = (*bases, *decorators, *(keyword.value for keyword in statement.keywords))
            return set().union(*map(names_of, header), *map(_read_at_import, inner))
        case _:
            return effects_of(statement).names


def is_settled(body: Body, name: str) -> bool:
    """Whether a name has no statements left to run."""
    if body.present is not None:
        return False
    positions = body.positions.get(name)
    if positions is None:
        return not body.starred
    return name in body.settled
