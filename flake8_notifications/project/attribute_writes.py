"""Which attributes of objects a text may set, by assignment or by keyword: told by its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

#: A comment or a text: neither is code.
_PROSE: Final = re.compile(
    r"""#[^\n]*|[A-Za-z]{0,2}(?:\"{3}.*?\"{3}|'{3}.*?'{3}"""
    r"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')""",
    re.DOTALL,
)
_SET: Final = re.compile(r"\.(\w+)[ \t]*(?:,[^=\n()]*)?(?:[-+*/|&^%]|//|\*\*|<<|>>)?=(?!=)")
_KEYWORD: Final = re.compile(r"[(,]\s*(\w+)\s*=(?!=)")
#: What is put into the dict of further arguments.
_ITEM: Final = re.compile(
    r"\[[ \t]*['\"](\w+)['\"][ \t]*\][ \t]*=(?!=)|setdefault\(\s*['\"](\w+)['\"]"
)
_SPREAD: Final = re.compile(r"[(,]\s*\*\*?\s*\w")
_CLASS_NAME: Final = r"_*[A-Z]\w*"
#: How the code of a class makes objects of it, or has its base make one.
_OWN: Final = re.compile(r"\bcls\(|\.__init__\(|\b__class__\(")
_CALL: Final = re.compile(rf"(?<!\w)({_CLASS_NAME})[ \t]*\(")
_DEFINES: Final = re.compile(r"\b(?:def|class)\s+$")
_BRACKET: Final = re.compile(r"[()\[\]{}]")
_MOST_ARGUMENTS: Final = 5_000
_IMPORT: Final = re.compile(r"^[ \t]*(?:from\b[^\n(]*(?:\([^)]*\))?[^\n]*|import\b[^\n]*)", re.M)
_BARE: Final = re.compile(rf"(?<!\w)({_CLASS_NAME})\b(?![ \t]*[(.:])")
#: What a class's name stands behind that is a base, or is only asked about.
_AS_CLASS: Final = re.compile(
    r"\bclass\s+\w+\s*\([\w.,\s]*$|\b(?:super|isinstance)\([\w.,\s]*$|\bclass\s+$"
)
_MOST_BEFORE: Final = 500
_CONTINUED: Final = re.compile(r"\\\r?\n")
_HEADER: Final = re.compile(r"^([ \t]*)class[ \t]+(\w+)", re.MULTILINE)
_OUTSIDE: Final = re.compile(r"\n([ \t]*)(?![ \t\n)\]}])", re.MULTILINE)


class OfClass(msgspec.Struct, array_like=True):
    """What the code of a class does to objects of it.

    :ivar sets: the attributes that it sets, of any object.
    :ivar keywords: those of calls that make objects of the class itself.
    :ivar sets_anything: whether it sets attributes by names that it does not take of SCHEMA.
    """

    sets: set[str]
    keywords: set[str]
    sets_anything: bool


class Filling(msgspec.Struct, array_like=True):
    """What a text does to objects.

    :ivar sets: the attributes that it sets.
    :ivar items: the keys that it sets in dicts.
    :ivar keywords: by name of what it calls as classes are called, the keywords.
    :ivar spreading: the names of those to which it passes arguments that cannot be seen.
    :ivar escaping: the names of classes that it hands on.
    :ivar classes: by name of a class that it defines.
    """

    sets: set[str] = msgspec.field(default_factory=set)
    items: set[str] = msgspec.field(default_factory=set)
    keywords: dict[str, set[str]] = msgspec.field(default_factory=dict)
    spreading: set[str] = msgspec.field(default_factory=set)
    escaping: set[str] = msgspec.field(default_factory=set)
    classes: dict[str, OfClass] = msgspec.field(default_factory=dict)


def is_followed(name: str) -> bool:
    """Whether what is done with a class of that name can be told from what is done with others."""
    return re.fullmatch(_CLASS_NAME, name) is not None


def filling_of(text: str) -> Filling:
    """What a text does to objects."""
    # What goes on behind a backslash is on one line.
    code = _CONTINUED.sub(" ", _PROSE.sub('""', text))
    filling = Filling(
        sets=set(_SET.findall(code)),
        items={match[1] or match[2] for match in _ITEM.finditer(text)},
        escaping=set(_escaping(_IMPORT.sub("", code))),
    )
    for name, arguments in _arguments(code, _CALL):
        filling.keywords.setdefault(name, set()).update(_KEYWORD.findall(arguments))
        if _SPREAD.search(arguments):
            filling.spreading.add(name)
    for header in _HEADER.finditer(code):
        own = filling.classes.setdefault(header[2], OfClass(set(), set(), False))
        inside = code[header.start() : _end_of(code, header)]
        own.sets.update(_SET.findall(inside))
        for _, arguments in _arguments(inside, _OWN):
            own.keywords.update(_KEYWORD.findall(arguments))
        own.sets_anything |= "setattr(" in inside and "SCHEMA" not in inside
    return filling


def _escaping(code: str) -> Iterator[str]:
    for match in _BARE.finditer(code):
        before = code[max(match.start() - _MOST_BEFORE, 0) : match.start()]
        if not _AS_CLASS.search(before):
            yield match[1]


def _arguments(code: str, callee: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What is called, and what stands in its parentheses, the opening one included."""
    for match in callee.finditer(code):
        if _DEFINES.search(code, max(match.start() - 8, 0), match.start()):
            continue
        start, depth = match.end() - 1, 0
        for bracket in _BRACKET.finditer(code, start, start + _MOST_ARGUMENTS):
            depth += 1 if bracket[0] in "([{" else -1
            if not depth:
                yield match[match.re.groups], code[start : bracket.start()]
                break


def _end_of(code: str, header: re.Match[str]) -> int:
    """Where the block of a class ends."""
    indent = len(header[1])
    for line in _OUTSIDE.finditer(code, header.end()):
        if len(line[1]) <= indent:
            return line.start()
    return len(code)
