"""What an expression mentions, binds and may mutate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import msgspec

from flake8_notifications.source import syntax

#: Methods of texts and containers that mutate nothing.
READ_ONLY: Final = frozenset(
    {
        "copy", "count", "encode", "endswith", "format", "get", "index", "isdigit", "items", "join",
        "keys", "lower", "replace", "split", "startswith", "strip", "upper", "values",
    }
)  # fmt: skip
#: Functions that look an attribute up by a text, and those whose items are attributes.
TAKE_BY_NAME: Final = frozenset({"getattr", "attrgetter", "methodcaller"})
NAMESPACES: Final = frozenset({"vars", "globals", "locals"})
#: Methods that set an attribute of their receiver, bypassing those that classes define.
SETTING_METHODS: Final = frozenset({"__setattr__", "__delattr__"})
#: Functions that set an attribute of their first argument.
_SETTERS: Final = frozenset({"setattr", "delattr"})


class Effects(msgspec.Struct, gc=False):
    """The effects of a statement, including nested blocks but not the bodies of nested functions.

    :ivar names: the names that it mentions, including those in nested functions' bodies where they
        are available.
    :ivar attributes: the attributes and keywords that it mentions.
    :ivar taken: of these, the attributes looked up directly on names, with the names.
    :ivar untaken: those mentioned in any other way.
    :ivar texts: the texts in it that may be the name of an attribute, or part of one.
    :ivar bound: the names that it binds.
    :ivar changed: the names whose objects it may mutate: by a store, a method call, or as an
        argument.
    :ivar handed: the attributes of names that it passes on, or calls a method of.
    :ivar stored: the names among them that it stores into.
    :ivar called: the names that it calls.
    :ivar nonlocals: the names that it declares ``nonlocal``.
    :ivar rebinds: the names of enclosing functions that a function defined in it may bind.
    :ivar defers: whether part of it is evaluated later: by a function that it defines, or a
        generator.
    :ivar jumps: whether it may leave the block: ``return``, ``raise``, ``break``, ``continue``.
    """

    names: set[str] = set()
    attributes: set[str] = set()
    bound: set[str] = set()
    changed: set[str] = set()
    handed: set[tuple[str, str]] = set()
    stored: set[str] = set()
    jumps: bool = False
    yields: bool = False
    called: set[str] = set()
    nonlocals: set[str] = set()
    rebinds: set[str] = set()
    taken: set[tuple[str, str]] = set()
    untaken: set[str] = set()
    defers: bool = False
    texts: set[str] = set()


def names_of(node: syntax.Expression) -> set[str]:
    """The names that an expression mentions."""
    return effects_of_expression(node).names


def effects_of_expression(node: syntax.Expression) -> Effects:
    """The effects of evaluating an expression."""
    effects = Effects()
    add_expression(effects, node)
    return effects


def add_mentions(effects: Effects, attributes: set[str]) -> None:
    effects.attributes |= attributes
    effects.untaken |= attributes


def add_taken(effects: Effects, inner: Effects, own: set[str]) -> None:
    """Add the attributes that a nested scope mentions, some of whose names are its own."""
    effects.attributes |= inner.attributes
    effects.untaken |= inner.untaken
    for name, attribute in inner.taken:
        if name in own:
            effects.untaken.add(attribute)
        else:
            effects.taken.add((name, attribute))


def bound_by(target: syntax.Expression) -> set[str]:
    """The names that a target of assignment binds."""
    effects = Effects()
    add_target(effects, target)
    return effects.bound


def add_target(effects: Effects, target: syntax.Expression) -> None:
    match target:
        case syntax.Name(id=name):
            effects.bound.add(name)
        case syntax.Attribute() | syntax.Subscript():
            add_expression(effects, target)
            add_store(effects, target)
        case syntax.Starred(value=value):
            add_target(effects, value)
        case syntax.Display(items=items):
            for item in items:
                add_target(effects, item)


def add_store(effects: Effects, target: syntax.Expression) -> None:
    if not isinstance(target, syntax.Name):
        roots = roots_of(target)
        effects.stored.update(roots)
        effects.changed.update(roots)
    else:
        effects.stored.add(target.id)
        effects.changed.add(target.id)


#: Expressions that lead from one object to another.
_STEPS: Final = (syntax.Attribute, syntax.Subscript, syntax.Starred)


def roots_of(node: syntax.Expression) -> list[str]:
    """The names that an expression is rooted in: ``a`` for ``a.b[c]``."""
    roots: list[str] = []
    pending = [node]
    while pending:
        node = pending.pop()
        while isinstance(node, _STEPS):
            node = node.value
        match node:
            case syntax.Name(id=name):
                roots.append(name)
            case syntax.Display(items=items):
                pending += items
            case syntax.DictDisplay(items=items):
                pending += (item.value for item in items)
            case syntax.Conditional(body=body, orelse=orelse):
                pending += (body, orelse)
            case syntax.Boolean(operands=operands):
                pending += operands
            case syntax.Call(function=function, arguments=arguments):
                # An argument may be the result, or be contained in it.
                pending += (function, *(argument.value for argument in arguments))
    return roots


def add_handed(effects: Effects, node: syntax.Expression) -> None:
    attribute = None
    while isinstance(node, _STEPS):
        if isinstance(node, syntax.Attribute):
            attribute = node.name
        node = node.value
    if attribute is not None and isinstance(node, syntax.Name):
        effects.handed.add((node.id, attribute))


def add_parameters(effects: Effects, parameters: Iterable[syntax.Parameter]) -> None:
    for parameter in parameters:
        if parameter.default is not None:
            add_expression(effects, parameter.default)


def add_expression(effects: Effects, node: syntax.Expression) -> None:
    """Add what an expression mentions, binds and may mutate."""
    pending: list[syntax.Expression] = [node]
    names, attributes = effects.names, effects.attributes
    while pending:
        node = pending.pop()
        kind = type(node)
        if kind is syntax.Name:
            names.add(node.id)  # type: ignore[union-attr]
        elif kind is syntax.Constant:
            _add_text(effects, node)
        elif kind is syntax.Attribute:
            name, holder = node.name, node.value  # type: ignore[union-attr]
            attributes.add(name)
            if type(holder) is syntax.Name:
                names.add(holder.id)
                effects.taken.add((holder.id, name))
            else:
                effects.untaken.add(name)
                pending.append(holder)  # type: ignore[arg-type]
        elif isinstance(node, syntax.Call):
            pending.append(node.function)
            if isinstance(node.function, syntax.Attribute):
                if node.function.name not in READ_ONLY:
                    effects.changed.update(roots_of(node.function))
                    add_handed(effects, node.function.value)
            elif isinstance(node.function, syntax.Name):
                effects.called.add(node.function.id)
                if node.function.id in _SETTERS and node.arguments:
                    effects.stored.update(roots_of(node.arguments[0].value))
            else:
                # A method stored in an object may mutate its receiver.
                effects.changed.update(roots_of(node.function))
            takes = _takes_by_name(node.function)
            for argument in node.arguments:
                value = argument.value
                if type(value) is not syntax.Constant:
                    pending.append(value)
                    effects.changed.update(roots_of(value))
                    add_handed(effects, value)
                elif takes:
                    _add_taken_by_name(effects, value)
                else:
                    _add_text(effects, value)
                if argument.name is not None:
                    attributes.add(argument.name)
                    effects.untaken.add(argument.name)
        elif isinstance(node, syntax.NamedExpr):
            effects.bound.add(node.target)
            pending.append(node.value)
        elif isinstance(node, syntax.Comprehension):
            effects.defers = effects.defers or node.kind == "generator"
            for clause in node.clauses:
                add_target(effects, clause.target)
                pending += (clause.iterable, *clause.conditions)
            pending.append(node.element)
            if node.value is not None:
                pending.append(node.value)
        elif isinstance(node, syntax.Lambda):
            effects.defers = True
            add_parameters(effects, node.parameters)
            inner = effects_of_expression(node.body)
            effects.names |= inner.names
            effects.bound |= inner.bound
            effects.changed |= inner.changed
            effects.called |= inner.called
            effects.yields = effects.yields or inner.yields
            effects.texts |= inner.texts
            add_taken(effects, inner, {parameter.name for parameter in node.parameters})
        else:
            if kind in (syntax.Yield, syntax.YieldFrom):
                effects.yields = True
            elif kind is syntax.Await:
                effects.called.add("__await__")
            children = CHILDREN.get(kind)
            if isinstance(node, syntax.DictDisplay):
                # A key that is a text does not name an attribute.
                pending += (item.value for item in node.items)
                keys = (item.key for item in node.items if item.key is not None)
                pending += (key for key in keys if type(key) is not syntax.Constant)
            elif children is not None:
                pending += children(node)
            if isinstance(node, syntax.Subscript) and _is_namespace(node.value):
                _add_taken_by_name(effects, node.index)


#: A template for a name, and the placeholders in it.
_PLACE: Final = re.compile(r"%s|%\(\w*\)s|\{\w*\}")
_TEMPLATE: Final = re.compile(rf"\w*(?:(?:{_PLACE.pattern})\w*)+")


def _add_text(effects: Effects, node: syntax.Expression) -> None:
    text = node.value if isinstance(node, syntax.Constant) else None
    if not isinstance(text, str):
        return
    if text.isidentifier():
        effects.texts.add(text)
    elif ("%" in text or "{" in text) and _TEMPLATE.fullmatch(text):
        # The literal parts of a template are parts of a name.
        effects.texts.update(filter(None, _PLACE.split(text)))


def _add_taken_by_name(effects: Effects, node: syntax.Expression) -> None:
    """Add the attributes that a text names, which may be a dotted path."""
    if isinstance(node, syntax.Constant) and isinstance(node.value, str):
        names = [part for part in node.value.split(".") if part.isidentifier()]
        effects.attributes.update(names)
        effects.untaken.update(names)


def _takes_by_name(function: syntax.Expression) -> bool:
    """Whether a function looks an attribute up by a text."""
    match function:
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return name in TAKE_BY_NAME
        case _:
            return False


def _is_namespace(node: syntax.Expression) -> bool:
    """Whether the items of an object are attributes."""
    match node:
        case syntax.Attribute(name="__dict__"):
            return True
        case syntax.Call(function=syntax.Name(id=name)):
            return name in NAMESPACES
        case _:
            return False


def identifiers(annotation: syntax.Expression) -> set[str]:
    """The identifiers in an annotation, which may be a text, or contain one."""
    names: set[str] = set()
    pending: list[syntax.Expression] = [annotation]
    while pending:
        match node := pending.pop():
            case syntax.Constant(value=str(text)):
                names |= set(_IDENTIFIER.findall(text))
            case syntax.Name(id=name):
                names.add(name)
            case syntax.Attribute(value=value, name=name):
                names.add(name)
                pending.append(value)
            case _:
                pending += CHILDREN.get(type(node), lambda _: ())(node)
    return names


_IDENTIFIER: Final = re.compile(r"\w+")


def _dict_children(node: syntax.DictDisplay) -> Iterator[syntax.Expression]:
    for item in node.items:
        if item.key is not None:
            yield item.key
        yield item.value


def _some(*nodes: syntax.Expression | None) -> list[syntax.Expression]:
    return [node for node in nodes if node is not None]


CHILDREN: Final[dict[type[Any], Callable[[Any], Iterable[syntax.Expression]]]] = {
    syntax.Subscript: lambda node: (node.value, node.index),
    syntax.Slice: lambda node: _some(node.lower, node.upper, node.step),
    syntax.Starred: lambda node: (node.value,),
    syntax.Display: lambda node: node.items,
    syntax.DictDisplay: _dict_children,
    syntax.Unary: lambda node: (node.operand,),
    syntax.Binary: lambda node: (node.left, node.right),
    syntax.Chain: lambda node: (node.first, *(link.operand for link in node.links)),
    syntax.Boolean: lambda node: node.operands,
    syntax.Compare: lambda node: (node.left, *node.comparators),
    syntax.Conditional: lambda node: (node.test, node.body, node.orelse),
    syntax.Formatted: lambda node: _some(node.value, node.specification),
    syntax.FString: lambda node: node.parts,
    syntax.Opaque: lambda node: node.parts,
    syntax.Yield: lambda node: _some(node.value),
    syntax.YieldFrom: lambda node: (node.value,),
    syntax.Await: lambda node: (node.value,),
}
