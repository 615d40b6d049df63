"""Classes that come to be only when something is called: in functions, or by ``type()``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from flake8_notifications.interpretation import possible_changes
from flake8_notifications.project.defined_names import UNNAMED
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_IN_FUNCTION: Final = "a function defines it"
_MAKERS: Final = frozenset({"type", "new_class"})
#: What makes a class of a dialect, and what it calls the bases.
_BASES: Final = {
    "create_model": "__base__",
    "make_dataclass": "bases",
    "make_class": "bases",
    "defstruct": "bases",
}


class Made(NamedTuple):
    """A class that is made.

    :ivar how: a clause that says so.
    """

    name: str
    bases: tuple[syntax.Expression, ...]
    line: int
    column: int
    how: str


def made_classes(module: SourceModule) -> list[Made]:
    """The classes that functions and calls of a module make."""
    found = {(made.line, made.column): made for made in _made(module)}
    return list(found.values())


def _made(module: SourceModule) -> Iterator[Made]:
    for node in possible_changes.nodes(module.simple_statements):
        if isinstance(node, syntax.FunctionDefinition):
            for inner in possible_changes.nodes(module.simple_body_of(node)):
                if isinstance(inner, syntax.ClassDefinition):
                    yield Made(inner.name, inner.bases, inner.line, inner.column, _IN_FUNCTION)
                yield from _by_call(inner)
        yield from _by_call(node)


def _by_call(node: syntax.Node) -> Iterator[Made]:
    match node:
        case syntax.Call(
            function=syntax.Name(id=maker) | syntax.Attribute(name=maker),
            arguments=(first, syntax.Argument(value=syntax.Display(items=bases)), *_),
        ) if maker in _MAKERS:
            name = first.value.value if isinstance(first.value, syntax.Constant) else None
            called = name if isinstance(name, str) else UNNAMED
            yield Made(called, bases, node.line, node.column, f"'{maker}()' makes it")
        case syntax.Call(
            function=syntax.Name(id=maker) | syntax.Attribute(name=maker), arguments=arguments
        ) if maker in _BASES:
            for argument in arguments:
                if argument.name == _BASES[maker]:
                    name = getattr(arguments[0].value, "value", None)
                    called = name if isinstance(name, str) else UNNAMED
                    expression = argument.value
                    many = (
                        expression.items
                        if isinstance(expression, syntax.Display)
                        else (expression,)
                    )
                    yield Made(called, many, node.line, node.column, f"'{maker}()' makes it")
