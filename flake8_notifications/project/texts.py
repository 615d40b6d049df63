"""The texts of a project: which files and lines mention a name."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from flake8_notifications.project.attribute_writes import Filling, filling_of
from flake8_notifications.project.layout import laid_out
from flake8_notifications.project.questions import QuestionRecorder
from flake8_notifications.project.sources import Sources
from flake8_notifications.project.word_index import WordIndex
from flake8_notifications.source.text import SourceError

#: How a question starts.
_PART: Final = "part"
_WORD: Final = "word"
_MATCH: Final = "match"
_ATTRIBUTE: Final = "attribute"
_SAYS: Final = "says"
_GROUPS: Final = "groups"
_ALIASES: Final = "aliases"
#: The question for what a text does to objects, which is the same for all.
_FILLING: Final = "filling"
_NAME: Final = re.compile(r"\w+")
_IN_ORDER: Final = msgspec.json.Encoder(order="sorted")


#: An index of all words takes as long as to look for some thirty of them, but where more than a few
#: are asked for, it is hundreds.
_FEW_WORDS: Final = 8


def few_of(files: int) -> int:
    """How many of some files are few."""
    return max(30, files // 20)


class Texts:
    """The texts of a project, by path.

    :param asked: where the questions are noted, with their answers.
    """

    def __init__(self, paths: Sequence[str], sources: Sources, asked: QuestionRecorder) -> None:
        self._paths = paths
        self._known = frozenset(paths)
        self._sources = sources
        self._asked = asked
        #: By directory, the files in it, however deep.
        self._below: dict[str, list[str]] | None = None
        #: By word, in order.
        self._mentioning: dict[str, dict[str, None]] = {}
        #: By path, as questions go by them.
        self._laid_out: dict[str, str] = {}
        #: The same in lines.
        self._split: dict[str, list[str]] = {}
        #: By path and pattern, the groups of what it finds.
        self._groups: dict[tuple[str, re.Pattern[str]], set[str]] = {}
        #: By path and question, the answers: several pieces of work ask the same.
        self._lines: dict[tuple[str, str], list[int]] = {}
        self._said: dict[tuple[str, str], str] = {}

    def mentioning(self, *words: str) -> list[str]:
        """The paths of the files that contain one of some words, even inside another word."""
        paths_by_word = [self._found(word) for word in words]
        paths = (
            sorted(set().union(*paths_by_word)) if len(paths_by_word) > 1 else [*paths_by_word[0]]
        )
        self._asked.questions.add_mentioning(words, paths)
        return paths

    def mentioning_among(self, paths: Iterable[str], word: str) -> list[str]:
        """Those of some paths whose files contain a word, even inside another word."""
        mentioning = self._found(word)
        self._asked.questions.add_mentioning((word,), mentioning)
        return sorted(mentioning.keys() & set(paths))

    def _found(self, word: str) -> dict[str, None]:
        if word not in self._mentioning:
            if len(self._mentioning) < _FEW_WORDS:
                paths = {path for path in self._paths if word in self.peek(path)}
            else:
                paths = self._index.mentioning(word)
                paths |= {path for path, text in self._others.items() if word in text}
            self._mentioning[word] = dict.fromkeys(sorted(paths))
        return self._mentioning[word]

    def below(self, package: str) -> list[str]:
        """The paths of the files in a directory."""
        if self._below is None:
            self._below = {}
            for path in self._paths:
                for at, character in enumerate(path):
                    if character == "/":
                        self._below.setdefault(path[:at], []).append(path)
        return [*self._below.get(package, ())]

    def is_common(self, word: str) -> bool:
        """Whether many of the files mention a word."""
        few = few_of(len(self._paths))
        self._asked.questions.few = few
        return len(self.mentioning(word)) > few

    def lines(self, path: str, name: str, *, is_part: bool = False) -> list[int]:
        """The lines of a file, from 1, that mention a name.

        :param is_part: whether it may be part of a longer word.
        """
        return self.ask(path, f"{_PART if is_part else _WORD} {name}")

    def matching(self, path: str, pattern: str, words: Iterable[str]) -> list[int]:
        """The lines of a file at which something starts that a pattern matches.

        :param words: of which what matches has one.
        """
        question, text = f"{_MATCH} {pattern}", self.peek(path)
        if any(word in text for word in words):
            return self.ask(path, question)
        self._asked.questions.add_lines(path, question, [])
        return []

    def attribute_lines(
        self, path: str, name: str, surroundings: Iterable[tuple[str, str]]
    ) -> list[int]:
        """The lines of a file that mention an attribute with something around it.

        To look for the name and then around it takes a tenth of a pattern that has the name in it.

        :param surroundings: pairs of patterns, one of which matches: the one all that stands before
            the dot on its line, the other what follows the name.
        """
        patterns = "\n".join(pattern for pair in surroundings for pattern in pair)
        return self.ask(path, f"{_ATTRIBUTE} {name}\n{patterns}")

    def ask(self, path: str, question: str) -> list[int]:
        """The answer to a question as it is noted, in lines."""
        lines = self._lines.get((path, question))
        if lines is None:
            lines = self._lines[path, question] = _answer(self.peek(path), question)
        self._asked.questions.add_lines(path, question, lines)
        return lines

    def _groups_of(self, path: str, pattern: re.Pattern[str]) -> set[str]:
        key = (path, pattern)
        paths = self._groups.get(key)
        if paths is None:
            matches = pattern.finditer(self.peek(path))
            paths = self._groups[key] = {group for match in matches for group in match.groups("")}
        return paths

    def text(self, path: str) -> str:
        """The text of a file, all of which counts; empty for one that is no part of the project."""
        self._asked.questions.add_whole(path)
        return self.peek(path)

    def says(self, path: str, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern finds something in a file."""
        return bool(self.say(path, f"{_SAYS}\n{pattern.flags}\n{pattern.pattern}"))

    def found_among(
        self, path: str, pattern: re.Pattern[str], names: Iterable[str]
    ) -> frozenset[str]:
        """Those of some names that are groups of what a pattern finds in a file."""
        wanted = " ".join(sorted(names))
        answer = self.say(path, f"{wanted}\n{pattern.flags}\n{pattern.pattern}")
        return frozenset(answer.split())

    def groups(self, path: str, pattern: re.Pattern[str]) -> list[list[str]]:
        """The groups of all that a pattern finds in a file, which are words."""
        answer = self.say(path, f"{_GROUPS}\n{pattern.flags}\n{pattern.pattern}")
        return [word.split(",") for word in answer.split()]

    def aliases(self, path: str, name: str) -> list[str]:
        """The names that a file gives to what has another one: ``name as alias``."""
        return self.say(path, f"{_ALIASES} {name}").split()

    def filling(self, path: str) -> Filling:
        """What a file does to objects."""
        return msgspec.json.decode(self.say(path, _FILLING), type=Filling)

    def say(self, path: str, question: str) -> str:
        """The answer to a question on a whole text as it is noted."""
        answer = self._said.get((path, question))
        if answer is None:
            answer = self._said[path, question] = self._answer_in_words(path, question)
        self._asked.questions.said.setdefault(path, {})[question] = answer
        return answer

    def _answer_in_words(self, path: str, question: str) -> str:
        if question == _FILLING:
            return self._filling(path)
        kind, _, name = question.partition(" ")
        if kind == _ALIASES and "\n" not in name:
            return " ".join(_aliases(self.peek(path), name))
        return self._matched(path, question)

    def _filling(self, path: str) -> str:
        return _IN_ORDER.encode(filling_of(self.peek(path))).decode()

    def _matched(self, path: str, question: str) -> str:
        names, flags, pattern = question.split("\n", 2)
        compiled = re.compile(pattern, int(flags))
        if names == _SAYS:
            return _SAYS if compiled.search(self.peek(path)) else ""
        if names == _GROUPS:
            groups = {",".join(match.groups("")) for match in compiled.finditer(self.peek(path))}
            return " ".join(sorted(groups))
        return " ".join(sorted(self._groups_of(path, compiled) & set(names.split())))

    def peek(self, path: str) -> str:
        """The text of a file, laid out, for a question that is noted by itself."""
        text = self._laid_out.get(path)
        if text is None:
            text = self._laid_out[path] = laid_out(self.as_written(path))
        return text

    def peek_lines(self, path: str) -> list[str]:
        """The same in lines."""
        lines = self._split.get(path)
        if lines is None:
            lines = self._split[path] = self.peek(path).split("\n")
        return lines

    def as_written(self, path: str) -> str:
        """The text of a file; empty for one that is no part of the project or cannot be read."""
        try:
            return self._sources.text(path) if path in self._known else ""
        except SourceError:
            return ""

    @functools.cached_property
    def _index(self) -> WordIndex:
        return WordIndex([path for path in self._paths if self.peek(path).isascii()], self.peek)

    @functools.cached_property
    def _others(self) -> dict[str, str]:
        """The texts that have characters of more than one byte."""
        return {path: text for path in self._paths if not (text := self.peek(path)).isascii()}


def _answer(text: str, question: str) -> list[int]:
    kind, _, name = question.partition(" ")
    if kind == _MATCH:
        return _lines_at(text, [match.start() for match in re.finditer(name, text)])
    if kind == _ATTRIBUTE:
        name, *patterns = name.split("\n")
        return _lines_at(text, _attributes(text, name, tuple(patterns)))
    return _lines(text, name, is_part=kind == _PART)


def _attributes(text: str, name: str, patterns: tuple[str, ...]) -> list[int]:
    """The positions of an attribute with what one of some pairs of patterns matches around it."""
    pairs = _compiled_pairs(patterns)
    positions: list[int] = []
    start = text.find(f".{name}")
    while start >= 0:
        end = start + len(name) + 1
        if not _is_word(text, end):
            line = text[text.rfind("\n", 0, start) + 1 : start]
            if any(
                behind.match(text, end) is not None and before.fullmatch(line) is not None
                for before, behind in pairs
            ):
                positions.append(start)
        start = text.find(f".{name}", end)
    return positions


def _aliases(text: str, name: str) -> list[str]:
    before = f"{name} as "
    aliases: dict[str, None] = {}
    start = text.find(before)
    while start >= 0:
        end = start + len(before)
        if not _is_word(text, start - 1) and (alias := _NAME.match(text, end)):
            aliases[alias[0]] = None
        start = text.find(before, end)
    return list(aliases)


@functools.cache
def _compiled_pairs(
    patterns: tuple[str, ...],
) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    compiled = [re.compile(pattern) for pattern in patterns]
    return tuple(zip(compiled[::2], compiled[1::2], strict=True))


def _lines(text: str, name: str, *, is_part: bool) -> list[int]:
    positions: list[int] = []
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if is_part or not (_is_word(text, start - 1) or _is_word(text, end)):
            positions.append(start)
        start = text.find(name, end)
    return _lines_at(text, positions)


def _lines_at(text: str, positions: list[int]) -> list[int]:
    """The lines of some positions in order, from 1."""
    lines: list[int] = []
    line, counted = 1, 0
    for position in positions:
        line += text.count("\n", counted, position)
        counted = position
        lines.append(line)
    return lines


def _is_word(text: str, position: int) -> bool:
    """Whether the character at a position is part of a word."""
    if not 0 <= position < len(text):
        return False
    character = text[position]
    return character.isalnum() or character == "_"
