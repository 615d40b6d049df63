"""Classes that describe events, as a project's sources define them; read by their text alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

#: What makes a class describe data: the last part of a decorator's name, or of a base's.
_DECORATORS: Final = frozenset({"attrs", "dataclass", "define", "frozen", "mutable", "s"})
_BASES: Final = frozenset({"BaseModel", "NamedTuple", "SQLModel", "Struct", "TypedDict"})
#: What classes of events call their version, the most telling first.
_VERSIONS: Final = ("VERSION", "schema_version", "SCHEMA_VERSION", "event_version", "version")
#: The attributes that events have for their type, the most telling first.
TYPES: Final = (
    "event_type", "type", "event_name", "name", "topic", "kind", "schema_id", "routing_key",
    "subject", "event",
)  # fmt: skip

#: The last word of a name in camel case.
_LAST_WORD: Final = re.compile(r"^.*?([A-Z][a-z0-9]*)$")


class EventClass(NamedTuple):
    """A class of the project.

    :ivar dotted: its name.
    :ivar bases: the last parts of the names of its bases.
    :ivar is_record: whether it says itself that it describes data.
    :ivar texts: the attributes that it has a text for, or a ``Literal``.
    :ivar constants: those that hold one known value, or a ``Literal``.
    """

    dotted: str
    bases: tuple[str, ...]
    is_record: bool
    texts: frozenset[str]
    constants: frozenset[str] = frozenset()


class EventClasses:
    """The classes of a project by their names, as far as a name is that of just one."""

    def __init__(self, classes: Iterable[EventClass]) -> None:
        self._classes: dict[str, EventClass | None] = {}
        for event_class in classes:
            name = event_class.dotted.rpartition(".")[2]
            self._classes[name] = None if name in self._classes else event_class

    def named(self, name: str) -> EventClass | None:
        """The class of a name."""
        return self._classes.get(name)

    def find(self, name: str) -> EventClass | None:
        """The class of a name, if it describes data."""
        found = self._classes.get(name)
        is_record = found is not None and any(
            event_class.is_record for event_class in self.lineage(found)
        )
        return found if is_record else None

    def lineage(self, cls: EventClass) -> Iterator[EventClass]:
        """A class and those of the project that it descends from."""
        waiting, seen = [cls], {cls.dotted}
        while waiting:
            event_class = waiting.pop(0)
            yield event_class
            for name in event_class.bases:
                base = self._classes.get(name)
                if base is not None and base.dotted not in seen:
                    seen.add(base.dotted)
                    waiting.append(base)

    def is_dict(self, cls: EventClass) -> bool:
        """Whether the objects of a class are dicts."""
        return any("TypedDict" in event_class.bases for event_class in self.lineage(cls))

    def type_of(self, classes: Iterable[EventClass]) -> str | None:
        """The attribute that all of some classes have for their type."""
        texts = [
            frozenset[str]().union(*(event_class.texts for event_class in self.lineage(cls)))
            for cls in classes
        ]
        return next((name for name in TYPES if all(name in constants for constants in texts)), None)

    def family(self, base: str) -> list[EventClass]:
        """The classes that descend from one, by its dotted name; itself where none does."""
        members = [event_class for event_class in self._classes.values() if event_class is not None]
        found = [
            event_class
            for event_class in members
            if base in {one.dotted for one in self.lineage(event_class)}
        ]
        return [event_class for event_class in found if event_class.dotted != base] or found

    def version_of(self, family: Sequence[EventClass]) -> tuple[str, int] | None:
        """What most of some classes call their version, and how many of them have it."""
        constants = [
            frozenset[str]().union(*(event_class.constants for event_class in self.lineage(cls)))
            for cls in family
        ]
        counts = [(sum(name in attribute for attribute in constants), name) for name in _VERSIONS]
        count, name = max(counts, key=lambda ranked: ranked[0])
        return (name, count) if 2 * count > len(constants) else None

    def globs_of(self, classes: Iterable[EventClass]) -> list[str]:
        """What stands for some classes that have no base in common, and for no other of theirs.

        ``shop.events.*`` where a module has no others, ``shop.events.*Payload`` where those end
        otherwise, and else the classes by their names.
        """
        names_by_module: dict[str, set[str]] = {}
        for event_class in classes:
            module, _, name = event_class.dotted.rpartition(".")
            names_by_module.setdefault(module, set()).add(name)
        globs: list[str] = []
        for module, names in sorted(names_by_module.items()):
            others = {name for name in self._records_in(module) if name not in names}
            last_words = {_LAST_WORD.sub(r"\1", name) for name in names}
            word = min(last_words)
            if not others:
                globs.append(f"{module}.*")
            elif len(names) > 1 == len(last_words) and not any(
                name.endswith(word) for name in others
            ):
                globs.append(f"{module}.*{word}")
            else:
                globs += [f"{module}.{name}" for name in sorted(names)]
        return globs

    def _records_in(self, module: str) -> Iterator[str]:
        for name, event_class in self._classes.items():
            if (
                event_class is not None
                and event_class.dotted == f"{module}.{name}"
                and any(one.is_record for one in self.lineage(event_class))
            ):
                yield name

    def base_of(self, classes: Iterable[EventClass]) -> str | None:
        """The class of the project that all of some classes descend from, the nearest one."""
        lineages = [[event_class.dotted for event_class in self.lineage(cls)] for cls in classes]
        if not lineages:
            return None
        shared = [name for name in lineages[0] if all(name in lineage for lineage in lineages)]
        # One class by itself is one of a family that is to come.
        return shared[1] if len(lineages) == 1 and len(shared) > 1 else next(iter(shared), None)


def classes_in(tree: ast.Module, module: str) -> Iterator[EventClass]:
    """The classes that a module defines, those in other classes left out."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            bases = tuple(filter(None, map(last_name, node.bases)))
            is_record = not _DECORATORS.isdisjoint(
                filter(None, map(last_name, node.decorator_list))
            ) or not _BASES.isdisjoint(bases)
            yield EventClass(
                f"{module}.{node.name}",
                bases,
                is_record,
                frozenset(_texts_of(node.body)),
                frozenset(_constants_of(node.body)),
            )


def last_name(node: ast.expr) -> str | None:
    """The last part of a dotted name, calls and subscripts left out."""
    while isinstance(node, ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None


def _texts_of(body: Iterable[ast.stmt]) -> Iterator[str]:
    for node in body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if _is_text(value):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=value):
                if _is_literal(annotation) or (value is not None and _is_text(value)):
                    yield name
            case ast.FunctionDef(name=name, decorator_list=decorators) if any(
                last_name(node) == "property" for node in decorators
            ):
                yield name


def _constants_of(body: Iterable[ast.stmt]) -> Iterator[str]:
    for node in body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if _is_constant(value):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=value):
                if _is_literal(annotation) or (value is not None and _is_constant(value)):
                    yield name


def _is_constant(value: ast.expr) -> bool:
    """Whether something is a text or a number, or a field with such a default."""
    match value:
        case ast.Constant(value=str() | int()):
            return True
        case ast.Call(args=arguments, keywords=keywords):
            defaults = [
                *arguments[:1],
                *(keyword.value for keyword in keywords if keyword.arg == "default"),
            ]
            return any(isinstance(node, ast.Constant) and _is_constant(node) for node in defaults)
        case _:
            return False


def _is_literal(annotation: ast.expr) -> bool:
    return isinstance(annotation, ast.Subscript) and last_name(annotation) == "Literal"


def _is_text(value: ast.expr) -> bool:
    """Whether something is a text, a member of an enum, or a field with such a default."""
    match value:
        case ast.Constant(value=str()) | ast.JoinedStr():
            return True
        case ast.Attribute(value=ast.Name(id=name)):
            return name[:1].isupper()
        case ast.Call(args=arguments, keywords=keywords):
            defaults = [
                *arguments[:1],
                *(keyword.value for keyword in keywords if keyword.arg == "default"),
            ]
            return any(isinstance(node, ast.Constant | ast.Attribute) and _is_text(node)
                       for node in defaults)  # fmt: skip
        case _:
            return False


def key_of(node: ast.Dict) -> str | None:
    """The key of a dict that has a text and is called as events call their type."""
    value_by_key: Mapping[object, ast.expr] = {
        key.value: value
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant)
    }
    return next((key for key in TYPES if key in value_by_key and _is_text(value_by_key[key])), None)
