"""Comparing what samples show with what is sent, of which parts may not be known."""

from __future__ import annotations

import difflib
import posixpath
import re
from typing import Final

from flake8_notifications.catalogue.model import Text
from flake8_notifications.samples.directory import SUFFIX

_PUNCTUATION: Final = re.compile(r"[^A-Za-z0-9]+")


def may_be(shown: str, text: Text) -> bool:
    """Whether what a sample shows may be what is sent."""
    if text.is_known:
        return shown == text.value
    pattern = ".*".join(re.escape(part) for part in text.value.split("*"))
    return re.fullmatch(pattern, shown, re.DOTALL) is not None


def words(text: str) -> str:
    """The words of an event type or of the name of a file."""
    return _PUNCTUATION.sub(" ", posixpath.basename(text).removesuffix(SUFFIX)).strip().lower()


def likeness(left: str, right: str) -> float:
    """How much one text is like another, from 0 to 1."""
    return difflib.SequenceMatcher(None, left, right).ratio()
