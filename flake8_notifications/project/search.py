"""Finding work by text: which modules may define a class that descends from given ones.

Parsing is what costs; a search over the texts is fast.  It follows bare names (the headers of
classes, imports under another name, assignments of one name to another), so it finds more modules
than are needed, never fewer.
"""

from __future__ import annotations

import builtins
import functools
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

import msgspec

from flake8_notifications.caching.store import Store
from flake8_notifications.project.defined_names import Names, names_defined_in
from flake8_notifications.project.questions import QuestionRecorder
from flake8_notifications.project.sources import Sources, identity_of
from flake8_notifications.source.text import SourceError
from flake8_notifications.source.unread import Unread

_BUILTINS: Final = frozenset(dir(builtins))


class Scan(NamedTuple):
    """What a scan found in a file.

    :ivar identity: of its text.
    :ivar digest: of the names.
    :ivar unread: the line where its reading ended, and why; None where it was read.
    """

    identity: str
    names: Names
    digest: str
    unread: tuple[int, str] | None = None


_Scans: TypeAlias = dict[str, Scan]
_NOTHING: Final = Names((), ())
_DECODER: Final = msgspec.msgpack.Decoder(_Scans)


class Search:
    """A search over what the texts of a project define; each text is scanned once.

    With ``from base import Event as E`` and ``class Paid(E): …`` in ``shop/paid.py``, that file may
    define a descendant of ``Event``.

    :param paths: of the texts, in order.
    :param asked: where the questions are noted, with their answers.
    :param store: where the scans of earlier runs are.
    """

    def __init__(
        self,
        paths: Iterable[str],
        sources: Sources,
        asked: QuestionRecorder,
        store: Store | None = None,
    ) -> None:
        self._asked = asked
        self._sources = sources
        self._store = store
        self._paths = tuple(paths)
        self._believed: dict[str, list[str]] = {}

    def believe(self, answers: Mapping[str, list[str]]) -> None:
        """Take over the answers of an earlier run to which all files defined the same."""
        self._believed.update(answers)

    @property
    def unread(self) -> list[Unread]:
        """The files that could not be read."""
        parts = (line.split("\n", 2) for line in self.ask("unread"))
        return [Unread(path, int(line), reason) for line, path, reason in parts]

    def descendants(self, names: Iterable[str]) -> list[str]:
        """The paths of the modules that may define a descendant of classes of these names."""
        return self.ask(" ".join(["descendants", *sorted(names)]))

    def subclasses(self, name: str) -> list[tuple[str, str]]:
        """The paths and names of classes that may descend from one of a name."""
        parts = (line.rpartition(" ") for line in self.ask(f"subclasses {name}"))
        return [(path, subclass) for path, _, subclass in parts]

    def defining(self, name: str) -> list[str]:
        """The paths of the modules that define a class of this name."""
        return self.ask(f"defining {name}")

    def changing(self, name: str) -> list[str]:
        """The paths of the modules that may set attributes of a class of this name."""
        return self.ask(f"changing {name}")

    def registering(self, name: str) -> list[str]:
        """The paths of the modules that may register a class of this name, but by a decorator.

        A module that does not mention it may get it from one that does.
        """
        return self.ask(f"registering {name}")

    def altering(self) -> dict[str, list[str]]:
        """The paths of the modules that may change the fields of a class, by its name."""
        paths_by_word: dict[str, list[str]] = {}
        for line in self.ask("altering"):
            path, *words = line.split("\n")
            for word in words:
                paths_by_word.setdefault(word, []).append(path)
        return paths_by_word

    def ask(self, question: str) -> list[str]:
        """The answer to a question as it is noted: what is asked for, and names."""
        answer = self._believed.get(question)
        if answer is None:
            kind, *names = question.split(" ")
            answer = {
                "descendants": self._descendants,
                "subclasses": self._subclasses,
                "changing": self._changing,
                "altering": self._altering,
                "defining": self._defining,
                "registering": self._registering,
                "unread": self._unread,
            }[kind](frozenset(names))
        self._asked.questions.searches[question] = answer
        return answer

    def digests(self) -> dict[str, str]:
        """A digest of what each file defines, by path."""
        return {path: scan.digest for path, scan in self._scans.items()}

    def digest(self, path: str) -> str:
        """A digest of what one file defines."""
        scanned = self.__dict__.get("_scans")
        return (self._scan(path) if scanned is None else scanned[path]).digest

    def save(self) -> None:
        """Keep the scans for the next run."""
        if self._store is None or "_scans" not in self.__dict__ or self._scans == self._kept:
            return
        try:
            content = msgspec.msgpack.encode(self._scans)
        except UnicodeEncodeError:
            return
        self._store.put(self._store.name("scans", self._sources.root), content)

    def _descendants(self, names: frozenset[str]) -> list[str]:
        wanted = self._names_from(names)
        return [
            path
            for path, scan in self._scans.items()
            if any(name in wanted or words & wanted for name, words in scan.names.classes)
        ]

    def _subclasses(self, names: frozenset[str]) -> list[str]:
        wanted = self._names_from(names)
        classes = {pair for word in wanted for pair in self._by_word.get(word, ())}
        return [f"{path} {name}" for path, name in sorted(classes)]

    def _defining(self, names: frozenset[str]) -> list[str]:
        return [
            path
            for path, scan in self._scans.items()
            if any(defined in names for defined, _ in scan.names.classes)
        ]

    def _changing(self, names: frozenset[str]) -> list[str]:
        return [path for path, changed in self._changed.items() if names & changed]

    def _altering(self, names: frozenset[str]) -> list[str]:
        return [
            "\n".join([path, *sorted(scan.names.altered)])
            for path, scan in self._scans.items()
            if scan.names.altered
        ]

    def _registering(self, names: frozenset[str]) -> list[str]:
        del names
        return [path for path, scan in self._scans.items() if scan.names.registered]

    def _unread(self, names: frozenset[str]) -> list[str]:
        return [
            f"{scan.unread[0]}\n{path}\n{scan.unread[1]}"
            for path, scan in self._scans.items()
            if scan.unread
        ]

    @functools.cached_property
    def _scans(self) -> _Scans:
        return {path: self._scan(path, self._kept) for path in self._paths}

    @functools.cached_property
    def _kept(self) -> _Scans:
        return self._load()

    @functools.cached_property
    def _changed(self) -> dict[str, frozenset[str]]:
        """The words that may name classes whose attributes are set, by path; most set none."""
        changed = {path: scan.names.changed for path, scan in self._scans.items()}
        return {path: words for path, words in changed.items() if words}

    def _names_from(self, names: Iterable[str]) -> set[str]:
        """Some names, and those of the classes and aliases that they lead to."""
        wanted = set(names)
        pending = list(wanted)
        while pending:
            for name in self._derived.get(pending.pop(), ()):
                if name not in wanted:
                    wanted.add(name)
                    pending.append(name)
        return wanted

    @functools.cached_property
    def _by_word(self) -> dict[str, list[tuple[str, str]]]:
        """The paths and names of the classes that are derived from a word."""
        classes_by_word: dict[str, list[tuple[str, str]]] = {}
        for path, scan in self._scans.items():
            for name, words in scan.names.classes:
                for word in words:
                    classes_by_word.setdefault(word, []).append((path, name))
        return classes_by_word

    @functools.cached_property
    def _derived(self) -> dict[str, set[str]]:
        """The classes and aliases that each name leads to."""
        derived: dict[str, set[str]] = {}
        originals: dict[str, set[str]] = {}
        for scan in self._scans.values():
            for name, words in scan.names.classes:
                for word in words:
                    derived.setdefault(word, set()).add(name)
            for original, alias in scan.names.aliases:
                originals.setdefault(alias, set()).add(original)
        # An alias matters only if a class is derived from it in the end.
        pending = [word for word in derived if word not in _BUILTINS]
        seen = set(pending)
        while pending:
            alias = pending.pop()
            for original in originals.get(alias, ()):
                derived.setdefault(original, set()).add(alias)
                if original not in seen:
                    seen.add(original)
                    pending.append(original)
        return derived

    def _scan(self, path: str, earlier: Mapping[str, Scan] = MappingProxyType({})) -> Scan:
        identity = self._sources.identity(path)
        kept = earlier.get(path)
        if kept is not None and kept.identity == identity:
            return kept
        try:
            names = names_defined_in(self._sources.text(path))
            return Scan(identity, names, _digest(names))
        except SourceError as error:
            return Scan(identity, _NOTHING, identity, (error.line, str(error)))

    def _load(self) -> _Scans:
        if self._store is None:
            return {}
        content = self._store.get(self._store.name("scans", self._sources.root))
        try:
            return {} if content is None else _DECODER.decode(content)
        except (msgspec.MsgspecError, RecursionError):
            return {}


def _digest(names: Names) -> str:
    classes = [(name, sorted(words)) for name, words in names.classes]
    words = sorted(names.changed), sorted(names.registered), sorted(names.altered)
    return identity_of(repr((classes, names.aliases, words)))
