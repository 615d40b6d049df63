"""The text that `flake8-notifications explain CODE` shows."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill, indent

from flake8_notifications.rules.rule import Rule

WIDTH = 79


def explain(rule: Rule) -> str:
    """Render the rule as plain text, without a newline at the end.

    Prose is wrapped; examples and commands stay as they are.
    """
    return "\n\n".join(_sections(rule))


def _sections(rule: Rule) -> Iterator[str]:
    yield f"{rule.code} {rule.name}"
    if not rule.on_by_default:
        yield "This rule is off by default."
    yield _wrapped(rule.reason)
    yield "Bad:"
    yield indent(rule.bad, "    ")
    yield "Good:"
    yield indent(rule.good, "    ")
    yield "How to fix:"
    yield _wrapped(rule.fix)


def _wrapped(text: str) -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join(
        # Long words are URLs or option names: breaking them makes them useless to copy.
        paragraph
        if paragraph.startswith(" ")
        else fill(paragraph, WIDTH, break_long_words=False, break_on_hyphens=False)
        for paragraph in paragraphs
    )
