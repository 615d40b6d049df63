"""The hooks of pre-commit that ``init`` shows or writes."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from flake8_notifications import __version__
from flake8_notifications.adoption.hooks import HooksError, with_repos
from flake8_notifications.adoption.plan import Plan
from flake8_notifications.adoption.planned_files import Output
from flake8_notifications.commands.common import shown
from flake8_notifications.commands.reporting import packages_behind
from flake8_notifications.committed.reading import ReadingError, read_text
from flake8_notifications.configuration.flake8_section import configuration_file
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.project.git import top_level

_HOOKS: Final = ("flake8-notifications-fingerprints", "flake8-notifications-check")
_PRE_COMMIT: Final = """\
  - repo: https://github.com/pycqa/flake8
    rev: 7.3.0
    hooks:
      - id: flake8
        additional_dependencies: [{packages}]
  - repo: https://github.com/flake8-notifications/flake8-notifications
    rev: {version}
    hooks:
      - id: {hooks[0]}{further}
      - id: {hooks[1]}{further}
"""
#: What tells the hooks of one project from those of others.
_OWN_CONFIGURATION: Final = re.compile(r"args: \[--config=[^\]]+\]")


def packages_of(proposal: Plan) -> list[str]:
    """What to install beside flake8: the plugin, and what would tell what is not known."""
    further = packages_behind(proposal.analysis.emissions, proposal.analysis.findings)
    return ["flake8-notifications", *(package.replace("_", "-") for package in further)]


def pre_commit_file(proposal: Plan, settings: Settings) -> list[Output]:
    """The file of pre-commit; where there is one, a project below it gets hooks of its own."""
    path = (top_level(settings.root) or settings.root) / ".pre-commit-config.yaml"
    hooks = hooks_of(packages_of(proposal), settings)
    if not path.exists():
        return [Output(path, f"repos:\n{hooks}")]
    own = _OWN_CONFIGURATION.search(hooks)
    try:
        before = read_text(path)
        if own is not None and own[0] in before:
            return []
        if own is None:
            raise HooksError("it may have a hook of flake8's")
        return [Output(path, with_repos(before, hooks), before)]
    except (HooksError, ReadingError) as error:
        raise click.ClickException(
            f"{shown(path, settings)} is there, and {error}: add by hand, under 'repos':\n{hooks}"
        ) from error


def hooks_of(packages: Sequence[str], settings: Settings) -> str:
    """The hooks; they run at git's top level, and the project may be below it."""
    further = ", ".join(packages[1:])
    text = _PRE_COMMIT.format(
        packages=", ".join(packages),
        version=__version__,
        hooks=_HOOKS,
        further=f"\n        additional_dependencies: [{further}]" if further else "",
    )
    top = top_level(settings.root)
    if top is not None and os.path.realpath(top) != os.path.realpath(settings.root):
        path = os.path.relpath(
            os.path.realpath(configuration_path(settings)), os.path.realpath(top)
        )
        for name in ("flake8", *_HOOKS):
            line = f"      - id: {name}\n"
            text = text.replace(line, f"{line}        args: [--config={path}]\n")
        # The files of other projects have configurations of their own.
        below = os.path.relpath(os.path.realpath(settings.root), os.path.realpath(top))
        line = "      - id: flake8\n"
        text = text.replace(line, f"{line}        files: ^{re.escape(below)}/\n")
    return text


def configuration_path(settings: Settings) -> Path:
    parameters = click.get_current_context().params
    path = configuration_file(parameters["config"], isolated=parameters["isolated"])
    return path or settings.root / "setup.cfg"
