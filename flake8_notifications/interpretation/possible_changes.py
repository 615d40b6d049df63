"""What statements may change, judged by their syntax alone: an overapproximation."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from flake8_notifications.interpretation import changing_methods
from flake8_notifications.source import syntax

#: Special methods that mutate their receiver.
SPECIAL: Final = frozenset(
    {"__setitem__", "__delitem__", "__ior__", "__iadd__", "__setattr__", "__delattr__"}
)
CHANGING: Final = changing_methods.CHANGING | SPECIAL
#: Builtin functions that mutate nothing and call nothing that might.
PURE: Final = frozenset(
    {
        "abs", "bool", "bytes", "callable", "classmethod", "dict", "enumerate", "float",
        "format", "frozenset", "getattr", "hasattr", "hash", "id", "int", "isinstance",
        "issubclass", "iter", "len", "list", "object", "ord", "print", "property", "range",
        "repr", "reversed", "round", "set", "slice", "staticmethod", "str", "super", "tuple",
        "type", "zip",
    }
)  # fmt: skip
_SETTERS: Final = frozenset({"setattr", "delattr"})
#: Builtins that can change any name, whatever their arguments are.
_ANYTHING: Final = frozenset({"exec", "eval", "globals", "locals", "vars", "__import__"})
#: Standard library functions that mutate an argument.
NATIVES: Final = frozenset(
    {
        "bisect.insort", "bisect.insort_left", "bisect.insort_right", "functools.reduce",
        "heapq.heapify", "heapq.heappop", "heapq.heappush", "heapq.heappushpop",
        "heapq.heapreplace", "operator.delitem", "operator.iadd", "operator.ior",
        "operator.setitem", "random.shuffle",
        *(
            f"{cls}.{name}"
            for cls in ("builtins.dict", "builtins.list", "builtins.set", "collections.OrderedDict")
            for name in CHANGING
        ),
    }
)  # fmt: skip


def nodes(root: object, *, with_functions: bool = True) -> Iterator[syntax.Node]:
    """The nodes of a syntax tree, including the root; function bodies only if requested."""
    pending: list[object] = [root]
    while pending:
        part = pending.pop()
        if type(part) is tuple:
            pending += reversed(part)
        elif isinstance(part, msgspec.Struct):
            if isinstance(part, syntax.Node):
                yield part
            pending += reversed(_fields(part, with_functions=with_functions))


_PARTS: Final = (msgspec.Struct, tuple)


def _fields(part: msgspec.Struct, *, with_functions: bool) -> list[object]:
    match part:
        # Most nodes are one of these.
        case syntax.Constant() | syntax.Name():
            return []
        case syntax.Attribute(value=value):
            return [value]
        case syntax.FunctionDefinition() if not with_functions:
            defaults = [parameter.default for parameter in part.parameters]
            return [default for default in defaults if default is not None]
        case _:
            values = [getattr(part, name) for name in part.__struct_fields__]
            return [value for value in values if isinstance(value, _PARTS)]


def parts_of(expression: syntax.Expression) -> Iterator[syntax.Expression]:
    """The immediate subexpressions of an expression."""
    pending = _fields(expression, with_functions=True)
    while pending:
        part = pending.pop()
        if isinstance(part, syntax.Node):
            yield part  # type: ignore[misc]
        elif isinstance(part, tuple):
            pending += part
        elif isinstance(part, msgspec.Struct):
            pending += _fields(part, with_functions=True)


def root_of(expression: syntax.Expression) -> str | None:
    """The name that an expression is rooted in, as in ``name.attribute[key]``."""
    while isinstance(expression, syntax.Attribute | syntax.Subscript | syntax.Starred):
        expression = expression.value
    return expression.id if isinstance(expression, syntax.Name) else None


def names_in(expression: object) -> set[str]:
    """The names that an expression mentions."""
    return {node.id for node in nodes(expression) if isinstance(node, syntax.Name)}


@functools.lru_cache(maxsize=4096)
def changed_names(body: tuple[syntax.Statement, ...]) -> frozenset[str]:
    """The names of parameters, variables and globals whose values a function may mutate."""
    changed: set[str] = set()
    sources: dict[str, set[str]] = {}
    for node in nodes(body):
        changed |= _changed_by(node)
        for name, origins in _bound_by(node):
            sources.setdefault(name, set()).update(origins)
    pending = list(changed)
    while pending:
        for origin in sources.get(pending.pop(), ()):
            if origin not in changed:
                changed.add(origin)
                pending.append(origin)
    return frozenset(changed)


def _changed_by(node: syntax.Node) -> set[str]:
    match node:
        case syntax.Assign(targets=targets) | syntax.Delete(targets=targets):
            return _changed_targets(targets)
        case syntax.AugmentedAssign(target=target):
            return names_in(target)
        case syntax.For(target=target):
            return _changed_targets((target,))
        case syntax.Global(names=names) | syntax.OpaqueStatement(names=names):
            return set(names)
        case syntax.Call(
            function=syntax.Attribute(
                value=syntax.Call(function=syntax.Name(id="super")), name="__init__"
            )
        ):
            # Constructors store their arguments.
            return set()
        case syntax.Call(function=syntax.Attribute(value=receiver), arguments=arguments):
            return names_in(receiver) | names_in(tuple(argument.value for argument in arguments))
        case syntax.Call(function=syntax.Name(id=name)) if name in PURE:
            return set()
        case syntax.Call(function=function, arguments=arguments):
            return names_in(function) | names_in(tuple(argument.value for argument in arguments))
        case syntax.Attribute(value=value, name=name) if name in CHANGING:
            return names_in(value)
        case _:
            return set()


def _changed_targets(targets: Iterable[syntax.Expression]) -> set[str]:
    changed: set[str] = set()
    for target in targets:
        match target:
            case syntax.Attribute(value=value) | syntax.Subscript(value=value):
                changed |= names_in(value)
            case syntax.Display(items=items):
                changed |= _changed_targets(items)
            case syntax.Starred(value=value):
                changed |= _changed_targets((value,))
    return changed


def _bound_by(node: syntax.Node) -> Iterator[tuple[str, set[str]]]:
    """The names that a node binds, with those that their values may derive from."""
    match node:
        case syntax.Assign(targets=targets, value=value):
            for name in names_in(targets):
                yield name, names_in(value)
        case syntax.For(target=target, iterable=iterable):
            for name in names_in(target):
                yield name, names_in(iterable)
        case syntax.With(items=items):
            for item in items:
                for name in names_in(item.target) if item.target is not None else ():
                    yield name, names_in(item.context)
        case syntax.NamedExpr(target=name, value=value):
            yield name, names_in(value)
        case syntax.Comprehension(clauses=clauses):
            for clause in clauses:
                for name in names_in(clause.target):
                    yield name, names_in(clause.iterable)


def is_change(node: syntax.Node) -> bool:
    """Whether a node of the body of a module or class is itself a change."""
    match node:
        case syntax.Assign(targets=targets) | syntax.Delete(targets=targets):
            return bool(_changed_targets(targets))
        case syntax.For(target=target):
            return bool(_changed_targets((target,)))
        case syntax.AugmentedAssign() | syntax.OpaqueStatement() | syntax.While() | syntax.With():
            return True
        case syntax.ExpressionStatement(value=value):
            return not isinstance(value, syntax.Constant)
        case syntax.Attribute(name=name):
            return name in CHANGING
        case syntax.Name(id=name):
            return name in _SETTERS or name in _ANYTHING
        case _:
            return False
