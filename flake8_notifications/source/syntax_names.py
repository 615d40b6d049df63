"""What pieces of syntax are called by people, where they are not understood."""

from __future__ import annotations

import re
from typing import Final

#: By the name of a node, here or in the standard library.
_WORDS: Final = {
    "Await": "'await'",
    "Interpolation": "a t-string",
    "MatchAs": "a pattern with 'as'",
    "MatchClass": "a pattern of a class",
    "MatchMapping": "a pattern of a dict",
    "MatchOr": "a pattern with '|'",
    "MatchSequence": "a pattern of a sequence",
    "MatchSingleton": "a pattern of None, True or False",
    "MatchStar": "a pattern with '*'",
    "MatchValue": "a pattern of a value",
    "NamedExpr": "':='",
    "TemplateStr": "a t-string",
    "Try": "'try'",
    "TryStar": "'except*'",
    "TypeAlias": "a 'type' statement",
    "Yield": "'yield'",
    "YieldFrom": "'yield from'",
}
_WORD: Final = re.compile(r"[A-Z][a-z]*")


def words_for(name: str) -> str:
    """What a node is called by people.

    :param name: of its class.
    """
    phrase = _WORDS.get(name)
    return phrase or "a piece of syntax: " + " ".join(_WORD.findall(name)).lower()
