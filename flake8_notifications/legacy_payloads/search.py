"""A second pass over what is sent: the functions that send it are run once more for the payloads.

The search for event types leaves out whatever cannot be part of one, payloads most of all.  Only a
command that shows their keys pays for them.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from flake8_notifications.emissions.model import Emission
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.legacy_payloads.model import Keys
from flake8_notifications.legacy_payloads.running import Makers, Outcome, PayloadRuns
from flake8_notifications.legacy_payloads.sent_payloads import SentPayload
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.units import Unit, Units

#: How far callers are asked for what they pass, and how many of them at most.
_MOST_LEVELS: Final = 3
_MOST_CALLERS: Final = 20
#: The event type of which nothing is known.
_ANYTHING: Final = "*"


class Twins(NamedTuple):
    """The versioned notifications that say the same as legacy ones.

    :ivar payloads: by legacy event type, the ``class`` lines of what the versioned one may carry.
    :ivar classes: by ``class`` line, the names of all payload classes.
    """

    payloads: Mapping[str, frozenset[Place]]
    classes: Mapping[Place, str]


def payload_keys(
    modules: Modules, emissions: Iterable[Emission], twins: Twins | None = None
) -> Mapping[str, Keys]:
    """The keys of the payloads, by event type; of one that is not known, as ``*`` stands in it.

    :param twins: whose fields to look for the same in, if they are wanted.
    """
    search = _Search(
        modules, [emission for emission in emissions if emission.event_type != _ANYTHING]
    )
    found = {event_type: sent_payload.keys for event_type, sent_payload in search.found().items()}
    if twins is not None:
        for event_type, fields in search.fields(twins).items():
            found[event_type] = found[event_type]._replace(fields=tuple(sorted(fields.items())))
    return found


class _Search:
    def __init__(self, modules: Modules, emissions: list[Emission]) -> None:
        self._texts = modules.texts
        self._emissions = emissions
        self._units = Units(modules)
        names = frozenset(_last(name) for emission in emissions for name in emission.via)
        self._runs = PayloadRuns(modules, names)

        #: By their keys, the functions that send, with what and where.
        self._senders: dict[FunctionKey, tuple[Unit, dict[str, dict[Place, Emission]]]] = {}
        self._elsewhere: list[Emission] = []
        #: What came of running them.
        self._outcomes: dict[FunctionKey, Outcome] = {}
        for emission in emissions:
            unit = self._function_at(emission.place) or self._decorated_at(emission.place)
            if unit is None:
                self._elsewhere.append(emission)
            else:
                _, wanted = self._senders.setdefault(_key(unit), (unit, {}))
                wanted.setdefault(emission.event_type, {})[emission.place] = emission

    def found(self) -> dict[str, SentPayload]:
        """What is known of the payloads, by event type."""
        found: dict[str, SentPayload] = {}
        for emission in self._elsewhere:
            self._add(found, emission.event_type, self._by_wrappers(emission))
        for _, (unit, wanted) in sorted(self._senders.items()):
            outcome = self._outcomes[_key(unit)] = self._runs.refined(unit, wanted)
            for event_type, emissions in wanted.items():
                self._add(found, event_type, self._of_unit(unit, outcome, event_type, emissions))
        return found

    def fields(self, twins: Twins) -> dict[str, dict[str, str]]:
        """By event type and key, the field of the twin's payload that holds the same.

        Of what :meth:`found` has found.
        """
        makers = Makers(frozenset(twins.classes), self._makers(twins.classes.values()))
        found: dict[str, dict[str, set[str]]] = {}
        for key, (unit, wanted) in sorted(self._senders.items()):
            with_twins = {
                event_type: wanted[event_type]
                for event_type in wanted
                if event_type in twins.payloads
            }
            if not with_twins:
                continue
            outcome = self._runs.with_payloads(unit, with_twins, makers, self._outcomes[key])
            for event_type in outcome.sent:
                for name, field in outcome.same(event_type, twins.payloads[event_type]):
                    found.setdefault(event_type, {}).setdefault(name, set()).add(field)
        return {
            event_type: {name: min(fields) for name, fields in keys.items() if len(fields) == 1}
            for event_type, keys in found.items()
        }

    def _makers(self, names: Iterable[str]) -> frozenset[FunctionKey]:
        """The functions that mention some classes, or one another that does, by name."""
        found: dict[FunctionKey, Unit] = {}
        waiting = set(names)
        for _ in range(_MOST_LEVELS):
            units = [unit for name in sorted(waiting) for unit in self._mentioning(name)]
            new = {_key(unit): unit for unit in units if _key(unit) not in found}
            found.update(new)
            waiting = {_name(unit) for unit in new.values()}
            waiting = {
                event_type for event_type in waiting if not self._texts.is_common(event_type)
            }
        return frozenset(found)

    @staticmethod
    def _add(found: dict[str, SentPayload], event_type: str, here: SentPayload) -> None:
        sent_payload = found.get(event_type)
        found[event_type] = here if sent_payload is None else sent_payload.beside(here)

    def _of_unit(
        self, unit: Unit, outcome: Outcome, event_type: str, emissions: Mapping[Place, Emission]
    ) -> SentPayload:
        """What is known of the payloads of an event type that a function sends."""
        here = outcome.sent.get(event_type)
        reached = frozenset() if here is None else here.places
        sent_payloads: list[SentPayload] = []
        if here is not None:
            sent_payloads.append(
                self._by_callers(unit, event_type, emissions) or here
                if here.is_left_to_callers
                else here
            )
        for place, emission in emissions.items():
            if place not in reached:
                sent_payloads.append(
                    self._by_callers(unit, event_type, [place])
                    or self._by_wrappers(emission, outcome.reason)
                )
        return functools.reduce(SentPayload.beside, sent_payloads)

    def _by_wrappers(self, emission: Emission, reason: str | None = None) -> SentPayload:
        """What the functions know of a payload that something is sent through.

        :param reason: why their callers do not tell.
        """
        wanted = {emission.event_type: [emission.place]}
        for name in emission.via:
            for unit in self._named(name):
                sent_payload = self._runs.refined(unit, wanted).sent.get(emission.event_type)
                if sent_payload is not None:
                    return sent_payload
        why = f"{reason or 'a call that is not reached'} ({emission.place})"
        return SentPayload(Keys((), (), why))

    def _by_callers(
        self, unit: Unit, event_type: str, places: Collection[Place]
    ) -> SentPayload | None:
        """What is known of a payload by those who call the function; None if none of them tells."""
        waiting, leading = [unit], {_name(unit)}
        seen = {unit.key}
        #: Those who were come to and hand on what their own callers pass.
        handing_on: dict[object, SentPayload] = {}
        sent_payloads: list[SentPayload] = []
        for _ in range(_MOST_LEVELS):
            further: list[Unit] = []
            for callee in waiting:
                for caller in self._callers(callee):
                    if caller.key in seen or len(seen) > _MOST_CALLERS:
                        continue
                    seen.add(caller.key)
                    outcome = self._runs.refined(caller, {event_type: places}, leading)
                    if not outcome.calls(_key(callee), _name(callee)):
                        continue
                    handing_on.pop(callee.key, None)
                    here = outcome.sent.get(event_type)
                    if here is None or here.places.isdisjoint(places):
                        further.append(caller)
                    elif here.is_left_to_callers:
                        further.append(caller)
                        handing_on[caller.key] = here
                    else:
                        sent_payloads.append(here)
            waiting = further
            leading |= {_name(unit) for unit in further}
        if not sent_payloads:
            return None
        return functools.reduce(SentPayload.beside, [*sent_payloads, *handing_on.values()])

    def _named(self, name: str) -> Iterator[Unit]:
        """The functions of a name, which may begin with that of their class."""
        owner, _, last = name.rpartition(".")
        for path in self._texts.mentioning(f"def {last}"):
            for line in self._texts.lines(path, last):
                unit = self._function_at(Place(path, line))
                if unit is None or unit.first != line or _name(unit) != last:
                    continue
                if not owner or [definition.name for definition in unit.classes][-1:] == [owner]:
                    yield unit

    def _callers(self, unit: Unit) -> Iterator[Unit]:
        """The functions that mention a function by its name."""
        return (each for each in self._mentioning(_name(unit)) if each.key != unit.key)

    def _mentioning(self, name: str) -> Iterator[Unit]:
        for path in self._texts.mentioning(name):
            for line in self._texts.lines(path, name):
                unit = self._function_at(Place(path, line))
                if unit is not None:
                    yield unit

    def _function_at(self, place: Place) -> Unit | None:
        units = self._units.at(place.path, place.line)
        return next((unit for unit in units if unit.is_function), None)

    def _decorated_at(self, place: Place) -> Unit | None:
        """What the decorators make of a function, one of which stands at a line."""
        units = self._units.at(place.path, place.line)
        is_it = (isinstance(unit.statement, syntax.FunctionDefinition) for unit in units)
        return next((unit for unit, is_one in zip(units, is_it, strict=True) if is_one), None)


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _name(unit: Unit) -> str:
    assert isinstance(unit.statement, syntax.FunctionDefinition)
    return unit.statement.name


def _key(unit: Unit) -> FunctionKey:
    return FunctionKey(unit.path, unit.statement.line, unit.statement.column)
