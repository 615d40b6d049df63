"""What a text defines, found by patterns: classes and aliases, and classes that it changes.

It follows bare names (the headers of classes, imports under another name, assignments of one name
to another), so it finds more than there is, never less.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from flake8_notifications.project.class_alterations import may_alter
from flake8_notifications.source.text import INDEX

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
        rf"\.{name}[ \t]*(?:{INDEX}[ \t]*)?"
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


def names_defined_in(text: str) -> Names:
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
