"""What a text has that changes what a name or an attribute holds."""

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

#: The names of the methods that add to a container, as alternatives of a pattern.
FILLING_NAMES: Final = alternatives(FILLING | QUEUEING)
#: What an assignment has that sets something, or makes something else of what it was.
ASSIGNING: Final = r"(?:\*\*|//|>>|<<|[-+*/%|&^@])?=(?!=)"
#: The functions that put something into a list which they are given.
_INSERTING: Final = r"\b(?:heap(?:push|pop|ify|replace|pushpop)|insort(?:_left|_right)?)\("
MUTATION: Final = re.compile(rf"\.(?:{FILLING_NAMES})\(|\]\s*{ASSIGNING}|{_INSERTING}")
CHANGE: Final = re.compile(
    rf"{MUTATION.pattern}|\bdel\b|\.(?:{alternatives(EMPTYING | ORDERING | SETTING)})\("
)
#: How a text goes on after one of several targets: what is passed by a keyword has no dot, and no
#: space before the equals sign.
AMONG_TARGETS: Final = (
    r"(?:[ \t]*,[ \t]*\*?[\w.]+)*"
    r"(?:[ \t]*,[ \t]*\*?(?:\w+\.\w+[ \t]*|\w+[ \t]+)|[ \t]*\)|[ \t]*,[ \t]*[\w.]+[ \t]*\))"
    r"[ \t]*=(?!=)"
)
#: How it goes on after an attribute that is set.
SET_SO: Final = rf"(?:[ \t]*{ASSIGNING}|{AMONG_TARGETS})"
#: An attribute that is set, of whatever.
ASSIGNED: Final = re.compile(rf"\.(\w+)\b{SET_SO}")


def setting_on(name: str) -> re.Pattern[str]:
    """What sets or fills something on an object that a name stands for, or on what that holds."""
    own = re.escape(name)
    return re.compile(
        rf"\b{own}(?:\.\w+)+(?:\[[^]\n]*\])?[ \t]*(?:{ASSIGNING}|\.(?:{FILLING_NAMES})\()"
        rf"|setattr\(\s*(?:\w+\.)*{own}\b"
    )
