"""The command ``flake8-notifications``."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Iterator, Mapping
from typing import Final

import click

from flake8_notifications import __version__

#: The subcommands, each of the module of its name, and what the help says of them.
SUMMARIES: Final = {
    "allowlist": "compare the allowlist with the legacy notifications sent",
    "bump": "raise VERSION by what a change needs",
    "catalog": "write the reference of all notifications, for people or machines",
    "changes": "say what consumers have to know since a revision",
    "check": "apply every rule to the whole project",
    "emissions": "list everything that is sent, and who calls what sends it",
    "explain": "say why a rule exists and how to fix a finding",
    "fingerprints": "record the payload classes in the fingerprint file",
    "init": "set a project up",
    "migration": "say which legacy notification has a versioned twin",
    "samples": "update stale samples and make missing ones",
}


class Commands(Mapping[str, click.Command]):
    """The subcommands, imported once they are asked for: each needs much that others do not."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in SUMMARIES:
            raise KeyError(name)
        module = importlib.import_module(f"flake8_notifications.commands.{name}")
        command: click.Command = getattr(module, name)
        return command

    def __contains__(self, name: object) -> bool:
        return name in SUMMARIES

    def __iter__(self) -> Iterator[str]:
        return iter(SUMMARIES)

    def __len__(self) -> int:
        return len(SUMMARIES)


class Group(click.Group):
    """A group whose help imports none of the subcommands."""

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(SUMMARIES.items()))


@click.group(
    cls=Group,
    commands=Commands(),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "--version", prog_name="flake8-notifications")
@click.pass_context
def main(context: click.Context) -> None:
    """Guard the notifications of a project: what flake8 reports, and what fixes it.

    Start with 'flake8-notifications init'.

    Options come from the [flake8] section of setup.cfg, tox.ini or .flake8, as for flake8;
    those given here win.
    """
    if os.environ.get("NO_COLOR"):
        context.color = False
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal may not have the arrow of a message, or a character of somebody's source.
        sys.stdout.reconfigure(errors="backslashreplace")
