"""Versioned objects as they are on the wire: keys with one prefix around the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from flake8_notifications.payloads.model import USUAL_NAMESPACE, Payload
from flake8_notifications.samples.json_text import Node

_PARTS: Final = ("name", "namespace", "version", "data", "changes")


class Envelope(NamedTuple):
    """The keys of an object on the wire."""

    prefix: str

    @property
    def name(self) -> str:
        return f"{self.prefix}.name"

    @property
    def namespace(self) -> str:
        return f"{self.prefix}.namespace"

    @property
    def version(self) -> str:
        return f"{self.prefix}.version"

    @property
    def data(self) -> str:
        return f"{self.prefix}.data"

    @property
    def needed(self) -> tuple[str, ...]:
        """The keys that every object has."""
        return (self.name, self.namespace, self.version, self.data)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(f"{self.prefix}.{part}" for part in _PARTS)


def envelope_of(payload: Payload, node: Node) -> Envelope | None:
    """The envelope of a class's objects; where it is not known, that which a value seems to be."""
    return shown_envelope(node) if payload.key_prefix is None else Envelope(payload.key_prefix)


def namespace_of(payload: Payload) -> str | None:
    """What the objects of a class say of whose they are; None where that is not known."""
    if payload.shape.namespace is None and payload.problems:
        return None
    return payload.shape.namespace or USUAL_NAMESPACE


def shown_envelope(node: Node) -> Envelope | None:
    """The envelope that a value seems to be, whatever its class."""
    for key in node.members:
        prefix, _, part = key.rpartition(".")
        if prefix and part in ("name", "data", "version"):
            return Envelope(prefix)
    return None


def wire_name(payload: Payload) -> str:
    return payload.shape.name or payload.name


class Classes:
    """The payload classes of a project by what they go by on the wire.

    Of two classes with one name nobody knows which is meant.
    """

    def __init__(self, payloads: Sequence[Payload]) -> None:
        self.all = tuple(payloads)
        by_name: dict[str, Payload | None] = {}
        for payload in payloads:
            name = wire_name(payload)
            by_name[name] = None if name in by_name else payload
        self._by_name: Mapping[str, Payload | None] = by_name

    def named(self, name: str) -> Payload | None:
        return self._by_name.get(name)

    def has(self, name: str) -> bool:
        return name in self._by_name


class Level(NamedTuple):
    """An object as one of the files that make it up leaves it.

    :ivar data: what its fields are in, None where there is none.
    """

    name: str | None
    data: Node | None
    node: Node


def levels(node: Node, envelope: Envelope) -> Iterator[Level]:
    """An object as it is, and as each of the files that it overrides has it, the nearest first."""
    each: Node | None = node
    while each is not None:
        name = each.get(envelope.name)
        text = name.content if name is not None and isinstance(name.content, str) else None
        yield Level(text, each.get(envelope.data), each)
        each = each.base
