"""``flake8-notifications explain CODE``."""

from __future__ import annotations

import click

from flake8_notifications.rules.catalogue import RULES
from flake8_notifications.rules.explanation import explain as explanation


@click.command(short_help="say why a rule exists and how to mend a finding")
@click.argument("code")
def explain(code: str) -> None:
    """Say why a rule exists, with a bad and a good example, and how to mend it."""
    rule = RULES.get(code.upper())
    if rule is None:
        known = ", ".join(RULES)
        raise click.UsageError(f"there is no rule '{code}'; there are {known}")
    click.echo(explanation(rule))
