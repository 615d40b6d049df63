"""Texts laid out alike: an attribute stands behind its value, however the lines are broken."""

from __future__ import annotations

import keyword
import re
from typing import Final

_NAME: Final = r"([A-Za-z_]\w*(?:[ \t]*[(\[])?)"
#: ``.name(`` of a ``value`` on the line before, or further to the left.
_DOT_APART: Final = re.compile(rf"\.(?<=[ \t\n]\.)(?<!\bfrom \.){_NAME}")
_BLANK: Final = " \t\n\\"
#: How much there may be between a value and its dot.
_FAR: Final = 400
#: ``value.\`` and, on the next line, ``name(``.
_CONTINUED: Final = re.compile(rf"\.([ \t]*\\\n[ \t]*){_NAME}")
#: The same in brackets, which looks like the end of a sentence.
_DOT_AT_END: Final = re.compile(r"\.\n([ \t]*)([A-Za-z_]\w*(?:[ \t]*[(\[]|(?=[.,)])))")
#: ``name (``, as some write calls.
_CALL_APART: Final = re.compile(r" \((?<=\w \()")
_WORD_BEFORE: Final = re.compile(r"\w+$")
_PROSE: Final = re.compile(
    r"#|\b(?!(?:and|assert|await|elif|else|for|if|in|is|lambda|not|or|return|while|yield)\b)\w+ +\w"
)


def laid_out(text: str) -> str:
    """A source text in which attributes are written together with what they belong to.

    ``bus\\n    .send(`` becomes ``bus.send(\\n    ``: nothing leaves its statement, and each line
    keeps its number. What only looks so, in comments and strings, may be moved as well.

    :param text: with line ends of one character.
    """
    if ".\\" in text or ". \\" in text:
        text = _CONTINUED.sub(r".\2\1", text)
    text = _dots_moved(_DOT_AT_END.sub(_together, text))
    return _CALL_APART.sub(_called, text)


def _dots_moved(text: str) -> str:
    pieces: list[str] = []
    done, gap = 0, ""
    for match in _DOT_APART.finditer(text):
        start = max(done, match.start() - _FAR)
        before = text[start : match.start()]
        value = before.rstrip(_BLANK)
        if value and _may_end_a_value(value[-1]):
            pieces += gap, text[done:start], value, match[0]
            gap = before[len(value) :]
        elif not value and gap and start == done:
            pieces.append(match[0])
            gap += before
        else:
            continue
        done = match.end()
    return "".join((*pieces, gap, text[done:])) if pieces else text


def _may_end_a_value(character: str) -> bool:
    return character.isalnum() or character in "_)]}\"'"


def _together(match: re.Match[str]) -> str:
    start = match.string.rfind("\n", 0, match.start()) + 1
    if _PROSE.search(match.string, start, match.start()):
        return match[0]
    return f".{match[2]}\n{match[1]}"


def _called(match: re.Match[str]) -> str:
    word = _WORD_BEFORE.search(match.string, max(0, match.start() - 9), match.start())
    return match[0] if word is None or keyword.iskeyword(word[0]) else "( "
