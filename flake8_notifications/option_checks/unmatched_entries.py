"""Entries of options that match nothing in the code: each would switch a rule off unseen."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Final

from flake8_notifications import options
from flake8_notifications.emissions.model import Emission, NamedNotifier, nothing_at, shown_places
from flake8_notifications.payloads.class_options import USUAL_VERSION, VersionPlace
from flake8_notifications.payloads.model import Payload
from flake8_notifications.project.texts import Texts
from flake8_notifications.source.place import Place

_CLASS: Final = re.compile(r"^[ \t]*class[ \t]+(\w+)", re.MULTILINE)
#: What mentions a name and calls nothing, where the name stays what it is.
_NO_CALL: Final = (
    r"(?m)^[ \t]*(?:(?:async[ \t]+)?def[ \t]+{name}\b|(?:from|import)\b(?!.*\bas\b)).*$"
)


def unreached(
    notifiers: Iterable[NamedNotifier], emissions: Iterable[Emission], texts: Texts
) -> Iterator[str]:
    """A line for each notifier of which every call is seen, and none has anything where it says.

    A notifier of which anything else is mentioned than calls that are known (another name for it,
    something handed on) may be right: what it cannot tell is NTF102.
    """
    reasons: dict[Place, set[str]] = {}
    for emission in emissions:
        reason = (emission.reason or "").rpartition(" (")[0]
        reasons.setdefault(emission.place, set()).add(reason)
    for notifier in notifiers:
        wanted = {nothing_at(notifier.places)}
        places = {place for place, given_reasons in reasons.items() if given_reasons == wanted}
        if places and _mentions(notifier.name.rpartition(".")[2], texts) <= places:
            shown = shown_places(notifier.places)
            yield (
                f"--{options.NOTIFIERS.name}: '{notifier.name}' refers to nothing: "
                f"no call of it passes anything that has {shown}"
            )


def _mentions(name: str, texts: Texts) -> set[Place]:
    """The lines that may call something of a name."""
    no_call = _NO_CALL.format(name=name)
    return {
        Place(path, line)
        for path in texts.mentioning(name)
        for line in {*texts.lines(path, name)} - {*texts.matching(path, no_call, [name])}
    }


def unchosen(
    globs: Iterable[str],
    payloads: Iterable[Payload],
    name_of: Callable[[str], str],
    left_out: Callable[[], Iterable[tuple[str, str]]],
) -> Iterator[str]:
    """A line for each glob of payload classes that matches none.

    :param name_of: the dotted name of the module at a path.
    :param left_out: the files that do not belong to the project, with their texts.
    """
    names = {
        name
        for payload in payloads
        for name in (payload.key, f"{name_of(payload.place.path)}.{payload.name}")
    }
    for glob in globs:
        if not any(fnmatchcase(name, glob) for name in names):
            path = next(_paths_of_matched(glob, left_out(), name_of), None)
            yield f"--{options.PAYLOAD_CLASSES.name}: '{glob}' refers to nothing: " + (
                "it matches no dotted name of a class"
                if path is None
                else f"the classes that it matches are in files that are excluded ({path}): "
                "remove it, or do not exclude them"
            )


def _paths_of_matched(
    glob: str, files: Iterable[tuple[str, str]], name_of: Callable[[str], str]
) -> Iterator[str]:
    """The files in which a class may be defined whose dotted name a glob matches."""
    for path, text in files:
        if any(fnmatchcase(f"{name_of(path)}.{name}", glob) for name in _CLASS.findall(text)):
            yield path


def unversioned(
    version: VersionPlace | None, payloads: Iterable[Payload], texts: Texts
) -> Iterator[str]:
    """A line where no payload class has what it is said to keep its version in.

    What they keep it in by default nobody has named; there NTF206 says what to do.
    """
    if version is None or version.attribute == USUAL_VERSION:
        return
    versioned = [
        payload for payload in payloads if payload.shape.kind is not None and payload.has_versions
    ]
    if all(payload.is_unread for payload in versioned) or any(map(_may_have_version, versioned)):
        return
    which = "the payload class does not have it"
    if len(versioned) > 1:
        which = f"none of the {len(versioned)} payload classes has it"
    names = sorted({name for payload in versioned for name in payload.shape.fields})
    names += [USUAL_VERSION] * bool(texts.mentioning(USUAL_VERSION))
    near = difflib.get_close_matches(version.attribute, names, 1)
    hint = f": did you mean '{near[0]}'?" if near else ""
    yield f"--{options.VERSION_ATTRIBUTE.name}: '{version.shown}' refers to nothing: {which}{hint}"


def _may_have_version(payload: Payload) -> bool:
    problems = {problem.subject for problem in payload.problems}
    return payload.version is not None or payload.version_name in problems
