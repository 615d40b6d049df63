"""``flake8-notifications catalog``."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import click

from flake8_notifications.analysis import analyse, legacy_keys
from flake8_notifications.commands.common import (
    Command,
    UnusableError,
    format_option,
    keys_option,
    print_diff,
    print_unread,
    with_settings,
)
from flake8_notifications.commands.progress import progress
from flake8_notifications.committed.writing import replace_text
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.errors import SettingsError
from flake8_notifications.reference.collecting import collect
from flake8_notifications.reference.model import Reference
from flake8_notifications.reference.rendering import (
    asyncapi,
    html_page,
    json_schema,
    listing,
    markdown,
    structured_text,
)
from flake8_notifications.rules.finding import printable

_MOST_BYTES: Final = 100_000_000
_STRICT: Final[Mapping[str, Callable[..., str]]] = {
    "jsonschema": json_schema.render,
    "asyncapi": asyncapi.render,
}
_FORMS: Final[Mapping[str, Callable[[Reference], str]]] = {
    "json": listing.render,
    "md": markdown.render,
    "rst": structured_text.render,
    "html": html_page.render,
    **{name: functools.partial(render, is_strict=False) for name, render in _STRICT.items()},
}


@click.command(
    cls=Command, short_help="write the reference of all notifications, for people or machines"
)
@format_option(_FORMS, default="json", help_text="of the reference")
@click.option(
    "--output",
    metavar="FILE",
    help="write it to a file, at once or not at all  [default: print it]",
)
@click.option(
    "--check",
    is_flag=True,
    help="write nothing; exit with 1 and a diff if FILE is not what would be written",
)
@click.option(
    "--strict",
    is_flag=True,
    help="with jsonschema or asyncapi: allow only the fields and enum values of this version",
)
@keys_option
@with_settings
def catalog(
    settings: Settings, form: str, output: str | None, check: bool, strict: bool, with_keys: bool
) -> None:
    """Write the reference of the project's notifications.

    It lists the event types with the functions that send them, their priorities, publishers,
    payloads and samples; the fields of each payload; and the legacy notifications, or the events on
    a bus of the project's own. A '*' stands for what only the running program knows, with the
    reason. It depends on nothing but the sources and the samples, and has no line numbers and no
    dates.

    'md', 'rst' and 'html' are for people to read, 'json' holds the same for programs; 'jsonschema'
    (2020-12) and 'asyncapi' (3.0) describe what is on the wire. Their schemas are open: consumers
    that validate with them take further fields and enum values, as a minor version may add.

    Exit status: 0 done, 1 some files could not be read (or, with --check, FILE has to be written
    anew), 2 usage.
    """
    if check and output is None:
        raise click.UsageError("--check compares with a file: name it with --output")
    if strict and form not in _STRICT:
        raise click.UsageError(f"--strict is for {' and '.join(_STRICT)}: {form} has no schemas")
    with progress("looking for notifications"):
        analysis = analyse(settings, with_catalogue=True)
        keys = legacy_keys(settings, analysis.emissions) if with_keys else None
        reference = collect(analysis, settings, keys)
        render = functools.partial(_STRICT[form], is_strict=True) if strict else _FORMS[form]
        # What a source holds need not be a text that can be written.
        text = render(reference).encode("utf-8", "backslashreplace").decode()
    is_stale = False
    if output is None:
        click.echo(text, nl=False)
    elif check:
        is_stale = _is_stale(Path(output), text)
    else:
        _write(Path(output), text)
    unread = sorted({*analysis.unread, *analysis.catalogue.unread})
    has_unread = print_unread(unread, settings, "what it sends is not known")
    if is_stale or has_unread:
        raise SystemExit(1)


def _is_stale(path: Path, text: str) -> bool:
    """Compare a file with what it should be, and print the difference."""
    before = _content(path)
    if before is None:
        click.echo(f"{printable(str(path))}: is not there yet: run the command without --check")
        return True
    if before == text:
        return False
    print_diff(str(path), before, text, "what would be written")
    return True


def _write(path: Path, text: str) -> None:
    before = _content(path)
    if before == text:
        return
    if not path.parent.is_dir():
        raise UnusableError(f"--output: {path.parent}: there is no such directory")
    replace_text(path, text, before=before)


def _content(path: Path) -> str | None:
    """What a file holds, None where there is none.

    :raises SettingsError: if it is no file that the command can have written.
    """
    try:
        if not path.is_file():
            if path.exists():
                raise SettingsError(f"--output: {path}: is no file")
            return None
        with path.open("rb") as file:
            return file.read(_MOST_BYTES).decode("utf-8")
    except UnicodeDecodeError as error:
        raise SettingsError(f"--output: {path}: is no text in UTF-8") from error
    except ValueError as error:
        raise SettingsError("--output: a path with a null byte in it names no file") from error
