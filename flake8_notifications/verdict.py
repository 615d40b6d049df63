"""All that is wrong in a project, what no single file can show included.

It is kept from one run of the command to the next as long as no file changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

import msgspec

from flake8_notifications import garbage_collection
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.emissions.model import Emission
from flake8_notifications.project_state import ProjectState
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.wording import Wording
from flake8_notifications.source.place import Place
from flake8_notifications.source.unread import Unread

if TYPE_CHECKING:
    from flake8_notifications.analysis import Analysis

_KIND: Final = "check"


class Verdict(msgspec.Struct, frozen=True):
    """What there is to say of a project.

    :ivar unread: the files that may hold something of interest and could not be read.
    :ivar undecided: the emissions of which more would be known if further packages were installed.
    :ivar is_empty: whether there was nothing to judge.
    :ivar open_calls: the calls of something named like what sends, of which nobody can know on
        what.
    :ivar wording: in which the project is spoken to.
    :ivar unmatched: a line for each entry of an option that refers to nothing in all that is sent.
    """

    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...]
    undecided: tuple[Emission, ...]
    is_empty: bool
    wording: Wording
    unmatched: tuple[str, ...] = ()
    open_calls: tuple[Place, ...] = ()


_DECODER: Final = msgspec.json.Decoder(Verdict)


def verdict_on(settings: Settings, unreported: Collection[str]) -> Verdict:
    """What there is to say of a project.

    :param unreported: the codes of rules that are switched off.
    :raises InputError: see :func:`flake8_notifications.analysis.analyse`.
    """
    state = ProjectState(settings)
    parts = state.token(str(settings.samples)), *sorted(unreported)
    kept = state.kept(_KIND, *parts)
    if kept is not None:
        try:
            return _DECODER.decode(kept)
        except (msgspec.MsgspecError, RecursionError):
            pass
    with garbage_collection.paused():
        # Imported late: in most runs there is nothing to look at.
        from flake8_notifications.analysis import analyse

        analysis = analyse(settings, listing=state.listing, unreported=unreported)
        beyond = tuple(_beyond_single_files(analysis, settings))
    verdict = Verdict(
        (*analysis.findings, *beyond),
        analysis.unread,
        tuple(emission for emission in analysis.emissions if emission.missing),
        not (analysis.emissions or analysis.payloads.classes),
        analysis.wording,
        analysis.unmatched,
        tuple(sorted({call for wrapper in analysis.wrappers for call in wrapper.open_calls})),
    )
    # Of samples and of classes that are gone, files have a say that are no part of the project.
    if not (beyond or verdict.unmatched or settings.samples.is_dir()):
        content = msgspec.json.encode(verdict).decode()
        state.keep(content, analysis.consulted, _KIND, *parts)
    return verdict


def _beyond_single_files(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    from flake8_notifications.project_samples import findings as sample_findings

    if not analysis.unread:
        # A class that was not found may stand in a file that could not be read.
        yield from _removed(analysis, settings)
        yield from sample_findings.unused(
            settings, analysis.catalogue, analysis.payloads.classes, analysis.emissions
        )


def _removed(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    from flake8_notifications.committed import fingerprint_file
    from flake8_notifications.project.files import python_files
    from flake8_notifications.project.modules import Modules
    from flake8_notifications.removed_classes import (
        places_of_removed,
        removed_for_good,
        removed_since,
    )
    from flake8_notifications.rules.payload_rules import judge_removed

    since = removed_since(analysis, settings)
    names = removed_for_good(analysis, settings) - since
    if not names and not since:
        return
    modules = Modules(settings.root, python_files(settings.root, settings.exclude))
    file = settings.fingerprints.described(settings.root)
    there = analysis.payloads.unregistered
    if names:
        places = {**fingerprint_file.places(settings.fingerprints, modules), **there}
        yield from judge_removed(names, places, None, file, there)
    if analysis.baseline is not None:
        places = places_of_removed(since, modules, settings.fingerprints.path)
        yield from judge_removed(
            since, {**places, **there}, analysis.baseline.revision, file, there
        )
