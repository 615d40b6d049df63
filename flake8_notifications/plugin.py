"""The flake8 plugin: the only module, with the command, that knows flake8."""

from __future__ import annotations

import argparse
import ast
import logging
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from flake8.exceptions import ExecutionError
from flake8.options.manager import OptionManager

from flake8_notifications import __version__, flake8_options

if TYPE_CHECKING:
    from flake8_notifications.analysis import Analysis
    from flake8_notifications.rules.baseline import Baseline
    from flake8_notifications.rules.finding import Finding
    from flake8_notifications.settings import Settings

LOG = logging.getLogger(__name__)
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
    _baseline: ClassVar[Baseline | None] = None
    _analysis: ClassVar[Analysis | None] = None

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
        from flake8_notifications import settings as settings_module
        from flake8_notifications.allowlist_file import AllowlistError
        from flake8_notifications.fingerprint_file import FingerprintFileError
        from flake8_notifications.linted import linted_paths
        from flake8_notifications.project.files import ProjectError

        cls._analysis = cls._baseline = None
        try:
            settings = settings_module.from_flake8(namespace)
            if multiprocessing.parent_process() is None:
                _validate(settings)
                # Forked workers inherit it, so that git is asked once.
                cls._baseline = _baseline(settings)
        except (
            settings_module.SettingsError,
            AllowlistError,
            FingerprintFileError,
            ProjectError,
        ) as error:
            raise ExecutionError(str(error)) from error
        cls._settings = settings
        cls._is_linted = linted_paths(namespace, settings.root)

    def run(self) -> Iterator[_Violation]:
        """The violations of the file: line, column, text and this class."""
        settings = self._settings
        path = None if settings is None else _relative(self._filename, settings)
        if settings is None or path is None:
            return
        for finding in self._findings(settings, path):
            if finding.place.path == path:
                yield finding.place.line, finding.column, finding.text, type(self)
            elif not self._is_linted_file(finding.place.path):
                paths = (cause.path for cause in finding.causes)
                if path == next(filter(self._is_linted_file, paths), None):
                    lines = [cause.line for cause in finding.causes if cause.path == path]
                    yield min(lines), 0, f"{finding.text} [of {finding.place}]", type(self)

    def _is_linted_file(self, path: str) -> bool:
        return type(self)._is_linted(path)

    def _findings(self, settings: Settings, path: str) -> Sequence[Finding]:
        """What is wrong with the project, with this file as flake8 sees it."""
        from flake8_notifications.allowlist_file import AllowlistError
        from flake8_notifications.fingerprint_file import FingerprintFileError
        from flake8_notifications.project.files import ProjectError
        from flake8_notifications.settings import SettingsError

        try:
            return self._analyse(settings, path, "".join(self._lines)).findings
        except (AllowlistError, FingerprintFileError, ProjectError, SettingsError) as error:
            # flake8 would show a traceback; whoever checks a file outside any project shall not,
            # nor whoever types in a module that holds the allowlist or the fingerprints.
            LOG.warning("nothing is checked: %s", error)
            return ()

    def _analyse(self, settings: Settings, path: str, text: str) -> Analysis:
        from flake8_notifications.analysis import analyse

        cls = type(self)
        if not _is_on_disk(settings, path, text):
            return analyse(settings, {path: text}, baseline=cls._baseline)
        if cls._analysis is None:
            cls._analysis = analyse(settings, baseline=cls._baseline)
        return cls._analysis


def _validate(settings: Settings) -> None:
    from flake8_notifications import allowlist_file, fingerprint_file
    from flake8_notifications.project.files import python_files
    from flake8_notifications.project.modules import Modules
    from flake8_notifications.settings import SettingsError

    allowlist, fingerprints = settings.allowlist, settings.fingerprints
    if fingerprints.is_named and fingerprints.constant is None and not fingerprints.path.exists():
        raise SettingsError(
            f"{fingerprints}: there is no such file: "
            "make it with 'flake8-notifications fingerprints'"
        )
    are_in_source = allowlist.constant is not None or fingerprints.constant is not None
    paths = python_files(settings.root, settings.exclude) if are_in_source else ()
    modules = Modules(settings.root, paths)
    fingerprint_file.load(fingerprints, modules)
    allowlist_file.load(allowlist, modules)


def _baseline(settings: Settings) -> Baseline | None:
    if not settings.against:
        return None
    from flake8_notifications.revision import baseline_of

    return baseline_of(settings)


def _relative(filename: str, settings: Settings) -> str | None:
    """The path from the project root, or None for what is no module of the project."""
    from flake8_notifications.project.files import is_excluded

    path = os.path.relpath(os.path.realpath(filename), os.path.realpath(settings.root))
    path = path.replace(os.sep, "/")
    is_outside = path.startswith("../") or not path.endswith(".py")
    if is_outside or is_excluded(path, settings.exclude):
        return None
    return path


def _is_on_disk(settings: Settings, path: str, text: str) -> bool:
    from flake8_notifications.source.text import SourceError, read

    try:
        return read(settings.root / path) == text.replace("\r\n", "\n").replace("\r", "\n")
    except SourceError:
        return False
