"""The flake8 plugin: the only module, with the command, that knows flake8."""

from __future__ import annotations

import argparse
import ast
import logging
import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from flake8.exceptions import ExecutionError
from flake8.options.manager import OptionManager
from flake8.utils import is_using_stdin

from flake8_notifications import __version__
from flake8_notifications.configuration import flake8_options
from flake8_notifications.errors import InputError

if TYPE_CHECKING:
    from flake8_notifications.cached_findings import CachedFindings, Reported
    from flake8_notifications.configuration.settings import Settings
    from flake8_notifications.rules.baseline import Baseline

LOG = logging.getLogger(__name__)
_Report = tuple[int, int, str]
_Violation = tuple[int, int, str, type[Any]]


class NotificationsPlugin:
    """Reports on one file what the whole project says about it.

    :param tree: the syntax tree of the file; left alone.
    :param filename: as flake8 shows it; of an editor's buffer, its display name.
    :param lines: of the file, or of the unsaved buffer.
    """

    name = "flake8-notifications"
    version = __version__

    _settings: ClassVar[Settings | None] = None
    _is_linted: ClassVar[Callable[[str], bool]]
    _is_stdin: ClassVar[bool] = False
    _baseline: ClassVar[Baseline | None] = None
    _cached_findings: ClassVar[CachedFindings | None] = None
    #: What there is to report of the files as they are on disk, by the file it is reported on.
    _reports: ClassVar[Mapping[str, Sequence[_Report]] | None] = None

    def __init__(self, tree: ast.AST, filename: str, lines: Sequence[str]) -> None:
        self._filename = filename
        self._lines = lines

    @classmethod
    def add_options(cls, manager: OptionManager) -> None:
        """Register the options with flake8, and the rules that are off by default."""
        flake8_options.register(manager)

    @classmethod
    def parse_options(
        cls, manager: OptionManager, namespace: argparse.Namespace, args: Sequence[str]
    ) -> None:
        """Take the options over; reject what makes no sense before any file is checked.

        :raises ExecutionError: which ends flake8 with one line and exit status 1.
        """
        # Imported late: flake8 parses options in every process, and for --help, too.
        from flake8_notifications.configuration.checked_files import linted_paths
        from flake8_notifications.configuration.settings_reading import from_flake8

        cls._reports = cls._baseline = cls._cached_findings = None
        try:
            settings = from_flake8(namespace)
            cls._settings = settings
            cls._is_linted = linted_paths(namespace, settings.root)
            _say_what_is_outside(namespace, settings)
            cls._is_stdin = is_using_stdin(namespace.filenames or [])
            if multiprocessing.parent_process() is None:
                cls._prepare(settings, has_workers=_has_workers(namespace))
                cls._say_what_is_left_out(namespace, settings)
        except InputError as error:
            raise ExecutionError(str(error)) from error

    @classmethod
    def _verdict(cls, settings: Settings, overlay: Mapping[str, str]) -> Sequence[Reported]:
        from flake8_notifications.cached_findings import CachedFindings, handed_over

        reported = None if overlay else handed_over()
        if reported is not None:
            return reported
        if cls._cached_findings is None:
            cls._cached_findings = CachedFindings(settings)
        return cls._cached_findings.current(overlay, cls._baseline)

    @classmethod
    def _by_file(cls, reported: Sequence[Reported]) -> Mapping[str, Sequence[_Report]]:
        """What there is to report, by the file it is reported on."""
        reports: dict[str, list[_Report]] = {}
        for each in reported:
            reports.setdefault(each.path, []).append((each.line, each.column, each.text))
            if not cls._is_linted(each.path):
                paths = (path for path, _ in each.causes)
                cause = next(filter(cls._is_linted, paths), None)
                if cause is not None:
                    line = min(line for path, line in each.causes if path == cause)
                    text = f"{each.text}; see {each.path}:{each.line}"
                    reports.setdefault(cause, []).append((line, 0, text))
        return reports

    @classmethod
    def _prepare(cls, settings: Settings, *, has_workers: bool) -> None:
        """What the main process does for all of its workers.

        :raises InputError: if the settings make no sense.
        """
        from flake8_notifications.cached_findings import hand_over

        cls._cached_findings = _cached_findings(settings)
        reported = None if cls._cached_findings is None else cls._cached_findings.earlier({})
        if reported is None:
            cls._baseline = _validated(settings)
            if cls._cached_findings is None:
                cls._reports = {}
            elif has_workers:
                reported = cls._cached_findings.current({}, cls._baseline)
        if reported is not None:
            cls._reports = cls._by_file(reported)
            if has_workers:
                hand_over(reported)

    @classmethod
    def _say_what_is_left_out(cls, namespace: argparse.Namespace, settings: Settings) -> None:
        """Say of files that are named that git has them nowhere in the project."""
        if cls._cached_findings is None or cls._is_stdin:
            return
        for name in namespace.filenames or ():
            path = _relative(name, settings)
            if path is None or not os.path.isfile(name) or not cls._is_linted(path):
                continue
            if not cls._cached_findings.has(path):
                LOG.warning(
                    "not checked for notifications: %s is no file of the project, %s: git ignores "
                    "it, or has it in a submodule",
                    name,
                    settings.root,
                )

    def run(self) -> Iterator[_Violation]:
        """The violations of the file: line, column, text and this class."""
        settings = self._settings
        path = None if settings is None else _relative(self._filename, settings)
        if settings is None or path is None:
            return
        for line, column, text in self._found(settings, path):
            yield line, column, text, type(self)

    def _found(self, settings: Settings, path: str) -> Sequence[_Report]:
        """What is reported on this file, as flake8 has it."""
        from flake8_notifications.project.files import is_excluded

        try:
            text = "".join(self._lines)
            # A module named like a test may be imported, and so be code: its buffer cannot tell.
            is_test = is_excluded(path, settings.tests)
            if self._is_stdin and not is_test and not _is_on_disk(settings, path, text):
                return self._by_file(self._verdict(settings, {path: text})).get(path, ())
            cls = type(self)
            if cls._reports is None:
                cls._reports = self._by_file(self._verdict(settings, {}))
            return cls._reports.get(path, ())
        except InputError as error:
            # flake8 would show a traceback to somebody who is typing in a module that holds the
            # allowlist or the fingerprints.
            LOG.warning("nothing is checked: %s", error)
            return ()


def _say_what_is_outside(namespace: argparse.Namespace, settings: Settings) -> None:
    """Say once that some of what is checked is no part of the project."""
    from flake8_notifications.configuration.checked_files import linted_directories

    if multiprocessing.parent_process() is not None or is_using_stdin(namespace.filenames or []):
        return
    top = os.path.realpath(settings.root)
    for directory in linted_directories(namespace):
        full = os.path.realpath(directory)
        # A directory around the project holds all of it.
        if not _is_in(full, top) and not _is_in(top, full):
            LOG.warning(
                "not checked for notifications: %s is outside of the project, %s: run flake8 there",
                directory,
                settings.root,
            )
            return


def _is_in(path: str, directory: str) -> bool:
    return path == directory or path.startswith(os.path.join(directory, ""))


def _cached_findings(settings: Settings) -> CachedFindings | None:
    """The cached findings of a project, or None for a directory that is not one."""
    from flake8_notifications.cached_findings import CachedFindings
    from flake8_notifications.project.files import ProjectError

    try:
        return CachedFindings(settings)
    except ProjectError as error:
        # A file outside any project is none of our business.
        LOG.warning("not checked: no project found above that directory: %s", error)
        return None


def _validated(settings: Settings) -> Baseline | None:
    """What judges a change, once the files that the settings name have turned out to be of use.

    :raises InputError: if they are not.
    """
    from flake8_notifications.committed import allowlist_file, fingerprint_file
    from flake8_notifications.errors import SettingsError
    from flake8_notifications.project.files import python_files
    from flake8_notifications.project.modules import Modules

    if settings.has_named_samples:
        from flake8_notifications.project_samples import findings as sample_findings

        sample_findings.validate(settings)
    allowlist, fingerprints = settings.allowlist, settings.fingerprints
    if fingerprints.is_named and fingerprints.constant is None and not fingerprints.path.exists():
        raise SettingsError(
            f"{fingerprints}: there is no such file: "
            "make it with 'flake8-notifications fingerprints'"
        )
    are_in_source = allowlist.constant is not None or fingerprints.constant is not None
    paths = (
        python_files(settings.root, settings.exclude) if are_in_source or settings.has_names else ()
    )
    modules = Modules(settings.root, paths)
    if settings.has_names:
        from flake8_notifications.option_checks.named_objects import named

        named(settings, modules)
    fingerprint_file.load(fingerprints, modules)
    allowlist_file.load(allowlist, modules)
    if not settings.against:
        return None
    from flake8_notifications.revisions.earlier_project import baseline_of

    return baseline_of(settings)


def _has_workers(namespace: argparse.Namespace) -> bool:
    """Whether flake8 is going to check files in several processes."""
    names = namespace.filenames or ["."]
    if is_using_stdin(names) or not (namespace.jobs.is_auto or namespace.jobs.n_jobs > 1):
        return False
    return len(names) > 1 or os.path.isdir(names[0])


def _relative(filename: str, settings: Settings) -> str | None:
    """The path from the project root, or None for what is no module of the project."""
    from flake8_notifications.project.files import is_excluded

    path = os.path.relpath(os.path.realpath(filename), os.path.realpath(settings.root))
    path = path.replace(os.sep, "/")
    is_outside = path.startswith("../") or not path.endswith(".py")
    firmly = [glob for glob in settings.exclude if glob not in settings.tests]
    return None if is_outside or is_excluded(path, firmly) else path


def _is_on_disk(settings: Settings, path: str, text: str) -> bool:
    from flake8_notifications.source.text import SourceError, read

    try:
        return read(settings.root / path) == text.replace("\r\n", "\n").replace("\r", "\n")
    except SourceError:
        return False
