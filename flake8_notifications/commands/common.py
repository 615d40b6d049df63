"""What the subcommands share: the options, and errors as one line."""

from __future__ import annotations

import configparser
import difflib
import functools
import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from flake8_notifications import options
from flake8_notifications.committed.location import Location
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.configuration.settings_reading import from_configuration
from flake8_notifications.errors import InputError, SettingsError
from flake8_notifications.project.files import listed
from flake8_notifications.rules.finding import printable
from flake8_notifications.rules.wording import EVENTS, LEGACY
from flake8_notifications.source.unread import Unread

if TYPE_CHECKING:
    from flake8_notifications.configuration.decisions import Decisions

_Command = TypeVar("_Command", bound=Callable[..., None])


class UnusableError(click.ClickException):
    """What is given does not fit the project; how to call the command is not in question."""

    exit_code = 2


class Command(click.Command):
    """A command whose help has its own options first, and below them those of the configuration."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        configured = {option.attribute for option in options.OPTIONS}
        sections: dict[bool, list[tuple[str, str]]] = {False: [], True: []}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                sections[parameter.name in configured].append(record)
        with formatter.section("Options"):
            formatter.write_dl(sections[False])
        with formatter.section("Options of the [flake8] section, for one run"):
            formatter.write_dl(sections[True])


def with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of the configuration, and itself the settings they make."""

    @functools.wraps(command)
    def wrapper(config: str | None, isolated: bool, **arguments: Any) -> None:
        from_command_line = {
            option.name: arguments.pop(option.attribute) for option in options.OPTIONS
        }
        with errors():
            settings = from_configuration(from_command_line, config_file=config, isolated=isolated)
            command(settings=settings, **arguments)

    decorated: Callable[..., None] = wrapper
    for option in reversed(options.OPTIONS):
        decorated = click.option(
            f"--{option.name}",
            option.attribute,
            metavar=option.metavar,
            type=click.Choice(option.choices) if option.choices else str,
            callback=_from_command_line if option.is_path else None,
            help=f"{option.help}  [default: {option.shown_default}]",
        )(decorated)
    decorated = click.option("--isolated", is_flag=True, help="ignore configuration files")(
        decorated
    )
    return click.option("--config", metavar="FILE", help="configuration file, as for flake8")(
        decorated
    )


def format_option(
    forms: Iterable[str], *, default: str, help_text: str
) -> Callable[[_Command], _Command]:
    """The option ``--format`` of a command, which gets it as ``form``."""
    return click.option(
        "--format",
        "form",
        type=click.Choice([*forms]),
        default=default,
        show_default=True,
        help=help_text,
    )


def keys_option(command: _Command) -> _Command:
    """The option ``--keys`` of a command, which gets it as ``with_keys``."""
    return click.option(
        "--keys",
        "with_keys",
        is_flag=True,
        help="add the keys of the legacy payloads, which takes longer",
    )(command)


def _from_command_line(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> str | None:
    return None if value is None else options.command_line_path(value)


def named_on_command_line(root: Path) -> dict[str, str]:
    """What the command line says of a project, as its ``[flake8]`` section would say it.

    ``--notifications-allowlist=/home/me/shop/allowed.txt``, in ``/home/me/shop``, is
    ``{"notifications-allowlist": "allowed.txt"}``.  What holds for one run alone is left out.
    """
    context = click.get_current_context()
    values = {}
    for option in options.OPTIONS:
        source = context.get_parameter_source(option.attribute)
        if source is not ParameterSource.COMMANDLINE or option in options.OF_ONE_RUN:
            continue
        value: str = context.params[option.attribute]
        if option.is_path and value:
            path, separator, name = value.partition("::")
            value = Path(os.path.relpath(path, root)).as_posix() + separator + name
        values[option.name] = value
    return values


@contextmanager
def errors() -> Iterator[None]:
    """Turn what can go wrong into one line and the exit status for it."""
    try:
        yield
    except SettingsError as error:
        raise UnusableError(str(error)) from error
    except configparser.Error as error:
        # flake8 leaves some of them to its caller, such as a section that is there twice.
        raise UnusableError(" ".join(str(error).split())) from error
    except InputError as error:
        raise click.ClickException(str(error)) from error
    except BrokenPipeError:
        # Who reads has seen enough; click ends quietly.
        raise
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error


def looking_for(settings: Settings) -> str:
    """What a command does that asks what is sent, while nothing is known of the project yet."""
    words = EVENTS if settings.notifiers else LEGACY
    return f"looking for {words.many}"


def expect_all_files(settings: Settings, consequence: str) -> None:
    """See to it that no file of the project is left out of the working tree.

    :param consequence: what is not done by what is there alone.
    """
    number = len(listed(settings.root, settings.exclude).absent)
    if number:
        are = "file of the index is" if number == 1 else "files of the index are"
        raise click.ClickException(
            f"{number} Python {are} not in the working tree, which is a sparse checkout: "
            f"{consequence}; run 'git sparse-checkout disable' first"
        )


def expect_bound(unmatched: Iterable[str]) -> None:
    """See to it that no entry of an option refers to nothing in all that is sent."""
    for line in unmatched:
        raise click.ClickException(line)


def decisions(settings: Settings, selected: Sequence[str] = ()) -> Decisions:
    """What flake8 would report under the configuration that the running command goes by.

    :param selected: codes that are going to be selected besides.
    """
    # Imported late: much of flake8 comes with it, and where nothing is found it is not needed.
    from flake8_notifications.configuration.decisions import Decisions

    parameters = click.get_current_context().params
    return Decisions(
        settings.root,
        parameters["config"],
        isolated=parameters["isolated"],
        only=parameters.get("select") or (),
        selected=selected,
    )


def shown(path: str | os.PathLike[str], settings: Settings) -> str:
    """A path as the user would type it here."""
    full = os.path.join(settings.root, path)
    relative = os.path.relpath(full)
    return full if relative.startswith("..") and not os.path.isabs(path) else relative


def print_unread(unread: Iterable[Unread], settings: Settings, consequence: str) -> bool:
    """Say which files could not be read and what follows, and whether there are any."""
    is_any = False
    for unread_file in unread:
        path = shown(unread_file.path, settings)
        line = f"{path}:{unread_file.line}: not read: {unread_file.reason}; {consequence}"
        click.echo(printable(line), err=True)
        is_any = True
    return is_any


def shown_location(location: Location, settings: Settings) -> str:
    """A file, or a constant in one, as the user would type it here."""
    return str(location._replace(path=Path(shown(location.path, settings))))


def print_diff(path: str, before: str, after: str, what: str) -> None:
    """Print what would change in a file, as a unified diff.

    :param what: the word for the new text.
    """
    old, new = (io.StringIO(text).readlines() for text in (before, after))
    for line in difflib.unified_diff(old, new, path, f"{path} ({what})"):
        click.echo(printable(line.rstrip("\r\n")))
