"""Which statements of a function matter for what it sends and returns.

Nothing but time depends on it: what is left out is forgotten rather than kept as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from flake8_notifications.interpretation.effects import (
    READ_ONLY,
    Effects,
    effects_of_expression,
)
from flake8_notifications.interpretation.values import Plan
from flake8_notifications.source import syntax
from flake8_notifications.tracing.outlines import Outline, Row

_NOBODY: Final[Mapping[str, frozenset[str]]] = MappingProxyType({})


def whole(outline: Outline) -> Plan:
    """Run all of a function."""
    rows = outline.rows
    names = frozenset[str]().union(*(row.own.names | row.own.bound for row in rows))
    run: dict[int, tuple[str, ...] | None] = {id(row.statement): None for row in rows}
    return Plan(run, {}, frozenset(), names, frozenset(), names)


def plan(
    outline: Outline,
    is_hot: Callable[[set[str]], bool],
    takes_hot: Callable[[Effects], bool],
    is_named_so: Callable[[str], bool],
    is_named_by: Callable[[set[str]], bool],
    is_idle: Callable[[syntax.Statement], bool],
    leads_no_further: Callable[[syntax.Statement, set[str]], bool],
    hot: Iterable[str],
    objects: Iterable[str],
    needs: Callable[[syntax.Statement, set[str]], set[str] | None],
    *,
    wants_result: bool,
    wants_raised: bool = False,
    decided: Iterable[str] = (),
    rebinders: Mapping[str, frozenset[str]] = _NOBODY,
    fillers: Mapping[str, frozenset[str]] = _NOBODY,
    sets_its_class: bool = False,
) -> Plan:
    """What to run of a function.

    :param is_hot: whether one of some names may lead to something that sends.
    :param takes_hot: whether a statement takes an attribute that may.
    :param is_named_so: whether a name tells by itself that it holds something of the kind.
    :param is_named_by: whether something of the kind may be taken by one of some texts.
    :param is_idle: whether a statement mentions such a name, but does something else with it.
    :param leads_no_further: whether what a statement that mentions such a name binds leads to
        nothing more, given the local names that do.
    :param hot: local names that hold something of the kind.
    :param objects: local names that hold what can be changed, as a rule where the caller sees it.
    :param needs: the names that a statement that may send needs, given those that are hot here;
        None for all that it mentions.
    :param wants_result: whether what is returned matters.
    :param wants_raised: whether what is raised matters, as somebody may catch it.
    :param rebinders: by the names of functions, the names of the module that these bind.
    :param fillers: the same of the containers among them, which these change.
    :param sets_its_class: whether the function is a method that sets an attribute of its class.
    :param decided: local names whose values are known: a jump that depends on them is certain.
    """
    rows = outline.rows
    local_hot = set(hot)
    parameters = outline.parameters
    further = outline.further
    shared = {*objects} - further
    #: What holds further keywords is made for each call, but not these themselves.
    held = further.intersection(objects)
    # A name of the function's own leads to what sends only if it is seen to hold it.
    local = {name for name in outline.own if not is_named_so(name)}
    # What its module holds is changed for everybody.
    kept = set[str]().union(*fillers.values()) - outline.own
    if sets_its_class and outline.receiver is not None:
        kept.add(outline.receiver)
    marked: set[int] = set()

    def leads(own: Effects) -> bool:
        return not local_hot.isdisjoint(own.names) or is_hot(own.names - local) or takes_hot(own)

    changed = True
    while changed:
        changed = False
        for at, row in enumerate(rows):
            own = row.own
            if not row.renamed.isdisjoint(shared | held) and not own.bound <= shared:
                shared |= own.bound
                changed = True
            if at in marked:
                continue
            if (
                isinstance(row.statement, syntax.Global)
                or (
                    (is_hot(own.names - local) or takes_hot(own) or is_hot(own.bound - local))
                    and not is_idle(row.statement)
                )
                or not local_hot.isdisjoint(own.names)
                or is_named_by(own.texts)
                or outline.receiver in own.called
                or not shared.isdisjoint(own.changed)
                # A method of an object that the caller has.
                or not shared.isdisjoint(own.called)
                or not shared.isdisjoint(own.stored)
                or not kept.isdisjoint(own.stored)
                or _filled(row.statement) in kept
                or _called(row.statement) in fillers
                or (wants_result and (own.yields or isinstance(row.statement, syntax.Return)))
                or (wants_raised and isinstance(row.statement, syntax.Raise))
            ):
                marked.add(at)
                filled = _held_by_names(row, outline) | _passed_beside(row, outline, leads)
                fresh = (own.bound | filled) - local_hot
                if (
                    fresh
                    and not isinstance(row.statement, syntax.Return)
                    and not leads_no_further(row.statement, local_hot)
                ):
                    local_hot |= fresh
                    changed = True
    # Where nobody looks at what is yielded, it matters only that something is.
    idle = {at for at, row in enumerate(rows) if row.own.yields and at not in marked}
    marked |= idle
    # What a name holds that is bound somewhere else is seen when it is asked for.
    own_names = (outline.bound - outline.globals) | {each.name for each in parameters}
    outer = set().union(*(row.own.changed for row in rows)) - own_names
    inner = {*objects, *hot, *outline.changeable, *further}
    # What others see of what is done here, whenever it ends.
    nonlocals = set[str]().union(*(row.own.nonlocals for row in rows))
    lasting = {*objects, *kept, *outline.globals, *nonlocals}
    return _closed(
        outline, marked, idle, local_hot, inner, outer, lasting, needs, frozenset(decided),
        rebinders,
    )  # fmt: skip


def _closed(
    outline: Outline,
    marked: set[int],
    idle: set[int],
    local_hot: set[str],
    inner: set[str],
    outer: set[str],
    lasting: set[str],
    needs: Callable[[syntax.Statement, set[str]], set[str] | None],
    decided: frozenset[str],
    module_rebinders: Mapping[str, frozenset[str]],
) -> Plan:
    rows, receiver = outline.rows, outline.receiver
    #: What sends and returns are made of, and what only decides whether they are reached.
    needed: set[str] = set()
    tested: set[str] = set()
    #: By name, up to where it matters what binds it.
    until: dict[str, int] = {}
    attributes: set[str] = set()
    relevant: dict[int, bool] = {}
    #: What may hold, or be, the same as a name that matters.
    aliases: set[str] = set()
    #: The functions that bind what matters.
    rebinders: set[str] = set()
    conditional: dict[int, set[str]] = {}
    #: What those need that are marked.
    own_needs = {
        at: row.own.names if (names := needs(row.statement, local_hot)) is None else names
        for at, row in enumerate(rows)
        if at in marked
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
        for name in names:
            if until.get(name, -1) < row.until:
                until[name] = row.until
        for parent in row.parents:
            if parent not in relevant:
                add(parent, parent in marked)

    def binds(own: Effects, at: int, names: set[str]) -> bool:
        return not own.bound.isdisjoint(names) and any(
            name in names and until[name] >= at for name in own.bound
        )

    # Where something is raised, only those go on who catch it.
    passed_over = {
        at: _passed_over(rows, at)
        for at, row in enumerate(rows)
        if isinstance(row.statement, syntax.Jump | syntax.Return)
    }

    def passes_over_writes(at: int, known: set[str]) -> bool:
        ends = not isinstance(rows[at].statement, syntax.Jump)
        names = known & lasting if ends else known
        return bool(names) and any(
            (each in relevant or each in conditional) and _writes(rows[each], names)
            for each in passed_over.get(at, ())
        )

    for at in pending:
        add(at, True)
    while grew:
        grew = False
        known = needed | tested
        for at, row in enumerate(rows):
            own = row.own
            renamed = row.renamed
            if renamed and not own.bound <= aliases and not renamed.isdisjoint(known | aliases):
                aliases |= own.bound
                grew = True
            # What a call gives together may share what it holds.
            if (
                len(own.bound) > 1
                and not own.bound <= aliases
                and not own.bound.isdisjoint(known | aliases)
                and _unpacks(row.statement)
            ):
                aliases |= own.bound
                grew = True
            if relevant.get(at):
                continue
            if not own.rebinds.isdisjoint(known) or not own.names.isdisjoint(rebinders):
                rebinders |= own.bound if own.rebinds else set()
                add(at, True)
                continue
            if module_rebinders and any(
                not names.isdisjoint(known)
                for name, names in module_rebinders.items()
                if name in own.called or name in own.attributes
            ):
                add(at, True)
                continue
            if _filled(row.statement) in outline.further & known:
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
                or _is_about(rows, row, known | decided, receiver, attributes)
                or passes_over_writes(at, known)
            ):
                add(at, False)
                continue
            if not own.stored and at > max(until.values(), default=-1):
                # Nobody looks at what is changed from here on, but who is told of it anyway.
                continue
            changed = _shared(own, (known | aliases) & (inner | outer), receiver, aliases)
            holders = own.bound | own.stored
            # What a method of an object from elsewhere returns is taken for another one.
            is_alias = bool(changed - outer) and not own.names.isdisjoint(known | aliases)
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
    """The names that what is sent or returned is made of, whatever decides whether it is.

    :param own_needs: those that the statements need that send and return, by position.
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
    """The function's own names of containers that a statement puts something into."""
    held = {_filled(row.statement) or ""}
    if isinstance(row.statement, syntax.Assign):
        held |= {
            root
            for target in row.statement.targets
            if isinstance(target, syntax.Subscript) and isinstance(target.value, syntax.Name)
            for root in (target.value.id,)
        }
    return held & outline.own - {outline.receiver or ""}


def _passed_beside(row: Row, outline: Outline, leads: Callable[[Effects], bool]) -> set[str]:
    """The function's own containers that something is passed with that may be put into them.

    :param leads: whether an argument may lead to something that sends.
    """
    match row.statement:
        case syntax.ExpressionStatement(value=syntax.Call(arguments=arguments)) if (
            containers := row.own.names & outline.containers
        ):
            passed = [effects_of_expression(each.value) for each in arguments]
            held = {name for each in passed for name in each.names & containers}
            others = (each for each in passed if each.names.isdisjoint(held))
            return held if any(map(leads, others)) else set()
        case _:
            return set()


def _called(statement: syntax.Statement) -> str | None:
    """The name of the function that a statement calls, for what that does alone."""
    match statement:
        case syntax.ExpressionStatement(value=syntax.Call(function=syntax.Name(id=name))):
            return name
        case _:
            return None


def _filled(statement: syntax.Statement) -> str | None:
    """The name of what a statement puts something into, or takes something out of, by a method."""
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
    """Whether a statement gives several names what one call gives."""
    return (
        isinstance(statement, syntax.Assign)
        and isinstance(statement.value, syntax.Call)
        and any(isinstance(each, syntax.Display) for each in statement.targets)
    )


def _shared(own: Effects, known: set[str], receiver: str | None, aliases: set[str]) -> set[str]:
    """The names that matter whose objects a statement may change, or give another name."""
    shared = (own.changed | own.called) & (known | aliases)
    if own.bound or own.stored:
        shared |= own.names & known
    if receiver not in aliases:
        shared.discard(receiver or "")
    return shared


def _passed_over(rows: list[Row], at: int) -> range:
    """The positions of the statements that are not run if one jumps, as far as they are known."""
    statement = rows[at].statement
    loops = [
        each
        for each in rows[at].parents
        if isinstance(rows[each].statement, syntax.For | syntax.While)
    ]
    if not isinstance(statement, syntax.Jump) or not loops:
        return range(loops[0] if loops else at + 1, len(rows))
    end = next(
        (each for each in range(at, len(rows)) if loops[-1] not in rows[each].parents), len(rows)
    )
    return range(at + 1 if statement.kind == "continue" else loops[-1] + 1, end)


def _writes(row: Row, names: set[str]) -> bool:
    """Whether a statement gives one of some names another value, or changes what it holds."""
    own = row.own
    return (
        not (own.bound.isdisjoint(names) and own.stored.isdisjoint(names))
        or not own.rebinds.isdisjoint(names)
        or _filled(row.statement) in names
        or (_called(row.statement) is not None and not own.changed.isdisjoint(names))
    )


def _is_about(
    rows: list[Row], row: Row, needed: set[str], receiver: str | None, attributes: set[str]
) -> bool:
    """Whether a jump depends on a condition on something that matters, or on nothing at all.

    :param receiver: of a method, of whose attributes only some matter.
    """
    if row is rows[-1] and not row.parents:
        return False
    parents = [rows[parent] for parent in row.parents]
    others = needed - {receiver}
    for each in parents:
        is_own = receiver in needed and receiver in each.own.names
        if not each.own.names.isdisjoint(others) or (
            is_own and not each.own.attributes.isdisjoint(attributes)
        ):
            return True
    # Whatever is entered is left again, but by what it swallows.
    parents = [each for each in parents if not isinstance(each.statement, syntax.With)]
    return not any(each.own.names or isinstance(each.statement, syntax.Try) for each in parents)
