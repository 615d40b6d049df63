"""What sends events in a project that has not said so yet: a proposal, with its reasons.

Nothing is run or followed: sources are read for calls of what known libraries send with, and of
what is named like a publisher and is handed events.
"""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from flake8_notifications.adoption.event_classes import EventClass, EventClasses, classes_in
from flake8_notifications.adoption.inner_calls import InnerCalls
from flake8_notifications.adoption.outboxes import outboxes_in
from flake8_notifications.adoption.passed_events import Passed, passed_in
from flake8_notifications.configuration.notifiers import notifier_of
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.errors import InputError
from flake8_notifications.library_data.senders import SENDERS
from flake8_notifications.option_checks.named_objects import named
from flake8_notifications.options import (
    NOTIFIERS,
    PAYLOAD_BASES,
    PAYLOAD_CLASSES,
    VERSION_ATTRIBUTE,
)
from flake8_notifications.payloads.class_options import NO_VERSION
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place
from flake8_notifications.source.text import SourceError, parse

_MOST_NAMES: Final = 3


class Proposal(NamedTuple):
    """A line of the ``[flake8]`` section that may be right.

    :ivar reason: what speaks for it.
    :ivar obstacle: why ``init --write`` does not write it; empty where it does.
    """

    option: str
    value: str
    reason: str
    obstacle: str = ""

    @property
    def is_written(self) -> bool:
        return not self.obstacle


def proposals(settings: Settings, modules: Modules) -> list[Proposal]:
    """What to say of a project whose notifiers nobody has named."""
    trees = dict(_trees(modules))
    classes = EventClasses(
        event_class
        for path, tree in trees.items()
        for event_class in classes_in(tree, modules.name_of(path))
    )
    of_libraries = [*_of_libraries(modules)]
    called = {_method_of(proposal) for proposal, _ in of_libraries}
    of_project = [
        proposal
        for proposal in _of_project(modules, trees, classes)
        # What is only known by what is written is that of the library.
        if not (proposal.value.startswith("*.") and _method_of(proposal) in called)
        and not _is_rejected(proposal, settings, modules)
    ]
    names = {path: modules.name_of(path) for path in trees}
    buses = (each for each in of_project if each.option == NOTIFIERS.name)
    inner = InnerCalls(trees, names, (each.value.partition(":")[0] for each in buses))
    outer = (
        proposal
        for proposal, sites in of_libraries
        # What a bus calls itself is sent by those who call the bus.
        if not (all(map(inner.hold, sites)) or _is_rejected(proposal, settings, modules))
    )
    return [*outer, *of_project]


def _method_of(proposal: Proposal) -> str:
    return proposal.value.partition(":")[0].rpartition(".")[2]


def _trees(modules: Modules) -> Iterator[tuple[str, ast.Module]]:
    for path in modules.paths:
        try:
            yield path, parse(modules.text(path))
        except SourceError:
            continue


def _is_rejected(proposal: Proposal, settings: Settings, modules: Modules) -> bool:
    """Whether an entry would be an error: it says more than the sources do."""
    if proposal.option != NOTIFIERS.name:
        return False
    try:
        named(dataclasses.replace(settings, notifiers=(notifier_of(proposal.value),)), modules)
    except InputError:
        return True
    return False


# Libraries


def _of_libraries(modules: Modules) -> Iterator[tuple[Proposal, list[Place]]]:
    """What to say of what libraries send with, each with the lines that call it."""
    texts = modules.texts
    for package, called, entry, is_telling in SENDERS:
        imported = re.compile(rf"^[ \t]*(?:from|import) {re.escape(package)}\b", re.MULTILINE)
        importing = [path for path in texts.mentioning(package) if texts.says(path, imported)]
        if not importing:
            continue
        calling = (
            texts.mentioning(called) if is_telling else texts.mentioning_among(importing, called)
        )
        sites = [
            Place(path, line)
            for path in calling
            for line in texts.lines(path, called, is_part=True)
        ]
        if sites:
            yield Proposal(NOTIFIERS.name, entry, f"{package} is called at {sites[0]}"), sites


# The project's own


def _of_project(
    modules: Modules, trees: dict[str, ast.Module], classes: EventClasses
) -> Iterator[Proposal]:
    groups: dict[tuple[str, str], list[Passed]] = {}
    for passed_event in passed_in(modules, trees, classes):
        groups.setdefault((passed_event.target, passed_event.place), []).append(passed_event)
    families: dict[str, EventClass] = {}
    for (target, place), passed in sorted(groups.items()):
        objects = list(
            {
                passed_event.cls.dotted: passed_event.cls
                for passed_event in passed
                if passed_event.cls
            }.values()
        )
        carried = (passed_event.carried for passed_event in passed if passed_event.carried)
        families |= {event_class.dotted: event_class for event_class in (*objects, *carried)}
        if objects:
            attribute = classes.type_of(_sent(passed, classes))
            reason = f"{_calls(passed)} objects of {_names(objects)}"
            if place == "self":
                if attribute is None:
                    continue
                reason = f"objects of {_names(objects)} send themselves"
            if all(map(classes.is_dict, objects)):
                if attribute is None:
                    # Neither a key nor a class: whoever calls says elsewhere what happened.
                    continue
                place += f"[{attribute}]"
            else:
                place += f".{attribute}" if attribute else ".__class__.__name__"
        elif "[" in place:
            reason = f"{_calls(passed)} dicts with their type"
        elif len(passed) > 1:
            reason = f"{_calls(passed)} texts that look like event types"
        else:
            continue
        reason += f" ({passed[0].at.path}:{passed[0].at.line})"
        yield Proposal(NOTIFIERS.name, f"{target}:{place}", reason)
    for outbox in outboxes_in(trees, classes):
        rows = "1 row of it says" if outbox.rows == 1 else f"{outbox.rows} rows of it say"
        reason = f"{rows} what happened ({outbox.at.path}:{outbox.at.line})"
        yield Proposal(NOTIFIERS.name, f"{outbox.dotted}:{outbox.keyword}", reason)
    base = classes.base_of(families.values())
    if base is not None:
        descend = "descends" if len(families) == 1 else "descend"
        is_one = base in families
        reason = "it is sent" if is_one else f"{_names(families.values())} {descend} from it"
        yield Proposal(PAYLOAD_BASES.name, base, reason)
        yield _version(classes.family(base), classes)
    elif families:
        globs = ", ".join(classes.globs_of(families.values()))
        reason = f"{_names(families.values())} are sent and have no base in common"
        yield Proposal(PAYLOAD_CLASSES.name, globs, reason)
        yield _version([*families.values()], classes)


def _sent(passed: Iterable[Passed], classes: EventClasses) -> list[EventClass]:
    """The classes of the objects that calls pass; of what is annotated, those that descend."""
    sent_classes = {
        one.dotted: one
        for passed_event in passed
        if passed_event.cls is not None
        for one in (
            classes.family(passed_event.cls.dotted) if passed_event.is_told else [passed_event.cls]
        )
    }
    return list(sent_classes.values())


def _version(family: Sequence[EventClass], classes: EventClasses) -> Proposal:
    """Where the classes of a family keep their version."""
    version = classes.version_of(family)
    if version is None:
        return Proposal(VERSION_ATTRIBUTE.name, NO_VERSION, "these classes have no version")
    name, count = version
    holders = (
        "all of these classes have"
        if count == len(family)
        else (f"{count} of these {len(family)} classes have")
    )
    return Proposal(VERSION_ATTRIBUTE.name, name, f"{holders} it")


def _calls(passed: Sequence[Passed]) -> str:
    return "1 call hands it" if len(passed) == 1 else f"{len(passed)} calls hand it"


def _names(classes: Iterable[EventClass]) -> str:
    names = sorted({event_class.dotted.rpartition(".")[2] for event_class in classes})
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return f"{', '.join(names[:_MOST_NAMES])}{more}"
