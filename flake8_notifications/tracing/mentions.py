"""Whether a function mentions what leads to a notifier, or just something that is called so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from flake8_notifications.tracing.notifiers import PRIORITIES
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.words import BY_NAME, Words

#: Whose method is called that might send, and what such a thing is named that writes a log.
_HOLDER: Final = re.compile(rf"\b(\w+)(?:\([^()]*\))?\.(?:{'|'.join(sorted(PRIORITIES))})\(")
#: What follows the name of an argument, or of a parameter that has a default; and a key of a dict.
_GIVEN: Final = re.compile(r"[ \t]*=(?!=)")
_KEYED: Final = re.compile(r"[\"'][ \t]*:")
_LOGGER: Final = re.compile(r"_*(?:\w*_)?log(?:ger|ging)?", re.IGNORECASE)
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


class Mentions:
    """Reads the texts of units for the names that lead to notifiers."""

    def __init__(self, tracer: Tracer, symbols: Symbols, words: Words) -> None:
        self._tracer = tracer
        self._symbols = symbols
        self._words = words
        self._code: dict[object, str] = {}

    def leads(self, unit: Unit, names: Collection[str] | None = None) -> bool:
        """Whether a function mentions what leads to a notifier, not just something called so.

        :param names: what may; by default all that does.
        """
        if not unit.is_function or self._tracer.named_notifiers:
            return True
        text = self._code_of(unit)
        if names is None and self._words.is_seed(text):
            return True
        if any(
            name in text and self._means(unit, text, name)
            for name in (self._words.names if names is None else names)
        ):
            return True
        return self._puts_together(unit)

    def _puts_together(self, unit: Unit) -> bool:
        """Whether a function has a part of what a name may be put together of."""
        parts = self._words.parts
        text = self._symbols.text_of(unit) if parts else ""
        return any(each in text for each in parts) and any(each in text for each in BY_NAME)

    def _code_of(self, unit: Unit) -> str:
        """The text of a unit without comments, and without texts that cannot be names."""
        code = self._code.get(unit.key)
        if code is None:
            code = self._code[unit.key] = _PROSE.sub(_without_prose, self._symbols.text_of(unit))
        return code

    def _means(self, unit: Unit, text: str, name: str) -> bool:
        """Whether a name is mentioned that is neither an argument's nor one of the function's."""
        is_bare = name in self._words.bare
        mentions = {
            (each.holder, each.dot)
            for each in mentions_of(text, name)
            if not each.is_argument and (each.dot or each.is_quoted or is_bare)
        }
        if not mentions:
            return False
        function = self._symbols.function_of(unit)
        if function is None:
            return True
        own_names = self._tracer.own_names(function)
        return any(
            holder in own_names or not self._tracer.is_idle(function.module, holder, name)
            if dot
            else name not in own_names
            for holder, dot in mentions
        )

    def may_send(self, unit: Unit) -> bool:
        """Whether a unit mentions something to call that sends."""
        text = self._code_of(unit)
        if not unit.is_function or any(
            not _LOGGER.fullmatch(each) for each in _HOLDER.findall(text)
        ):
            return True
        return any(
            name in text and self._means(unit, text, name)
            for name in self._words.names
            if not name.startswith("__")
        ) or self._puts_together(unit)


def _without_prose(found: re.Match[str]) -> str:
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
