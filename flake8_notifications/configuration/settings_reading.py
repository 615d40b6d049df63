"""The settings of a run, read from what flake8 or a command line was given."""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flake8.main.options import stage1_arg_parser

from flake8_notifications import options
from flake8_notifications.committed.location import Location
from flake8_notifications.configuration.checked_files import linted_directories
from flake8_notifications.configuration.flake8_section import (
    config_files_of,
    has_records,
    root_of,
    section_in_force,
    unchecked_globs,
)
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.errors import BindingError, SettingsError
from flake8_notifications.payloads.class_options import ClassOptions, VersionPlace, version_place
from flake8_notifications.payloads.policy_names import Policy

if TYPE_CHECKING:
    from flake8_notifications.emissions.model import NamedNotifier


def from_flake8(namespace: argparse.Namespace) -> Settings:
    """The settings in flake8's options, once it has parsed them.

    :raises SettingsError: if they make no sense.
    """
    values = {option.name: getattr(namespace, option.attribute) for option in options.OPTIONS}
    command_line = _flake8_command_line()
    looked_at = linted_directories(namespace)
    root = root_of(
        command_line.config, command_line.append_config, looked_at, isolated=command_line.isolated
    )
    config_files = config_files_of(command_line.config, isolated=command_line.isolated)
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
    section, directory = section_in_force(config_file, isolated=isolated)
    values: dict[str, Any] = {}
    for option in options.OPTIONS:
        value = options_given.get(option.name)
        if value is None:
            configured = section.get(option.name, section.get(option.attribute))
            value = configured
        values[option.name] = option.initial if value is None else value
    # A configuration with records beside it is that of a project, wherever the command runs.
    looked_at = [] if has_records(section, Path(directory)) else [Path.cwd()]
    root = root_of(config_file, [], looked_at, isolated=isolated)
    config_files = config_files_of(config_file, isolated=isolated)
    return _settings(root, values, config_files, unchecked_globs(section, directory))


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
