"""``$ref``: a sample that is another one, and what it says otherwise.

An object with the key ``$ref`` is the value in the file that the reference names, relative to the
file that it stands in, with all other keys laid over it: objects key by key, however deep, anything
else as a whole.  Nova's functional tests resolve references so, and the samples of others follow
them.  A ``#`` may end a reference; nothing may follow it.

What is resolved remembers who wrote it last: each value is that of the file that wins, and an
object made of two knows both.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from flake8_notifications.samples.directory import Directory, NoFileError, OutsideError
from flake8_notifications.samples.json_text import (
    DEEPEST,
    Content,
    JsonError,
    Member,
    Node,
    height_of,
)

REFERENCE: Final = "$ref"
#: The reason where there is no file.
MISSING: Final = "there is no such file"
_IN_THE_WAY: Final = (
    "there is no such file, and something that is none has its name: move that away"
)
_MOST_FILES: Final = 50
_TOO_DEEP: Final = f"is nested deeper than {DEEPEST} levels"


class _BrokenReference(Exception):
    """A reference that leads nowhere; the message goes on behind it."""


class Problem(NamedTuple):
    """Why a sample cannot be used, wholly or in part.

    :ivar file: relative to the directory of the samples.
    :ivar line: None where the file is not there.
    """

    file: str
    line: int | None
    reason: str

    @property
    def clause(self) -> str:
        """The reason as a clause of its own: ``it is not JSON: …``."""
        return f"it {self.reason}" if self.reason.startswith(("is ", "has ")) else self.reason


class Resolved(NamedTuple):
    """A file with its references resolved.

    :ivar root: None where nothing of it can be used.
    :ivar problems: of it and of the files that it refers to.
    :ivar files: those, and itself.
    """

    root: Node | None
    problems: tuple[Problem, ...]
    files: frozenset[str]


class Resolver:
    """Resolves the files of a directory, each once."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self._resolved: dict[str, Resolved] = {}

    def resolve(self, file: str) -> Resolved:
        """A sample; its values are shared with those that refer to the same files.

        :param file: relative to the directory.
        """
        file = posixpath.normpath(file)
        try:
            return self.referred(file, ())
        except RecursionError:
            return Resolved(None, (Problem(file, 1, _TOO_DEEP),), frozenset({file}))

    def is_unreadable(self, file: str) -> bool:
        """Whether there is a file of which nothing can be said, its references included."""
        resolved = self.resolve(file)
        return resolved.root is None and bool(resolved.files)

    def referred(self, file: str, opened: tuple[str, ...]) -> Resolved:
        """A file that others refer to.

        :param opened: the files that refer to one another, this one last.
        """
        resolved = self._resolved.get(file)
        if resolved is None:
            resolved = self._resolved[file] = self._read(file, (*opened, file))
        return resolved

    def _read(self, file: str, opened: tuple[str, ...]) -> Resolved:
        try:
            document = self.directory.document(file)
        except NoFileError:
            is_missing = not file.strip("./") or self.directory.is_free(file)
            reason = MISSING if is_missing else _IN_THE_WAY
            return Resolved(None, (Problem(file, None, reason),), frozenset())
        except OutsideError:
            reason = "it is outside of the directory of the samples"
            return Resolved(None, (Problem(file, None, reason),), frozenset())
        except JsonError as error:
            problem = Problem(file, error.line, error.reason)
            return Resolved(None, (problem,), frozenset({file}))
        one = _OneFile(self, opened)
        one.problems += (
            Problem(file, line, f"has '{key}' twice in one object") for key, line in document.twice
        )
        root = one.resolved(document.root)
        return Resolved(
            None if root.is_unknown else root,
            tuple(dict.fromkeys(one.problems)),
            frozenset(one.files),
        )


class _OneFile:
    """Resolves one file.

    :param opened: the files that refer to one another, the one to resolve last.
    """

    def __init__(self, resolver: Resolver, opened: tuple[str, ...]) -> None:
        self.problems: list[Problem] = []
        self.files = {opened[-1]}
        self._resolver = resolver
        self._opened = opened

    def resolved(self, node: Node) -> Node:
        """A value with its references resolved."""
        match node.content:
            case tuple(items):
                nodes = list(map(self.resolved, items))
                if all(new is old for new, old in zip(nodes, items, strict=True)):
                    return node
                return self._with(node, tuple(nodes))
            case MappingProxyType() as members if REFERENCE in members:
                return self._reference(node, members)
            case MappingProxyType() as members:
                return self._object(node, members)
            case _:
                return node

    def _object(self, node: Node, members: Mapping[str, Member]) -> Node:
        found: dict[str, Member] = {}
        is_same = len(members) == len(node.members)
        for key, member in members.items():
            value = self.resolved(member.value)
            is_same = is_same and value is member.value
            found[key] = Member(member.start, value)
        return node if is_same else self._with(node, MappingProxyType(found))

    def _reference(self, node: Node, members: Mapping[str, Member]) -> Node:
        target = members[REFERENCE].value
        rest = {key: member for key, member in members.items() if key != REFERENCE}
        overrides = self._object(node, rest)
        try:
            referred = self._referred(target)
            if referred is None or overrides.is_unknown:
                return _unknown(node)
            if not rest:
                return referred
            if not isinstance(referred.content, MappingProxyType):
                raise _BrokenReference("overrides keys of what is no object")
        except _BrokenReference as error:
            shown = f" '{target.content}'" if isinstance(target.content, str) else ""
            self.problems.append(Problem(target.file, target.line, f"its $ref{shown} {error}"))
            return _unknown(node)
        return self._bounded(overridden(referred, overrides), target)

    def _referred(self, target: Node) -> Node | None:
        """What a reference leads to; None where that has problems of its own.

        :raises _BrokenReference: if it leads nowhere.
        """
        reference = target.content
        if not isinstance(reference, str):
            raise _BrokenReference("is no text")
        name, _, inside = reference.partition("#")
        if inside:
            raise _BrokenReference("names a part of a file: only whole files are known")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(target.file), name))
        if file in self._opened:
            start = self._opened.index(file)
            circle = " → ".join([*self._opened[start:], file])
            raise _BrokenReference(f"leads in a circle: {circle}")
        if len(self._opened) >= _MOST_FILES:
            raise _BrokenReference(f"leads through more than {_MOST_FILES} files")
        resolved = self._resolver.referred(file, self._opened)
        if not resolved.files:
            raise _BrokenReference(f"leads nowhere: {resolved.problems[0].reason}")
        self.problems += resolved.problems
        self.files |= resolved.files
        return resolved.root

    def _with(self, node: Node, content: Content) -> Node:
        height = height_of(content)
        made = Node(node.file, node.line, node.start, node.end, content, height, None, node.written)
        return self._bounded(made, node)

    def _bounded(self, node: Node, place: Node) -> Node:
        if node.height <= DEEPEST:
            return node
        problem = Problem(place.file, place.line, _TOO_DEEP)
        self.problems.append(problem)
        return _unknown(place)


def overridden(base: Node, own: Node) -> Node:
    """An object with another laid over it.

    :param base: what is overridden.
    :param own: what overrides it, resolved itself.
    """
    members = dict(base.members)
    for key, member in own.members.items():
        former, value = members.get(key), member.value
        if former is not None and _is_object(value):
            if former.value.is_unknown:
                value = former.value
            elif _is_object(former.value):
                value = overridden(former.value, value)
        members[key] = Member(member.start, value)
    content = MappingProxyType(members)
    height = height_of(content)
    return Node(own.file, own.line, own.start, own.end, content, height, base, own.written)


def _unknown(node: Node) -> Node:
    return Node(node.file, node.line, node.start, node.end, None, is_unknown=True)


def _is_object(node: Node) -> bool:
    return isinstance(node.content, MappingProxyType)
