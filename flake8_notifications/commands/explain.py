"""``flake8-notifications explain CODE``."""

from __future__ import annotations

import click

from flake8_notifications.rules.catalogue import OF_EVENTS, RULES, rule
from flake8_notifications.rules.explanation import explain as explanation
from flake8_notifications.rules.wording import LEGACY, Wording


@click.command(short_help="say why a rule exists and how to fix a finding")
@click.argument("code")
def explain(code: str) -> None:
    """Say why a rule exists, with a bad and a good example, and how to fix a finding.

    Exit status: 0 explained, 2 there is no such rule.
    """
    code = code.upper()
    if code not in RULES:
        codes = ", ".join(RULES)
        raise click.UsageError(f"there is no rule '{code}'; there are {codes}")
    described = rule(code, _words() if code in OF_EVENTS else LEGACY)
    click.echo(explanation(described))
    click.echo(f"\nThe rule's page: {described.page}")


def _words() -> Wording:
    """The words for the project here, if there is one whose configuration can be read."""
    # Imported late: most rules are described in the same words everywhere.
    import configparser

    from flake8_notifications.configuration.settings_reading import from_configuration
    from flake8_notifications.configuration.vocabulary import wording_here
    from flake8_notifications.errors import InputError

    try:
        return wording_here(from_configuration({}))
    except (InputError, configparser.Error, OSError):
        return LEGACY
