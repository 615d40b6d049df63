"""What ``--notifications-against`` names: the files as they were committed where a change started.

A change that brings its own allowlist or fingerprint file along waves itself through, so that they
are read from the merge base of the revision and HEAD.  There each of them is looked for

1. where it is now;
2. where the configuration of that time says, or by default: who renames it edits the option, too;
3. where git says that it was before it was renamed.

Where both were merged into each other there are several merge bases, each of which has what the
other has not: of each class the record with the highest version counts.

If it was in none of these places, there is nothing older to go by, and the file is its own judge,
as without the option; but an allowlist that a guarded project went without was empty.  A project
was guarded if its configuration said something of notifications, or it had a file that only this
plugin reads; a list or a table in Python source may be older than its use for this.  The change by
which a project becomes guarded has to pass, so that there all files are their own judges.
"""

from __future__ import annotations

import configparser
import functools
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeVar

from flake8_notifications.committed import allowlist_file, fingerprint_file
from flake8_notifications.committed.allowlist_file import AllowlistError, NoAllowlistError
from flake8_notifications.committed.fingerprint_file import (
    FingerprintFileError,
    NoFingerprintsError,
)
from flake8_notifications.committed.location import Location
from flake8_notifications.committed.reading import ReadingError, decode
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.configuration.settings_reading import location_of
from flake8_notifications.emissions.allowlist import Allowlist
from flake8_notifications.errors import SettingsError
from flake8_notifications.options import (
    AGAINST,
    ALLOWLIST,
    FINGERPRINTS,
    PREFIX,
    Option,
    split_list,
)
from flake8_notifications.payloads.model import Record
from flake8_notifications.project import git
from flake8_notifications.project.files import is_excluded
from flake8_notifications.project.modules import Modules
from flake8_notifications.project.snapshot import Snapshot
from flake8_notifications.rules.baseline import Baseline, joined
from flake8_notifications.rules.finding import printable

_Read = TypeVar("_Read")
_UNLISTED: Final = "NTF101"


def baseline_of(settings: Settings) -> Baseline | None:
    """What the settings want a change to be judged by, or None if they name no revision.

    :raises SettingsError: if there is no such revision, or its files cannot be used.
    """
    if not settings.against:
        return None
    try:
        starts = git.merge_bases(settings.root, settings.against)
    except git.GitError as error:
        raise unusable(error) from error
    return functools.reduce(joined, (_baseline_at(settings, commit) for commit in starts))


def _baseline_at(settings: Settings, commit: git.Commit) -> Baseline:
    try:
        return EarlierProject(settings, commit).baseline()
    except git.GitError as error:
        raise unusable(error) from error
    except (AllowlistError, FingerprintFileError, ReadingError) as error:
        raise unusable(
            f"at {commit.name[:12]}: {error} (leave the revision out for the change that mends it)"
        ) from error


def unusable(reason: object) -> SettingsError:
    return SettingsError(printable(f"--{AGAINST.name}: {reason}"))


class EarlierProject:
    """A project where a change to it started."""

    def __init__(self, settings: Settings, commit: git.Commit) -> None:
        self.commit = commit
        self._settings = settings
        self._snapshot = Snapshot(commit)

    @classmethod
    def of(cls, settings: Settings) -> EarlierProject:
        """The project at the merge base that settings name.

        :raises SettingsError: if there is none.
        """
        try:
            return cls(settings, git.merge_base(settings.root, settings.against))
        except git.GitError as error:
            raise unusable(error) from error

    def baseline(self) -> Baseline:
        """The allowlist and the fingerprint file of that time."""
        settings = self._settings
        now = (settings.allowlist, settings.fingerprints)
        self._snapshot.fetch([*(location.path for location in now), *self._config_files])
        if not self._was_guarded():
            return Baseline(settings.against)
        allowlist = self._first(self._allowlist, ALLOWLIST, settings.allowlist)
        if allowlist is None and not self._ignored(_UNLISTED):
            allowlist = Allowlist({})
        records = self._first(self._records, FINGERPRINTS, settings.fingerprints)
        return Baseline(settings.against, allowlist, records)

    def _was_guarded(self) -> bool:
        """Whether the plugin was in use."""
        settings = self._settings
        return (
            # Where a command line names them, the configuration tells nothing.
            settings.is_named_by_command
            or any(name.replace("_", "-").startswith(PREFIX) for name in self._section)
            or self._had_file(ALLOWLIST, settings.allowlist)
            or self._had_file(FINGERPRINTS, settings.fingerprints)
        )

    def _had_file(self, option: Option, now: Location) -> bool:
        """Whether there was a file that only this plugin reads."""
        return any(
            location.constant is None and self._snapshot.is_file(location.path)
            for location in self._places(option, now)
        )

    def _ignored(self, code: str) -> bool:
        """Whether the configuration of that time ignores a rule."""
        names = ("ignore", "extend-ignore", "extend_ignore")
        lists = (split_list(self._section.get(name, "")) for name in names)
        return any(code.startswith(prefix) for prefixes in lists for prefix in prefixes)

    @functools.cached_property
    def _paths(self) -> list[str]:
        """The project's Python files."""
        paths = git.python_files_at(self.commit)
        return [path for path in paths if not is_excluded(path, self._settings.exclude)]

    @functools.cached_property
    def _modules(self) -> Modules:
        """The modules of that time, fetched one by one: few are needed for a constant."""
        return Modules(self._settings.root, self._paths, sources=self._snapshot)

    def _first(
        self, read: Callable[[Location], _Read | None], option: Option, now: Location
    ) -> _Read | None:
        """What is read in the first of the places where there is something."""
        contents = map(read, self._places(option, now))
        return next((each for each in contents if each is not None), None)

    def _places(self, option: Option, now: Location) -> Iterator[Location]:
        """Where a file may have been, the likeliest first."""
        yield now
        then = self._configured(option)
        self._snapshot.fetch([then.path])
        yield then
        inside = self.commit.path_of(now.path) if now.path.exists() else None
        former = None if inside is None else git.former_path(self.commit, inside)
        if former is not None:
            path = self._settings.root / ("../" * self.commit.prefix.count("/")) / former
            self._snapshot.fetch([path])
            yield now._replace(path=path)

    def _configured(self, option: Option) -> Location:
        """Where the configuration of that time says that a file is."""
        value = self._section.get(option.name, self._section.get(option.attribute))
        try:
            return location_of(option, value, self._settings.root)
        except SettingsError:
            # With that, flake8 said nothing else.
            return location_of(option, None, self._settings.root)

    @property
    def _config_files(self) -> list[Path]:
        return [self._settings.root / name for name in self._settings.config_files]

    @functools.cached_property
    def _section(self) -> Mapping[str, str]:
        """The ``[flake8]`` section of the configuration of that time."""
        sections = (_section(self._snapshot.content(path)) for path in self._config_files)
        return next((section for section in sections if section is not None), {})

    def _allowlist(self, location: Location) -> Allowlist | None:
        content = self._snapshot.content(location.path)
        if content is None:
            return None
        if location.constant is None:
            name = str(self.commit.path_of(location.path))
            return allowlist_file.parse(decode(content, name), Path(name))
        try:
            return allowlist_file.load(location, self._modules)
        except NoAllowlistError:
            return None

    def _records(self, location: Location) -> Mapping[str, Record] | None:
        content = self._snapshot.content(location.path)
        if content is None:
            return None
        if location.constant is None:
            name = str(self.commit.path_of(location.path))
            return fingerprint_file.parse(decode(content, name), name)
        try:
            return fingerprint_file.load(location, self._modules)
        except NoFingerprintsError:
            return None


def _section(content: bytes | None) -> Mapping[str, str] | None:
    """The ``[flake8]`` section of a configuration file, if there is one."""
    parser = configparser.RawConfigParser()
    try:
        parser.read_string((content or b"").decode())
    except (UnicodeDecodeError, configparser.Error):
        return None
    return parser["flake8"] if parser.has_section("flake8") else None
