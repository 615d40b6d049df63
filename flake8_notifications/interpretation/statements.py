"""Statements, one rule for each kind: what it binds, mutates, sends, returns and raises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from flake8_notifications.interpretation import (
    class_lookup,
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
from flake8_notifications.interpretation.iteration import ITERABLE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.stored_attributes import assign_attribute, delete_attribute
from flake8_notifications.interpretation.values.base import (
    NONE,
    UNBOUND,
    Constant,
    Unknown,
    Value,
    guarded_choices,
)
from flake8_notifications.interpretation.values.containers import Items, ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import Frame, Plan
from flake8_notifications.source import syntax


def execute(machine: Machine, statements: Sequence[syntax.Statement], frame: Frame) -> None:
    """Run statements in order, as far as they are reached."""
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


#: Statements that contain no others.
_SOFT: Final = frozenset(
    {syntax.Assign, syntax.AnnotatedAssign, syntax.AugmentedAssign, syntax.ExpressionStatement}
)


def _is_planned(machine: Machine, statement: syntax.Statement, plan: Plan, frame: Frame) -> bool:
    """Whether a statement matters."""
    identity = id(statement)
    if identity not in plan.run:
        return False
    candidates = plan.run[identity]
    if candidates is None:
        return True
    mutable = {name for name in candidates if _is_changeable(machine, name, frame)}
    if mutable and _copies_into_unknown(statement, frame):
        # The dict of further keywords belongs to this call alone and has no other aliases.
        mutable -= _further_keywords(frame)
    return bool(mutable)


def _further_keywords(frame: Frame) -> set[str]:
    """The name of the ``**`` parameter of a function, if it has one."""
    parameters = () if frame.function is None else frame.function.definition.parameters
    return {parameter.name for parameter in parameters if parameter.kind == "double_star"}


def _copies_into_unknown(statement: syntax.Statement, frame: Frame) -> bool:
    """Whether a statement only makes an unknown value copy the content of a container."""
    match statement:
        case syntax.ExpressionStatement(
            value=syntax.Call(function=syntax.Attribute(value=syntax.Name(id=name), name=method))
        ) if method in _COPYING:
            value = frame.variables.get(name)
            choices = () if value is None else guarded_choices(value)
            return bool(choices) and all(
                isinstance(choice, Unknown | Constant) for _, choice in choices
            )
        case _:
            return False


#: Methods that mutate their receiver but not their arguments.
_COPYING: Final = frozenset({"extend", "update"})


def _is_changeable(machine: Machine, name: str, frame: Frame) -> bool:
    """Whether a name, or an attribute of it, holds an object that a statement may mutate."""
    name, _, attribute = name.partition(".")
    value = frame.variables.get(name)
    if value is None:
        holder = names.holder_of(machine, name, frame)
        value = None if holder is None else holder.variables[name]
    if attribute and isinstance(value, Instance):
        stored = value.attributes.get(attribute)
        if stored is None and value.is_open:
            stored = machine.open_attribute(value, attribute)
        # What a class attribute holds is shared by all instances.
        value = class_lookup.find(machine, value.cls.mro, attribute) if stored is None else stored
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
            instance = machine.evaluate(holder, frame)
            at = target, frame
            machine.each(
                instance, lambda choice: assign_attribute(machine, choice, name, value, at)
            )
        case syntax.Subscript():
            _assign_item(machine, target, value, frame)
        case syntax.Starred(value=inner):
            assign(machine, inner, value, frame)
        case syntax.Display(items=targets):
            _unpack(machine, targets, value, target, frame)


def _assign_item(machine: Machine, target: syntax.Subscript, value: Value, frame: Frame) -> None:
    container = machine.evaluate(target.value, frame)
    machine.note_stored(target.value, value, frame, container)
    if isinstance(target.index, syntax.Slice):
        bounds = _bounds(machine, target.index, frame)
        machine.combine(
            [container, *bounds],
            lambda ready: subscripts.set_slice(machine, ready[0], ready[1:], value, target, frame),
        )
        return
    index = machine.evaluate(target.index, frame)
    if machine.path != FALSE:
        machine.combine(
            [container, index],
            lambda pair: subscripts.set_item(machine, pair[0], pair[1], value, target, frame),
        )


def _bounds(machine: Machine, node: syntax.Slice, frame: Frame) -> list[Value]:
    return [
        NONE if bound is None else machine.evaluate(bound, frame)
        for bound in (node.lower, node.upper, node.step)
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

    def apply(iterable: Value) -> Value:
        if isinstance(iterable, Unknown) or not isinstance(iterable, ITERABLE):
            machine.may_not_fit(iterable)
            machine.may_lack("ValueError")
            for index, target in enumerate(targets):
                if isinstance(iterable, External):
                    part = machine.item(iterable, Constant(index), node, frame)
                else:
                    part = machine.part_of(iterable, f"[{index}]", node, frame)
                assign(machine, target, part, frame)
            return NONE
        if isinstance(iterable, ListObject):
            return containers.over_states(machine, iterable, spread)
        return spread(containers.items_of(machine, iterable, node, frame))

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
        (index for index, target in enumerate(targets) if isinstance(target, syntax.Starred)), None
    )
    if more is not None:
        if starred is None or len(values) < len(targets) - 1:
            machine.may_lack("ValueError")
        for index, target in enumerate(targets):
            if index == starred:
                assign(machine, target, machine.list_of((), more=more), frame)
            else:
                part = values[index] if index < len(values) else machine.picked(more)
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
    """A bare annotation binds nothing."""


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
            instance = machine.evaluate(holder, frame)
            at = target, frame
            machine.each(instance, lambda choice: delete_attribute(machine, choice, name, at))
        case syntax.Subscript(value=holder, index=syntax.Slice() as part):
            container = machine.evaluate(holder, frame)
            bounds = _bounds(machine, part, frame)
            machine.combine(
                [container, *bounds],
                lambda ready: subscripts.delete(machine, ready[0], ready[1:], target, frame),
            )
        case syntax.Subscript(value=holder, index=index):
            container, key = machine.evaluate(holder, frame), machine.evaluate(index, frame)
            machine.combine(
                [container, key],
                lambda pair: subscripts.delete(machine, pair[0], pair[1], target, frame),
            )
        case syntax.Display(items=targets):
            for inner in targets:
                delete(machine, inner, frame)


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

    for test, body in (
        (node.test, node.body),
        *((clause.test, clause.body) for clause in node.elifs),
    ):
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
