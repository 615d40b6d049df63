"""Where a piece of code mentions a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

#: What follows the name of an argument, or of a parameter that has a default; and a key of a dict.
_GIVEN: Final = re.compile(r"[ \t]*=(?!=)")
_KEYED: Final = re.compile(r"[\"'][ \t]*:")
#: A comment or a text, with what stands before its quotes: where letters begin, if there are any.
_PROSE: Final = re.compile(
    r"""#[^\n]*|(?<![A-Za-z])([A-Za-z]*)"""
    r"""(?:(\"{3}|'{3}).*?\2|"((?:\\.|[^"\\\n])*)"|'((?:\\.|[^'\\\n])*)')""",
    re.DOTALL,
)
#: A text that may be a name or an annotation.
_NAMES: Final = re.compile(r"[\w.\[\]|, ]*")


class Mention(NamedTuple):
    """A name as it stands in a text.

    :ivar holder: what it is looked up in, if that is a name by itself.
    :ivar is_argument: whether it is that of an argument or parameter with a value.
    """

    holder: str
    dot: str
    is_quoted: bool
    is_argument: bool


def without_prose(text: str) -> str:
    """A text without comments, and without texts in it that cannot be names."""
    return _PROSE.sub(_shortened, text)


def _shortened(found: re.Match[str]) -> str:
    prefix, _, *quoted = found.groups()
    if "f" in (prefix or "").lower():
        return found[0]
    text = quoted[0] if quoted[0] is not None else quoted[1]
    return found[0] if text is not None and _NAMES.fullmatch(text) else '""'


def mentions_of(text: str, name: str) -> Iterator[Mention]:
    """Where a text mentions a name.

    One pattern for all that stands around it would be tried at each place of the text.
    """
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (_goes_on(text, at - 1) or _goes_on(text, end)):
            start, dot = at, "." if text[at - 1 : at] == "." else ""
            holder = _held_in(text, at - 1) if dot else ""
            start -= len(holder) + len(dot)
            is_quoted = text[start - 1 : start] in ("'", '"') and start > 0
            if is_quoted and _KEYED.match(text, end):
                at = text.find(name, end)
                continue
            is_argument = _begins_argument(text, start - is_quoted) and bool(
                _GIVEN.match(text, end)
            )
            yield Mention(holder, dot, is_quoted, is_argument)
        at = text.find(name, end)


def _goes_on(text: str, at: int) -> bool:
    """Whether there is a character of a name at some place."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _held_in(text: str, dot: int) -> str:
    """The name before a dot, if there is just that."""
    start = dot
    while _goes_on(text, start - 1):
        start -= 1
    return "" if text[start - 1 : start] == "." else text[start:dot]


def _begins_argument(text: str, at: int) -> bool:
    """Whether an argument or a parameter may begin at some place."""
    at -= 1
    while at >= 0 and text[at].isspace():
        at -= 1
    return at >= 0 and text[at] in "(,"
