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
#: What follows a name that gets another one, and what follows the module that all is imported of.
_AS: Final = " as "
_IMPORT_ALL: Final = " import *"
_LAST_WORD: Final = re.compile(r"\w+\Z")
_LONGEST_NAME: Final = 200
#: So few texts are looked at themselves, rather than for which have the next word of a phrase.
_FEW_TEXTS: Final = 8
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
        if phrase.endswith(_AS) and _WORD.fullmatch(phrase, 0, len(phrase) - len(_AS)):
            return self._renaming(phrase.removesuffix(_AS))
        if phrase.endswith(_IMPORT_ALL) and phrase != _IMPORT_ALL:
            return {path for path in self._importing_all if phrase in self._text(path)}
        cores = list(_WORD.finditer(phrase))
        if not cores:
            return {path for path in self._paths if phrase in self._text(path)}
        paths = {self._paths[at] for at in self._holding_all(cores, phrase)}
        if phrase in (cores[0][0], f".{cores[0][0]}"):
            return paths
        return {path for path in paths if phrase in self._text(path)}

    def _holding_all(self, cores: Sequence[re.Match[str]], phrase: str) -> set[int]:
        """The positions of the texts with all words of a phrase, and perhaps of a few more."""
        # Words that are all there is of them come first: to find them takes one look.
        first, *others = sorted(cores, key=lambda core: not _is_whole(core, phrase))
        numbers = self._holding(first, phrase)
        for core in others:
            if len(numbers) <= _FEW_TEXTS:
                break
            numbers = numbers & self._holding(core, phrase)
        return numbers

    def _renaming(self, name: str) -> set[str]:
        """The paths of the texts with a name, or the end of one, before ``as``."""
        endings = (paths for word, paths in self._renamed.items() if word.endswith(name))
        return set[str]().union(*endings)

    @functools.cached_property
    def _renamed(self) -> dict[str, set[str]]:
        """The paths of the texts with ``name as``, by the name."""
        renamed: dict[str, set[str]] = {}
        for path in self._paths:
            *pieces, _ = self._text(path).split(_AS)
            for piece in pieces:
                if name := _LAST_WORD.search(piece, max(len(piece) - _LONGEST_NAME, 0)):
                    renamed.setdefault(name[0], set()).add(path)
        return renamed

    @functools.cached_property
    def _importing_all(self) -> list[str]:
        """The paths of the texts that import all names of a module."""
        return [path for path in self._paths if _IMPORT_ALL in self._text(path)]

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


def _is_whole(core: re.Match[str], phrase: str) -> bool:
    """Whether a word of a phrase is no part of a longer one in any text that has the phrase."""
    return core.start() > 0 and core.end() < len(phrase)
