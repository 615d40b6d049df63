"""The command ``flake8-notifications``."""

from __future__ import annotations

import io
import os
import sys

import click

from flake8_notifications import __version__
from flake8_notifications.commands.allowlist import allowlist
from flake8_notifications.commands.bump import bump
from flake8_notifications.commands.catalog import catalog
from flake8_notifications.commands.changes import changes
from flake8_notifications.commands.check import check
from flake8_notifications.commands.emissions import emissions
from flake8_notifications.commands.explain import explain
from flake8_notifications.commands.fingerprints import fingerprints
from flake8_notifications.commands.init import init
from flake8_notifications.commands.migration import migration
from flake8_notifications.commands.samples import samples


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", prog_name="flake8-notifications")
@click.pass_context
def main(context: click.Context) -> None:
    """Guard the notifications of a project: what flake8 reports, and what mends it.

    Start with 'flake8-notifications init'.

    Options come from the [flake8] section of setup.cfg, tox.ini or .flake8, as for flake8;
    those given here win.
    """
    if os.environ.get("NO_COLOR"):
        context.color = False
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal may not have the arrow of a message, or a character of somebody's source.
        sys.stdout.reconfigure(errors="backslashreplace")


main.add_command(allowlist)
main.add_command(bump)
main.add_command(catalog)
main.add_command(changes)
main.add_command(check)
main.add_command(emissions)
main.add_command(explain)
main.add_command(fingerprints)
main.add_command(init)
main.add_command(migration)
main.add_command(samples)
