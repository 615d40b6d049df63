"""Patterns for source text that changes what a name or an attribute holds."""

from __future__ import annotations

import re
from typing import Final

from flake8_notifications.interpretation.changing_methods import (
    EMPTYING,
    FILLING,
    ORDERING,
    QUEUEING,
    SETTING,
    alternatives,
)
from flake8_notifications.source.text import INDEX

#: The names of methods that add to a container, as alternatives of a pattern.
FILLING_NAMES: Final = alternatives(FILLING | QUEUEING)
#: An assignment operator, plain or augmented.
ASSIGNING: Final = r"(?:\*\*|//|>>|<<|[-+*/%|&^@])?=(?!=)"
#: The functions that insert into a list which is their argument.
_INSERTING: Final = r"\b(?:heap(?:push|pop|ify|replace|pushpop)|insort(?:_left|_right)?)\("
MUTATION: Final = re.compile(rf"\.(?:{FILLING_NAMES})\(|\]\s*{ASSIGNING}|{_INSERTING}")
CHANGE: Final = re.compile(
    rf"{MUTATION.pattern}|\bdel\b|\.(?:{alternatives(EMPTYING | ORDERING | SETTING)})\("
)
#: How an assignment continues after one of several targets: unlike a target, a keyword argument has
#: no dot, and no space before the equals sign.
AMONG_TARGETS: Final = (
    rf"(?:[ \t]*,[ \t]*\*?[\w.]+(?:{INDEX})*)*"
    rf"(?:[ \t]*,[ \t]*\*?(?:[\w.]+\.\w+[ \t]*|\w+[ \t]+|[\w.]+(?:{INDEX})+[ \t]*)"
    r"|[ \t]*\)|[ \t]*,[ \t]*[\w.]+[ \t]*\))[ \t]*=(?!=)"
)
#: What stands before and behind an attribute of an object that a text sets; and what may.
SETTING_AN_ATTRIBUTE: Final = (
    (r".*", rf"\s*(?::[^=\n]*)?{ASSIGNING}|{AMONG_TARGETS}"),
    (r".*\b(?:as|for) self", ""),
)
PERHAPS_SETTING_IT: Final = (
    *SETTING_AN_ATTRIBUTE,
    # Without a space it looks like a keyword argument.
    (r"[^=(]*", r"[^=(\n]*,[^=(\n]*=(?!=)"),
)
#: How an assignment continues after the attribute that is set.
SET_SO: Final = rf"(?:[ \t]*{ASSIGNING}|{AMONG_TARGETS})"
#: An attribute that is set, on any object.
ASSIGNED: Final = re.compile(rf"\.(\w+)\b{SET_SO}")


def setting_on(name: str) -> re.Pattern[str]:
    """A pattern for setting or filling attributes of a named object, at any depth."""
    own = re.escape(name)
    return re.compile(
        rf"\b{own}(?:\.\w+)+(?:{INDEX})?[ \t]*(?:{ASSIGNING}|\.(?:{FILLING_NAMES})\()"
        rf"|setattr\(\s*(?:\w+\.)*{own}\b"
    )
