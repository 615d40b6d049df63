"""Queries about functions: a result depends on the answer alone, not on the whole body.

A search looks at thousands of functions that it never runs: do they mention a name that leads to a
send, do they set an attribute?  After an edit of one of them, the same queries are repeated.  Each
answer is computed from the function alone, so that a later run reaches the same result in the same
way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Generic, TypeVar, cast

from flake8_notifications.project.modules import Modules
from flake8_notifications.project.questions import Vocabulary
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.tracing.mentioned_names import Mention, mentions_of, without_prose
from flake8_notifications.tracing.notifiers import PRIORITIES
from flake8_notifications.tracing.outlines import Outline
from flake8_notifications.tracing.rebinding import Bindings, bindings_of
from flake8_notifications.tracing.syntactic import asked_to_send, passes_on, raises_shortly
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.words import BY_NAME

Answer = TypeVar("Answer")

_WORD: Final = re.compile(r"\w+")
#: The receiver of a method call that might send, and the names of loggers.
_HOLDER: Final = re.compile(rf"\b(\w+)(?:\([^()]*\))?\.(?:{'|'.join(sorted(PRIORITIES))})\(")
_LOGGER: Final = re.compile(r"_*(?:\w*_)?log(?:ger|ging)?", re.IGNORECASE)
#: The kinds of queries that involve all words of a search, as they are recorded.
_MENTIONS: Final = "mentions"
_OWN: Final = "own"
_PARTS: Final = "parts"


class FunctionView:
    """A function as queries see it.

    :param definition: of a function of a module or class.
    :ivar body: returns its statements.
    :ivar text: returns its source.
    """

    def __init__(
        self,
        definition: syntax.FunctionDefinition,
        body: Callable[[], Sequence[syntax.Statement]],
        text: Callable[[], str],
    ) -> None:
        self.definition = definition
        self.body = body
        self.text = text
        self._outlines: dict[str | None, Outline] = {}
        self._code: str | None = None
        self._words: frozenset[str] | None = None
        self._mentions: dict[str, tuple[Mention, ...]] = {}

    @property
    def code(self) -> str:
        """Its source without comments, and without string literals that cannot be names."""
        if self._code is None:
            self._code = without_prose(self.text())
        return self._code

    def outline(self, receiver: str | None) -> Outline:
        """Its statements.

        :param receiver: the name of the method's receiver.
        """
        outline = self._outlines.get(receiver)
        if outline is None:
            outline = Outline(self.body(), self.definition.parameters, receiver)
            self._outlines[receiver] = outline
        return outline

    def any_outline(self) -> Outline:
        """Its outline for any receiver."""
        outline = next(iter(self._outlines.values()), None)
        return self.outline(None) if outline is None else outline

    def mentioned(self, names: Collection[str]) -> list[str]:
        """The given names that the function mentions as whole words."""
        if self._words is None:
            self._words = frozenset(_WORD.findall(self.code))
        return [*self._words.intersection(names)]

    def mentions(self, name: str) -> tuple[Mention, ...]:
        """The mentions of a name in the function, except as the name of an argument."""
        cached = self._mentions.get(name)
        if cached is None:
            relevant_mentions = {
                mention for mention in mentions_of(self.code, name) if not mention.is_argument
            }
            cached = self._mentions[name] = tuple(sorted(relevant_mentions))
        return cached


@dataclass(frozen=True)
class Query(Generic[Answer]):
    """A query about a function.

    :ivar name: one word, under which it is recorded.
    :ivar answer: computes the answer from a function and an argument; answers are compared by their
        ``repr``.
    """

    name: str
    answer: Callable[[FunctionView, str], Answer]


def _matches(view: FunctionView, pattern: str) -> bool:
    flags, _, pattern = pattern.partition(" ")
    return re.search(pattern, view.text(), int(flags)) is not None


def _says(view: FunctionView, parts: str) -> bool:
    text = view.text()
    return any(part in text for part in parts.split("\n"))


def _is_own(view: FunctionView, name: str) -> bool:
    name, _, receiver = name.partition(" ")
    return name in view.outline(receiver or None).own


def _raises(view: FunctionView, _: str) -> bool:
    return raises_shortly(view.body())


def _passes_on(view: FunctionView, name: str) -> bool:
    return passes_on(view.body(), name)


def _asked_to_send(view: FunctionView, receiver: str) -> tuple[str, ...]:
    rows = view.outline(receiver.strip() or None).rows
    return tuple(sorted(asked_to_send(rows, view.definition.parameters)))


def _is_short(view: FunctionView, most: str) -> bool:
    most, _, receiver = most.partition(" ")
    return len(view.outline(receiver or None).rows) <= int(most)


def _binds(view: FunctionView, looked_for: str) -> Bindings:
    return bindings_of(view.definition, view.body(), view.text(), looked_for)


def _has(view: FunctionView, part: str) -> bool:
    return part in view.code.lower()


def _calls_no_logger(view: FunctionView, _: str) -> bool:
    return any(not _LOGGER.fullmatch(holder) for holder in _HOLDER.findall(view.code))


def _takes_by_name(view: FunctionView, _: str) -> bool:
    text = view.text()
    return any(needle in text for needle in BY_NAME)


#: Whether a pattern matches its source; see :meth:`FunctionQueries.matches`.
MATCHES: Final = Query("matches", _matches)
#: Whether one of several lines is a substring of its source.
SAYS: Final = Query("says", _says)
#: Whether a name is local, given the name of its receiver as well.
IS_OWN: Final = Query("is-own", _is_own)
#: Whether it raises an exception and does hardly anything else.
RAISES: Final = Query("raises", _raises)
#: Whether it passes something of a name to a call whose result is unused.
PASSES_ON: Final = Query("passes-on", _passes_on)
#: The parameters on which it calls methods of a notifier, given the name of its receiver.
ASKED_TO_SEND: Final = Query("asked-to-send", _asked_to_send)
#: Whether it has at most a given number of statements, given the name of its receiver as well.
IS_SHORT: Final = Query("is-short", _is_short)
#: The global names it binds, and its calls; see :func:`bindings_of`.
BINDS: Final = Query("binds", _binds)
#: Whether a text in lower case is in its code.
HAS: Final = Query("has", _has)
#: Whether it calls a method that may send on something not named like a logger.
CALLS_NO_LOGGER: Final = Query("calls-no-logger", _calls_no_logger)
#: Whether it accesses attributes by names given as texts.
TAKES_BY_NAME: Final = Query("takes-by-name", _takes_by_name)

_QUERIES: Final[Mapping[str, Query[object]]] = MappingProxyType(
    {
        query.name: cast("Query[object]", query)
        for query in (
            MATCHES, SAYS, IS_OWN, RAISES, PASSES_ON, ASKED_TO_SEND, IS_SHORT, BINDS, HAS,
            CALLS_NO_LOGGER, TAKES_BY_NAME,
        )
    }
)  # fmt: skip


class FunctionQueries:
    """Queries functions, and records the queries with their answers."""

    def __init__(self, modules: Modules) -> None:
        self._modules = modules
        self._views: dict[tuple[str, int, int], FunctionView] = {}
        self._answers: dict[tuple[object, ...], object] = {}

    def view(self, module: SourceModule, definition: syntax.FunctionDefinition) -> FunctionView:
        """A function, for callers that record what they use of it."""
        key = (module.path, definition.line, definition.column)
        view = self._views.get(key)
        if view is None:
            view = self._views[key] = FunctionView(
                definition,
                lambda: module.peek_body(definition),
                lambda: "\n".join(
                    self._modules.texts.peek_lines(module.path)[
                        definition.line - 1 : module.end_of(definition)
                    ]
                ),
            )
        return view

    def ask(
        self,
        module: SourceModule,
        definition: syntax.FunctionDefinition,
        query: Query[Answer],
        argument: str = "",
    ) -> Answer:
        """The answer of a function to a query.

        :param argument: the argument of the query.
        """
        key = (module.path, definition.line, definition.column, query.name, argument)
        if key not in self._answers:
            answer = query.answer(self.view(module, definition), argument)
            self._answers[key] = answer
            self._note(module, definition, f"{query.name} {argument}", repr(answer))
        return cast("Answer", self._answers[key])

    def matches(self, unit: Unit, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern matches the source of a function."""
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        module = self._modules.at(unit.path)
        return self.ask(module, unit.statement, MATCHES, f"{pattern.flags} {pattern.pattern}")

    def _note(
        self,
        module: SourceModule,
        definition: syntax.FunctionDefinition,
        question: str,
        answer: str,
    ) -> None:
        # The body of a nested function is part of the enclosing one, which was read.
        if definition.body is None:
            self._modules.asked.note_answer(module.path, definition.line, question, answer)


class WordSearch:
    """Looks for a growing set of words in functions.

    At the end it records how each function mentions all of them.

    :param words: returns the words that are known so far.
    """

    def __init__(
        self, modules: Modules, queries: FunctionQueries, words: Callable[[], Vocabulary]
    ) -> None:
        self._modules = modules
        self._queries = queries
        self._words = words
        asked = modules.asked.questions.vocabularies
        self._number = len(asked)
        self._vocabulary = Vocabulary(set(), set())
        asked.append(self._vocabulary)
        self._asked: dict[tuple[str, int], tuple[set[str], FunctionView]] = {}
        modules.asked.at_end(self._note_all)

    def mentioned(self, unit: Unit, names: Collection[str]) -> list[str]:
        """The given names that a function mentions."""
        return self._view(unit, _MENTIONS).mentioned(names)

    def mentions(self, unit: Unit, name: str) -> tuple[Mention, ...]:
        """The mentions of one of the names in a function."""
        return self._view(unit, _MENTIONS).mentions(name)

    def is_own(self, unit: Unit, name: str) -> bool:
        """Whether a mentioned name, or the holder of one, is local to the function."""
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        # The receiver makes no difference here, but running the function needs the same outline.
        receiver = unit.statement.parameters[:1] if unit.classes else ()
        outline = self._view(unit, _OWN).outline(receiver[0].name if receiver else None)
        return name in outline.own

    def has_part(self, unit: Unit) -> bool:
        """Whether the source of a function contains one of the fragments searched for."""
        text = self._view(unit, _PARTS).text()
        return any(part in text for part in self._words().parts)

    def look_for(self, names: Collection[str]) -> None:
        """Look for further names."""
        self._vocabulary.names.update(names)

    def ask(self, unit: Unit, query: Query[Answer], argument: str = "") -> Answer:
        """See :meth:`FunctionQueries.ask`."""
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        return self._queries.ask(self._modules.at(unit.path), unit.statement, query, argument)

    def _view(self, unit: Unit, kind: str) -> FunctionView:
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        key = (unit.path, unit.statement.line)
        cached = self._asked.get(key)
        if cached is None:
            view = self._queries.view(self._modules.at(unit.path), unit.statement)
            cached = self._asked[key] = (set(), view)
        cached[0].add(kind)
        return cached[1]

    def _note_all(self) -> None:
        words, vocabulary = self._words(), self._vocabulary
        vocabulary.names |= words.names
        vocabulary.parts |= words.parts
        for (path, line), (kinds, view) in self._asked.items():
            for kind in kinds:
                question = f"{kind} {self._number}"
                answer = _about_words(view, kind, vocabulary)
                self._modules.asked.note_answer(path, line, question, answer)


def _about_words(view: FunctionView, kind: str, vocabulary: Vocabulary) -> str:
    if kind == _PARTS:
        text = view.text()
        return repr(sorted(part for part in vocabulary.parts if part in text))
    mentions = {
        name: mentions_of_name
        for name in sorted(view.mentioned(vocabulary.names))
        if (mentions_of_name := view.mentions(name))
    }
    if kind == _MENTIONS:
        return repr(mentions)
    named = {
        mention.holder for mentions_of_name in mentions.values() for mention in mentions_of_name
    } | mentions.keys()
    return repr(sorted(view.any_outline().own & named))


def answer_of(
    question: str,
    definition: syntax.FunctionDefinition,
    text: str,
    vocabularies: Sequence[Vocabulary],
) -> str:
    """The answer to a recorded query.

    :param definition: with its body.
    """
    view = FunctionView(definition, lambda: definition.body or (), lambda: text)
    kind, _, argument = question.partition(" ")
    if kind in (_MENTIONS, _OWN, _PARTS):
        return _about_words(view, kind, vocabularies[int(argument)])
    return repr(_QUERIES[kind].answer(view, argument))
