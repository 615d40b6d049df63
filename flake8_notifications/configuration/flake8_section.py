"""Where the ``[flake8]`` section is, and with it the root of the project, by flake8's own code."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from configparser import Error as ConfigParserError
from configparser import RawConfigParser
from pathlib import Path
from typing import Final

from flake8 import defaults, utils
from flake8.exceptions import ExecutionError
from flake8.options import config

from flake8_notifications import options
from flake8_notifications.errors import BindingError, InputError, SettingsError
from flake8_notifications.project.git import top_level

#: The names of flake8's configuration files, as in ``flake8.options.config``.
_CONFIG_FILES: Final = ("setup.cfg", "tox.ini", ".flake8")


def configuration_file(config_file: str | None, *, isolated: bool) -> Path | None:
    """The file that holds the ``[flake8]`` section in force, or None if there is none.

    :raises SettingsError: if it cannot be read.
    """
    if config_file is not None and not isolated:
        return Path(os.path.abspath(config_file))
    section, _ = section_in_force(config_file, isolated=isolated)
    directory = root_of(config_file, [], [], isolated=isolated)
    # In the order in which flake8 looks for it.
    for name in ("setup.cfg", "tox.ini", ".flake8"):
        parser = RawConfigParser()
        try:
            parser.read(directory / name, encoding="utf-8")
        except (ConfigParserError, UnicodeDecodeError):
            continue
        if "flake8" in parser and dict(parser["flake8"]) == section:
            return directory / name
    return None


def section_in_force(config_file: str | None, *, isolated: bool) -> tuple[Mapping[str, str], str]:
    """The ``[flake8]`` section, and the directory that its paths start from."""
    parser, directory = _loaded(config_file, [], isolated=isolated)
    return (dict(parser["flake8"]) if "flake8" in parser else {}), directory


def _loaded(
    config_file: str | None, appended: list[str], *, isolated: bool
) -> tuple[RawConfigParser, str]:
    """The configuration in force, and the directory that its paths start from."""
    try:
        parser, directory = config.load_config(config_file, appended, isolated=isolated)
    except ExecutionError as error:
        raise SettingsError(str(error)) from error
    if config_file is None and not isolated:
        _reject_unreadable(directory)
    for name in dict(parser).get("flake8", ()):
        _reject_unknown(name)
    return parser, directory


def _reject_unreadable(directory: str) -> None:
    """Reject a configuration that may not be read: flake8 takes it for one that is not there."""
    for name in _CONFIG_FILES:
        path = os.path.join(directory, name)
        if not os.access(path, os.R_OK) and os.path.isfile(path):
            raise InputError(f"{path}: cannot be read: {os.strerror(errno.EACCES)}")


def _reject_unknown(name: str) -> None:
    """Reject a name that looks like one of ours and is not: flake8 passes over what it lacks."""
    written = name.replace("_", "-")
    names = [option.name for option in options.OPTIONS]
    if written.startswith(options.PREFIX) and written not in names:
        # Imported late: flake8 reads settings in every process.
        import difflib

        ends = [name.removeprefix(options.PREFIX) for name in names]
        near = difflib.get_close_matches(written.removeprefix(options.PREFIX), ends, 1)
        hint = f": did you mean '{options.PREFIX}{near[0]}'?" if near else ""
        raise BindingError(f"the [flake8] section has '{name}', which is no option{hint}")


def unchecked_globs(section: Mapping[str, str], directory: str) -> tuple[str, ...]:
    """What flake8 does not check, as it reads that itself."""
    exclude = section.get("exclude", ",".join(defaults.EXCLUDE))
    further = section.get("extend-exclude", section.get("extend_exclude", ""))
    return tuple(
        glob
        for text in (exclude, further)
        for glob in utils.normalize_paths(utils.parse_comma_separated_list(text), directory)
    )


def root_of(
    config_file: str | None, appended: list[str], looked_at: Sequence[Path], *, isolated: bool
) -> Path:
    """The directory of the configuration in force, else git's top level, else where we are.

    :param looked_at: the directories that are checked: a configuration that is kept elsewhere is
        none of a directory around them.
    """
    parser, directory = _loaded(config_file, appended, isolated=isolated)
    here = Path.cwd()
    configured = Path(os.path.abspath(directory))
    if parser.sections() and (not looked_at or any(_is_in(path, configured) for path in looked_at)):
        return configured
    start = here if not looked_at or any(_is_in(path, here) for path in looked_at) else looked_at[0]
    return top_level(start) or start


def _is_in(directory: Path, holder: Path) -> bool:
    return Path(os.path.realpath(directory)).is_relative_to(os.path.realpath(holder))


def config_files_of(config_file: str | None, *, isolated: bool) -> tuple[str, ...]:
    """Where flake8 looks for its section, in that order."""
    if isolated:
        return ()
    return _CONFIG_FILES if config_file is None else (os.path.basename(config_file),)


def has_records(section: Mapping[str, str], directory: Path) -> bool:
    """Whether a directory has code, and the files that its section means as those of a project."""
    has_records = any(
        (directory / str(section.get(option.name, option.default)).partition("::")[0]).is_file()
        for option in (options.ALLOWLIST, options.FINGERPRINTS)
    )
    return has_records and any(
        name.endswith(".py") for _, _, names in os.walk(directory) for name in names
    )
