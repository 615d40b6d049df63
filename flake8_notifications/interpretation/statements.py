"""Statements, a rule for each kind: what it binds, changes, sends, returns and raises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from flake8_notifications.interpretation import (
    attributes,
    conditions,
    containers,
    contexts,
    definitions,
    exceptions,
    in_place,
    loops,
    names,
    patterns,
    subscripts,
)
from flake8_notifications.interpretation.guards import FALSE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.stored_attributes import (
    assign_attribute,
    delete_attribute,
)
from flake8_notifications.interpretation.values import (
    NONE,
    UNBOUND,
    Constant,
    External,
    Frame,
    Instance,
    Items,
    ListObject,
    Plan,
    Unknown,
    Value,
    guarded_choices,
)
from flake8_notifications.source import syntax


def execute(machine: Machine, statements: Sequence[syntax.Statement], frame: Frame) -> None:
    """Run statements one after the other, as far as they are reached."""
    machine.disentangle(frame.entry)
    plan, entry = frame.plan, machine.path
    for statement in statements:
        if machine.path == FALSE:
            return
        machine.disentangle(entry)
        if plan is not None and not _is_planned(machine, statement, plan, frame):
            machine.skip(statement, frame)
            for name in plan.forgotten.get(id(statement), ()):
                unknown = machine.unknown("what is not looked at", statement, frame)
                machine.bind(frame, name, unknown)
            continue
        machine.step()
        if plan is not None and id(statement) in plan.soft and type(statement) in _SOFT:
            machine.softness += 1
            RULES[type(statement)](machine, statement, frame)
            machine.softness -= 1
        else:
            RULES[type(statement)](machine, statement, frame)


#: Statements that hold no others.
_SOFT: Final = frozenset(
    {syntax.Assign, syntax.AnnotatedAssign, syntax.AugmentedAssign, syntax.ExpressionStatement}
)


def _is_planned(machine: Machine, statement: syntax.Statement, plan: Plan, frame: Frame) -> bool:
    """Whether a statement matters."""
    identity = id(statement)
    if identity not in plan.run:
        return False
    only = plan.run[identity]
    if only is None:
        return True
    changeable = {name for name in only if _is_changeable(machine, name, frame)}
    if changeable and _copies_into_unknown(statement, frame):
        # The dict of further keywords is of this call alone, and nobody else knows it.
        changeable -= _further_keywords(frame)
    return bool(changeable)


def _further_keywords(frame: Frame) -> set[str]:
    """The name of the dict of further keywords of a function, if it has one."""
    parameters = () if frame.function is None else frame.function.definition.parameters
    return {each.name for each in parameters if each.kind == "double_star"}


def _copies_into_unknown(statement: syntax.Statement, frame: Frame) -> bool:
    """Whether a statement has something unknown take over what a container holds, no more."""
    match statement:
        case syntax.ExpressionStatement(
            value=syntax.Call(function=syntax.Attribute(value=syntax.Name(id=name), name=method))
        ) if method in _COPYING:
            value = frame.variables.get(name)
            choices = () if value is None else guarded_choices(value)
            return bool(choices) and all(
                isinstance(each, Unknown | Constant) for _, each in choices
            )
        case _:
            return False


#: Methods that change their object, and not what they are given.
_COPYING: Final = frozenset({"extend", "update"})


def _is_changeable(machine: Machine, name: str, frame: Frame) -> bool:
    """Whether a name, or an attribute of it, holds an object that a statement may change."""
    name, _, attribute = name.partition(".")
    value = frame.variables.get(name)
    if value is None:
        holder = names.holder_of(machine, name, frame)
        value = None if holder is None else holder.variables[name]
    if attribute and isinstance(value, Instance):
        held = value.attributes.get(attribute)
        if held is None and value.is_open:
            held = machine.open_attribute(value, attribute)
        # What a class holds is there for all its objects.
        value = attributes.find(machine, value.cls.mro, attribute) if held is None else held
    return machine.is_changeable(value)


def _assign(machine: Machine, node: syntax.Assign, frame: Frame) -> None:
    value = machine.evaluate(node.value, frame)
    if machine.path != FALSE:
        for target in node.targets:
            assign(machine, target, value, frame)


def assign(machine: Machine, target: syntax.Expression, value: Value, frame: Frame) -> None:
    """Bind a target, which may be a tuple of targets."""
    match target:
        case syntax.Name(id=name):
            machine.bind(frame, name, value)
        case syntax.Attribute(value=holder, name=name):
            held = machine.evaluate(holder, frame)
            at = target, frame
            machine.each(held, lambda each: assign_attribute(machine, each, name, value, at))
        case syntax.Subscript():
            _assign_item(machine, target, value, frame)
        case syntax.Starred(value=inner):
            assign(machine, inner, value, frame)
        case syntax.Display(items=targets):
            _unpack(machine, targets, value, target, frame)


def _assign_item(machine: Machine, target: syntax.Subscript, value: Value, frame: Frame) -> None:
    held = machine.evaluate(target.value, frame)
    machine.note_stored(target.value, value, frame, held)
    if isinstance(target.index, syntax.Slice):
        bounds = _bounds(machine, target.index, frame)
        machine.combine(
            [held, *bounds],
            lambda ready: subscripts.set_slice(machine, ready[0], ready[1:], value, target, frame),
        )
        return
    index = machine.evaluate(target.index, frame)
    if machine.path != FALSE:
        machine.combine(
            [held, index],
            lambda pair: subscripts.set_item(machine, pair[0], pair[1], value, target, frame),
        )


def _bounds(machine: Machine, node: syntax.Slice, frame: Frame) -> list[Value]:
    return [
        NONE if each is None else machine.evaluate(each, frame)
        for each in (node.lower, node.upper, node.step)
    ]


def _unpack(
    machine: Machine,
    targets: tuple[syntax.Expression, ...],
    value: Value,
    node: syntax.Expression,
    frame: Frame,
) -> None:
    """``first, *rest = value``."""

    def spread(items: Items) -> Value:
        _spread(machine, targets, items, node, frame)
        return NONE

    def apply(each: Value) -> Value:
        if isinstance(each, Unknown) or not isinstance(each, loops.ITERABLE):
            machine.may_not_fit(each)
            machine.may_lack("ValueError")
            for at, target in enumerate(targets):
                if isinstance(each, External):
                    part = machine.item(each, Constant(at), node, frame)
                else:
                    part = machine.part_of(each, f"[{at}]", node, frame)
                assign(machine, target, part, frame)
            return NONE
        if isinstance(each, ListObject):
            return containers.over_states(machine, each, spread)
        return spread(containers.items_of(machine, each, node, frame))

    machine.each(value, apply)


def _spread(
    machine: Machine,
    targets: tuple[syntax.Expression, ...],
    items: Items,
    node: syntax.Expression,
    frame: Frame,
) -> None:
    values, more = list(items.values), items.more
    starred = next(
        (at for at, target in enumerate(targets) if isinstance(target, syntax.Starred)), None
    )
    if more is not None:
        if starred is None or len(values) < len(targets) - 1:
            machine.may_lack("ValueError")
        for at, target in enumerate(targets):
            if at == starred:
                assign(machine, target, machine.list_of((), more=more), frame)
            else:
                part = values[at] if at < len(values) else machine.picked(more)
                assign(machine, target, part, frame)
        return
    if starred is None:
        if len(values) != len(targets):
            machine.raises("ValueError")
            return
        for target, value in zip(targets, values, strict=True):
            assign(machine, target, value, frame)
        return
    after = len(targets) - starred - 1
    if len(values) < starred + after:
        machine.raises("ValueError")
        return
    middle = len(values) - after
    for target, value in zip(targets[:starred], values[:starred], strict=True):
        assign(machine, target, value, frame)
    rest = machine.list_of(values[starred:middle], machine.place(node, frame))
    assign(machine, targets[starred], rest, frame)
    for target, value in zip(targets[starred + 1 :], values[middle:], strict=True):
        assign(machine, target, value, frame)


def _annotated(machine: Machine, node: syntax.AnnotatedAssign, frame: Frame) -> None:
    value = machine.evaluate(node.value, frame)
    if machine.path != FALSE:
        assign(machine, node.target, machine.declared(value, node.annotation, frame), frame)


def _declaration(machine: Machine, node: syntax.Declaration, frame: Frame) -> None:
    """It binds nothing."""


def _augmented(machine: Machine, node: syntax.AugmentedAssign, frame: Frame) -> None:
    old = machine.evaluate(node.target, frame)
    value = machine.evaluate(node.value, frame)
    if machine.path == FALSE:
        return
    operator = node.operator.removesuffix("=") if node.operator not in ("=",) else node.operator

    def apply(pair: list[Value]) -> Value:
        return in_place.operate(machine, operator, pair[0], pair[1], node, frame)

    result = machine.combine([old, value], apply)
    if machine.path != FALSE:
        assign(machine, node.target, result, frame)


def _delete(machine: Machine, node: syntax.Delete, frame: Frame) -> None:
    for target in node.targets:
        delete(machine, target, frame)


def delete(machine: Machine, target: syntax.Expression, frame: Frame) -> None:
    """``del target``."""
    match target:
        case syntax.Name(id=name):
            if frame.function is not None and name not in frame.variables:
                machine.may_lack("NameError")
            machine.bind(frame, name, UNBOUND)
        case syntax.Attribute(value=holder, name=name):
            held = machine.evaluate(holder, frame)
            written = target, frame
            machine.each(held, lambda each: delete_attribute(machine, each, name, written))
        case syntax.Subscript(value=holder, index=syntax.Slice() as part):
            held = machine.evaluate(holder, frame)
            bounds = _bounds(machine, part, frame)
            machine.combine(
                [held, *bounds],
                lambda ready: subscripts.delete(machine, ready[0], ready[1:], target, frame),
            )
        case syntax.Subscript(value=holder, index=index):
            held, at = machine.evaluate(holder, frame), machine.evaluate(index, frame)
            machine.combine(
                [held, at],
                lambda pair: subscripts.delete(machine, pair[0], pair[1], target, frame),
            )
        case syntax.Display(items=targets):
            for each in targets:
                delete(machine, each, frame)


def _if(machine: Machine, node: syntax.If, frame: Frame) -> None:
    guards = machine.guards
    before = rest = machine.path
    ended: list[Guard] = []

    def branch(body: Sequence[syntax.Statement]) -> None:
        here = machine.path
        if here != FALSE:
            execute(machine, body, frame)
            if machine.path != here:
                ended.append(guards.without(here, machine.path))

    for test, body in ((node.test, node.body), *((each.test, each.body) for each in node.elifs)):
        holds = conditions.tested(machine, test, frame)
        if machine.path != rest:
            ended.append(guards.without(rest, machine.path))
            rest = machine.path
        machine.path = guards.conjoin(rest, holds)
        branch(body)
        rest = machine.path = guards.without(rest, holds)
        if rest == FALSE:
            break
    branch(node.orelse)
    machine.path = machine.going_on(before, ended)


def _return(machine: Machine, node: syntax.Return, frame: Frame) -> None:
    plan = frame.plan
    is_wanted = node.value is not None and (plan is None or id(node) not in plan.controls)
    value: Value = NONE
    if is_wanted and node.value:
        value = machine.evaluate(node.value, frame)
    elif node.value is not None:
        machine.skip(node, frame)
    if machine.path != FALSE:
        frame.returns.append((machine.path, value))
        machine.path = FALSE


def _raise(machine: Machine, node: syntax.Raise, frame: Frame) -> None:
    value: Value = Unknown("an exception that is raised again")
    if node.value is not None:
        value = machine.evaluate(node.value, frame)
    elif frame.handled:
        value = frame.handled[-1]
    machine.raise_(value)


def _jump(machine: Machine, node: syntax.Jump, frame: Frame) -> None:
    if frame.loops:
        loop = frame.loops[-1]
        if node.kind == "break":
            loop.breaks = machine.guards.disjoin(loop.breaks, machine.path)
        else:
            loop.continues = machine.guards.disjoin(loop.continues, machine.path)
    machine.path = FALSE


def _expression(machine: Machine, node: syntax.ExpressionStatement, frame: Frame) -> None:
    frame.unused = node.value
    machine.evaluate(node.value, frame)
    frame.unused = None


def _global(machine: Machine, node: syntax.Global, frame: Frame) -> None:
    for name in node.names:
        if node.kind == "global":
            frame.outer_names[name] = machine.module_frame(frame.module)
        elif frame.parent is not None:
            holder = names.holder_of(machine, name, frame.parent)
            frame.outer_names[name] = holder or frame.parent


def _opaque(machine: Machine, node: syntax.OpaqueStatement, frame: Frame) -> None:
    for name in node.names:
        if name == "return":
            continue
        unknown = machine.unknown(f"what {node.kind} binds, which is not understood", node, frame)
        machine.bind(frame, name, unknown)


RULES: Final[dict[type[Any], Callable[[Machine, Any, Frame], None]]] = {
    syntax.Assign: _assign,
    syntax.AnnotatedAssign: _annotated,
    syntax.Declaration: _declaration,
    syntax.AugmentedAssign: _augmented,
    syntax.Delete: _delete,
    syntax.If: _if,
    syntax.For: loops.for_statement,
    syntax.While: loops.while_statement,
    syntax.With: contexts.with_statement,
    syntax.Try: exceptions.try_statement,
    syntax.Return: _return,
    syntax.Raise: _raise,
    syntax.Jump: _jump,
    syntax.ExpressionStatement: _expression,
    syntax.Import: definitions.import_statement,
    syntax.ImportFrom: definitions.import_from,
    syntax.FunctionDefinition: definitions.function_definition,
    syntax.ClassDefinition: definitions.class_definition,
    syntax.Global: _global,
    syntax.Match: patterns.match_statement,
    syntax.OpaqueStatement: _opaque,
}
