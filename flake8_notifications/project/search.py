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
from flake8_notifications.project.questions import QuestionRecorder
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
#: What a class is derived from whose bases are not looked at, because that would take too long, or
#: are unpacked from a container: a class of this name is derived from every word of the text.
_ANY_WORD: Final = "class()"
_UNPACKED: Final = re.compile(r"[(,]\s*\*(?!\*)")
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
        rf"\.{name}[ \t]*(?:\[[^\]\n]{{0,1000}}\][ \t]*)?"
        rf"(?:(?:[-+*/%&|^@]|//|\*\*|<<|>>)?=(?!=)"
        rf"|(?<=\.{name})\.(?:update|pop|popitem|setdefault|clear|__\w+__)\b"
        r"|[,)]|(?:#.*)?$)",
        re.MULTILINE,
    )
    for name in ("VERSION", "SCHEMA", "child_versions", "fields")
}
_SHAPE_NAME: Final = r"['\"](?:VERSION|SCHEMA|child_versions|fields)['\"]"
#: The same, by functions that are given the class, by its name or by whatever one.
_BY_FUNCTION: Final = {
    word: re.compile(pattern)
    for word, pattern in {
        "setattr(": rf"setattr\(\s*(?:[\w.]+\s*,\s*{_SHAPE_NAME}|(?:\w+\.)*[A-Z]\w*\s*,\s*\w)",
        "delattr(": rf"delattr\(\s*(?:[\w.]+\s*,\s*{_SHAPE_NAME}|(?:\w+\.)*[A-Z]\w*\s*,\s*\w)",
        "attr__(": r"attr__\(\s*(?:\w+\.)*[A-Z]\w*\s*,",
        "getattr(": rf"getattr\(\s*[\w.]+\s*,\s*{_SHAPE_NAME}\s*\)\s*[.\[]",
        "vars(": r"vars\(\s*(?:\w+\.)*[A-Z]\w*\s*\)\s*[.\[]",
    }.items()
}
_REGISTERS: Final = re.compile(
    r"\.(?:register|register_if|objectify)\b|['\"](?:register|register_if)['\"]\)"
)
_REGISTERING: Final = ("register", "objectify")
#: How a line starts that is a decorator or a comment.
_LINE_START: Final = re.compile(r"\s*[@#]")
#: How a loop over all classes there are gets at them.
_SUBCLASSES: Final = "__subclasses__"
_BUILTINS: Final = frozenset(dir(builtins))
_WORD: Final = re.compile(r"\w+")
_CLASS_NAME: Final = re.compile(r"\b[A-Z]\w*")
_LONGEST_HEADER: Final = 4000
_LONGEST_NAME: Final = 200
_LONGEST_VALUE: Final = 1000
#: How often a text is gone through for the ends of brackets.  Headers do not overlap in code, but
#: they may in what only looks like it, and there each could be as long as the longest.
_MOST_PASSES: Final = 4
_LEAST_CHARACTERS: Final = 20 * _LONGEST_HEADER


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
    brackets = _Brackets(text)
    aliases = (*_assigned(text), *_bound(text, brackets), *_renamed(text))
    classes = [*_classes(text, brackets)]
    if brackets.is_exhausted or brackets.is_unpacked:
        classes.append((_ANY_WORD, frozenset(_WORD.findall(text))))
    altered = frozenset(_CLASS_NAME.findall(text)) if may_alter(text) else frozenset()
    return Names(tuple(classes), aliases, _changed(text), _registered(text), altered)


def _changed(text: str) -> frozenset[str]:
    """The words that may name classes, if any attributes are set but those of ``self``."""
    holders = [
        _WORD.findall(text, max(match.start() - _LONGEST_NAME, 0), match.start())[-1:]
        for word, pattern in _SET_ATTRIBUTES.items()
        if word in text
        for match in pattern.finditer(text)
    ]
    is_set = any(
        word in text and pattern.search(text) is not None for word, pattern in _BY_FUNCTION.items()
    )
    if is_set or any(holder != ["self"] for holder in holders):
        return frozenset(_CLASS_NAME.findall(text))
    return frozenset()


def _registered(text: str) -> frozenset[str]:
    """The words that may name classes, if any are registered otherwise than by a decorator."""
    # One word after another is looked for faster than a pattern that starts with neither.
    if not any(word in text for word in _REGISTERING) or not any(
        _is_in_expression(text, match.start()) for match in _REGISTERS.finditer(text)
    ):
        return frozenset()
    words = frozenset(_CLASS_NAME.findall(text))
    return words | {_SUBCLASSES} if _SUBCLASSES in text else words


def _is_in_expression(text: str, position: int) -> bool:
    line = _LINE_START.match(text, text.rfind("\n", 0, position) + 1)
    return line is None


class _Brackets:
    """Where the brackets of a text are closed; a text is gone through a few times at most.

    ``class A(B[c], d): …``, asked of the first parenthesis: the position behind the second one.

    :ivar is_exhausted: whether that was too little for some of what was asked.
    :ivar is_unpacked: whether some of the bases are unpacked from a container, that other words of
        the text may have filled.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._characters_left = max(_MOST_PASSES * len(text), _LEAST_CHARACTERS)
        self.is_exhausted = self.is_unpacked = False

    def end(self, start: int, longest: int = _LONGEST_HEADER) -> int | None:
        """Where what a bracket opens is closed, or the most of it that is looked at.

        None once too much of the text was gone through.
        """
        if self._characters_left < 0:
            self.is_exhausted = True
            return None
        end = self._end(start, start + longest)
        self._characters_left -= end - start
        return end

    def _end(self, start: int, limit: int) -> int:
        depth = 0
        for token in _TOKEN.finditer(self._text, start, limit):
            if token[0] in "([{":
                depth += 1
            elif token[0] in ")]}":
                depth -= 1
                if depth == 0:
                    return token.end()
        return limit

    def words(self, start: int, bracket: int) -> frozenset[str]:
        """The words from a position on to where a bracket is closed, without those before dots."""
        end = self.end(bracket)
        if end is None:
            return frozenset({_ANY_WORD})
        words = frozenset(_TAIL.findall(self._text, start, end))
        if _UNPACKED.search(self._text, bracket, end) is None:
            return words
        self.is_unpacked = True
        return words | {_ANY_WORD}


def _classes(text: str, brackets: _Brackets) -> Iterator[tuple[str, frozenset[str]]]:
    for header in _HEADER.finditer(text):
        start = header.end()
        if text[start] == "[":
            parameters_end = brackets.end(start)
            if parameters_end is None:
                yield header[1], frozenset({_ANY_WORD})
                continue
            start = _behind_gap(text, parameters_end)
        if text.startswith("(", start):
            yield header[1], brackets.words(start + 1, start)
    for pattern in _MADE:
        for call in pattern.finditer(text):
            yield call[1] or UNNAMED, brackets.words(call.end(), call.end())
    for word, pattern in _MAKERS.items():
        for call in pattern.finditer(text) if word in text else ():
            yield call[1], brackets.words(call.end(), call.start() + len(word))


def _behind_gap(text: str, start: int) -> int:
    gap = _GAP.match(text, start)
    return start if gap is None else gap.end()


def _bound(text: str, brackets: _Brackets) -> Iterator[tuple[str, str]]:
    """Names bound at the top of a module, each with the classes that its value mentions."""
    for binding in _BOUND.finditer(f"\n{text}"):
        # Positions are those of the text with a line end in front.
        start = binding.end() - 1
        line_end = text.find("\n", start, start + _LONGEST_VALUE)
        end: int | None = start + _LONGEST_VALUE if line_end < 0 else line_end
        if text.startswith(("(", "[", "{"), start) and line_end >= 0:
            bracket_end = brackets.end(start, _LONGEST_VALUE)
            end = None if bracket_end is None else max(line_end, bracket_end)
        words = {_ANY_WORD} if end is None else {*_CLASS_NAME.findall(text, start, end)}
        for alias in _WORD.findall(binding[1]):
            yield from ((word, alias) for word in sorted(words) if word != alias)


def _assigned(text: str) -> Iterator[tuple[str, str]]:
    for assignment in _ASSIGNED.finditer(text):
        equals = assignment.start()
        if text[equals - 1] in _OPERATORS:
            continue
        earliest = max(equals - _LONGEST_NAME, 0)
        line = max(text.rfind("\n", earliest, equals) + 1, earliest)
        original = assignment[1].rpartition(".")[2]
        for alias in _TAIL.findall(text, line, equals):
            if alias != original:
                yield original, alias


def _renamed(text: str) -> Iterator[tuple[str, str]]:
    line = position = 0
    for renaming in _RENAMED.finditer(text):
        line = max(line, text.rfind("\n", position, renaming.start()) + 1)
        position = renaming.start()
        if _IMPORT.match(text, line):
            start = max(position - _LONGEST_NAME, line)
            for original in _WORD.findall(text, start, position)[-1:]:
                yield original, renaming[1]
