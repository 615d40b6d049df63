from __future__ import annotations

import attrs

from farm.kinds import Kind


@attrs.frozen(kw_only=True)
class Event:
    kind: Kind
    cow: str


@attrs.frozen(kw_only=True)
class Milked(Event):
    kind: Kind = Kind.MILKED
    litres: int = 0


@attrs.frozen(kw_only=True)
class Fed(Event):
    kind: Kind = Kind.FED


@attrs.frozen(kw_only=True)
class Sold(Event):
    kind: Kind = Kind.SOLD
