"""Names that lead to what sends, and the places in a project's texts that mention them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from flake8_notifications.interpretation.effects import NAMESPACES, TAKE_BY_NAME
from flake8_notifications.project.texts import Texts
from flake8_notifications.tracing.notifiers import PRIORITIES

_SEEDS: Final = ("notifier", "Notifier", "NOTIFIER")
#: What a text mentions that takes attributes by their names, given as texts.
BY_NAME: Final = tuple(sorted({*TAKE_BY_NAME, *(f"{each}(" for each in NAMESPACES), "__dict__"}))
#: How a text is put together: the parts beside the place of a template, what something is added
#: to, and what is added.
_MADE: Final = re.compile(
    r"""["'+](?:(?<!\+)(?:(\w*)(?:%s|%\(\w+\)s|\{[^{}'"\n]*\})(\w*)["']|(\w+)["']\s*\+)"""
    r"""|(?<=\+)\s*["'](\w+)["'])"""
)
#: So much of a name has to be written.
_LEAST: Final = 3
#: What computes the names of a module, at the start of a line.
_GETTER: Final = "def __getattr__("


class Word(NamedTuple):
    """A name that leads to what sends.

    :ivar homes: the files one of which has to be seen by whoever means it; empty where any
        mention counts.
    :ivar is_attribute: whether it is mentioned behind a dot.
    :ivar is_of_homes: whether nothing but these files can mean it, behind a dot.
    """

    name: str
    homes: frozenset[str] = frozenset()
    is_attribute: bool = False
    is_of_homes: bool = False


class Hot:
    """Names that mark a statement as one that matters.

    :ivar names: of them.
    :ivar seed: what a name may hold to be one of them, in lower case; empty for nothing.
    """

    def __init__(self, names: Iterable[str] = (), seed: str = "") -> None:
        self.names: set[str] = set(names)
        self.seed = seed
        self._is_hot: dict[str, bool] = dict.fromkeys(self.names, True)
        self._at_first = frozenset(self.names)
        #: The parts of texts that some of these names are put together of.
        self.parts: set[str] = set()

    @property
    def version(self) -> object:
        """What tells these names from any others."""
        return self._at_first

    def is_hot(self, names: Iterable[str]) -> bool:
        """Whether one of some names leads to what sends."""
        known = self._is_hot
        for name in names:
            hot = known.get(name)
            if hot is None:
                hot = name in self.names or self.is_seed(name)
                known[name] = hot
            if hot:
                return True
        return False

    def is_hot_at(self, name: str, home: str) -> bool:
        """Whether a function that is defined in a file leads to what sends, by its name."""
        return self.is_hot((name,))

    def is_named_by(self, texts: Iterable[str]) -> bool:
        """Whether by one of some texts what leads to a send may be taken."""
        return any(
            (each in self.names and each not in PRIORITIES) or each in self.parts for each in texts
        )

    @property
    def is_seeded(self) -> bool:
        """Whether there are names that tell by themselves what they hold."""
        return bool(self.seed)

    def is_seed(self, name: str) -> bool:
        """Whether a name tells by itself what it holds."""
        return bool(self.seed) and self.seed in name.lower()


class Words(Hot):
    """The names that are known to lead to what sends."""

    def __init__(self, texts: Texts, seed: str = "notifier") -> None:
        super().__init__(seed=seed)
        self._texts = texts
        self._words: dict[Word, None] = {}
        #: By name, the files one of which has to be seen.
        self._homes: dict[str, list[frozenset[str]]] = {}
        #: The files in which an attribute may be taken by a text; None until somebody asks.
        self._by_name: frozenset[str] | None = None
        #: The names that lead to what sends without a dot before them.
        self.bare: set[str] = set()

    @property
    def version(self) -> object:
        return len(self.names)

    @property
    def size(self) -> int:
        """How many there are, names with other homes told apart."""
        return len(self._words)

    def add(self, word: Word) -> bool:
        """Add a name; whether it is new."""
        if word in self._words:
            return False
        self._words[word] = None
        self._homes.setdefault(word.name, []).append(word.homes)
        if not word.is_attribute and not word.is_of_homes:
            self.bare.add(word.name)
        if word.name not in self.names:
            self.names.add(word.name)
            self._is_hot[word.name] = True
        return True

    def mark(self, names: Iterable[str]) -> None:
        """Let names mark what matters, without running who mentions them."""
        for name in names:
            self.names.add(name)
            self._is_hot[name] = True
            self._homes.setdefault(name, []).append(frozenset())
            self.bare.add(name)

    def is_hot_at(self, name: str, home: str) -> bool:
        # Who only has a function of the same name is not run again once a word is known.
        return self.is_seed(name) or any(
            not homes or home in homes for homes in self._homes.get(name, ())
        )

    def is_common(self, name: str) -> bool:
        """Whether an attribute has a name that too many others have."""
        if name in PRIORITIES or (name.startswith("__") and name.endswith("__")):
            return True
        return self._texts.is_common(f".{name}")

    def seeds(self) -> Iterator[tuple[str, int]]:
        """The places that mention a notifier by its name, by file and line."""
        for word in _SEEDS:
            for path in self._texts.mentioning(word):
                for line in self._texts.lines(path, word, is_part=True):
                    yield path, line

    def mentions(self, word: Word) -> Iterator[tuple[str, int]]:
        """The places that mention a name, by file and line."""
        if word.is_of_homes:
            for path in sorted(word.homes):
                for line in self._texts.lines(path, f".{word.name}", is_part=True):
                    yield path, line
            return
        needle = f".{word.name}" if word.is_attribute and not word.homes else word.name
        # A special method is called by its name only where its class, or one of its family, is.
        sees = self._at if word.name.startswith("__") else self._seeing
        if word.homes:
            seeing = {path for home in word.homes for path in sees(home)}
            mentioning = self._texts.mentioning_among(seeing, needle)
        else:
            mentioning = sorted({*self._texts.mentioning(needle), *self._quoting(word)})
        for path in mentioning:
            for line in self._texts.lines(path, word.name):
                yield path, line
        yield from self._putting_together(word.name)

    def _putting_together(self, name: str) -> Iterator[tuple[str, int]]:
        """The places where part of a name stands that may be put together there."""
        if name not in self.names or self.is_common(name):
            return
        for path, parts in self._parts_by_file.items():
            for start, end in parts:
                is_part = len(start) + len(end) < len(name)
                if is_part and name.startswith(start) and name.endswith(end):
                    part = max(start, end, key=len)
                    self.parts |= {each for each in (start, end) if len(each) >= _LEAST}
                    for line in self._texts.lines(path, part, is_part=True):
                        yield path, line

    @functools.cached_property
    def _parts_by_file(self) -> dict[str, list[tuple[str, str]]]:
        """By file that takes attributes by texts, how those begin and end that are made there."""
        found: dict[str, list[tuple[str, str]]] = {}
        for path in self._texts.mentioning(*BY_NAME):
            groups = self._texts.groups(path, _MADE)
            pairs = [(start or added, end or last) for start, end, added, last in groups]
            found[path] = sorted({each for each in pairs if max(map(len, each)) >= _LEAST})
        return {path: parts for path, parts in found.items() if parts}

    def _quoting(self, word: Word) -> Iterable[str]:
        """The files that may take an attribute by a text."""
        if not word.is_attribute or self.is_common(word.name):
            return
        if self._by_name is None:
            self._by_name = frozenset(self._texts.mentioning(*BY_NAME))
        for quote in ("'", '"'):
            yield from self._texts.mentioning_among(self._by_name, f"{quote}{word.name}{quote}")

    def _at(self, home: str) -> Iterable[str]:
        return (home,)

    def _seeing(self, home: str) -> Iterable[str]:
        """The files that may import one, or one that hands on the names of it."""
        homes = {home: None}
        waiting = [home]
        while waiting:
            each = waiting.pop()
            importing = [*self._importing(each)]
            yield from importing
            handing_on = (
                *self._importing_all(each),
                *self._computing_names.intersection(importing),
            )
            further = [path for path in handing_on if path not in homes]
            homes.update(dict.fromkeys(further))
            waiting += further

    @functools.cached_property
    def _computing_names(self) -> frozenset[str]:
        """The files of modules that compute names that they are asked for."""
        behind_others = set(self._texts.mentioning(f"\n{_GETTER}"))
        first = {
            path
            for path in self._texts.mentioning(_GETTER)
            if path not in behind_others and 1 in self._texts.lines(path, _GETTER, is_part=True)
        }
        return frozenset(behind_others | first)

    def _importing_all(self, home: str) -> Iterable[str]:
        package, _, file = home.rpartition("/")
        name = file.removesuffix(".py") if file != "__init__.py" else package.rpartition("/")[2]
        yield from self._texts.mentioning(f"{name} import *")
        if file == "__init__.py":
            near = self._texts.below(package)
            yield from self._texts.mentioning_among(near, ". import *")

    def _importing(self, home: str) -> Iterable[str]:
        """The files that may import one: they mention its name, or are in its package."""
        yield home
        yield from self._texts.mentioning("import_module(")
        package, _, file = home.rpartition("/")
        if file != "__init__.py":
            yield from self._texts.mentioning(file.removesuffix(".py"))
            return
        yield from self._texts.mentioning(package.rpartition("/")[2])
        yield from self._texts.below(package)
