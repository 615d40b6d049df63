"""Which classes and functions a line stands in."""

from __future__ import annotations

import ast
from typing import Final

import pytest

from flake8_notifications.source.enclosing import definitions_around

_SOURCE: Final = """\
import os

if os.name:
    class Outer:
        @property
        def method(self):
            try:
                pass
            except OSError:
                def inner():
                    return 1
            return lambda: (
                2)

        async def other(self):
            match self:
                case 1:
                    def in_case():
                        return 3
else:
    def last():
        with open('x'):
            class Local:
                value = 4
"""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("import os", []),
        ("@property", ["Outer", "method"]),
        ("except OSError", ["Outer", "method"]),
        ("return 1", ["Outer", "method", "inner"]),
        ("2)", ["Outer", "method"]),
        ("async def", ["Outer", "other"]),
        ("return 3", ["Outer", "other", "in_case"]),
        ("else:", []),
        ("value = 4", ["last", "Local"]),
    ],
)
def test_are_those_around_it(text: str, names: list[str]) -> None:
    (line,) = [at for at, each in enumerate(_SOURCE.split("\n"), 1) if text in each]

    found = definitions_around(ast.parse(_SOURCE), line)

    assert [each.name for each in found] == names
