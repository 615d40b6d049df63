"""``re.sub`` on known texts, by which names of events are often made of names of classes."""

from __future__ import annotations

import re
import warnings
from typing import Final

from flake8_notifications.interpretation import conditions
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import Rule, every, given, whole_number
from flake8_notifications.interpretation.text_values import best_supplier
from flake8_notifications.interpretation.values.base import Constant, Text, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax

#: Longer texts are left unknown: the code under check must not decide how long matching takes.
_LONGEST: Final = 64
#: With this many quantifiers, time grows with the third power of the length of a text.
_MOST_QUANTIFIERS: Final = 3
_QUANTIFIER: Final = re.compile(r"(?<!\\)(?:[*+]|\{\d*,?\d*\}|(?<!\()\?)")
#: A repeated group or a back reference may take exponential time.
_IS_COSTLY: Final = re.compile(r"\)(?:[*+]|\{)|\\[1-9]|\(\?P=")


def _sub(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    passed = given(arguments, "pattern", "repl", "string", "count", "flags")
    if passed is None or not {"pattern", "repl", "string"} <= passed.keys():
        return None
    if not isinstance(passed["repl"], Constant | Text):
        # It may be a function, which is called with each match.
        return machine.call(External("re.sub"), arguments, node, frame)
    pattern, replacement, text = (_text(passed[name]) for name in ("pattern", "repl", "string"))
    count, flags = (whole_number(passed.get(name, Constant(0))) for name in ("count", "flags"))
    if pattern is None or replacement is None or text is None or count is None or flags is None:
        return None
    replaced = substituted(pattern, replacement, text, count, flags)
    return None if replaced is None else Constant(replaced, best_supplier(*passed.values()))


def substituted(
    pattern: str, replacement: str, text: str, count: int = 0, flags: int = 0
) -> str | None:
    """What ``re.sub`` returns; None if it fails, or if the pattern may take long to match."""
    if max(map(len, (pattern, replacement, text))) > _LONGEST or _IS_COSTLY.search(pattern):
        return None
    if len(_QUANTIFIER.findall(pattern)) > _MOST_QUANTIFIERS:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return re.sub(pattern, replacement, text, count=count, flags=flags)
        except (re.error, ValueError, IndexError, OverflowError, RecursionError):
            return None


def _text(value: Value) -> str | None:
    plain = conditions.plain(value)
    return plain.value if isinstance(plain, Constant) and isinstance(plain.value, str) else None


RULES: Final[dict[str, Rule]] = {"re.sub": every(_sub)}
