"""The names that lead to a send, and the places in a project's sources that mention them.

A name *leads to a send* if code that mentions it may send: a notifier, a wrapper, or anything that
holds or returns one.  With ``audit = Audit(notifier)``, the name ``audit`` leads to a send, and so
does ``notify`` in ``def notify(suffix): notifier.info({}, "order." + suffix, {})``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from flake8_notifications.interpretation.expression_effects import NAMESPACES, TAKE_BY_NAME
from flake8_notifications.project.texts import Texts
from flake8_notifications.tracing.notifiers import PRIORITIES

_SEEDS: Final = ("notifier", "Notifier", "NOTIFIER")
#: What appears in a source that accesses attributes by names computed as texts.
BY_NAME: Final = tuple(
    sorted({*TAKE_BY_NAME, *(f"{namespace}(" for namespace in NAMESPACES), "__dict__"})
)
#: How a name is built from texts: the parts around the placeholder of a template, the left operand
#: of a concatenation, and its right operand.
_CONCATENATED: Final = re.compile(
    r"""["'+](?:(?<!\+)(?:(\w*)(?:%s|%\(\w+\)s|\{[^{}'"\n]*\})(\w*)["']|(\w+)["']\s*\+)"""
    r"""|(?<=\+)\s*["'](\w+)["'])"""
)
#: The least length of a part of a name that has to be written out.
_SHORTEST_PART: Final = 3
#: A module-level ``__getattr__``, at the start of a line, computes names of the module.
_GETTER: Final = "def __getattr__("


class Word(NamedTuple):
    """A name that leads to a send.

    :ivar homes: the files that define it.  A mention counts only in a file that may import from one
        of them; if empty, any mention counts.
    :ivar is_attribute: whether it is an attribute name, mentioned behind a dot.
    :ivar is_of_homes: whether only the home files themselves can mean it, behind a dot.
    """

    name: str
    homes: frozenset[str] = frozenset()
    is_attribute: bool = False
    is_of_homes: bool = False


class RelevantNames:
    """The names that make a statement relevant.

    :ivar names: the relevant names.
    :ivar seed: a name that contains this, in lower case, is relevant too; empty for none.
    """

    def __init__(self, names: Iterable[str] = (), seed: str = "") -> None:
        self.names: set[str] = set(names)
        self.seed = seed
        self._is_relevant: dict[str, bool] = dict.fromkeys(self.names, True)
        self._at_first = frozenset(self.names)
        #: Fragments of texts that some of these names are concatenated from.
        self.parts: set[str] = set()

    @property
    def version(self) -> object:
        """Identifies this set of names, as a cache key."""
        return self._at_first

    def is_relevant(self, names: Iterable[str]) -> bool:
        """Whether one of the names leads to a send."""
        cached = self._is_relevant
        for name in names:
            is_relevant = cached.get(name)
            if is_relevant is None:
                is_relevant = name in self.names or self.is_seed(name)
                cached[name] = is_relevant
            if is_relevant:
                return True
        return False

    def is_relevant_at(self, name: str, home: str) -> bool:
        """Whether a function defined in a file leads to a send, judged by its name."""
        return self.is_relevant((name,))

    def is_named_by(self, texts: Iterable[str]) -> bool:
        """Whether one of the texts may serve to access an attribute that leads to a send."""
        return any(
            (text in self.names and text not in PRIORITIES) or text in self.parts for text in texts
        )

    @property
    def is_seeded(self) -> bool:
        """Whether there is a seed: names that contain it lead to a send without evidence."""
        return bool(self.seed)

    def is_seed(self, name: str) -> bool:
        """Whether a name contains the seed."""
        return bool(self.seed) and self.seed in name.lower()


class Words(RelevantNames):
    """The names that are known to lead to a send.

    ``words.add(Word("notify", frozenset({"shop/audit.py"})))`` registers a function, and
    ``words.mentions(word)`` then yields the lines that mention ``notify`` in files that may import
    ``shop.audit``.
    """

    def __init__(self, texts: Texts, seed: str = "notifier") -> None:
        super().__init__(seed=seed)
        self._texts = texts
        self._words: dict[Word, None] = {}
        #: By name: the sets of home files, one per word.
        self._homes: dict[str, list[frozenset[str]]] = {}
        #: The files that may access an attribute by a text; computed on demand.
        self._by_name: frozenset[str] | None = None
        #: The names that lead to a send without a dot before them.
        self.bare: set[str] = set()

    @property
    def version(self) -> object:
        return len(self.names)

    @property
    def size(self) -> int:
        """The number of words; words that differ only in their homes count separately."""
        return len(self._words)

    def add(self, word: Word) -> bool:
        """Add a name.

        :return: whether it is new.
        """
        if word in self._words:
            return False
        self._words[word] = None
        self._homes.setdefault(word.name, []).append(word.homes)
        if not word.is_attribute and not word.is_of_homes:
            self.bare.add(word.name)
        if word.name not in self.names:
            self.names.add(word.name)
            self._is_relevant[word.name] = True
        return True

    def mark(self, names: Iterable[str]) -> None:
        """Make names relevant without running the code that mentions them."""
        for name in names:
            self.names.add(name)
            self._is_relevant[name] = True
            self._homes.setdefault(name, []).append(frozenset())
            self.bare.add(name)

    def is_relevant_at(self, name: str, home: str) -> bool:
        # A function that merely shares the name is not run again once a word is known.
        return self.is_seed(name) or any(
            not homes or home in homes for homes in self._homes.get(name, ())
        )

    def is_common(self, name: str) -> bool:
        """Whether an attribute name is too widespread to be searched for."""
        if name in PRIORITIES or (name.startswith("__") and name.endswith("__")):
            return True
        return self._texts.is_common(f".{name}")

    def seeds(self) -> Iterator[tuple[str, int]]:
        """The places that mention a notifier by name, by file and line."""
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
        # A special method is called by name only where its class or a relative of it is defined.
        find_importers = self._at if word.name.startswith("__") else self._importers
        if word.homes:
            importers = {path for home in word.homes for path in find_importers(home)}
            mentioning = self._texts.mentioning_among(importers, needle)
        else:
            mentioning = sorted({*self._texts.mentioning(needle), *self._accessing_by_text(word)})
        for path in mentioning:
            for line in self._texts.lines(path, word.name):
                yield path, line
        yield from self._concatenating(word.name)

    def _concatenating(self, name: str) -> Iterator[tuple[str, int]]:
        """The places with a fragment of a name, where the whole name may be concatenated."""
        if name not in self.names or self.is_common(name):
            return
        for path, parts in self._parts_by_file.items():
            for start, end in parts:
                is_part = len(start) + len(end) < len(name)
                if is_part and name.startswith(start) and name.endswith(end):
                    part = max(start, end, key=len)
                    self.parts |= {part for part in (start, end) if len(part) >= _SHORTEST_PART}
                    for line in self._texts.lines(path, part, is_part=True):
                        yield path, line

    @functools.cached_property
    def _parts_by_file(self) -> dict[str, list[tuple[str, str]]]:
        """By file that accesses attributes by texts: prefixes and suffixes of the texts built
        there.
        """
        fragments: dict[str, list[tuple[str, str]]] = {}
        for path in self._texts.mentioning(*BY_NAME):
            groups = self._texts.groups(path, _CONCATENATED)
            pairs = [(start or added, end or last) for start, end, added, last in groups]
            fragments[path] = sorted(
                {pair for pair in pairs if max(map(len, pair)) >= _SHORTEST_PART}
            )
        return {path: parts for path, parts in fragments.items() if parts}

    def _accessing_by_text(self, word: Word) -> Iterable[str]:
        """The files that may access an attribute by a text."""
        if not word.is_attribute or self.is_common(word.name):
            return
        if self._by_name is None:
            self._by_name = frozenset(self._texts.mentioning(*BY_NAME))
        for quote in ("'", '"'):
            yield from self._texts.mentioning_among(self._by_name, f"{quote}{word.name}{quote}")

    def _at(self, home: str) -> Iterable[str]:
        return (home,)

    def _importers(self, home: str) -> Iterable[str]:
        """The files that may import a module, directly or through one that re-exports its names."""
        homes = {home: None}
        waiting = [home]
        while waiting:
            current = waiting.pop()
            importing = [*self._importing(current)]
            yield from importing
            handing_on = (
                *self._star_importers(current),
                *self._computing_names.intersection(importing),
            )
            unvisited = [path for path in handing_on if path not in homes]
            homes.update(dict.fromkeys(unvisited))
            waiting += unvisited

    @functools.cached_property
    def _computing_names(self) -> frozenset[str]:
        """The files of modules that compute their names on access."""
        behind_others = set(self._texts.mentioning(f"\n{_GETTER}"))
        first = {
            path
            for path in self._texts.mentioning(_GETTER)
            if path not in behind_others and 1 in self._texts.lines(path, _GETTER, is_part=True)
        }
        return frozenset(behind_others | first)

    def _star_importers(self, home: str) -> Iterable[str]:
        package, _, file = home.rpartition("/")
        name = file.removesuffix(".py") if file != "__init__.py" else package.rpartition("/")[2]
        yield from self._texts.mentioning(f"{name} import *")
        if file == "__init__.py":
            near = self._texts.below(package)
            yield from self._texts.mentioning_among(near, ". import *")

    def _importing(self, home: str) -> Iterable[str]:
        """The files that may import a module: they mention its name, or are in its package."""
        yield home
        yield from self._texts.mentioning("import_module(")
        package, _, file = home.rpartition("/")
        if file != "__init__.py":
            yield from self._texts.mentioning(file.removesuffix(".py"))
            return
        yield from self._texts.mentioning(package.rpartition("/")[2])
        yield from self._texts.below(package)
