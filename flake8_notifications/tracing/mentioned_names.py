"""Finds mentions of a name in source text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

#: What follows the name of an argument, or of a parameter with a default; and a dict key.
_EQUALS: Final = re.compile(r"[ \t]*=(?!=)")
_KEYED: Final = re.compile(r"[\"'][ \t]*:")
#: A comment or a string literal, with its prefix.
_PROSE: Final = re.compile(
    r"""#[^\n]*|(?<![A-Za-z])([A-Za-z]*)"""
    r"""(?:(\"{3}|'{3}).*?\2|"((?:\\.|[^"\\\n])*)"|'((?:\\.|[^'\\\n])*)')""",
    re.DOTALL,
)
#: A text that may be a name or an annotation.
_NAMES: Final = re.compile(r"[\w.\[\]|, ]*")


class Mention(NamedTuple):
    """A mention of a name in source text.

    :ivar holder: the object it is looked up on, if that is a plain name.
    :ivar is_argument: whether it names an argument or parameter with a value.
    """

    holder: str
    dot: str
    is_quoted: bool
    is_argument: bool


def without_prose(text: str) -> str:
    """Source text without comments, and without string literals that cannot be names."""
    return _PROSE.sub(_shortened, text)


def _shortened(match: re.Match[str]) -> str:
    prefix, _, *quoted = match.groups()
    if "f" in (prefix or "").lower():
        return match[0]
    text = quoted[0] if quoted[0] is not None else quoted[1]
    return match[0] if text is not None and _NAMES.fullmatch(text) else '""'


def mentions_of(text: str, name: str) -> Iterator[Mention]:
    """The mentions of a name in source text.

    A single pattern for a mention and its surroundings would be tried at each position of the text.
    """
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (_is_name_character(text, at - 1) or _is_name_character(text, end)):
            start, dot = at, "." if text[at - 1 : at] == "." else ""
            holder = _name_before(text, at - 1) if dot else ""
            start -= len(holder) + len(dot)
            is_quoted = text[start - 1 : start] in ("'", '"') and start > 0
            if is_quoted and _KEYED.match(text, end):
                at = text.find(name, end)
                continue
            is_argument = _begins_argument(text, start - is_quoted) and bool(
                _EQUALS.match(text, end)
            )
            yield Mention(holder, dot, is_quoted, is_argument)
        at = text.find(name, end)


def _is_name_character(text: str, at: int) -> bool:
    """Whether the character at a position can be part of a name."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _name_before(text: str, dot: int) -> str:
    """The plain name before a dot, if there is one."""
    start = dot
    while _is_name_character(text, start - 1):
        start -= 1
    return "" if text[start - 1 : start] == "." else text[start:dot]


def _begins_argument(text: str, at: int) -> bool:
    """Whether an argument or a parameter may begin at a position."""
    at -= 1
    while at >= 0 and text[at].isspace():
        at -= 1
    return at >= 0 and text[at] in "(,"
