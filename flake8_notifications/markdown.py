"""Texts in Markdown, as CommonMark and its tables of GitHub have it."""

from __future__ import annotations

import html
import re
from typing import Final

_SPECIAL: Final = re.compile(r"[\\`*_\[\]|~$]")
#: What means the same between backticks as anywhere, in tables, too.
_PLAIN_CODE: Final = re.compile(r"[^`|\\\s](?:[^`|\\]*[^`|\\\s])?")


#: The same, but for what stands within a word, and brackets that no link follows (types have them).
_SPECIAL_IN_PROSE: Final = re.compile(r"[\\`*|~$]|(?<!\w)_|_(?!\w)|\](?=[\[(:])")


def code(text: str) -> str:
    """A text as code, whatever characters of one line are in it."""
    return f"`{text}`" if _PLAIN_CODE.fullmatch(text) else f"<code>{entities(text)}</code>"


def escaped(text: str) -> str:
    """A text in which no character means anything else."""
    return _SPECIAL.sub(lambda match: "\\" + match[0], html.escape(text, quote=False))


def prose(text: str) -> str:
    """A text in which no character means anything else, that reads well as it is written."""
    return _SPECIAL_IN_PROSE.sub(lambda match: "\\" + match[0], text.replace("<", "&lt;"))


def entities(text: str) -> str:
    """A text with entities for all that is no letter or digit: nothing else is safe in HTML."""
    return re.sub(r"[^\w .,:;/'-]|_", lambda match: f"&#{ord(match[0])};", text)
