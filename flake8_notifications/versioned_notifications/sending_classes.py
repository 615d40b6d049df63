"""The classes that send versioned notifications: their methods pass the receiver to a notifier."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.tracing.frames import lexical

VERSIONED_OBJECT = "oslo_versionedobjects.base.VersionedObject"


def is_versioned(cls: ClassValue, bases: Collection[str] = ()) -> bool:
    """Whether the instances of a class are versioned objects.

    :param bases: names, dotted or bare, of classes whose descendants are, wherever they are from.
    """
    for base in cls.mro:
        match base:
            case ClassValue(name=name, dotted_name=dotted):
                if dotted == VERSIONED_OBJECT or name in bases or dotted in bases:
                    return True
            case External(name=dotted):
                if dotted == VERSIONED_OBJECT or dotted.rpartition(".")[2] in bases:
                    return True
    return False


def owners(frame: Frame) -> Iterator[ClassValue]:
    """The classes whose methods enclose a frame, the innermost first."""
    for scope in lexical(frame):
        if scope.function is not None and scope.function.owner is not None:
            yield scope.function.owner
