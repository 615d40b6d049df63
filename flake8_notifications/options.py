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
    "path/to/module.py::Class.attribute for a list, tuple, set or frozenset of strings in Python "
    "source; relative to the project root, or to the working directory when given on a command "
    "line",
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
    "what to send instead of an event that is not on the allowlist, in the words of a finding: "
    "'an event class of shop.events'; without it, findings in a project that does not use oslo "
    "suggest nothing",
)
FACTORIES: Final = Option(
    "notifications-factories",
    "NAMES",
    "",
    "the project's own functions that make notifiers: dotted names; NTF103 reports notifiers that "
    "come from elsewhere",
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
    "were committed at the merge base of HEAD and the revision, so that a change cannot pass by "
    "editing them; an empty value is an error, so that a CI variable that is not set does not "
    "switch the guard off",
)
PAYLOAD_BASES: Final = Option(
    "notifications-payload-bases",
    "NAMES",
    ",".join(USUAL_BASES),
    "classes, dotted or bare, whose descendants are payload classes, and with them every class of "
    "the project that these hold in a field; of versioned objects, those that are registered; "
    "oslo_versionedobjects.base.VersionedObject means every versioned object; or decorators that "
    "mark payload classes",
    is_list=True,
)
PAYLOAD_CLASSES: Final = Option(
    "notifications-payload-classes",
    "GLOBS",
    "",
    "further payload classes that share no base class: globs of their dotted names, such as "
    "shop.webhooks.*Payload",
    is_list=True,
)
VERSION_ATTRIBUTE: Final = Option(
    "notifications-version-attribute",
    "NAME",
    USUAL_VERSION,
    "where payload classes other than those of oslo.versionedobjects keep their version: an "
    "attribute or a constant field; @decorator:1 for an argument of a decorator, by its position, "
    "counted from 0, or by its name; 'none' if they have no versions",
)
VERSION_POLICY: Final = Option(
    "notifications-version-policy",
    "POLICY",
    "semantic",
    "which bump a change needs: 'semantic' distinguishes minor from major changes, 'strict' also "
    "treats a new enum value as major, 'any' accepts any bump",
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
    "files that do not belong to the project: they are neither read as evidence nor checked; a "
    "file that only the default excludes still belongs to it if production code imports it",
    is_list=True,
)
EXTEND_EXCLUDE: Final = Option(
    "notifications-extend-exclude",
    "GLOBS",
    "",
    "further files that do not belong to the project, in addition to those of "
    "--notifications-exclude",
    is_list=True,
)
CACHE_DIR: Final = Option(
    "notifications-cache-dir",
    "DIR",
    ".flake8_notifications_cache",
    "where to keep results for the next run, relative to the project root, or to the working "
    "directory when given on a command line; empty for no cache",
    is_path=True,
)
#: What a run is told and its project is not asked for again.
OF_ONE_RUN: Final = (AGAINST, CACHE_DIR)
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
