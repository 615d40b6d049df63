"""Where a class is handed on, so that somebody who does not mention it may get hold of it.

``ALL.append(OrderPayload)`` hands it on; ``class More(OrderPayload)`` and ``OrderPayload()`` do
not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from flake8_notifications.interpretation import possible_changes
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.plain import value_in
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.callables import BoundMethod
from flake8_notifications.interpretation.values.scopes import ClassValue, Function
from flake8_notifications.payloads.registration import attribute_of, is_only_merging
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_HOOK: Final = "__init_subclass__"


def aliases(module: SourceModule, name: str) -> set[str]:
    """The names and attributes that a module assigns a class of a name to, and nothing else."""
    names = _names_of(module, name)
    return {
        target
        for statements in _bodies(module)
        for node in possible_changes.nodes(statements, with_functions=False)
        if isinstance(node, syntax.Assign) and _is_named(node.value, names)
        for target in _targets(node)
    }


def hands_on(module: SourceModule, names: set[str]) -> bool:
    """Whether a module does more with a class than to use it, and to give it another name.

    :param names: of the class; what the module itself calls it is found out.
    """
    own = {own for name in names for own in _names_of(module, name)}
    return any(_is_handed_on(statements, own) for statements in _bodies(module))


def calls_with(module: SourceModule, names: set[str]) -> Iterator[syntax.Call]:
    """The calls of a module that are given a class that goes by one of the names."""
    own = {own for name in names for own in _names_of(module, name)}
    for statements in _bodies(module):
        for node in possible_changes.nodes(statements, with_functions=False):
            if not isinstance(node, syntax.Call) or _is_pure(node):
                continue
            if any(_is_handed_on(argument.value, own) for argument in node.arguments):
                yield node


def _bodies(module: SourceModule) -> Iterator[tuple[syntax.Statement, ...]]:
    """The statements of a module, and those of each of its functions."""
    pending = [module.simple_statements]
    while pending:
        statements = pending.pop()
        yield statements
        pending += map(module.simple_body_of, _functions_in(statements))


def _targets(assignment: syntax.Assign) -> Iterator[str]:
    for target in assignment.targets:
        match target:
            case syntax.Name(id=name) | syntax.Attribute(name=name):
                yield name


def is_captured(machine: ExactInterpreter, cls: ClassValue) -> bool:
    """Whether a decorator, a metaclass or a base of a class keeps it or hands it on."""
    frame = cls.body.parent or cls.body
    for decorator in cls.definition.decorators:
        is_factory = isinstance(decorator, syntax.Call)
        function = decorator.function if isinstance(decorator, syntax.Call) else decorator
        if _keeps(value_in(machine, function, frame), is_factory=is_factory):
            return True
    for base in cls.mro:
        if not isinstance(base, ClassValue) or not machine.modules.in_project(base.module):
            continue
        metaclass = base.definition.metaclass
        within = base.body.parent or base.body
        if metaclass is not None and isinstance(value_in(machine, metaclass, within), ClassValue):
            return True
        if base is not cls and _hook_keeps(base):
            return True
    return False


def _hook_keeps(base: ClassValue) -> bool:
    return any(
        isinstance(statement, syntax.FunctionDefinition)
        and statement.name == _HOOK
        and _function_keeps(statement, base.module)
        for statement in base.definition.body
    )


def _keeps(decorator: Value, *, is_factory: bool) -> bool:
    """Whether a decorator of the project does more than to give back what it is given."""
    function = decorator.function if isinstance(decorator, BoundMethod) else decorator
    if not isinstance(function, Function):
        return False
    definition = function.definition
    if not isinstance(definition, syntax.FunctionDefinition):
        return True
    if not is_factory:
        return _function_keeps(definition, function.module)
    inner = _functions_in(function.module.simple_body_of(definition))
    return any(_function_keeps(each, function.module) for each in inner)


def _function_keeps(function: syntax.FunctionDefinition, module: SourceModule) -> bool:
    names = {parameter.name for parameter in function.parameters}
    body = module.simple_body_of(function)
    returned = [each for each in body if not isinstance(each, syntax.Return)]
    return _is_handed_on(tuple(returned), names) or any(
        _is_handed_on(module.simple_body_of(inner), names) for inner in _functions_in(body)
    )


def _names_of(module: SourceModule, name: str) -> set[str]:
    """What a module calls a class of a name."""
    names = {name}
    for node in possible_changes.nodes(module.simple_statements):
        if isinstance(node, syntax.ImportFrom):
            names |= {each.alias for each in node.names if each.name == name and each.alias}
    return names


def _functions_in(statements: tuple[syntax.Statement, ...]) -> list[syntax.FunctionDefinition]:
    return [
        node
        for node in possible_changes.nodes(statements, with_functions=False)
        if isinstance(node, syntax.FunctionDefinition)
    ]


def _is_handed_on(root: object, names: set[str]) -> bool:
    """Whether some syntax hands on what goes by one of the names; functions are not looked into."""
    pending: list[object] = [root]
    while pending:
        part = pending.pop()
        if isinstance(part, tuple):
            pending += part
        elif isinstance(part, syntax.Node):
            if _is_named(part, names):
                return True
            pending += _handing(part, names)
        elif hasattr(part, "__struct_fields__"):
            pending += [getattr(part, field) for field in part.__struct_fields__]
    return False


def _is_named(node: syntax.Node, names: set[str]) -> bool:
    name = node.id if isinstance(node, syntax.Name) else attribute_of(node)
    return name in names


def _handing(node: syntax.Node, names: set[str]) -> Iterable[object]:
    """The parts of a node that may hand something on."""
    match node:
        case syntax.Attribute(value=value):
            return () if _is_named(value, names) else (value,)
        case syntax.Call(function=function, arguments=arguments):
            given = () if _is_pure(node) else arguments
            return given if _is_named(function, names) else (function, *given)
        case syntax.Compare() | syntax.Raise() | syntax.Import() | syntax.ImportFrom():
            return ()
        case syntax.FunctionDefinition(parameters=parameters, decorators=decorators):
            return (*[parameter.default for parameter in parameters], *decorators)
        case syntax.ClassDefinition(decorators=decorators, body=body, keywords=keywords):
            return (*decorators, *body, *keywords)
        case syntax.Declaration():
            return ()
        case syntax.Assign(targets=targets, value=value):
            is_alias = _is_named(value, names)
            kept = [each for each in targets if not isinstance(each, syntax.Name)]
            return kept if is_alias and not _holders(targets) else (*kept, value)
        case syntax.Subscript(value=syntax.Name(id=name)) if name[:1].isupper():
            # A type with its parameters, as annotations have them.
            return ()
        case syntax.Try(body=body, handlers=handlers, orelse=orelse, final=final):
            return (*body, *[each.body for each in handlers], *orelse, *final)
        case _:
            return [getattr(node, field) for field in node.__struct_fields__]


def _holders(targets: tuple[syntax.Expression, ...]) -> list[syntax.Expression]:
    """Those of some targets that hold what is assigned without a name for it."""
    return [each for each in targets if not isinstance(each, syntax.Name | syntax.Attribute)]


def _is_pure(call: syntax.Call) -> bool:
    """Whether a call only looks at what it is given."""
    match call.function:
        case syntax.Name(id=name):
            return name in _LOOKING
        case syntax.Call() as made:
            return is_only_merging(made)
        case _:
            return is_only_merging(call)


_LOOKING: Final = frozenset(
    {"callable", "getattr", "hasattr", "hash", "id", "isinstance", "issubclass", "len", "print",
     "repr", "str", "super", "vars"}
)  # fmt: skip
