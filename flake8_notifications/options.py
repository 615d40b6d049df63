"""The options, as data: flake8 and the command register the same ones from here."""

from __future__ import annotations

import os
from typing import Final, NamedTuple

from flake8_notifications.payloads.class_options import USUAL_BASES, USUAL_VERSION

PREFIX: Final = "notifications-"


class Option(NamedTuple):
    """One option of the ``[flake8]`` section and of every command line.

    :ivar name: without the leading dashes.
    :ivar default: as it would be written.
    :ivar is_list: whether it is a comma-separated list.
    :ivar is_path: whether a relative path on a command line starts at the working directory.
    """

    name: str
    metavar: str
    default: str
    help: str
    is_list: bool = False
    is_path: bool = False
    choices: tuple[str, ...] = ()

    @property
    def initial(self) -> str | None:
        """The value where nobody gives one; None where it matters that nobody does."""
        return None if self.is_path or self in (AGAINST, EXCLUDE) else self.default

    @property
    def shown_default(self) -> str:
        """The default as the help shows it."""
        return self.default or "none"

    @property
    def attribute(self) -> str:
        return self.name.replace("-", "_")


ALLOWLIST: Final = Option(
    "notifications-allowlist",
    "FILE",
    "notification-allowlist.txt",
    "the legacy notifications that may stay: a text file with one event type a line, or "
    "path/to/module.py::Class.attribute for a list of strings in Python source; relative to the "
    "project root, or to the working directory when given on a command line",
    is_path=True,
)
NOTIFIERS: Final = Option(
    "notifications-notifiers",
    "NAMES",
    "",
    "further notifiers: dotted names of functions or classes; where the event type is not the "
    "second argument, as in oslo.messaging, append ':' and the argument's name or its position, "
    "counted from 0: shop.bus.publish:0; alternatives with '|', and into the argument: "
    "shop.bus.publish:0[type]|topic, shop.bus.put:Entries[][DetailType], shop.bus.emit:1.type, "
    "shop.events.Event.publish:self.type; shop.models.Message:kind for what is sent by being made; "
    "*.event_logger.emit:schema_id for calls written so whose receiver cannot be known",
    is_list=True,
)
REPLACEMENT: Final = Option(
    "notifications-replacement",
    "TEXT",
    "",
    "what to send instead of an event that is not on the allowlist, as findings say it: "
    "'an event class of shop.events'; without it, a project that has nothing of oslo is told none",
)
FACTORIES: Final = Option(
    "notifications-factories",
    "NAMES",
    "",
    "the project's own functions that make notifiers: dotted names; NTF103 reports what gets "
    "one past them",
    is_list=True,
)
FINGERPRINTS: Final = Option(
    "notifications-fingerprints",
    "FILE",
    "notification-fingerprints.json",
    "the fingerprint file: JSON, or path/to/test_module.py::table_name for the table of a test "
    "with ObjectVersionChecker; relative to the project root, or to the working directory when "
    "given on a command line",
    is_path=True,
)
AGAINST: Final = Option(
    "notifications-against",
    "REV",
    "",
    "a git revision, such as origin/main: judge by the allowlist and the fingerprint file as they "
    "were committed where HEAD and it part, so that no change waves itself through by editing them",
)
PAYLOAD_BASES: Final = Option(
    "notifications-payload-bases",
    "NAMES",
    ",".join(USUAL_BASES),
    "classes, dotted or bare, whose descendants are payload classes: of versioned objects those "
    "that are registered; or decorators that mark payload classes",
    is_list=True,
)
PAYLOAD_CLASSES: Final = Option(
    "notifications-payload-classes",
    "GLOBS",
    "",
    "further payload classes, that have no base in common: globs of their dotted names, as in "
    "shop.webhooks.*Payload",
    is_list=True,
)
VERSION_ATTRIBUTE: Final = Option(
    "notifications-version-attribute",
    "NAME",
    USUAL_VERSION,
    "where payload classes keep their version, those of oslo.versionedobjects apart: an attribute "
    "or a constant field; @decorator:1 for an argument of a decorator, by its position, counted "
    "from 0, or by its name; none where they have no versions",
)
VERSION_POLICY: Final = Option(
    "notifications-version-policy",
    "POLICY",
    "semantic",
    "which bump a change needs: 'semantic' tells minor from major, 'strict' takes a new enum value "
    "for major as well, 'any' takes any bump",
    choices=("semantic", "strict", "any"),
)
SAMPLES: Final = Option(
    "notifications-samples",
    "DIR",
    "doc/notification_samples",
    "the directory of the samples, JSON files that show the versioned notifications; relative to "
    "the project root, or to the working directory when given on a command line",
    is_path=True,
)
SAMPLE_DECORATORS: Final = Option(
    "notifications-sample-decorators",
    "NAMES",
    "notification_sample",
    "the functions that name the sample of the class that they decorate, dotted or bare",
    is_list=True,
)
GATE: Final = Option(
    "notifications-gate",
    "NAMES",
    "",
    "the project's own functions that decide whether versioned notifications are sent, as "
    "predicates or decorators: dotted names; NTF309 reports what is sent past them",
    is_list=True,
)
EXCLUDE: Final = Option(
    "notifications-exclude",
    "GLOBS",
    "test,tests,test_*.py,*_test.py,conftest.py",
    "files that are no part of the project: neither evidence nor checked; what the default leaves "
    "out belongs to it all the same if production code imports it",
    is_list=True,
)
EXTEND_EXCLUDE: Final = Option(
    "notifications-extend-exclude",
    "GLOBS",
    "",
    "further files that are no part of the project, besides those of --notifications-exclude",
    is_list=True,
)
CACHE_DIR: Final = Option(
    "notifications-cache-dir",
    "DIR",
    ".flake8_notifications_cache",
    "where to keep what was found out for the next run, relative to the project root, or to the "
    "working directory when given on a command line; empty for no cache",
    is_path=True,
)
OPTIONS: Final = (
    ALLOWLIST,
    NOTIFIERS,
    REPLACEMENT,
    FACTORIES,
    FINGERPRINTS,
    AGAINST,
    PAYLOAD_BASES,
    PAYLOAD_CLASSES,
    VERSION_ATTRIBUTE,
    VERSION_POLICY,
    SAMPLES,
    SAMPLE_DECORATORS,
    GATE,
    EXCLUDE,
    EXTEND_EXCLUDE,
    CACHE_DIR,
)


def command_line_path(value: str) -> str:
    """A path given on a command line, made absolute; the part behind ``::`` is no path."""
    path, separator, name = value.partition("::")
    return os.path.abspath(path) + separator + name if path else value


def split_list(value: str) -> list[str]:
    """The items of a comma-separated list."""
    return [item.strip() for item in value.replace("\n", ",").split(",") if item.strip()]
