"""What a run asked of its project, so that a later one can tell whether it would hear the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec


class Vocabulary(msgspec.Struct, array_like=True):
    """The words that a search has looked for in the texts of functions.

    :ivar names: whole words.
    :ivar parts: what may be part of a word, too.
    """

    names: set[str]
    parts: set[str]


class Questions(msgspec.Struct, array_like=True):
    """The questions of one piece of work, with the answers.

    :ivar read: the paths of the project's files whose content was read.
    :ivar whole: those among them of which all had.
    :ivar used: by path, where the functions start that were run, and the statements that
        were run.
    :ivar quoted: by path, the first and last lines of what was read as text, comments included,
        with that text.
    :ivar answers: by path and the line where a function starts, what was asked about it, with the
        answers: the rest of its body does not matter.
    :ivar vocabularies: what such questions refer to by its position.
    :ivar found: by importing file and dotted name, the path of the module that was found, or
        nothing.
    :ivar outside: by dotted name, the file of an installed module with its stamp, or nothing.
    :ivar mentioning: by words (with null characters between them), the paths of the files that
        mention one of them.
    :ivar lines: by path and question, the lines that were the answer.
    :ivar said: by path and question, what the text says, as it is noted.
    :ivar few: how many files are few of the project's, if that was asked.
    :ivar searches: by question, what a search through the definitions of all files found.
    """

    read: set[str] = msgspec.field(default_factory=set)
    whole: set[str] = msgspec.field(default_factory=set)
    used: dict[str, set[int]] = msgspec.field(default_factory=dict)
    quoted: dict[str, dict[tuple[int, int], str]] = msgspec.field(default_factory=dict)
    answers: dict[str, dict[int, dict[str, str]]] = msgspec.field(default_factory=dict)
    vocabularies: list[Vocabulary] = msgspec.field(default_factory=list)
    found: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    outside: dict[str, str] = msgspec.field(default_factory=dict)
    mentioning: dict[str, set[str]] = msgspec.field(default_factory=dict)
    lines: dict[str, dict[str, list[int]]] = msgspec.field(default_factory=dict)
    said: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    searches: dict[str, list[str]] = msgspec.field(default_factory=dict)
    few: int | None = None

    def add_found(self, importer: str, name: str, path: str) -> None:
        self.found.setdefault(importer, {})[name] = path

    def add_mentioning(self, words: tuple[str, ...], paths: Iterable[str]) -> None:
        asked = "\0".join(words)
        if asked not in self.mentioning:
            self.mentioning[asked] = set(paths)

    def add_whole(self, path: str) -> None:
        self.read.add(path)
        self.whole.add(path)

    def add_lines(self, path: str, question: str, lines: list[int]) -> None:
        self.lines.setdefault(path, {})[question] = lines


class QuestionRecorder:
    """Records the questions of the work that is going on."""

    def __init__(self) -> None:
        self.questions = Questions()
        self._pending: list[Callable[[], None]] = []

    def start(self) -> Questions:
        """Note what is asked from now on by itself."""
        self.questions = Questions()
        self._pending = []
        return self.questions

    def at_end(self, note: Callable[[], None]) -> None:
        """Let something be noted that is only known when all has been asked."""
        self._pending.append(note)

    def finish(self) -> None:
        """Note what is only known when all has been asked."""
        for note in self._pending:
            note()
        self._pending = []

    def note_use(self, path: str, line: int) -> None:
        """Note that the result depends on the body of a function, or on a statement.

        :param line: that it starts at.
        """
        self.questions.used.setdefault(path, set()).add(line)

    def note_text(self, path: str, first: int, last: int, text: str) -> None:
        """Note that the text of some lines has a say, comments included."""
        self.questions.quoted.setdefault(path, {})[first, last] = text

    def note_answer(self, path: str, line: int, question: str, answer: str) -> None:
        """Note that a result depends on a function by the answer to a question alone.

        :param line: that the function starts at.
        """
        self.questions.answers.setdefault(path, {}).setdefault(line, {})[question] = answer
