"""What an earlier run found, where this one would find the same, and nothing else is looked for.

Each piece of work is kept with the questions that it asked of the project.  If all the answers are
the same, so is the result; where some are not, the classes of those modules are read again that can
tell, however indirectly.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final, Generic, TypeVar

import msgspec

from flake8_notifications.caching.store import Store
from flake8_notifications.emissions.model import NamedNotifier, Sent
from flake8_notifications.payloads.discovery import find_payloads
from flake8_notifications.payloads.model import Payloads
from flake8_notifications.payloads.units import Units
from flake8_notifications.project.modules import Modules
from flake8_notifications.project.past import Past, add_past, past_of, stale, still_holds
from flake8_notifications.project.sources import identity_of

Result = TypeVar("Result")
Kept = TypeVar("Kept")


class _Kept(msgspec.Struct, Generic[Result], array_like=True):
    past: Past
    result: Result


_SENT: Final = msgspec.msgpack.Decoder(_Kept[Sent])
_PAYLOADS: Final = msgspec.msgpack.Decoder(_Kept[Payloads])
_UNITS: Final = msgspec.msgpack.Decoder(Units)


def sent(
    modules: Modules,
    store: Store | None,
    payload_bases: Sequence[str],
    notifiers: Sequence[NamedNotifier],
) -> Sent:
    """What a project sends; see :func:`flake8_notifications.emissions.finder.find_emissions`."""
    name = _name(store, modules, "sent", repr((payload_bases, notifiers)))
    kept = _load(store, name, _SENT)
    if kept is not None and still_holds(kept.past, modules):
        return kept.result
    # Imported late: in most runs there is nothing to look for.
    from flake8_notifications.emissions.finder import find_emissions

    questions = modules.asked.start()
    result = find_emissions(modules, payload_bases, notifiers)
    _save(store, name, modules, _Kept(past_of(modules, questions), result))
    return result


def payloads(modules: Modules, store: Store | None, bases: Sequence[str]) -> Payloads:
    """The payload classes of a project; see :func:`find_payloads`."""
    name = _name(store, modules, "payloads", repr(bases))
    kept = _load(store, name, _PAYLOADS)
    if kept is not None and still_holds(kept.past, modules):
        return kept.result
    units = _units(store, modules, kept)
    questions = modules.asked.start()
    had_units = bool(units)
    result = find_payloads(modules, bases, units)
    if had_units and not units:
        # It depends on the order of reading: then all is read, in the usual one.
        questions = modules.asked.start()
        result = find_payloads(modules, bases, units)
    elif kept is not None:
        add_past(questions, kept.past, stale(kept.past, modules))
    made = _Kept(past_of(modules, questions), result)
    _save(store, name, modules, made)
    _save(store, _units_name(store, modules, made.past), modules, units)
    return result


def _units(store: Store | None, modules: Modules, kept: _Kept[Payloads] | None) -> Units:
    """What is known of the classes of modules for which nothing is different now."""
    if kept is None:
        return {}
    units = _load(store, _units_name(store, modules, kept.past), _UNITS) or {}
    different = stale(kept.past, modules)
    return {path: unit for path, unit in units.items() if path not in different}


def _units_name(store: Store | None, modules: Modules, past: Past) -> str:
    """The name of the units that belong to a past: a later one has others."""
    return _name(store, modules, "units", identity_of(repr(sorted(past.identities.items()))))


def _name(store: Store | None, modules: Modules, kind: str, settings: str) -> str:
    return "" if store is None else store.name(kind, modules.sources.root, settings)


def _load(store: Store | None, name: str, decoder: msgspec.msgpack.Decoder[Kept]) -> Kept | None:
    content = None if store is None else store.get(name)
    try:
        return None if content is None else decoder.decode(content)
    except (msgspec.MsgspecError, RecursionError):
        return None


def _save(store: Store | None, name: str, modules: Modules, content: object) -> None:
    """Keep something, unless it is of a text that nobody has saved."""
    if store is None or modules.sources.overlay:
        return
    try:
        store.put(name, msgspec.msgpack.encode(content, enc_hook=_plain))
    except (UnicodeEncodeError, RecursionError):
        return


def _plain(value: object) -> object:
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise TypeError(type(value))
