"""Statements without ``:=`` and ``match``, for who goes by the statements that bind a name."""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

from flake8_notifications.source import matching, syntax
from flake8_notifications.source.syntax_names import words_for

_CASE: Final = re.compile(r"case\b")
_STATEMENTS: Final = syntax.Statement.__args__


def may_be_simplified(text: str) -> bool:
    """Whether a module may have anything to simplify, by its text."""
    return ":=" in text or any(
        not text[_start_of_line(text, match.start()) : match.start()].strip()
        for match in _CASE.finditer(text)
    )


def _start_of_line(text: str, position: int) -> int:
    return max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1


def simplified(statements: tuple[syntax.Statement, ...]) -> tuple[syntax.Statement, ...]:
    """Statements in which ``:=`` binds in front, and ``match`` is a chain of ``if``.

    Neither is quite what happens: what ``:=`` binds may depend on what is evaluated before it.
    """
    result: list[syntax.Statement] = []
    for statement in statements:
        hoisted: list[syntax.Statement] = []
        lowered = _statement(statement, hoisted)
        result += (*hoisted, lowered)
    return tuple(result)


def _statement(statement: syntax.Statement, hoisted: list[syntax.Statement]) -> Any:
    match statement:
        case syntax.Match():
            return _statement(matching.chain(statement), hoisted)
        case syntax.If():
            return _if(statement, hoisted)
        case _:
            return _fields(statement, hoisted)


def _if(statement: syntax.If, hoisted: list[syntax.Statement]) -> syntax.If:
    orelse = simplified(statement.orelse)
    elifs: list[syntax.Elif] = []
    for branch in reversed(statement.elifs):
        between: list[syntax.Statement] = []
        test, body = _rewritten(branch.test, between), simplified(branch.body)
        if between:
            following = tuple(reversed(elifs))
            inner = syntax.If(branch.line, branch.column, test, body, orelse, following)
            orelse, elifs = (*between, inner), []
        else:
            elifs.append(syntax.Elif(branch.line, branch.column, test, body))
    return syntax.If(
        statement.line,
        statement.column,
        _rewritten(statement.test, hoisted),
        simplified(statement.body),
        orelse,
        tuple(reversed(elifs)),
    )


def _rewritten(value: Any, hoisted: list[syntax.Statement] | None) -> Any:
    """The value of a field; what it binds by ``:=`` is added to ``hoisted``.

    :param hoisted: None in an expression with a scope of its own.
    """
    match value:
        case tuple():
            if value and isinstance(value[0], _STATEMENTS):
                return simplified(value)
            return tuple(_rewritten(each, hoisted) for each in value)
        case syntax.NamedExpr(line=line, column=column, target=name):
            inner = _rewritten(value.value, hoisted)
            if hoisted is None:
                return syntax.Opaque(line, column, words_for("NamedExpr"), (inner,))
            target = syntax.Name(line, column, name)
            hoisted.append(syntax.Assign(line, column, (target,), inner))
            return target
        case syntax.Lambda(parameters=parameters, body=body):
            return syntax.Lambda(
                value.line, value.column, _rewritten(parameters, hoisted), _rewritten(body, None)
            )
        case syntax.Comprehension():
            return _fields(value, None)
        case msgspec.Struct():
            return _fields(value, hoisted)
        case _:
            return value


def _fields(value: Any, hoisted: list[syntax.Statement] | None) -> Any:
    fields = (getattr(value, name) for name in value.__struct_fields__)
    return type(value)(*[_rewritten(field, hoisted) for field in fields])
