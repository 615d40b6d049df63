"""Defaults, as they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from flake8_notifications.dialects.annotation_names import meaning_of, name_of, plain
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.interpretation.plain import value_in
from flake8_notifications.interpretation.representation import represent
from flake8_notifications.interpretation.values.base import Constant, Unknown
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax

#: What a factory makes that is called without anything.
_EMPTY: Final = {"list": "[]", "dict": "{}", "set": "set()", "tuple": "()"}
_BRACKETS: Final = {"tuple": "()", "list": "[]", "set": "{}"}
_COMPUTED: Final = "a default that is computed"
#: What stands for no default at all.
_MISSING: Final = frozenset(
    {
        *("dataclasses.MISSING", "attrs.NOTHING", "msgspec.NODEFAULT"),
        *("pydantic.PydanticUndefined", "pydantic.Undefined"),
    }
)


def is_missing(machine: DialectInterpreter, node: syntax.Expression, frame: Frame) -> bool:
    """Whether a default says that there is none."""
    if not isinstance(node, syntax.Name | syntax.Attribute):
        return False
    return name_of(plain(machine, meaning_of(machine, node, frame))) in _MISSING


def shown_default(machine: DialectInterpreter, node: syntax.Expression, frame: Frame) -> str:
    """What a consumer sees of a default: its value; if that is not known, how it is written."""
    if isinstance(node, syntax.Constant):
        return repr(node.value)
    value = value_in(machine, node, frame)
    if isinstance(value, Instance) and value.cls.is_enum:
        held = value.attributes.get("_value_")
        if isinstance(held, Constant):
            return repr(held.value)
    if not isinstance(value, Unknown):
        shown = represent(machine, value)
        if isinstance(shown, str):
            return shown
    return written(node)


def shown_factory(machine: DialectInterpreter, node: syntax.Expression, frame: Frame) -> str:
    """What a consumer sees of a default that is made anew each time."""
    if isinstance(node, syntax.Lambda):
        if isinstance(node.body, syntax.Call):
            # What a call makes each time is no fact of the class: a version, the time.
            return written(node.body)
        return shown_default(machine, node.body, frame)
    text = written(node)
    return _EMPTY.get(text, f"{text}()")


def written(node: syntax.Expression) -> str:
    """How an expression is written, as far as that says something."""
    match node:
        case syntax.Constant(value=value) | syntax.Bytes(value=value):
            return repr(value)
        case syntax.Name(id=name):
            return name
        case syntax.Attribute(value=value, name=name):
            return f"{written(value)}.{name}"
        case syntax.Call(function=function, arguments=arguments):
            return f"{written(function)}({', '.join(map(_argument, arguments))})"
        case syntax.Display(kind=kind, items=items):
            brackets = _BRACKETS[kind]
            return f"{brackets[0]}{_listed(items)}{brackets[1]}"
        case syntax.DictDisplay(items=items):
            pairs = (
                f"{written(item.key) if item.key else '**'}: {written(item.value)}"
                for item in items
            )
            return f"{{{', '.join(pairs)}}}"
        case syntax.Unary(operator=operator, operand=operand):
            return f"{operator}{' ' if operator == 'not' else ''}{written(operand)}"
        case syntax.Binary(operator=operator, left=left, right=right):
            return f"{written(left)} {operator} {written(right)}"
        case syntax.Lambda(body=body):
            return f"lambda: {written(body)}"
        case syntax.Subscript(value=value, index=index):
            return f"{written(value)}[{written(index)}]"
        case _:
            return f"<{_COMPUTED}>"


def _listed(nodes: Sequence[syntax.Expression]) -> str:
    return ", ".join(map(written, nodes))


def _argument(argument: syntax.Argument) -> str:
    text = written(argument.value)
    match argument.kind:
        case "keyword":
            return f"{argument.name}={text}"
        case "star":
            return f"*{text}"
        case "double_star":
            return f"**{text}"
        case _:
            return text
