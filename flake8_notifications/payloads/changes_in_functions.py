"""Changes that functions make to classes when called: nobody can tell whether and when.

What the body of a module calls itself has been run with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from flake8_notifications.interpretation import possible_changes
from flake8_notifications.interpretation.plain import value_in
from flake8_notifications.interpretation.values.base import Unknown
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.payloads.late_registration import is_same
from flake8_notifications.payloads.machine import ClassMachine
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place

#: What counts of a payload class.
_SHAPE: Final = frozenset({"VERSION", "SCHEMA", "child_versions", "fields"})


class Change(NamedTuple):
    """An attribute that counts is set, deleted or changed.

    :ivar holder: of what it is one.
    """

    holder: syntax.Expression
    attribute: str
    line: int
    function: str


def is_run_into(module: SourceModule, name: str) -> bool:
    """Whether a class is mentioned by what a module does by itself, functions that it calls too."""
    nodes = [*possible_changes.nodes(module.simple_statements, with_functions=False)]
    names = {name, *(alias for node in nodes for alias in _aliases(node, name))}
    called = {name for node in nodes for name in _called(node)}
    return any(_mentions(node, names) for node in nodes) or any(
        _mentions(inner, names)
        for node in nodes
        if isinstance(node, syntax.FunctionDefinition) and node.name in called
        for inner in possible_changes.nodes(module.simple_body_of(node))
    )


def _aliases(node: syntax.Node, name: str) -> Iterator[str]:
    if isinstance(node, syntax.ImportFrom):
        yield from (each.alias for each in node.names if each.name == name and each.alias)


def _mentions(node: syntax.Node, names: Collection[str]) -> bool:
    match node:
        case syntax.Name(id=name) | syntax.Attribute(name=name) | syntax.Constant(value=str(name)):
            return name in names
        case _:
            return False


def note_later_changes(machine: ClassMachine, cls: ClassValue, path: str) -> None:
    """Let a class not be known where a function of a module may change it."""
    module = machine.modules.at(path)
    changes = [*_changes(module)]
    if not changes:
        return
    frame = machine.module_frame(module)
    for change in changes:
        if is_same(value_in(machine, change.holder, frame), cls):
            place = Place(path, change.line)
            reason = f"what '{change.function}' changes when it is called"
            with machine.apart():
                machine.set_attribute(cls, change.attribute, Unknown(reason, place))


def _changes(module: SourceModule) -> Iterator[Change]:
    nodes = [*possible_changes.nodes(module.simple_statements, with_functions=False)]
    called = {name for node in nodes for name in _called(node)}
    for node in nodes:
        if isinstance(node, syntax.FunctionDefinition) and node.name not in called:
            yield from _in_function(node, module, frozenset())


def _called(node: syntax.Node) -> Iterator[str]:
    """The names of what a node calls, or decorates with."""
    match node:
        case syntax.Call(function=syntax.Name(id=name) | syntax.Attribute(name=name)):
            yield name
        case (
            syntax.ClassDefinition(decorators=decorators)
            | syntax.FunctionDefinition(decorators=decorators)
        ):
            for decorator in decorators:
                yield from possible_changes.names_in(decorator)


def _in_function(
    function: syntax.FunctionDefinition, module: SourceModule, around: Collection[str]
) -> Iterator[Change]:
    nodes = [*possible_changes.nodes(module.simple_body_of(function), with_functions=False)]
    own = {*around, *(parameter.name for parameter in function.parameters)}
    own |= {name for node in nodes for name in _bound(node)}
    for node in nodes:
        if isinstance(node, syntax.FunctionDefinition):
            yield from _in_function(node, module, own)
        for holder, attribute in _changed(node):
            if possible_changes.root_of(holder) not in {None, *own}:
                yield Change(holder, attribute, node.line, function.name)


def _bound(node: syntax.Node) -> set[str]:
    match node:
        case syntax.Assign(targets=targets):
            return {name.id for name in targets if isinstance(name, syntax.Name)}
        case syntax.For(target=target):
            return possible_changes.names_in(target)
        case _:
            return set()


def _changed(node: syntax.Node) -> Iterator[tuple[syntax.Expression, str]]:
    """What a node changes an attribute of that counts, and its name."""
    changed: tuple[syntax.Expression, ...] = ()
    match node:
        case syntax.Assign(targets=targets) | syntax.Delete(targets=targets):
            changed = targets
        case syntax.AugmentedAssign(target=target):
            changed = (target,)
        case syntax.Call(function=syntax.Attribute(value=receiver, name=name)):
            changed = (receiver,) if name in possible_changes.CHANGING else ()
        case syntax.Call(
            function=syntax.Name(id="setattr" | "delattr"),
            arguments=(holder, syntax.Argument(value=syntax.Constant(value=str(name))), *_),
        ) if name in _SHAPE:
            yield holder.value, name
    for expression in changed:
        while isinstance(expression, syntax.Subscript):
            expression = expression.value
        if isinstance(expression, syntax.Attribute) and expression.name in _SHAPE:
            yield expression.value, expression.name
