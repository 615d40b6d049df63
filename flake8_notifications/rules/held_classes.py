"""Which events hold the objects of a class, however far in."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Final

from flake8_notifications.payloads.model import Payload

_DOTTED: Final = re.compile(r"[^\W\d][\w.]*")


class Holders:
    """What holds what, by the types of fields.

    :param payloads: all payload classes of a project.
    """

    def __init__(self, payloads: Sequence[Payload]) -> None:
        self._payloads = payloads

    def events_with(self, payload: Payload) -> tuple[str, ...]:
        """The names of the events that hold a class which is none; of an event, none."""
        if not payload.is_held:
            return ()
        found: set[str] = set()
        pending, met = [payload.key], {payload.key}
        while pending:
            for holder in self._direct.get(pending.pop(), ()):
                if not holder.is_held:
                    found.add(holder.name)
                elif holder.key not in met:
                    met.add(holder.key)
                    pending.append(holder.key)
        return tuple(sorted(found))

    @functools.cached_property
    def _direct(self) -> dict[str, list[Payload]]:
        keys = {payload.key for payload in self._payloads}
        direct: dict[str, list[Payload]] = {}
        for payload in self._payloads:
            types = " ".join(field.type for field in payload.shape.fields.values())
            for key in keys.intersection(_DOTTED.findall(types)):
                direct.setdefault(key, []).append(payload)
        return direct
