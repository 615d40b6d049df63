"""Which fields of a payload class something fills.

A field counts as filled as soon as anything may fill it: a SCHEMA, an assignment in a file that
knows the class, an argument of its constructor.  It is judged by the texts, which costs little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values import ClassValue
from flake8_notifications.payloads.model import Payload
from flake8_notifications.project.modules import Modules

#: A comment or a text: neither is code.
_PROSE: Final = re.compile(
    r"""#[^\n]*|[A-Za-z]{0,2}(?:\"{3}.*?\"{3}|'{3}.*?'{3}"""
    r"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')""",
    re.DOTALL,
)
_SET: Final = re.compile(r"\.(\w+)[ \t]*(?:,[^=\n()]*)?(?:[-+*/|&^%]|//|\*\*|<<|>>)?=(?!=)")
_SETATTR: Final = re.compile(r"\bsetattr\(")
_KEYWORD: Final = re.compile(r"[(,]\s*(\w+)\s*=(?!=)")
#: What is put into the dict of further arguments.
_ITEM: Final = re.compile(
    r"\[[ \t]*['\"](\w+)['\"][ \t]*\][ \t]*=(?!=)|setdefault\(\s*['\"](\w+)['\"]"
)
_SPREAD: Final = re.compile(r"[(,]\s*\*\*?\s*\w")
#: How the code of a class makes objects of it, or has its base make one.
_OWN: Final = r"\bcls\(|\.__init__\(|\b__class__\("
#: What a class's name stands behind that is a base, or is only asked about.
_AS_CLASS: Final = re.compile(
    r"\bclass\s+\w+\s*\([\w.,\s]*$|\b(?:super|isinstance)\([\w.,\s]*$|\bclass\s+$"
)
_MOST_BEFORE: Final = 500
_CONTINUED: Final = re.compile(r"\\\r?\n")
_IMPORT: Final = re.compile(r"^[ \t]*(?:from\b[^\n(]*(?:\([^)]*\))?[^\n]*|import\b[^\n]*)", re.M)


class Filled:
    """Answers for one project.

    :param family: a class and its descendants.
    """

    def __init__(
        self, modules: Modules, family: Callable[[ClassValue], tuple[ClassValue, ...]]
    ) -> None:
        self._modules = modules
        self._family = family
        #: By file, its text without prose.
        self._code: dict[str, str] = {}

    def of(self, payload: Payload, cls: ClassValue) -> frozenset[str] | None:
        """The fields of a payload class that something fills; None if that cannot be known."""
        family = self._family(cls)
        related = {each.key: each for each in (*family, *project_classes(cls))}
        own = [each for each in related.values() if each.module.path in self._modules.path_set]
        if any(map(self._sets_anything, own)):
            return None
        fields = set(payload.shape.fields)
        filled = fields & set(payload.shape.schema or ())
        for each in own:
            code = self._of_class(each)
            filled |= fields & set(_SET.findall(code))
            for found in _ITEM.finditer(self._text_of_class(each)):
                filled |= fields & {found[1] or found[2]}
            for arguments in _arguments(code, _OWN):
                filled |= fields & set(_KEYWORD.findall(arguments))
        names, is_made = {each.name for each in family}, False
        calls = "|".join(rf"\b{re.escape(name)}[ \t]*\(" for name in sorted(names))
        for path in self._knowing(names):
            code = self._code_of(path)
            if self._escapes(code, names):
                return None
            for arguments in _arguments(code, calls):
                is_made = True
                if _SPREAD.search(arguments):
                    return None
                filled |= fields & set(_KEYWORD.findall(arguments))
            filled |= fields & set(_SET.findall(code))
        # What is made nowhere is made by somebody else, if at all.
        return frozenset(filled) if is_made else None

    def _knowing(self, names: Iterable[str]) -> list[str]:
        return sorted({path for name in names for path in self._modules.texts.mentioning(name)})

    def _code_of(self, path: str) -> str:
        code = self._code.get(path)
        if code is None:
            code = self._code[path] = _without_prose(self._modules.texts.text(path))
        return code

    def _of_class(self, cls: ClassValue) -> str:
        """The code of a class."""
        return _without_prose(self._text_of_class(cls))

    def _text_of_class(self, cls: ClassValue) -> str:
        lines = self._modules.texts.text(cls.module.path).splitlines()
        return "\n".join(lines[cls.definition.line - 1 : cls.module.end_of(cls.definition)])

    def _sets_anything(self, cls: ClassValue) -> bool:
        """Whether a class sets fields by names that it does not take of SCHEMA."""
        code = self._of_class(cls)
        return bool(_SETATTR.search(code)) and "SCHEMA" not in code

    def _escapes(self, code: str, names: set[str]) -> bool:
        """Whether a class is handed on, so that others may make objects of it."""
        code = _IMPORT.sub("", code)
        for name in names:
            if name not in code:
                continue
            for found in re.finditer(rf"\b{re.escape(name)}\b(?![ \t]*[(.:])", code):
                before = code[max(0, found.start() - _MOST_BEFORE) : found.start()]
                if not _AS_CLASS.search(before):
                    return True
        return False


def _without_prose(text: str) -> str:
    """A text without comments and texts, with what goes on behind a backslash on one line."""
    return _CONTINUED.sub(" ", _PROSE.sub('""', text))


def _arguments(code: str, callee: str) -> Iterator[str]:
    """What stands between the parentheses of calls, the opening one included."""
    if not callee:
        return
    for found in re.finditer(callee, code):
        start, depth = found.end() - 1, 0
        if re.search(r"\b(?:def|class)\s+$", code[max(found.start() - 8, 0) : found.start()]):
            continue
        for at in range(start, min(len(code), start + 5_000)):
            depth += code[at] in "([{"
            depth -= code[at] in ")]}"
            if not depth:
                yield code[start:at]
                break
