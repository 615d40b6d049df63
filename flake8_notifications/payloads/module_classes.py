"""The payload classes of one module, as they are kept for the next run."""

from __future__ import annotations

import msgspec

from flake8_notifications.payloads.model import Payload


class CachedClass(msgspec.Struct, array_like=True):
    """One class; what has not been asked yet is None.

    :ivar line: of its definition, which with ``column`` identifies it within its module.
    :ivar is_descendant: whether it descends from the bases of payload classes.
    :ivar is_registered: whether it is registered as a class of its own.
    :ivar is_versioned: whether it is a versioned object.
    :ivar objects: the names of the classes that its object fields hold.
    :ivar registered_by: where a function or loop may register it, if that was asked.
    :ivar is_event: whether it is a payload class that no registry knows.
    :ivar is_spoken: whether it speaks a dialect.
    :ivar holds: the classes that it holds as one of those, by path, line and column.
    :ivar altered_by: the modules that may change its fields, when it was read.
    :ivar settled_by: the names of the classes whose attributes it has, which other modules may set.
    :ivar changed_by: the modules that may set those, when it was read.
    :ivar is_base: whether it is registered as a base: its fields are merged, and no more.
    """

    path: str
    name: str
    line: int
    column: int
    is_descendant: bool | None = None
    is_registered: bool | None = None
    is_versioned: bool | None = None
    objects: list[str] | None = None
    payload: Payload | None = None
    settled_by: tuple[str, ...] = ()
    registered_by: list[str] | None = None
    is_event: bool | None = None
    is_spoken: bool | None = None
    holds: list[tuple[str, int, int]] | None = None
    altered_by: tuple[str, ...] = ()
    changed_by: tuple[str, ...] = ()
    is_base: bool | None = None


class CachedModule(msgspec.Struct, array_like=True):
    """The classes of one module, and where and why it could not be read.

    :ivar sought: the names of classes that its functions were searched for.
    """

    classes: list[CachedClass]
    broken: str | None = None
    broken_line: int = 1
    sought: list[str] = msgspec.field(default_factory=list)


#: By path.
CachedModules = dict[str, CachedModule]
