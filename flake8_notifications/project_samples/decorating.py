"""Adding the decorators that say which file shows a notification."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from flake8_notifications.catalogue.model import Catalogue, SampleReference
from flake8_notifications.rules.event_sample_rules import sample_file
from flake8_notifications.rules.notification_rules import unsampled
from flake8_notifications.samples.references import Resolver
from flake8_notifications.source.editing import Edit, EditableText, edited, read_editable
from flake8_notifications.source.place import Place
from flake8_notifications.source.text import SourceError, parse


class Addition(NamedTuple):
    """A sample that a class is to name.

    :ivar name: of the class.
    :ivar place: its ``class`` line.
    """

    name: str
    place: Place
    file: str


class Decorated(NamedTuple):
    """A module with further decorators.

    :ivar path: relative to the project root.
    """

    path: str
    before: EditableText
    after: str


class Undecorated(NamedTuple):
    """A class whose decorator has to be written by hand, and why."""

    addition: Addition
    reason: str


def additions(catalogue: Catalogue, resolver: Resolver) -> list[Addition]:
    """A sample for each event type of which NTF301 says that it has none."""
    wanted = {
        (notification.place, event_type): Addition(
            notification.name,
            notification.place,
            file or sample_file(event_type.replace(".", "-")),
        )
        for notification, event_type, file in unsampled(catalogue, resolver)
    }
    return [wanted[key] for key in sorted(wanted)]


def with_additions(catalogue: Catalogue, added: Iterable[Addition]) -> Catalogue:
    """A catalogue as it is once the decorators are there."""
    by_class: dict[Place, list[SampleReference]] = {}
    for addition in added:
        by_class.setdefault(addition.place, []).append(
            SampleReference(addition.file, addition.place)
        )
    notifications = (
        msgspec.structs.replace(
            notification, samples=(*notification.samples, *by_class.get(notification.place, ()))
        )
        for notification in catalogue.notifications
    )
    return catalogue._replace(notifications=tuple(notifications))


class Decorators:
    """Writes decorators as the modules of a project do; nothing is written to files.

    :param catalogue: with the samples that are named already.
    """

    def __init__(self, root: Path, catalogue: Catalogue) -> None:
        self._spellings = _Spellings(root, catalogue)

    def possible(self, wanted: Iterable[Addition]) -> tuple[list[Addition], list[Undecorated]]:
        """The samples that decorators can be written for, and the others."""
        found, by_hand = [], []
        for addition in wanted:
            module = self._spellings.module(addition.place.path)
            if module is not None and self._spellings.spelling(module) is not None:
                found.append(addition)
            else:
                by_hand.append(Undecorated(addition, "how to write it here is not known"))
        return found, by_hand

    def modules(self, added: Iterable[Addition]) -> list[Decorated]:
        """The modules with decorators for some samples that are possible."""
        by_path: dict[str, list[Addition]] = {}
        for addition in added:
            by_path.setdefault(addition.place.path, []).append(addition)
        decorated = []
        for path, additions in by_path.items():
            module = self._spellings.module(path)
            spelling = None if module is None else self._spellings.spelling(module)
            if module is not None and spelling is not None:
                edits = list(_edits(module, spelling, additions))
                decorated.append(Decorated(path, module.source, edited(module.source.text, edits)))
        return decorated


class _Module(NamedTuple):
    path: str
    source: EditableText
    tree: ast.Module


class _Spelling(NamedTuple):
    """How a decorator is written, and the import that its first name comes from."""

    text: str
    origin: str


class _Spellings:
    """How the modules of a project write the decorator."""

    def __init__(self, root: Path, catalogue: Catalogue) -> None:
        self._root = root
        self._modules: dict[str, _Module | None] = {}
        self._found: dict[str, Counter[_Spelling]] = {}
        for notification in catalogue.notifications:
            for reference in notification.samples:
                module = self.module(reference.place.path)
                spelling = None if module is None else _spelling_at(module, reference)
                if spelling is not None:
                    counter = self._found.setdefault(reference.place.path, Counter())
                    counter[spelling] += 1

    def module(self, path: str) -> _Module | None:
        if path not in self._modules:
            try:
                source = read_editable(self._root / path)
                self._modules[path] = _Module(path, source, parse(source.text))
            except SourceError:
                self._modules[path] = None
        return self._modules[path]

    def spelling(self, module: _Module) -> str | None:
        """How a module would write it: as it does, or as others do with the same imports."""
        own = self._found.get(module.path)
        if own:
            return own.most_common(1)[0][0].text
        others: Counter[_Spelling] = Counter()
        for spellings in self._found.values():
            others.update(spellings)
        for spelling, _ in others.most_common():
            if _origin(module.tree, spelling.text) == spelling.origin:
                return spelling.text
        return None


def _edits(module: _Module, spelling: str, added: Sequence[Addition]) -> Iterator[Edit]:
    classes = {
        node.lineno: node for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)
    }
    for line in dict.fromkeys(addition.place.line for addition in added):
        node = classes.get(line)
        if node is None:
            continue
        first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
        indent = " " * node.col_offset
        newline = module.source.newline
        start = module.source.line_start(first)
        lines = (
            f"{indent}@{spelling}({addition.file!r}){newline}"
            for addition in added
            if addition.place.line == line
        )
        yield Edit(start, start, "".join(lines))


def _spelling_at(module: _Module, reference: SampleReference) -> _Spelling | None:
    file = reference.file
    for node in ast.walk(module.tree):
        for decorator in getattr(node, "decorator_list", ()):
            match decorator:
                case ast.Call(func=function, args=[ast.Constant(value=named), *_]) if named == file:
                    text = ast.unparse(function)
                    return _Spelling(text, _origin(module.tree, text))
    return None


def _origin(tree: ast.Module, text: str) -> str:
    """The import statement that binds the first name of a text; empty where none does."""
    name = text.partition(".")[0]
    for node in tree.body:
        match node:
            case ast.Import(names=names):
                for alias in names:
                    if (alias.asname or alias.name.partition(".")[0]) == name:
                        return f"import {alias.name} as {name}"
            case ast.ImportFrom(module=module, level=level, names=names):
                for alias in names:
                    if (alias.asname or alias.name) == name:
                        return f"from {'.' * level}{module or ''} import {alias.name}"
    return ""
