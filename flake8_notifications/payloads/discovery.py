"""Which classes of a project are payload classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from flake8_notifications.evaluation.evaluator import Evaluator
from flake8_notifications.evaluation.namespaces import Namespace, NamespaceView, blocks
from flake8_notifications.evaluation.values import ClassLike, ClassValue, External, Unknown
from flake8_notifications.payloads.model import Payload
from flake8_notifications.payloads.reader import PayloadReader
from flake8_notifications.payloads.registration import Registration
from flake8_notifications.project.modules import Modules
from flake8_notifications.project.search import Search
from flake8_notifications.source import syntax

_VERSIONED_OBJECT: Final = "oslo_versionedobjects.base.VersionedObject"


class Unread(NamedTuple):
    """A file that may hold payload classes and could not be read."""

    path: str
    line: int
    reason: str


class Payloads(NamedTuple):
    """The payload classes of a project, by file and line, and the files that hide some."""

    classes: tuple[Payload, ...]
    unread: tuple[Unread, ...]


def find_payloads(modules: Modules, bases: Sequence[str]) -> Payloads:
    """The payload classes of a project.

    :param bases: names of classes, dotted or bare: their registered descendants are payload
        classes, and with them the versioned objects that these reach through object fields.
    """
    finder = _Finder(modules, bases)
    finder.add_descendants()
    finder.add_reached()
    return finder.payloads()


def registered_among(modules: Modules, names: Iterable[str]) -> frozenset[str]:
    """Those of the names that a registered class of a project has, whatever it descends from."""
    finder = _Finder(modules, ())
    return frozenset(name for name in names if any(finder.registered(name)))


class _Finder:
    def __init__(self, modules: Modules, bases: Sequence[str]) -> None:
        self._modules = modules
        self._bases = frozenset(bases)
        self._search = Search(modules)
        self._evaluator = Evaluator(modules)
        self._reader = PayloadReader(self._evaluator)
        self._classes: dict[ClassValue, None] = {}
        self._searched: dict[str, None] = {}

    def add_descendants(self) -> None:
        """Add the registered descendants of the bases."""
        names = {base.rpartition(".")[2] for base in self._bases}
        for path in self._search.descendants(names):
            for cls in self._classes_of(path):
                if self._is_descendant(cls) and self._is_registered(cls):
                    self._classes[cls] = None

    def add_reached(self) -> None:
        """Add what is reached through object fields, however far."""
        pending = list(self._classes)
        names = {cls.name for cls in pending}
        while pending:
            for name in self._reader.objects(pending.pop()):
                if name in names:
                    continue
                names.add(name)
                for cls in self._objects_named(name):
                    self._classes[cls] = None
                    pending.append(cls)

    def payloads(self) -> Payloads:
        """What has been found, read."""
        ordered = sorted(self._classes, key=lambda cls: (cls.module.path, cls.definition.line))
        return Payloads(
            tuple(map(self._reader.read, ordered)),
            tuple(self._unread()),
        )

    def _classes_of(self, path: str) -> Iterator[ClassValue]:
        self._searched[path] = None
        yield from self._classes_in(self._evaluator.namespace(self._modules.at(path)))

    def _classes_in(self, namespace: Namespace) -> Iterator[ClassValue]:
        """The classes of a module or class body, nested ones included.

        Of those in an ``if`` or ``try``, only what their name means in the end: its branches are
        alternatives, while two definitions in a row both come to be.
        """
        found: dict[ClassValue, None] = {}
        for position, statement in enumerate(namespace.statements):
            if isinstance(statement, syntax.ClassDefinition):
                view = NamespaceView(namespace, position, {})
                found[self._evaluator.class_of(statement, view)] = None
                # What the statements behind it set on the class counts, too.
                namespace.lookup(statement.name)
                continue
            for name in _class_names((statement,)):
                value = namespace.lookup(name)
                if isinstance(value, ClassValue) and value.module is namespace.module:
                    found[value] = None
        for cls in found:
            yield cls
            yield from self._classes_in(cls.namespace)

    def registered(self, name: str) -> Iterator[ClassValue]:
        """The registered classes of a name."""
        for path in self._search.defining(name):
            for cls in self._classes_of(path):
                if cls.name == name and self._is_registered(cls):
                    yield cls

    def _objects_named(self, name: str) -> Iterator[ClassValue]:
        return filter(_is_versioned_object, self.registered(name))

    def _is_descendant(self, cls: ClassValue) -> bool:
        """Whether a class descends from the bases; one with an unknown base may, by its words."""
        return any(self._is_base(base) or isinstance(base, Unknown) for base in cls.mro)

    def _is_base(self, cls: ClassLike) -> bool:
        if isinstance(cls, ClassValue):
            return cls.name in self._bases or cls.dotted_name in self._bases
        if isinstance(cls, External):
            return cls.name in self._bases or cls.name.rpartition(".")[2] in self._bases
        return False

    def _is_registered(self, cls: ClassValue) -> bool:
        return self._reader.registration(cls) is Registration.REGISTERED

    def _unread(self) -> Iterator[Unread]:
        for path, reason in self._search.unread.items():
            yield Unread(path, 1, reason)
        for path in self._searched:
            module = self._modules.at(path)
            if module.facts.broken is not None:
                yield Unread(path, module.broken_line, module.facts.broken)


def _is_versioned_object(cls: ClassValue) -> bool:
    return any(
        isinstance(base, ClassValue) and base.dotted_name == _VERSIONED_OBJECT for base in cls.mro
    )


def _class_names(statements: tuple[syntax.Statement, ...]) -> Iterator[str]:
    for statement in statements:
        if isinstance(statement, syntax.ClassDefinition):
            yield statement.name
        for block in blocks(statement):
            yield from _class_names(block)
