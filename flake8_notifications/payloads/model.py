"""What is known of a payload class, as plain data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

import msgspec

from flake8_notifications.source.place import Place
from flake8_notifications.source.unread import Unread

_VERSION: Final = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(?:\.(0|[1-9][0-9]*))?", re.ASCII)


#: Of a class that has no oslo.versionedobjects behind it, and may count its versions.
_NUMBER: Final = re.compile(r"(?:0|[1-9][0-9]{0,8})", re.ASCII)


class Version(NamedTuple):
    """``X.Y``, or ``X.Y.Z`` where Z is for backports; of some classes a number.

    See ``VersionedObject.VERSION`` in oslo_versionedobjects/base.py.
    A version without Z sorts before all that have one.
    """

    major: int
    minor: int
    patch: int = -1

    def __str__(self) -> str:
        if self.is_number:
            return str(self.major)
        parts = self[:2] if self.patch < 0 else self
        return ".".join(map(str, parts))

    @property
    def is_number(self) -> bool:
        """Whether it is a single number, which rises where consumers have to know."""
        return self.minor < 0

    @classmethod
    def parse(cls, text: str, *, may_be_number: bool = False) -> Version | None:
        """The version a text says, or None if it is malformed.

        :param may_be_number: whether a single number is one, too.
        """
        if may_be_number and _NUMBER.fullmatch(text):
            return cls(int(text), -1)
        match = _VERSION.fullmatch(text)
        if match is None or any(len(part) > 9 for part in match.groups("")):
            return None
        major, minor, patch = match.groups()
        return cls(int(major), int(minor), -1 if patch is None else int(patch))


#: The type of a field of a dialect's class that nobody can tell.
UNKNOWN_TYPE: Final = "Unknown"
#: The attributes that say what a class goes by on the wire, and what the items of a list do.
WIRE_NAME: Final = "obj_name"
NAMESPACE: Final = "OBJ_PROJECT_NAMESPACE"
CHILD_VERSIONS: Final = "child_versions"
#: ``OBJ_SERIAL_NAMESPACE`` and ``OBJ_PROJECT_NAMESPACE`` of the library's own base class.
USUAL_KEY_PREFIX: Final = "versioned_object"
USUAL_NAMESPACE: Final = "versionedobjects"
#: A name of which nobody knows what it was.
UNRECORDED: Final = ""


class FieldShape(msgspec.Struct, frozen=True):
    """What a consumer can see of one field.

    :ivar type: the classes of its type, ``List[Object[IpPayload]]``; see ``payloads/grammar.py``.
    :ivar default: ``str()`` of the default, or None where there is none.
    :ivar values: the valid values of an enum, sorted, or None where it is no enum.
    :ivar may_be_absent: whether what is sent may go without it.
    """

    type: str
    nullable: bool = False
    default: str | None = None
    values: tuple[str, ...] | None = None
    may_be_absent: bool = False


class Shape(msgspec.Struct, frozen=True):
    """Everything a consumer can see of a payload class.

    :ivar schema: the source of each field that is filled by SCHEMA, ``flavor.name``; None for a
        class without SCHEMA.
    :ivar methods: the signature of each remotable method.
    :ivar children: the versions of a list's items, by its own version (``child_versions``).
    :ivar name: what the class goes by on the wire; None for its own name.
    :ivar namespace: what says on the wire whose objects they are; None for the library's own.
    :ivar kind: the dialect that the class speaks, in whose grammar the types are; None for
        oslo.versionedobjects.
    :ivar form: what it is on the wire: an ``object``, an ``array``, or what its ``root`` is.
    :ivar order: of an array, the names of the fields as they follow one another.
    :ivar is_closed: whether readers who share the class refuse a field that it does not have.
    """

    fields: Mapping[str, FieldShape] = msgspec.field(default_factory=dict)
    schema: Mapping[str, str] | None = None
    methods: Mapping[str, str] = msgspec.field(default_factory=dict)
    children: Mapping[str, str] = msgspec.field(default_factory=dict)
    name: str | None = None
    namespace: str | None = None
    kind: str | None = None
    form: str = "object"
    order: tuple[str, ...] = ()
    is_closed: bool = False


class Record(msgspec.Struct, frozen=True):
    """What is recorded of a payload class.

    :ivar version: empty where the class has none.
    :ivar fingerprint: the md5; ``version-fingerprint`` is what ObjectVersionChecker computes.
    :ivar shape: None where the file holds none.
    :ivar checksum: of all this as it was written; None where the file holds none.
    """

    version: str
    fingerprint: str
    shape: Shape | None
    checksum: str | None = None

    @property
    def parsed_version(self) -> Version | None:
        """Its VERSION, or None where it is malformed, or the class has none."""
        is_oslo = self.shape is None or self.shape.kind is None
        return Version.parse(self.version, may_be_number=not is_oslo)


class FieldPlaces(msgspec.Struct, frozen=True):
    """Where the parts of a field were written down.

    :ivar values: the valid values of an enum as a whole.
    :ivar each: each of the valid values.
    :ivar others: what else decides its type or its name: aliases of types, a config.
    """

    key: Place | None
    field: Place | None
    type: Place | None
    nullable: Place | None
    default: Place | None
    values: Place | None
    each: Mapping[str, Place | None]
    others: tuple[Place, ...] = ()

    @property
    def all(self) -> tuple[Place | None, ...]:
        parts = (self.key, self.field, self.type, self.nullable, self.default, self.values)
        return (*parts, *self.others)


#: What a problem is about where nobody can tell whether a class is registered.
REGISTRATION: Final = "registration"


class Problem(msgspec.Struct, frozen=True):
    """Something of a class that could not be read.

    :ivar subject: the field, or ``fields``, ``SCHEMA``, ``VERSION`` or a method; ``class`` or
        ``registration`` where it is the class as a whole.
    :ivar place: where the reading stopped.
    """

    subject: str
    reason: str
    place: Place | None

    @property
    def text(self) -> str:
        """What is to be said of the class."""
        if self.subject in ("class", REGISTRATION):
            return self.reason
        return f"'{self.subject}' cannot be resolved: {self.reason}"


class Payload(msgspec.Struct, frozen=True):
    """A payload class as the source says it is.

    :ivar place: its ``class`` line.
    :ivar column: of the ``class`` line, 0-based.
    :ivar version: the text of its VERSION, or None where it has none; of a VERSION that is no
        text its ``repr()``.
    :ivar version_place: the line of its own ``VERSION =``, or None where it inherits it.
    :ivar version_holder: the class of the project that it has VERSION from, by its ``class`` line;
        itself, a base, or None where it has none.
    :ivar key_prefix: what stands in front of the keys around its fields on the wire; None where
        that cannot be known.
    :ivar fingerprints: the possible fingerprints, by the form of the extra data; empty where
        something could not be read.
    :ivar sources: where each module that decides its fields and SCHEMA first does so.
    :ivar bases: the project's own classes that it inherits from, nearest first, by ``class`` line.
    :ivar holders: the classes that hold what is no field, by ``class`` line: its remotable methods
        by name, ``OBJ_PROJECT_NAMESPACE``, ``obj_name`` and ``child_versions``.
    :ivar dotted_name: where its name is not on the wire, so that only this tells it from others.
    :ivar version_name: what it keeps its version in.
    :ivar version_field: the name on the wire of the field that holds its version; empty where
        none does.
    :ivar has_versions: whether it is one of those that have a version.
    :ivar is_extensible: whether its objects may have fields that it does not declare.
    :ivar is_held: whether it is no event, and is on the wire because others hold its objects.
    """

    name: str
    place: Place
    column: int
    version: str | None
    version_place: Place | None
    version_column: int
    shape: Shape
    fingerprints: Mapping[str, str]
    problems: tuple[Problem, ...]
    field_places: Mapping[str, FieldPlaces]
    schema_places: Mapping[str, Place | None]
    sources: tuple[Place, ...]
    version_is_text: bool = True
    version_holder: Place | None = None
    key_prefix: str | None = USUAL_KEY_PREFIX
    bases: tuple[Place, ...] = ()
    holders: Mapping[str, Place] = msgspec.field(default_factory=dict)
    dotted_name: str | None = None
    version_name: str = "VERSION"
    has_versions: bool = True
    is_extensible: bool = False
    version_field: str = ""
    is_held: bool = False

    @property
    def key(self) -> str:
        """What the class is recorded as."""
        return self.dotted_name or self.name

    @property
    def is_unread(self) -> bool:
        """Whether so little of it is known that it cannot be compared with anything.

        Of a class of a dialect with a field whose type is not known, the other fields can.
        """
        return bool(self.problems) and not self.fingerprints

    def fingerprint(self, form: str) -> str:
        """The fingerprint by the form of the extra data, or the only one that there is."""
        return self.fingerprints.get(form) or next(iter(self.fingerprints.values()))

    @property
    def recorded_version(self) -> str:
        """Its version as it is recorded: 1.0 where it should have one, empty where it has none."""
        return (self.version or "1.0") if self.has_versions else ""

    @property
    def usual_version(self) -> str:
        """Its VERSION in the form that it should have: 1.1 for the number 1.1, 2.0 for 2."""
        text = (self.version or "").strip()
        forms = (text, f"{text}.0")
        return next((form for form in forms if Version.parse(form)), "1.0")

    @property
    def parsed_version(self) -> Version | None:
        """Its VERSION, which is 1.0 where it has none, or None where it is malformed."""
        if not self.version_is_text or not self.has_versions:
            return None
        return Version.parse(
            "1.0" if self.version is None else self.version,
            may_be_number=self.shape.kind is not None,
        )


class Payloads(NamedTuple):
    """The payload classes of a project, by file and line, and the files that hide some.

    :ivar unregistered: where classes are that descend from the bases and are not registered as
        payload classes, by name.
    """

    classes: tuple[Payload, ...]
    unread: tuple[Unread, ...]
    unregistered: Mapping[str, Place] = MappingProxyType({})
