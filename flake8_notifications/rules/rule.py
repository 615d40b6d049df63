"""What people read about a rule.

The texts use two conventions. A blank line separates paragraphs; a paragraph that is indented is
something to type or to copy, and is never rewrapped. The examples are valid Python.
"""

from __future__ import annotations

from textwrap import dedent
from typing import NamedTuple

from flake8_notifications import REPOSITORY


class Rule(NamedTuple):
    """One rule, as people read about it."""

    code: str
    name: str
    summary: str
    on_by_default: bool
    reason: str
    bad: str
    good: str
    fix: str

    @property
    def page(self) -> str:
        """The address of the rule's page, which says all of this and leads to what it mentions."""
        return f"{REPOSITORY}/blob/main/docs/rules/{self.code}.md"


def described(
    code: str,
    name: str,
    summary: str,
    *,
    on_by_default: bool = True,
    reason: str,
    bad: str,
    good: str,
    fix: str,
) -> Rule:
    """A rule whose texts are indented as its source is."""
    reason, bad, good, fix = (dedent(text).strip("\n") for text in (reason, bad, good, fix))
    return Rule(code, name, summary, on_by_default, reason, bad, good, fix)
