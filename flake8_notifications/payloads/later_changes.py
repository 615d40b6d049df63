"""What functions change of classes when they are called: nobody can tell whether and when.

What the body of a module calls itself has been run with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from flake8_notifications.evaluation import effects
from flake8_notifications.evaluation.evaluator import Evaluator
from flake8_notifications.evaluation.namespaces import FinishedModule
from flake8_notifications.evaluation.values import ClassValue, Place, Unknown
from flake8_notifications.payloads.late_registration import is_same
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

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


def note_later_changes(evaluator: Evaluator, cls: ClassValue, path: str) -> None:
    """Let a class not be known where a function of a module may change it."""
    module = evaluator.modules.at(path)
    found = [*_changes(module)]
    if not found:
        return
    scope = FinishedModule(evaluator.namespace(module))
    for change in found:
        if is_same(evaluator.evaluate(change.holder, scope), cls):
            place = Place(path, change.line)
            reason = f"what '{change.function}' changes when it is called"
            cls.overrides[change.attribute] = Unknown(reason, place)


def _changes(module: SourceModule) -> Iterator[Change]:
    called = {
        name
        for node in effects.nodes(module.simple_statements, with_functions=False)
        for name in _called(node)
    }
    for node in effects.nodes(module.simple_statements, with_functions=False):
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
                yield from effects.names_in(decorator)


def _in_function(
    function: syntax.FunctionDefinition, module: SourceModule, around: Collection[str]
) -> Iterator[Change]:
    nodes = [*effects.nodes(module.simple_body_of(function), with_functions=False)]
    own = {*around, *(parameter.name for parameter in function.parameters)}
    own |= {name for node in nodes for name in _bound(node)}
    for node in nodes:
        if isinstance(node, syntax.FunctionDefinition):
            yield from _in_function(node, module, own)
        for holder, attribute in _changed(node):
            if effects.root_of(holder) not in {None, *own}:
                yield Change(holder, attribute, node.line, function.name)


def _bound(node: syntax.Node) -> set[str]:
    match node:
        case syntax.Assign(targets=targets):
            return {name.id for name in targets if isinstance(name, syntax.Name)}
        case syntax.For(target=target):
            return effects.names_in(target)
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
            changed = (receiver,) if name in effects.CHANGING else ()
        case syntax.Call(
            function=syntax.Name(id="setattr" | "delattr"),
            arguments=(holder, syntax.Argument(value=syntax.Constant(value=str(name))), *_),
        ) if name in _SHAPE:
            yield holder.value, name
    for each in changed:
        while isinstance(each, syntax.Subscript):
            each = each.value
        if isinstance(each, syntax.Attribute) and each.name in _SHAPE:
            yield each.value, each.name
