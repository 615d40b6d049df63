"""The settings of a run, read through flake8's own configuration code."""

from __future__ import annotations

import argparse
import dataclasses
import errno
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from configparser import Error as ConfigParserError
from configparser import RawConfigParser
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from flake8 import defaults, utils
from flake8.exceptions import ExecutionError
from flake8.main.options import stage1_arg_parser
from flake8.options import config

from flake8_notifications import options
from flake8_notifications.committed.location import Location
from flake8_notifications.configuration.checked_files import linted_directories
from flake8_notifications.errors import BindingError, InputError, SettingsError
from flake8_notifications.payloads.class_options import (
    USUAL_OPTIONS,
    ClassOptions,
    VersionPlace,
    version_place,
)
from flake8_notifications.payloads.policy_names import Policy
from flake8_notifications.project.git import top_level

if TYPE_CHECKING:
    from flake8_notifications.emissions.model import NamedNotifier

#: The names of flake8's configuration files, as in ``flake8.options.config``.
_CONFIG_FILES: Final = ("setup.cfg", "tox.ini", ".flake8")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run goes by.

    :ivar root: the project root, absolute.
    :ivar notifiers: further notifiers.
    :ivar factories: the project's own functions that make notifiers, by dotted name.
    :ivar cache: the directory of the cache, absolute; None for no cache.
    :ivar against: the git revision whose files judge, empty for none.
    :ivar config_files: the configuration files that may be in force, relative to the root.
    :ivar is_named_by_command: whether a command line names the allowlist or the fingerprint file,
        which makes their paths absolute.
    :ivar tests: those globs of ``exclude`` that nobody has asked for: what production code imports
        is no test, whatever its name.
    :ivar unchecked: flake8's own globs of what it does not check, as it matches them.
    :ivar samples: the directory of the samples, absolute.
    :ivar has_named_samples: whether somebody named it, so that it has to exist.
    :ivar sample_decorators: the names of the functions that name a class's sample.
    :ivar class_options: what is said of payload classes beside their bases.
    :ivar unreported: the codes of rules that flake8 is told to leave out everywhere, in order;
        nothing has to be looked for on their account.
    :ivar gates: the functions that decide whether to send, by dotted name.
    :ivar replacement: what to send instead of what may not be sent, empty for nothing.
    """

    root: Path
    allowlist: Location
    notifiers: tuple[NamedNotifier, ...]
    factories: tuple[str, ...]
    fingerprints: Location
    payload_bases: tuple[str, ...]
    policy: Policy
    exclude: tuple[str, ...]
    cache: Path | None = None
    against: str = ""
    config_files: tuple[str, ...] = ()
    is_named_by_command: bool = False
    tests: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    samples: Path = Path()
    has_named_samples: bool = False
    sample_decorators: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    replacement: str = ""
    class_options: ClassOptions = USUAL_OPTIONS
    unreported: tuple[str, ...] = ()

    @property
    def has_names(self) -> bool:
        """Whether somebody names functions or classes of the project or of what it uses."""
        bases = options.split_list(options.PAYLOAD_BASES.default)
        decorators = options.split_list(options.SAMPLE_DECORATORS.default)
        has_own = [*self.payload_bases] != bases or not {*self.sample_decorators} <= {*decorators}
        return bool(self.notifiers or self.factories or self.gates or has_own)


class Named(NamedTuple):
    """What options name, each thing under the names that it has where it is defined as well."""

    notifiers: tuple[NamedNotifier, ...]
    factories: tuple[str, ...]
    payload_bases: tuple[str, ...]
    gates: tuple[str, ...]


def from_flake8(namespace: argparse.Namespace) -> Settings:
    """The settings in flake8's options, once it has parsed them.

    :raises SettingsError: if they make no sense.
    """
    values = {option.name: getattr(namespace, option.attribute) for option in options.OPTIONS}
    command_line = _flake8_command_line()
    looked_at = linted_directories(namespace)
    root = _root(
        command_line.config, command_line.append_config, looked_at, isolated=command_line.isolated
    )
    config_files = _config_files(command_line.config, isolated=command_line.isolated)
    unchecked = (*namespace.exclude, *namespace.extend_exclude)
    settings = _settings(root, values, config_files, unchecked)
    return dataclasses.replace(settings, unreported=_unreported(namespace))


def _unreported(namespace: argparse.Namespace) -> tuple[str, ...]:
    """The rules that options leave out everywhere."""
    if not (namespace.select or namespace.ignore or namespace.extend_ignore):
        return ()
    # Imported late: most projects leave out nothing, and flake8 asks in every process.
    from flake8.style_guide import Decision, DecisionEngine

    from flake8_notifications.rules.catalogue import unreported

    decide = DecisionEngine(namespace).decision_for
    return tuple(sorted(unreported(lambda code: decide(code) is Decision.Selected)))


def _flake8_command_line() -> argparse.Namespace:
    """The options that say which configuration flake8 reads.

    flake8 takes them off its command line before it parses the rest, and keeps them to itself.
    Its worker processes have the same ``sys.argv``.
    """
    program = Path(sys.argv[0])
    is_flake8 = program.stem == "flake8" or program.parent.name == "flake8"
    arguments = sys.argv[1:] if is_flake8 else []
    return stage1_arg_parser().parse_known_args(arguments)[0]


def from_configuration(
    options_given: Mapping[str, Any], *, config_file: str | None = None, isolated: bool = False
) -> Settings:
    """The settings in the ``[flake8]`` section, with what a command line gives on top.

    :param options_given: values by the name of the option; None where it was not given.
    :raises SettingsError: if they make no sense.
    """
    section, directory = _section(config_file, isolated=isolated)
    values: dict[str, Any] = {}
    for option in options.OPTIONS:
        value = options_given.get(option.name)
        if value is None:
            configured = section.get(option.name, section.get(option.attribute))
            value = configured
        values[option.name] = option.initial if value is None else value
    # A configuration with records beside it is that of a project, wherever the command runs.
    looked_at = [] if _has_records(section, Path(directory)) else [Path.cwd()]
    root = _root(config_file, [], looked_at, isolated=isolated)
    config_files = _config_files(config_file, isolated=isolated)
    return _settings(root, values, config_files, _unchecked(section, directory))


def _has_records(section: Mapping[str, str], directory: Path) -> bool:
    """Whether a directory has code, and the files that its section means as those of a project."""
    has_records = any(
        (directory / str(section.get(option.name, option.default)).partition("::")[0]).is_file()
        for option in (options.ALLOWLIST, options.FINGERPRINTS)
    )
    return has_records and any(
        name.endswith(".py") for _, _, names in os.walk(directory) for name in names
    )


def configuration_file(config_file: str | None, *, isolated: bool) -> Path | None:
    """The file that holds the ``[flake8]`` section in force, or None if there is none.

    :raises SettingsError: if it cannot be read.
    """
    if config_file is not None and not isolated:
        return Path(os.path.abspath(config_file))
    section, _ = _section(config_file, isolated=isolated)
    directory = _root(config_file, [], [], isolated=isolated)
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


def _section(config_file: str | None, *, isolated: bool) -> tuple[Mapping[str, str], str]:
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


def _unchecked(section: Mapping[str, str], directory: str) -> tuple[str, ...]:
    """What flake8 does not check, as it reads that itself."""
    exclude = section.get("exclude", ",".join(defaults.EXCLUDE))
    further = section.get("extend-exclude", section.get("extend_exclude", ""))
    return tuple(
        glob
        for text in (exclude, further)
        for glob in utils.normalize_paths(utils.parse_comma_separated_list(text), directory)
    )


def _root(
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


def _config_files(config_file: str | None, *, isolated: bool) -> tuple[str, ...]:
    """Where flake8 looks for its section, in that order."""
    if isolated:
        return ()
    return _CONFIG_FILES if config_file is None else (os.path.basename(config_file),)


def _settings(
    root: Path,
    values: Mapping[str, Any],
    config_files: tuple[str, ...],
    unchecked: tuple[str, ...],
) -> Settings:
    policy = values[options.VERSION_POLICY.name]
    if policy not in options.VERSION_POLICY.choices:
        *others, last = options.VERSION_POLICY.choices
        allowed = f"{', '.join(others)} or {last}"
        raise SettingsError(f"--{options.VERSION_POLICY.name}: '{policy}' is not {allowed}")
    given = values[options.EXCLUDE.name]
    exclude = tuple(_list(options.EXCLUDE.default if given is None else given))
    bases = _list(values[options.PAYLOAD_BASES.name])
    if not bases:
        raise SettingsError(f"--{options.PAYLOAD_BASES.name}: names no class")
    return Settings(
        root,
        location_of(options.ALLOWLIST, values[options.ALLOWLIST.name], root),
        _notifiers(_list(values[options.NOTIFIERS.name])),
        _functions(options.FACTORIES, values),
        location_of(options.FINGERPRINTS, values[options.FINGERPRINTS.name], root),
        tuple(bases),
        Policy(policy),
        (*exclude, *_list(values[options.EXTEND_EXCLUDE.name])),
        _cache(values[options.CACHE_DIR.name], root),
        _revision(values[options.AGAINST.name]),
        config_files,
        _is_absolute(options.ALLOWLIST, values) or _is_absolute(options.FINGERPRINTS, values),
        exclude if values[options.EXCLUDE.name] is None else (),
        unchecked,
        _samples(values[options.SAMPLES.name], root),
        bool(values[options.SAMPLES.name]),
        tuple(_list(values[options.SAMPLE_DECORATORS.name])),
        _functions(options.GATE, values),
        " ".join(values[options.REPLACEMENT.name].split()),
        ClassOptions(
            tuple(_list(values[options.PAYLOAD_CLASSES.name])),
            _version_place(values[options.VERSION_ATTRIBUTE.name]),
        ),
    )


def _version_place(text: str) -> VersionPlace | None:
    try:
        return version_place(text.strip())
    except ValueError:
        raise SettingsError(
            f"--{options.VERSION_ATTRIBUTE.name}: '{text}' is neither an attribute, as in "
            "schema_version, nor an argument of a decorator, as in @event:1, nor 'none'"
        ) from None


def _samples(text: str | None, root: Path) -> Path:
    named = (text or "").strip() or options.SAMPLES.default
    _reject_null(options.SAMPLES, named)
    return root / named


def _revision(text: str | None) -> str:
    """The revision that judges, empty where there is none.

    :param text: None where the option is left out.
    """
    if text is not None and not text.strip():
        raise BindingError(
            f"--{options.AGAINST.name}: names no revision: is it a variable that is not set? "
            "To judge by the files as they are, leave the option out"
        )
    return (text or "").strip()


def _is_absolute(option: options.Option, values: Mapping[str, Any]) -> bool:
    return os.path.isabs((values[option.name] or "").partition("::")[0])


def _cache(text: str | None, root: Path) -> Path | None:
    named = options.CACHE_DIR.default if text is None else text.strip()
    _reject_null(options.CACHE_DIR, named)
    return root / named if named else None


def _reject_null(option: options.Option, path: str) -> None:
    if "\0" in path:
        raise SettingsError(f"--{option.name}: a path with a null byte in it names no file")


def location_of(option: options.Option, text: str | None, root: Path) -> Location:
    """Where an option says that a file is.

    :param text: None for the default.
    :raises SettingsError: if it makes no sense.
    """
    path, separator, constant = (text or option.default).partition("::")
    _reject_null(option, path)
    if separator and not (path.endswith(".py") and _is_dotted(constant)):
        raise SettingsError(
            f"--{option.name}: '{text}': a constant in Python source is named as in "
            "path/to/module.py::Class.attribute"
        )
    if path.endswith(".py") and not separator:
        raise SettingsError(
            f"--{option.name}: '{text}': say which constant of the module it is: {path}::NAME"
        )
    return Location(root / path, constant or None, is_named=bool(text))


def _notifiers(entries: Iterable[str]) -> tuple[NamedNotifier, ...]:
    if not entries:
        return ()
    # Imported late: hardly any project names one, and flake8 reads settings in every process.
    from flake8_notifications.configuration.notifiers import notifier_of

    return tuple(map(notifier_of, entries))


def _functions(option: options.Option, values: Mapping[str, Any]) -> tuple[str, ...]:
    names = tuple(_list(values[option.name]))
    for name in names:
        if not _is_dotted(name):
            raise SettingsError(
                f"--{option.name}: '{name}' is no dotted name, as in shop.bus.get_notifier"
            )
    return names


def _is_dotted(name: str) -> bool:
    return all(part.isidentifier() for part in name.split("."))


def _list(value: str | list[str]) -> list[str]:
    return options.split_list(value) if isinstance(value, str) else list(value)
