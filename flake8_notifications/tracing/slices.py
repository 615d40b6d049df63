"""Slices a function: which statements affect what it sends and returns.

Slicing only saves time: the variables that skipped statements bind are forgotten, so that no stale
value survives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from flake8_notifications.interpretation.expression_effects import (
    READ_ONLY,
    Effects,
    effects_of_expression,
)
from flake8_notifications.interpretation.values.scopes import Plan
from flake8_notifications.source import syntax
from flake8_notifications.tracing.outlines import Outline, Row

_NONE: Final[Mapping[str, frozenset[str]]] = MappingProxyType({})


def whole(outline: Outline) -> Plan:
    """A plan that runs all of a function."""
    rows = outline.rows
    names = frozenset[str]().union(*(row.own.names | row.own.bound for row in rows))
    run: dict[int, tuple[str, ...] | None] = {id(row.statement): None for row in rows}
    return Plan(run, {}, frozenset(), names, frozenset(), names)


def plan(
    outline: Outline,
    is_relevant: Callable[[set[str]], bool],
    takes_relevant: Callable[[Effects], bool],
    is_named_so: Callable[[str], bool],
    is_named_by: Callable[[set[str]], bool],
    is_idle: Callable[[syntax.Statement], bool],
    leads_no_further: Callable[[syntax.Statement, set[str]], bool],
    carriers: Iterable[str],
    objects: Iterable[str],
    needs: Callable[[syntax.Statement, set[str]], set[str] | None],
    *,
    wants_result: bool,
    wants_raised: bool = False,
    decided: Iterable[str] = (),
    rebinders: Mapping[str, frozenset[str]] = _NONE,
    fillers: Mapping[str, frozenset[str]] = _NONE,
    sets_its_class: bool = False,
) -> Plan:
    """Decide which statements of a function to run.

    For ``total = price(order); event = "paid"; log(total); notifier.info({}, event, {})``, the plan
    runs the second and the last statement, and forgets ``total``.

    :param is_relevant: whether one of some names leads to a send.
    :param takes_relevant: whether a statement accesses an attribute that leads to a send.
    :param is_named_so: whether a name leads to a send without evidence.
    :param is_named_by: whether one of some texts may serve to access what leads to a send.
    :param is_idle: whether a statement mentions such a name, but does not send with it.
    :param leads_no_further: whether none of the names that such a statement binds leads to a send,
        given the local names that do.
    :param carriers: the local names that hold carriers.
    :param objects: the local names that hold mutable objects, usually visible to the caller.
    :param needs: the names needed by a statement that may send, given the carriers so far; None
        for all that it mentions.
    :param wants_result: whether the return value matters.
    :param wants_raised: whether exceptions matter, because they may be caught.
    :param rebinders: by function name, the global names that the function rebinds.
    :param fillers: by function name, the global names of containers that the function changes.
    :param sets_its_class: whether the function is a method that sets an attribute of its class.
    :param decided: the local names with known values: a jump that depends on them is certain.
    """
    rows = outline.rows
    carrying = set(carriers)
    parameters = outline.parameters
    surplus = outline.further
    shared = {*objects} - surplus
    #: The container of surplus keywords is created for each call, but its contents are not.
    surplus_content = surplus.intersection(objects)
    # A local name leads to a send only if it is known to hold a carrier.
    local = {name for name in outline.own if not is_named_so(name)}
    # Everyone sees changes of the containers of the module.
    lasting_containers = set[str]().union(*fillers.values()) - outline.own
    if sets_its_class and outline.receiver is not None:
        lasting_containers.add(outline.receiver)
    marked: set[int] = set()

    def leads(own: Effects) -> bool:
        return (
            not carrying.isdisjoint(own.names)
            or is_relevant(own.names - local)
            or takes_relevant(own)
        )

    changed = True
    while changed:
        changed = False
        for at, row in enumerate(rows):
            own = row.own
            if not row.renamed.isdisjoint(shared | surplus_content) and not own.bound <= shared:
                shared |= own.bound
                changed = True
            if at in marked:
                continue
            if (
                isinstance(row.statement, syntax.Global)
                or (
                    (
                        is_relevant(own.names - local)
                        or takes_relevant(own)
                        or is_relevant(own.bound - local)
                    )
                    and not is_idle(row.statement)
                )
                or not carrying.isdisjoint(own.names)
                or is_named_by(own.texts)
                or outline.receiver in own.called
                or not shared.isdisjoint(own.changed)
                # A method of an object that the caller has.
                or not shared.isdisjoint(own.called)
                or not shared.isdisjoint(own.stored)
                or not lasting_containers.isdisjoint(own.stored)
                or _filled(row.statement) in lasting_containers
                or _called(row.statement) in fillers
                or (wants_result and (own.yields or isinstance(row.statement, syntax.Return)))
                or (wants_raised and isinstance(row.statement, syntax.Raise))
            ):
                marked.add(at)
                filled = _held_by_names(row, outline) | _passed_beside(row, outline, leads)
                fresh = (own.bound | filled) - carrying
                if (
                    fresh
                    and not isinstance(row.statement, syntax.Return)
                    and not leads_no_further(row.statement, carrying)
                ):
                    carrying |= fresh
                    changed = True
    # If the yielded values are irrelevant, it only matters that something is yielded.
    idle = {at for at, row in enumerate(rows) if row.own.yields and at not in marked}
    marked |= idle
    # Names that are bound elsewhere are resolved on demand.
    own_names = (outline.bound - outline.globals) | {parameter.name for parameter in parameters}
    outer = set().union(*(row.own.changed for row in rows)) - own_names
    inner = {*objects, *carriers, *outline.changeable, *surplus}
    # The side effects that outlast the function, whenever it ends.
    nonlocals = set[str]().union(*(row.own.nonlocals for row in rows))
    lasting = {*objects, *lasting_containers, *outline.globals, *nonlocals}
    return _closed(
        outline, marked, idle, carrying, inner, outer, lasting, needs, frozenset(decided),
        rebinders,
    )  # fmt: skip


def _closed(
    outline: Outline,
    marked: set[int],
    idle: set[int],
    carrying: set[str],
    inner: set[str],
    outer: set[str],
    lasting: set[str],
    needs: Callable[[syntax.Statement, set[str]], set[str] | None],
    decided: frozenset[str],
    module_rebinders: Mapping[str, frozenset[str]],
) -> Plan:
    rows, receiver = outline.rows, outline.receiver
    #: What sends and results are computed from, and what only decides whether they are reached.
    needed: set[str] = set()
    tested: set[str] = set()
    #: By name: the last position where a binding of it matters.
    until: dict[str, int] = {}
    attributes: set[str] = set()
    relevant: dict[int, bool] = {}
    #: The names that may alias a relevant name, or part of its object.
    aliases: set[str] = set()
    #: The functions that rebind relevant names.
    rebinders: set[str] = set()
    conditional: dict[int, set[str]] = {}
    #: The names that marked statements need.
    own_needs = {
        at: row.own.names if (names := needs(row.statement, carrying)) is None else names
        for at, row in enumerate(rows)
        if at in marked
    }
    #: By ``with`` statement: its last position, where the manager sees what became of all objects.
    exits = {
        block: at
        for at, row in enumerate(rows)
        for block in (at, *row.parents)
        if isinstance(rows[block].statement, syntax.With)
    }
    pending = dict.fromkeys(sorted(marked), True)
    grew = True

    def add(at: int, is_hard: bool) -> None:
        nonlocal grew
        if relevant.get(at) is not None and (relevant[at] or not is_hard):
            return
        relevant[at] = is_hard
        attributes.update(rows[at].own.attributes)
        grew = True
        row = rows[at]
        names = own_needs.get(at, row.own.names)
        is_jump = isinstance(row.statement, syntax.Return | syntax.Raise) and at not in marked
        if is_jump or (at in idle and not row.is_compound):
            names = set()
        if is_hard:
            needed.update(names)
        else:
            tested.update(names)
        last = max(row.until, exit_of_manager(at))
        for name in names:
            if until.get(name, -1) < last:
                until[name] = last
        for parent in row.parents:
            if parent not in relevant:
                add(parent, parent in marked)

    def exit_of_manager(at: int) -> int:
        """Where the last of the managers around a statement that matter is left; else -1."""
        return max(
            (
                exits[block]
                for block in (at, *rows[at].parents)
                if block in exits
                and (block in marked or not rows[block].own.bound.isdisjoint(needed | tested))
            ),
            default=-1,
        )

    def binds(own: Effects, at: int, names: set[str]) -> bool:
        return not own.bound.isdisjoint(names) and any(
            name in names and until[name] >= at for name in own.bound
        )

    # An exception only resumes in handlers.
    passed_over = {
        at: _passed_over(rows, at)
        for at, row in enumerate(rows)
        if isinstance(row.statement, syntax.Jump | syntax.Return)
    }

    def passes_over_writes(at: int, needed_names: set[str]) -> bool:
        ends = not isinstance(rows[at].statement, syntax.Jump)
        names = needed_names & lasting if ends else needed_names
        return bool(names) and any(
            (position in relevant or position in conditional) and _writes(rows[position], names)
            for position in passed_over.get(at, ())
        )

    for at in pending:
        add(at, True)
    while grew:
        grew = False
        relevant_names = needed | tested
        for at, row in enumerate(rows):
            own = row.own
            renamed = row.renamed
            if (
                renamed
                and not own.bound <= aliases
                and not renamed.isdisjoint(relevant_names | aliases)
            ):
                aliases |= own.bound
                grew = True
            # The results of one call may share what they hold.
            if (
                len(own.bound) > 1
                and not own.bound <= aliases
                and not own.bound.isdisjoint(relevant_names | aliases)
                and _unpacks(row.statement)
            ):
                aliases |= own.bound
                grew = True
            if relevant.get(at):
                continue
            if not own.rebinds.isdisjoint(relevant_names) or not own.names.isdisjoint(rebinders):
                rebinders |= own.bound if own.rebinds else set()
                add(at, True)
                continue
            if module_rebinders and any(
                not names.isdisjoint(relevant_names)
                for name, names in module_rebinders.items()
                if name in own.called or name in own.attributes
            ):
                add(at, True)
                continue
            if _filled(row.statement) in outline.further & relevant_names:
                add(at, True)
                continue
            if binds(own, at, needed) or not own.stored.isdisjoint(needed - {receiver}):
                add(at, True)
                continue
            if (
                receiver is not None
                and receiver in own.stored
                and not own.attributes.isdisjoint(attributes)
            ):
                add(at, True)
                continue
            if at in relevant:
                continue
            if binds(own, at, tested) or not own.stored.isdisjoint(tested - {receiver}):
                add(at, False)
                continue
            if own.jumps and (
                (row.is_final and row.parents[0] in relevant)
                or _is_relevant_jump(rows, row, relevant_names | decided, receiver, attributes)
                or passes_over_writes(at, relevant_names)
            ):
                add(at, False)
                continue
            if not own.stored and at > max(until.values(), default=-1):
                # Nothing observes changes from here on, except what learns of them anyway.
                continue
            changed = _shared(own, (relevant_names | aliases) & (inner | outer), receiver, aliases)
            holders = own.bound | own.stored
            # The result of a method of an outer object is taken to be another object.
            is_alias = bool(changed - outer) and not own.names.isdisjoint(relevant_names | aliases)
            if is_alias and holders and not holders <= aliases:
                aliases |= holders
                grew = True
            if receiver is not None and own.handed:
                changed |= {
                    f"{name}.{attribute}"
                    for name, attribute in own.handed
                    if name == receiver and attribute in attributes
                }
            if changed and not changed <= conditional.get(at, set()):
                conditional.setdefault(at, set()).update(changed)
                for parent in row.parents:
                    if parent not in relevant:
                        add(parent, False)
                if not changed <= outer:
                    needed |= own.names & outline.bound
                    until.update(dict.fromkeys(own.names & outline.bound, len(rows)))
                grew = True
    run: dict[int, tuple[str, ...] | None] = {id(rows[at].statement): None for at in relevant}
    for at, names in conditional.items():
        if at not in relevant:
            run[id(rows[at].statement)] = tuple(sorted(names))
    forgotten = {
        id(row.statement): tuple(row.own.bound)
        for at, row in enumerate(rows)
        if at not in relevant and row.own.bound
    }
    controls = frozenset(
        id(rows[at].statement)
        for at in relevant
        if isinstance(rows[at].statement, syntax.Return) and at not in marked
    )
    soft = frozenset(id(rows[at].statement) for at, is_hard in relevant.items() if not is_hard)
    direct = frozenset(_direct(rows, own_needs))
    return Plan(run, forgotten, controls, frozenset(needed | tested), soft, direct)


def _direct(rows: list[Row], own_needs: Mapping[int, set[str]]) -> set[str]:
    """The names that what is sent or returned is computed from, ignoring control dependences.

    :param own_needs: by position, the names needed by the statements that send and return.
    """
    direct: set[str] = set()
    for at, names in own_needs.items():
        direct |= rows[at].own.names if rows[at].is_compound else names
    used = set(own_needs)
    grew = True
    while grew:
        grew = False
        for at, row in enumerate(rows):
            own = row.own
            if at not in used and not (own.bound | own.stored | own.rebinds).isdisjoint(direct):
                used.add(at)
                direct |= own.names
                grew = True
    return direct


def _held_by_names(row: Row, outline: Outline) -> set[str]:
    """The function's own container names into which a statement puts something."""
    containers = {_filled(row.statement) or ""}
    if isinstance(row.statement, syntax.Assign):
        containers |= {
            root
            for target in row.statement.targets
            if isinstance(target, syntax.Subscript) and isinstance(target.value, syntax.Name)
            for root in (target.value.id,)
        }
    return containers & outline.own - {outline.receiver or ""}


def _passed_beside(row: Row, outline: Outline, leads: Callable[[Effects], bool]) -> set[str]:
    """The function's own containers that a call may fill with its other arguments.

    :param leads: whether an argument leads to a send.
    """
    match row.statement:
        case syntax.ExpressionStatement(value=syntax.Call(arguments=arguments)) if (
            containers := row.own.names & outline.containers
        ):
            passed = [effects_of_expression(argument.value) for argument in arguments]
            passed_containers = {name for effects in passed for name in effects.names & containers}
            others = (effects for effects in passed if effects.names.isdisjoint(passed_containers))
            return passed_containers if any(map(leads, others)) else set()
        case _:
            return set()


def _called(statement: syntax.Statement) -> str | None:
    """The name of the function that a statement calls for its side effects."""
    match statement:
        case syntax.ExpressionStatement(value=syntax.Call(function=syntax.Name(id=name))):
            return name
        case _:
            return None


def _filled(statement: syntax.Statement) -> str | None:
    """The name of the object that a statement mutates by a method call."""
    match statement:
        case syntax.ExpressionStatement(
            value=syntax.Call(
                function=syntax.Attribute(
                    value=syntax.Name(id=name) | syntax.Attribute(value=syntax.Name(id=name)),
                    name=method,
                )
            )
        ) if method not in READ_ONLY:
            return name
        case _:
            return None


def _unpacks(statement: syntax.Statement) -> bool:
    """Whether a statement unpacks the result of a call into several names."""
    return (
        isinstance(statement, syntax.Assign)
        and isinstance(statement.value, syntax.Call)
        and any(isinstance(target, syntax.Display) for target in statement.targets)
    )


def _shared(own: Effects, relevant: set[str], receiver: str | None, aliases: set[str]) -> set[str]:
    """The relevant names whose objects a statement may change or alias."""
    shared = (own.changed | own.called) & (relevant | aliases)
    if own.bound or own.stored:
        shared |= own.names & relevant
    if receiver not in aliases:
        shared.discard(receiver or "")
    return shared


def _passed_over(rows: list[Row], at: int) -> range:
    """The positions of the statements that a jump skips, as far as they are known."""
    statement = rows[at].statement
    loops = [
        parent
        for parent in rows[at].parents
        if isinstance(rows[parent].statement, syntax.For | syntax.While)
    ]
    if not isinstance(statement, syntax.Jump) or not loops:
        return range(loops[0] if loops else at + 1, len(rows))
    end = next(
        (position for position in range(at, len(rows)) if loops[-1] not in rows[position].parents),
        len(rows),
    )
    return range(at + 1 if statement.kind == "continue" else loops[-1] + 1, end)


def _writes(row: Row, names: set[str]) -> bool:
    """Whether a statement rebinds one of some names, or changes its object."""
    own = row.own
    return (
        not (own.bound.isdisjoint(names) and own.stored.isdisjoint(names))
        or not own.rebinds.isdisjoint(names)
        or _filled(row.statement) in names
        or (_called(row.statement) is not None and not own.changed.isdisjoint(names))
    )


def _is_relevant_jump(
    rows: list[Row], row: Row, needed: set[str], receiver: str | None, attributes: set[str]
) -> bool:
    """Whether a jump depends on a relevant condition, or is unconditional.

    :param receiver: the receiver of a method, only some of whose attributes are relevant.
    """
    if row is rows[-1] and not row.parents:
        return False
    parents = [rows[parent] for parent in row.parents]
    others = needed - {receiver}
    for parent in parents:
        is_own = receiver in needed and receiver in parent.own.names
        if not parent.own.names.isdisjoint(others) or (
            is_own and not parent.own.attributes.isdisjoint(attributes)
        ):
            return True
    # A with block is always left again, unless it suppresses an exception.
    parents = [parent for parent in parents if not isinstance(parent.statement, syntax.With)]
    return not any(
        parent.own.names or isinstance(parent.statement, syntax.Try) for parent in parents
    )
