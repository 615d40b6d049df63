"""What to say of a class that changed, and where the change may have been made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from flake8_notifications.payloads.changes import Change, Kind, changes
from flake8_notifications.payloads.model import Payload, Record, Version
from flake8_notifications.payloads.policy import Bump, Policy, needed, raised
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.fingerprint_forms import has_fingerprint
from flake8_notifications.rules.renames import is_moved
from flake8_notifications.source.place import Place

_MOST_CHANGES: Final = 8


class ChangedClass(NamedTuple):
    """What became of a class since it was recorded, where it breaks a rule.

    :ivar since: the revision whose record it is, or None if it is that of the fingerprint file.
    :ivar is_edited: whether the fingerprint file says something else now.
    :ivar former: the name that it had, if it was renamed.
    :ivar file: where the records are.
    :ivar holders: of a class that is no event, the names of those that hold it.
    """

    payload: Payload
    record: Record
    policy: Policy
    since: str | None
    is_edited: bool
    former: str | None
    file: str
    holders: tuple[str, ...] = ()

    def finding(self, code: str) -> Finding:
        """What to say of NTF201, NTF202, NTF206 or NTF210."""
        match code:
            case "NTF210":
                message, changes = self._unversioned()
            case "NTF201":
                message, changes = self._unraised()
            case "NTF202":
                message, changes = self._raised_too_little()
            case _:
                message, changes = self._lowered()
        if self.record.shape is None:
            # Whatever it was that changed: it is in one of them.
            caused = elsewhere(self.payload.sources, self.payload)
        else:
            caused = causes(self.payload, changes)
        return at_version(code, self.payload, message, caused)

    def _unraised(self) -> tuple[str, Sequence[Change]]:
        changes, version = self._changes, self._recorded
        if self.record.shape is None:
            what = f"; needs {raised(version, Bump.MINOR)} at least ({self._why_unknown})"
        else:
            bump = needed(changes, self.policy, version)
            least = f"{raised(version, bump)}{_or_more(version, bump)}"
            what = f": {describe(changes)}; needs {least}"
        return (
            f"{self._name} changed{self._since('since')} and {self.payload.version_name} is still "
            f"{version}{what}{self._edited}"
        ), changes

    def _raised_too_little(self) -> tuple[str, Sequence[Change]]:
        breaking = self._breaking(self._recorded)
        return (
            f"{self._name} {self._recorded} → {self.payload.version}"
            f"{self._since('since')}, but the change is incompatible: {describe(breaking)}; "
            f"needs {raised(self._recorded, Bump.MAJOR)}{self._edited}"
        ), breaking

    def _unversioned(self) -> tuple[str, Sequence[Change]]:
        breaking, name = self._breaking(None), self.payload.name
        if self.since is None:
            way_out = f"record it: 'flake8-notifications fingerprints --accept {name}'"
        else:
            way_out = "excuse it with '# noqa: NTF210'"
        return (
            f"{self._name} changed incompatibly{self._since('since')} and has no version: "
            f"{describe(breaking)}; {self._replacement}, or {way_out}{self._edited}"
        ), breaking

    @property
    def _replacement(self) -> str:
        """What to do instead of a change that breaks consumers."""
        if not self.payload.is_held:
            return "add a new event class"
        if not self.holders:
            return "add a new class"
        if len(self.holders) == 1:
            return f"'{self.holders[0]}' holds it: add a new event class that holds a new one"
        first, second, *others = self.holders
        more = (
            f"'{first}', '{second}' and {len(others)} more"
            if others
            else f"'{first}' and '{second}'"
        )
        return f"{more} hold it: add new event classes that hold a new one"

    def _breaking(self, recorded: Version | None) -> list[Change]:
        """The changes that consumers cannot go on with."""
        return [
            change
            for change in self._changes
            if needed([change], self.policy, recorded) is Bump.MAJOR
        ]

    def _lowered(self) -> tuple[str, Sequence[Change]]:
        least = raised(self._recorded, needed(self._changes, self.policy, self._recorded))
        at_least = ""
        if self.record.shape is None:
            at_least = " at least"
            if not has_fingerprint(self.payload, self.record):
                least = raised(self._recorded, Bump.MINOR)
        return (
            f"'{self.payload.name}' has {self.payload.version_name} {self.payload.version}, "
            "lower than "
            f"{self._recorded} in {self.file}{self._since('of')}: raise it to "
            f"{least}{at_least}"
        ), ()

    @property
    def _name(self) -> str:
        how = "moved" if is_moved(self.payload.key, self.former or "") else "renamed"
        former = f" ({how} from '{self.former}')" if self.former else ""
        return f"'{self.payload.name}'{former}"

    @property
    def _recorded(self) -> Version:
        version = self.record.parsed_version
        assert version is not None
        return version

    @property
    def _changes(self) -> Sequence[Change]:
        return [] if self.record.shape is None else changes(self.record.shape, self.payload.shape)

    def _since(self, word: str) -> str:
        return f" {word} {self.since}" if self.since else ""

    @property
    def _edited(self) -> str:
        """What to say to somebody who edited the record instead."""
        is_dodge = self.since is not None and self.is_edited
        return f"; updating {self.file} is not enough" if is_dodge else ""

    @property
    def _why_unknown(self) -> str:
        """Why nothing says what changed."""
        if self.since is None:
            return (
                "a table holds no fields, and the last commit does not have the class as it is "
                "recorded: what changed is shown with --notifications-against and a revision that "
                "does"
            )
        return (
            f"the sources of {self.since}, which would tell more, cannot be read or do not have "
            "the class as it is recorded"
        )


def is_same_record(old: Record, now: Record | None) -> bool:
    """Whether two records say the same; one of them may have been given its shape later."""
    if now is None or (old.version, old.fingerprint) != (now.version, now.fingerprint):
        return False
    return None in (old.shape, now.shape) or old.shape == now.shape


def _or_more(version: Version, bump: Bump) -> str:
    return f" (or {raised(version, Bump.MAJOR)})" if bump is Bump.MINOR else ""


def describe(changes: Sequence[Change]) -> str:
    """Changes as one text, field by field."""
    texts = [change.text for change in changes[:_MOST_CHANGES]]
    more = len(changes) - len(texts)
    return ", ".join(texts) + (f", and {more} more" if more else "")


def causes(payload: Payload, changes: Sequence[Change]) -> tuple[Place, ...]:
    """The places outside the class's own module where the changes may have been made.

    Of each change it is the likeliest place in each module.
    """
    places: list[Place] = []
    for change in changes:
        likeliest: dict[str, Place] = {}
        for place in elsewhere(_places_of(change, payload), payload):
            likeliest.setdefault(place.path, place)
        places += likeliest.values()
    return tuple(dict.fromkeys(places))


def elsewhere(places: Sequence[Place | None], payload: Payload) -> tuple[Place, ...]:
    """Those of the places that are in other files than the class."""
    elsewhere = (place for place in places if place and place.path != payload.place.path)
    return tuple(dict.fromkeys(elsewhere))


def _places_of(change: Change, payload: Payload) -> Sequence[Place | None]:
    field = payload.field_places.get(change.subject)
    if change.kind is Kind.SCHEMA_CHANGED:
        place = payload.schema_places.get(change.subject)
        return payload.sources if place is None else [place]
    if field is None:
        # What is gone has no place any more: any of the modules may have lost it.
        return payload.sources
    match change.kind:
        case Kind.FIELD_ADDED | Kind.ADDED_TO_CLOSED:
            return [field.key]
        case Kind.FIELD_RENAMED:
            return [field.key, *field.others]
        case Kind.TYPE_CHANGED | Kind.TYPE_WIDENED | Kind.TYPE_NARROWED | Kind.TYPE_FOUND:
            return [field.type, field.field, field.key, *field.others]
        case Kind.BECAME_NULLABLE | Kind.NO_LONGER_NULLABLE:
            return [field.nullable, field.field, field.key, *field.others]
        case Kind.MAY_BE_ABSENT | Kind.ALWAYS_THERE:
            return [field.key, *field.others]
        case Kind.DEFAULT_CHANGED:
            return [field.default, field.field, field.key]
        case Kind.VALUES_ADDED:
            new = [field.each.get(value) for value in change.values]
            return [*new, field.values, field.type, field.field, *field.others]
        case _:
            # What is gone has no place: a value that is written down elsewhere may have been it.
            return [field.values, *field.each.values(), field.type, field.field, *field.others]


def at_class(code: str, payload: Payload, message: str, caused: tuple[Place, ...] = ()) -> Finding:
    return Finding(code, payload.key, message, payload.place, payload.column, caused)


def at_version(
    code: str, payload: Payload, message: str, caused: tuple[Place, ...] = ()
) -> Finding:
    place = payload.version_place or payload.place
    return Finding(code, payload.key, message, place, payload.version_column, caused)
