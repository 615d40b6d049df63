"""The texts of a project's samples once they show their classes as these are.

What comes out is read again: where it would bring a finding that was not there before, or leave the
class as stale as it was, nothing of it is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from flake8_notifications.catalogue.model import Catalogue
from flake8_notifications.payloads.model import Payload
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.sample_rules import Examined, NamedSample, examine, is_stale
from flake8_notifications.samples.directory import Directory
from flake8_notifications.samples.judging import Shown
from flake8_notifications.samples.made_up_values import NoValueError, Values
from flake8_notifications.samples.making import Common, UnknownEventError, new_sample
from flake8_notifications.samples.references import Resolver
from flake8_notifications.samples.text_editing import Style, style_of, written
from flake8_notifications.samples.updating import Changes, Left, Updater
from flake8_notifications.samples.wire_objects import Classes
from flake8_notifications.samples.wire_types import FieldType, read_type
from flake8_notifications.source.place import Place

_PLACE: Final = re.compile(r": \S+:\d+$")


class Project(NamedTuple):
    """What samples are made from.

    :ivar since: the fields of which it is not known that they came to a class after a version,
        with the reason; the others are known to have.
    """

    catalogue: Catalogue
    payloads: Sequence[Payload]
    since: Callable[[Payload, str, Sequence[str]], Mapping[str, str | None]]


class Task(NamedTuple):
    """One thing to do: a class whose samples are stale, or a sample that is not there.

    :ivar name: of the class of payloads, or of notifications.
    :ivar place: to name it by.
    :ivar findings: that ask for it.
    """

    name: str
    place: Place
    findings: tuple[Finding, ...]
    shown: tuple[Shown, ...] = ()
    missing: NamedSample | None = None


class Refused(NamedTuple):
    """A task that is not done, and why."""

    task: Task
    reason: str


class Proposal(NamedTuple):
    """What to write.

    :ivar texts: of files that are there, by their names.
    :ivar new: of files that are not.
    """

    done: tuple[Task, ...]
    texts: Mapping[str, str]
    new: Mapping[str, str]
    left: tuple[Left, ...]
    refused: tuple[Refused, ...]


class _NotClean(Exception):
    """What would come out is not clean; the message says why."""


class Proposer:
    """Works out what to write; nothing is written.

    :param shown: the path of the directory, from the root of the project.
    :param with_all: whether to add fields of which it is not known that they are new.
    """

    def __init__(
        self, project: Project, directory: Directory, shown: str, *, with_all: bool
    ) -> None:
        self._project = project
        self._directory = directory
        self._shown = shown
        self._with_all = with_all
        self._classes = Classes(project.payloads)
        self._resolver = Resolver(directory)
        self._before = self._examine(self._resolver)

    def tasks(self) -> list[Task]:
        """All that there is to do."""
        by_class: dict[Place, list[Shown]] = {}
        for shown in self._before.shown:
            if is_stale(shown):
                by_class.setdefault(shown.payload.place, []).append(shown)
        stale = [
            Task(
                objects[0].payload.name,
                place,
                self._findings("NTF303", objects[0].payload.name, None),
                tuple(objects),
            )
            for place, objects in by_class.items()
        ]
        missing = [
            Task(
                sample.name,
                sample.reference.place,
                self._findings("NTF302", sample.name, sample.reference.place),
                missing=sample,
            )
            for sample in self._before.missing
            if self._directory.is_free(sample.file)
        ]
        return sorted([*stale, *missing], key=lambda task: task.place)

    def unusable(self, tasks: Sequence[Task]) -> list[Finding]:
        """What is wrong with samples that no task mends: somebody has to look at them first."""
        mended = {finding for task in tasks for finding in task.findings}
        return [
            finding
            for finding in self._before.findings
            if finding.code == "NTF302" and finding not in mended
        ]

    def _findings(self, code: str, name: str, place: Place | None) -> tuple[Finding, ...]:
        return tuple(
            finding
            for finding in self._before.findings
            if (finding.code, finding.subject) == (code, name) and place in (None, finding.place)
        )

    def proposal(self, tasks: Sequence[Task]) -> Proposal:
        """What to write for some tasks: all at once, or each that can be done."""
        try:
            return self._attempt(tasks)
        except _NotClean:
            pass
        done: list[Task] = []
        refused = []
        for task in tasks:
            try:
                self._attempt([*done, task])
                done.append(task)
            except _NotClean as error:
                refused.append(Refused(task, str(error)))
        return self._attempt(done)._replace(refused=tuple(refused))

    def _attempt(self, tasks: Sequence[Task]) -> Proposal:
        changes = Changes()
        common = Common(self._resolver, self._classes, changes)
        values = Values(self._classes, self._is_left_out, common.reference)
        common.values = values
        updater = Updater(
            changes,
            self._classes,
            values,
            self._is_left_out,
            self._project.since,
            with_all=self._with_all,
        )
        for task in tasks:
            for shown in task.shown:
                _expect_no_removed(shown)
                updater.update(shown)
            if task.missing is not None:
                self._make(task.missing, changes, values, common)
        texts = changes.texts(self._directory)
        style = style_in(self._directory, self._resolver)
        new = {file: written(value, style) + style.ends for file, value in changes.new.items()}
        self._verify(tasks, texts, new)
        return Proposal(tuple(tasks), texts, new, changes.left, ())

    def _make(self, named: NamedSample, changes: Changes, values: Values, common: Common) -> None:
        names = {notification.payload for notification in named.notifications}
        payload = self._classes.named(next(iter(names)) or "") if len(names) == 1 else None
        if payload is None:
            raise _NotClean("its payload is not known")
        try:
            changes.new[named.file] = new_sample(
                named.notifications, payload, named.file, values, common, self._resolver
            )
        except (NoValueError, UnknownEventError) as error:
            raise _NotClean(str(error)) from error

    def _verify(
        self, tasks: Sequence[Task], texts: Mapping[str, str], new: Mapping[str, str]
    ) -> None:
        """See to it that what would be written is right.

        :raises _NotClean: if it is not.
        """
        overlay = {file: text.encode() for file, text in {**texts, **new}.items()}
        after = self._examine(Resolver(Directory(self._directory.path, overlay)))
        earlier = {without_place(finding) for finding in self._before.findings}
        for finding in after.findings:
            if without_place(finding) not in earlier:
                raise _NotClean(finding.text)
        stale = {task.name for task in tasks if task.shown}
        for finding in after.findings:
            if finding.code == "NTF303" and finding.subject in stale:
                raise _NotClean(finding.text)

    def _examine(self, resolver: Resolver) -> Examined:
        return examine(self._project.catalogue, self._project.payloads, resolver, self._shown)

    def _is_left_out(self, payload: Payload, name: str) -> bool:
        """Whether nothing ever fills a field."""
        filled = self._project.catalogue.filled.get(payload.place)
        return filled is not None and name not in filled


def style_in(directory: Directory, resolver: Resolver) -> Style:
    """How the samples of a directory are written: as the first one is."""
    for file in directory.files():
        if resolver.resolve(file).root is not None:
            style = style_of(directory.document(file))
            return style._replace(ends=style.ends or "\n")
    return Style()


def _expect_no_removed(shown: Shown) -> None:
    """See to it that an object shows no field that its class does not have any more.

    :raises _NotClean: if it does: a new version would say that the class still has it.
    """
    shape, data = shown.payload.shape, shown.data
    removed = (
        [] if data is None else [member for member in data.members if member not in shape.fields]
    )
    if removed:
        names = ", ".join(f"'{name}'" for name in sorted(removed))
        raise _NotClean(
            f"{shown.node.file} shows {names}, which the class does not have: remove it"
        )


def without_place(finding: Finding) -> tuple[str, str, str]:
    if finding.code == "NTF303":
        return (finding.code, finding.subject, "")
    return (finding.code, finding.subject, _PLACE.sub("", finding.message))


def reached(names: Collection[str], project: Project) -> set[str]:
    """The names of some classes, and of notifications those of all that they carry.

    :param names: of classes of payloads or of notifications.
    """
    classes = Classes(project.payloads)
    notifications = project.catalogue.notifications
    carried = [
        notification.payload
        for notification in notifications
        if notification.name in names and notification.payload
    ]
    reached_names = set(names)
    while carried:
        name = carried.pop()
        payload = classes.named(name)
        if payload is not None and payload.name not in reached_names:
            reached_names.add(payload.name)
            carried += _held(payload)
    return reached_names


def _held(payload: Payload) -> Iterable[str]:
    """The names of the classes whose objects a class holds."""
    for shape in payload.shape.fields.values():
        field_type: FieldType | None = read_type(shape.type)
        while field_type is not None:
            if field_type.object_name is not None:
                yield field_type.object_name
            field_type = field_type.element
