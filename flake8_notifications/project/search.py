"""Finding work by text: which modules may define a class that descends from given ones.

Parsing is what costs; a search over the texts is fast.  It follows bare names (the headers of
classes, imports under another name, assignments of one name to another), so it finds more modules
than are needed, never fewer.
"""

from __future__ import annotations

import builtins
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

import msgspec

from flake8_notifications.caching.store import Store
from flake8_notifications.project.class_alterations import may_alter
from flake8_notifications.project.questions import Asked
from flake8_notifications.project.sources import Sources, identity_of
from flake8_notifications.source.text import SourceError
from flake8_notifications.source.unread import Unread

# Each pattern starts with a literal, which is what makes a search over megabytes fast.
_HEADER: Final = re.compile(r"class(?:[ \t]|\\\r?\n)+(\w+)(?:[ \t]|\\\r?\n)*(?=[\[(])")
#: A class's name, where a call that makes it has it written, up to the bases.
_ITS_NAME: Final = (
    r"[ \t]*\(\s*(?:['\"](\w+)['\"]|[^,()]{1,200}(?:\([^()]{0,200}\))?)\s*,\s*(?=[(\[])"
)
#: Calls that make a class.
_MADE: Final = (re.compile(f"type{_ITS_NAME}"), re.compile(f"new_class{_ITS_NAME}"))
#: Calls that make a class of a dialect, with its name; its bases are among what they are given.
_MAKERS: Final = {
    word: re.compile(rf"{word}\(\s*['\"](\w+)['\"]")
    for word in ("create_model", "make_dataclass", "make_class", "defstruct")
}
#: What a class is called here whose name is not written.
UNNAMED: Final = "type()"
#: What opens or closes, and what may hold a bracket that does neither.
_TOKEN: Final = re.compile(r"[()\[\]{}]|#[^\n]*|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"")
_GAP: Final = re.compile(r"(?:[ \t]|\\\r?\n)*")
#: Whatever is assigned at the top of a module: a class may be derived from it elsewhere.
_BOUND: Final = re.compile(r"\n([A-Za-z_(][^\n=#]*)(?<![=!<>+*/|&^%@-])=(?!=)(?:[ \t]|\\\r?\n)*")
_ASSIGNED: Final = re.compile(r"=[ \t]*([A-Za-z_][\w.]*)[ \t]*(?=[#\n])")
#: What makes something else of an equals sign than the binding of a name.
_OPERATORS: Final = frozenset("=!<>+-*/|&^%@")
_RENAMED: Final = re.compile(r" as +(\w+)")
#: Names that nothing follows by a dot: of ``base.Thing`` only ``Thing``.
_TAIL: Final = re.compile(r"\b(\w+)\b(?![ \t]*\.)")
#: The start of an import, or a line of the names in the parentheses of one.
_IMPORT: Final = re.compile(r"[ \t]*(?:import\b|from\b|\w+ as +\w+[ \t]*[,)\\#\n])")
#: An attribute that counts of a payload class and is set, deleted, given another name or handed
#: on, or whose value is changed.
_SET_ATTRIBUTES: Final = {
    f".{name}": re.compile(
        rf"\.{name}[ \t]*(?:\[[^\]\n]*\][ \t]*)?"
        rf"(?:(?:[-+*/%&|^@]|//|\*\*|<<|>>)?=(?!=)"
        rf"|(?<=\.{name})\.(?:update|pop|popitem|setdefault|clear|__\w+__)\b"
        r"|[,)]|(?:#.*)?$)",
        re.MULTILINE,
    )
    for name in ("VERSION", "SCHEMA", "child_versions", "fields")
}
_SETATTR: Final = re.compile(
    r"(?:set|del)attr\(\s*[\w.]+\s*,\s*['\"](?:VERSION|SCHEMA|child_versions|fields)['\"]"
)
_REGISTERS: Final = re.compile(r"\.(?:register|register_if|objectify)\b")
#: How a loop over all classes there are gets at them.
_SUBCLASSES: Final = "__subclasses__"
_BUILTINS: Final = frozenset(dir(builtins))
_WORD: Final = re.compile(r"\w+")
_CLASS_NAME: Final = re.compile(r"\b[A-Z]\w*")
_LONGEST_HEADER: Final = 4000
_LONGEST_NAME: Final = 200
_LONGEST_VALUE: Final = 1000


class Names(NamedTuple):
    """What a text defines: classes and aliases, each with the words it is derived from.

    :ivar changed: the words that may name classes whose attributes it sets, if it sets any that
        count of a payload class.
    :ivar registered: the words that may name classes that it registers, if it registers any
        otherwise than by a decorator.
    :ivar altered: the words that may name classes whose fields it changes, if it changes any.
    """

    classes: tuple[tuple[str, frozenset[str]], ...]
    aliases: tuple[tuple[str, str], ...]
    changed: frozenset[str] = frozenset()
    registered: frozenset[str] = frozenset()
    altered: frozenset[str] = frozenset()


class Scan(NamedTuple):
    """What a scan found in a file.

    :ivar identity: of its text.
    :ivar digest: what tells the names from any others.
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

    :param paths: of the texts, in order.
    :param asked: where the questions are noted, with their answers.
    :param store: where the scans of earlier runs are.
    """

    def __init__(
        self, paths: Iterable[str], sources: Sources, asked: Asked, store: Store | None = None
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
        found = (each.split("\n", 2) for each in self.ask("unread"))
        return [Unread(path, int(line), reason) for line, path, reason in found]

    def descendants(self, names: Iterable[str]) -> list[str]:
        """The paths of the modules that may define a descendant of classes of these names."""
        return self.ask(" ".join(["descendants", *sorted(names)]))

    def subclasses(self, name: str) -> list[tuple[str, str]]:
        """The paths and names of classes that may descend from one of a name."""
        found = (each.rpartition(" ") for each in self.ask(f"subclasses {name}"))
        return [(path, subclass) for path, _, subclass in found]

    def defining(self, name: str) -> list[str]:
        """The paths of the modules that define a class of this name."""
        return self.ask(f"defining {name}")

    def changing(self, name: str) -> list[str]:
        """The paths of the modules that may set attributes of a class of this name."""
        return self.ask(f"changing {name}")

    def registering(self, name: str) -> list[str]:
        """The paths of the modules that may register a class of this name, but by a decorator."""
        return self.ask(f"registering {name}")

    def altering(self) -> dict[str, list[str]]:
        """The paths of the modules that may change the fields of a class, by its name."""
        found: dict[str, list[str]] = {}
        for each in self.ask("altering"):
            path, *words = each.split("\n")
            for word in words:
                found.setdefault(word, []).append(path)
        return found

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
        """What tells apart what the files define, by path."""
        return {path: scan.digest for path, scan in self._scans.items()}

    def digest(self, path: str) -> str:
        """What tells apart what one file defines."""
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
        found = {each for word in wanted for each in self._by_word.get(word, ())}
        return [f"{path} {name}" for path, name in sorted(found)]

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
        wanted = names | {_SUBCLASSES}
        return [path for path, scan in self._scans.items() if wanted & scan.names.registered]

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
        found: dict[str, list[tuple[str, str]]] = {}
        for path, scan in self._scans.items():
            for name, words in scan.names.classes:
                for word in words:
                    found.setdefault(word, []).append((path, name))
        return found

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
            names = scan(self._sources.text(path))
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


def scan(text: str) -> Names:
    """The classes and aliases of a text."""
    if not text.isascii():
        # As Python does with names.
        text = unicodedata.normalize("NFKC", text)
    aliases = (*_assigned(text), *_bound(text), *_renamed(text))
    altered = frozenset(_CLASS_NAME.findall(text)) if may_alter(text) else frozenset()
    return Names(tuple(_classes(text)), aliases, _changed(text), _registered(text), altered)


def _changed(text: str) -> frozenset[str]:
    """The words that may name classes, if any attributes are set but those of ``self``."""
    holders = [
        _WORD.findall(text, max(found.start() - _LONGEST_NAME, 0), found.start())[-1:]
        for word, pattern in _SET_ATTRIBUTES.items()
        if word in text
        for found in pattern.finditer(text)
    ]
    is_set = ("setattr(" in text or "delattr(" in text) and _SETATTR.search(text) is not None
    if is_set or any(holder != ["self"] for holder in holders):
        return frozenset(_CLASS_NAME.findall(text))
    return frozenset()


def _registered(text: str) -> frozenset[str]:
    """The words that may name classes, if any are registered otherwise than by a decorator."""
    if not any(_is_in_expression(text, found.start()) for found in _REGISTERS.finditer(text)):
        return frozenset()
    words = frozenset(_CLASS_NAME.findall(text))
    return words | {_SUBCLASSES} if _SUBCLASSES in text else words


def _is_in_expression(text: str, position: int) -> bool:
    line = text[text.rfind("\n", 0, position) + 1 : position].lstrip()
    return not line.startswith(("@", "#"))


def _classes(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    for header in _HEADER.finditer(text):
        start = header.end()
        if text[start] == "[":
            start = _behind_gap(text, _behind_bracket(text, start))
        if text.startswith("(", start):
            bases = text[start + 1 : _behind_bracket(text, start)]
            yield header[1], frozenset(_TAIL.findall(bases))
    for pattern in _MADE:
        for call in pattern.finditer(text):
            bases = text[call.end() : _behind_bracket(text, call.end())]
            yield call[1] or UNNAMED, frozenset(_TAIL.findall(bases))
    for word, pattern in _MAKERS.items():
        for call in pattern.finditer(text) if word in text else ():
            given = text[call.end() : _behind_bracket(text, call.start() + len(word))]
            yield call[1], frozenset(_TAIL.findall(given))


def _behind_bracket(text: str, start: int) -> int:
    """Where what a bracket opens is closed, or the most of it that is looked at."""
    depth = 0
    for token in _TOKEN.finditer(text, start, start + _LONGEST_HEADER):
        if token[0] in "([{":
            depth += 1
        elif token[0] in ")]}":
            depth -= 1
            if depth == 0:
                return token.end()
    return start + _LONGEST_HEADER


def _behind_gap(text: str, start: int) -> int:
    gap = _GAP.match(text, start)
    return start if gap is None else gap.end()


def _bound(text: str) -> Iterator[tuple[str, str]]:
    """Names bound at the top of a module, each with the classes that its value mentions."""
    for found in _BOUND.finditer(f"\n{text}"):
        # Positions are those of the text with a line end in front.
        start = found.end() - 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start : start + 1] in ("(", "[", "{"):
            end = max(end, min(_behind_bracket(text, start), start + _LONGEST_VALUE))
        words = set(_CLASS_NAME.findall(text, start, min(end, start + _LONGEST_VALUE)))
        for alias in _WORD.findall(found[1]):
            yield from ((word, alias) for word in sorted(words) if word != alias)


def _assigned(text: str) -> Iterator[tuple[str, str]]:
    for found in _ASSIGNED.finditer(text):
        if text[found.start() - 1] in _OPERATORS:
            continue
        line = max(text.rfind("\n", 0, found.start()) + 1, found.start() - _LONGEST_NAME)
        original = found[1].rpartition(".")[2]
        for alias in _TAIL.findall(text, line, found.start()):
            if alias != original:
                yield original, alias


def _renamed(text: str) -> Iterator[tuple[str, str]]:
    for found in _RENAMED.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        if _IMPORT.match(text, line):
            start = max(found.start() - _LONGEST_NAME, line)
            for original in _WORD.findall(text, start, found.start())[-1:]:
                yield original, found[1]
