"""Which of many texts say something, found by the words in it."""

from __future__ import annotations

import bisect
import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

_WORD: Final = re.compile(r"\w+")
#: The start of a line with an attribute of a name, as it is asked for, and as it is found.
_LED: Final = re.compile(r"\n\w+\.")
_LEADING: Final = re.compile(r"\n(\w+)\.")
#: Bytes of which words consist, dots, and a space for all others.
_ONLY_WORDS: Final = bytes(
    code if code < 128 and re.fullmatch(r"[\w.]", chr(code)) else ord(" ") for code in range(256)
)


class WordIndex:
    """The words of texts in ASCII, each with the texts that it occurs in.

    Of ``a.py`` with ``bus.send(order)`` and ``b.py`` with ``order = 1``: ``order`` is in both.

    A word behind a dot is another one, as ``.send`` is: most of what is asked for is attributes.

    A text is some ten times as long as the words in it that are different, and most of what is
    asked about is a single word with something before or behind it.

    :param paths: of the texts.
    :param text: the text of a path.
    """

    def __init__(self, paths: Sequence[str], text: Callable[[str], str]) -> None:
        self._paths = paths
        self._text = text
        positions: defaultdict[bytes, list[int]] = defaultdict(list)
        for at, path in enumerate(paths):
            words = text(path).encode("ascii").translate(_ONLY_WORDS).replace(b".", b" .")
            for word in set(words.split()):
                positions[word].append(at)
        self._holders = {word.decode("ascii"): numbers for word, numbers in positions.items()}
        self._sorted = sorted(self._holders)
        self._joined = "\n".join(self._sorted)
        starts = 0
        self._starts: list[int] = []
        for each in self._sorted:
            self._starts.append(starts)
            starts += len(each) + 1

    def mentioning(self, phrase: str) -> set[str]:
        """The paths of the texts that contain a phrase.

        :param phrase: any text, such as ``notif``, ``.PREFIX = `` or `` bus as ``.
        """
        if _LED.fullmatch(phrase):
            return self._led.get(phrase[1:-1], set())
        cores = list(_WORD.finditer(phrase))
        if not cores:
            return {path for path in self._paths if phrase in self._text(path)}
        numbers = set.intersection(*(self._holding(match, phrase) for match in cores))
        paths = {self._paths[at] for at in numbers}
        if phrase in (cores[0][0], f".{cores[0][0]}"):
            return paths
        return {path for path in paths if phrase in self._text(path)}

    @functools.cached_property
    def _led(self) -> dict[str, set[str]]:
        """The paths of the texts with lines that start with an attribute of a name, by the name."""
        led: dict[str, set[str]] = {}
        for path in self._paths:
            for name in set(_LEADING.findall(self._text(path))):
                led.setdefault(name, set()).add(path)
        return led

    def _holding(self, core: re.Match[str], phrase: str) -> set[int]:
        """The positions of the texts in which a word of a phrase occurs as it does there."""
        before, is_end = phrase[: core.start()][-1:], core.end() < len(phrase)
        word = f".{core[0]}" if before == "." else core[0]
        words = self._words(word, is_start=bool(before), is_end=is_end)
        return {at for word in words for at in self._holders[word]}

    def _words(self, core: str, *, is_start: bool, is_end: bool) -> Iterable[str]:
        """The words that contain another one, at their start or end if that is said."""
        if is_start and is_end:
            return (core,) if core in self._holders else ()
        if is_start:
            first = bisect.bisect_left(self._sorted, core)
            last = bisect.bisect_left(self._sorted, core + "\x7f", first)
            return self._sorted[first:last]
        words = []
        at = self._joined.find(core)
        while at >= 0:
            word = bisect.bisect_right(self._starts, at) - 1
            if not is_end or self._sorted[word].endswith(core):
                words.append(self._sorted[word])
            at = self._joined.find(core, self._starts[word] + len(self._sorted[word]))
        return words
