"""Containers and objects that have an identity: a change reaches every name that shares them.

A container is changed in place and the change is noted, so that it can be taken back where it
happened in a branch that may not run.  What is changed in a way that cannot be followed holds
nothing but the reason; whoever evaluates it gets that.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, Final, TypeAlias

import msgspec

from flake8_notifications.evaluation.values import (
    BoundMethod,
    ClassValue,
    Collection,
    Constant,
    Descriptor,
    External,
    Function,
    Instance,
    Mapping,
    NativeMethod,
    Partial,
    Place,
    Unknown,
    Value,
    key_of,
)

Container: TypeAlias = Collection | Mapping
_MUTABLE: Final = frozenset({"list", "set"})
_SPOILED: Final = ("spoiled",)
_MOST_PARTS: Final = 20_000


class Spoiled(Unknown, frozen=True):
    """Why a container is not known any more; it is all that the container holds."""


#: What containers and attributes hold at a moment, by their identity.
Saved: TypeAlias = dict[int, tuple[Any, Any]]


class Heap:
    """The changes of containers and objects in one run."""

    def __init__(self) -> None:
        #: What was changed, with what it held before; only while somebody may take it back.
        self._journal: list[tuple[Any, Any]] = []
        self._watchers = 0
        self._sealed: dict[int, Any] = {}
        self._escaped: dict[int, Container] = {}
        self._escaped_classes: dict[ClassValue, None] = {}
        self._followers: dict[int, Callable[[], None]] = {}
        #: Whether something was changed by code that may run at any time.
        self.is_order_dependent = False

    # Changing

    def write(self, container: Value, changed: Value, place: Place) -> None:
        """Let a container hold what another one holds, or nothing that is known."""
        if not is_mutable(container) or spoiled(container) is not None:
            return
        if id(container) in self._sealed:
            self.is_order_dependent = True
            self.escape((changed,))
            changed = Unknown("what another module changes", place)
        if isinstance(changed, Collection | Mapping):
            self._replace(container, _content(changed))
        else:
            reason = changed if isinstance(changed, Unknown) else None
            self.spoil(container, reason or Unknown("a container that is changed here", place))

    def spoil(self, container: Value, reason: Unknown) -> None:
        """Forget what a container holds, and what the containers in it hold.

        Nobody can tell any more whether one of those is changed.
        """
        if not is_mutable(container):
            return
        why = Spoiled(reason.reason, reason.place)
        for each in list(_nested(container)):
            if spoiled(each) is None:
                self._replace(each, {_SPOILED: (why, why)} if type(each) is Mapping else (why,))

    def spoil_all(self, values: Iterable[Value], reason: Unknown) -> None:
        """Forget what all containers hold that can be reached from some values."""
        for container in reachable(values):
            self.spoil(container, reason)

    def set_item(self, holder: dict[str, Value], name: str, value: Value | None) -> None:
        """Set, or delete, an attribute in a dict of some."""
        self._note(holder)
        if value is None:
            holder.pop(name, None)
        else:
            holder[name] = value

    def _replace(self, container: Value, content: Any) -> None:
        self._note(container)
        _put(container, content)
        if id(container) in self._followers:
            self._followers[id(container)]()

    def follow(self, container: Container, changed: Callable[[], None]) -> None:
        """Call a function whenever a container has been changed."""
        self._followers[id(container)] = changed

    def _note(self, target: Any) -> None:
        if self._watchers:
            self._journal.append((target, _content(target)))

    # Branches

    @contextlib.contextmanager
    def watched(self) -> Iterator[int]:
        """Note what is changed; gives the moment to come back to."""
        self._watchers += 1
        try:
            yield len(self._journal)
        finally:
            self._watchers -= 1
            if not self._watchers:
                self._journal.clear()

    @contextlib.contextmanager
    def unwatched(self) -> Iterator[None]:
        """Do what would have been done anyhow, and is not to be taken back."""
        outer = self._watchers, self._journal
        self._watchers, self._journal = 0, []
        try:
            yield
        finally:
            self._watchers, self._journal = outer

    def changed_since(self, moment: int) -> Saved:
        """What was changed since a moment, as it is now."""
        return {id(each): (each, _content(each)) for each, _ in self._journal[moment:]}

    def _held_before(self, moment: int) -> Saved:
        """What was changed since a moment, as it was then."""
        before: Saved = {}
        for target, content in self._journal[moment:]:
            before.setdefault(id(target), (target, content))
        return before

    def take_back(self, moment: int) -> None:
        """Undo what was changed since a moment."""
        for target, content in reversed(self._journal[moment:]):
            _put(target, content)
        del self._journal[moment:]

    def apply(self, saved: Saved) -> None:
        """Let what was changed hold what it held at another moment."""
        for target, content in saved.values():
            self._note(target)
            _put(target, content)

    def spoil_changes(self, moment: int, reason: Unknown) -> None:
        """Forget what was changed since a moment, for it may not have been."""
        for target, content in self._held_before(moment).values():
            self._merge(target, content, _content(target), reason)

    def merge(self, moment: int, first: Saved, reason: Unknown) -> None:
        """Forget what differs between two branches, the second of which has just run.

        :param moment: when the branches began.
        :param first: what the first one changed, which has been taken back.
        """
        second = self.changed_since(moment)
        before = self._held_before(moment)
        for key, (target, content) in {**second, **first}.items():
            one = content if key in first else before[key][1]
            self._merge(target, one, _content(target), reason)

    def _merge(self, target: Any, first: Any, second: Any, reason: Unknown) -> None:
        if isinstance(target, dict):
            for name in {**first, **second}:
                if not _is_one(first.get(name), second.get(name)):
                    self.set_item(target, name, reason)
        elif not _is_same(first, second):
            self.spoil(target, reason)

    # Names

    def seal(self, values: Iterable[Value]) -> None:
        """Take what can be reached from some values for finished: other code is not to change it.

        Whether code elsewhere runs before or behind a use of it cannot be told.
        """
        for container in reachable(values, self._sealed):
            self._sealed[id(container)] = container

    def is_sealed(self, value: object) -> bool:
        return id(value) in self._sealed

    def seal_object(self, value: object) -> None:
        """Take a class for finished."""
        self._sealed[id(value)] = value

    def escape(self, values: Iterable[Value]) -> None:
        """Note containers that something unknown may be."""
        found = list(values)
        for value in found:
            items = value.items if isinstance(value, Collection) else (value,)
            for item in items:
                if isinstance(item, ClassValue):
                    self._escaped_classes[item] = None
        for container in reachable(found):
            self._escaped[id(container)] = container

    @property
    def escaped_classes(self) -> Iterable[ClassValue]:
        """The classes that something unknown may be."""
        return tuple(self._escaped_classes)

    def spoil_escaped(self, reason: Unknown) -> None:
        """Forget what anything unknown may be: it was changed."""
        for container in self._escaped.values():
            self.spoil(container, reason)


def is_mutable(value: object) -> bool:
    """Whether a value is a container that can be changed."""
    return type(value) is Mapping or (type(value) is Collection and value.kind in _MUTABLE)


def spoiled(value: object) -> Spoiled | None:
    """Why a container is not known any more, or None."""
    held: object = None
    if type(value) is Mapping:
        held = value.entries.get(_SPOILED, (None,))[0]
    elif type(value) is Collection and len(value.items) == 1:
        held = value.items[0]
    return held if isinstance(held, Spoiled) else None


def is_missing(container: Value, index: Value) -> bool:
    """Whether a dict is known not to have a key."""
    key = key_of(index)
    return (
        type(container) is Mapping
        and spoiled(container) is None
        and key is not None
        and key not in container.entries
        and not any(isinstance(name, Unknown) for name, _ in container.entries.values())
    )


def copied(value: Value, *, deeply: bool = False) -> Value:
    """Another container that holds the same."""
    match value:
        case Mapping(entries=entries):
            if deeply:
                entries = {
                    key: (name, copied(item, deeply=True)) for key, (name, item) in entries.items()
                }
            return Mapping(dict(entries), value.is_ordered_dict, value.place)
        case Collection(kind=kind, items=items):
            if deeply:
                items = tuple(copied(item, deeply=True) for item in items)
            return Collection(kind, items, value.place)
        case Instance(cls=cls, attributes=attributes):
            if "_value_" in attributes:
                return value
            if deeply:
                attributes = {name: copied(item, deeply=True) for name, item in attributes.items()}
            return Instance(cls, dict(attributes), value.place)
        case _:
            return value


def reachable(values: Iterable[Value], known: dict[int, Any] | None = None) -> Iterator[Container]:
    """The containers that can be changed and reached from some values."""
    seen: set[int] = set()
    pending = list(values)
    while pending and len(seen) < _MOST_PARTS:
        value = pending.pop()
        if id(value) in seen or isinstance(value, Constant | Unknown | External):
            continue
        if known is not None and id(value) in known:
            continue
        seen.add(id(value))
        if is_mutable(value):
            yield value  # type: ignore[misc]
        pending += _parts(value)


def _nested(container: Value) -> Iterator[Value]:
    """A container that can be changed, and those in it."""
    seen: set[int] = set()
    pending = [container]
    while pending and len(seen) < _MOST_PARTS:
        value = pending.pop()
        if id(value) in seen or not isinstance(value, Mapping | Collection):
            continue
        seen.add(id(value))
        if is_mutable(value):
            yield value
        pending += _parts(value)


def _parts(value: Value) -> Iterable[Value]:
    match value:
        case Mapping(entries=entries):
            return [part for pair in entries.values() for part in pair]
        case Collection(items=items):
            return items
        case Instance(attributes=attributes) | Function(attributes=attributes):
            return attributes.values()
        case NativeMethod(receiver=receiver) | BoundMethod(receiver=receiver):
            return (receiver,)
        case Partial(function=function, positional=positional, keywords=keywords):
            return (function, *positional, *keywords.values())
        case Descriptor(function=function):
            return (function,)
        case ClassValue(namespace=namespace, overrides=overrides):
            return (*overrides.values(), *namespace.variables.values())
        case _:
            return ()


def _content(target: Any) -> Any:
    if isinstance(target, dict):
        return dict(target)
    return dict(target.entries) if type(target) is Mapping else target.items


def _put(target: Any, content: Any) -> None:
    if type(target) is Collection:
        msgspec.structs.force_setattr(target, "items", content)
        return
    held = target.entries if type(target) is Mapping else target
    held.clear()
    held.update(content)


def _is_same(first: Any, second: Any) -> bool:
    """Whether two contents of a container hold the same objects in the same order."""
    if len(first) != len(second):
        return False
    if isinstance(first, tuple):
        return all(map(_is_one, first, second))
    pairs: Iterable[tuple[Hashable, Hashable]] = zip(first, second, strict=True)
    return all(one == other for one, other in pairs) and all(
        _is_one(first[key][1], second[key][1]) for key in first
    )


def _is_one(first: Value | None, second: Value | None) -> bool:
    if isinstance(first, Constant) and isinstance(second, Constant):
        return first.value == second.value and type(first.value) is type(second.value)
    return first is second
