"""The options as flake8 knows them."""

from __future__ import annotations

import argparse
from typing import Any

from flake8.options.manager import OptionManager

from flake8_notifications import options


def register(manager: OptionManager) -> None:
    """Register the options with flake8, and the rules that are off by default."""
    # Imported late: flake8 loads this module at every start, in every process.
    from flake8_notifications.rules.catalogue import RULES

    manager.extend_default_ignore([rule.code for rule in RULES.values() if not rule.on_by_default])
    for option in options.OPTIONS:
        extra: dict[str, Any] = {}
        if option.choices:
            extra["choices"] = option.choices
        if option.is_path:
            extra["action"] = _CommandLinePath
        manager.add_option(
            f"--{option.name}",
            metavar=option.metavar,
            default=option.initial,
            parse_from_config=True,
            comma_separated_list=option.is_list,
            help=f"{option.help} (Default: {option.shown_default})",
            **extra,
        )


class _CommandLinePath(argparse.Action):
    """Takes a path from the command line; unlike a ``type``, it leaves configured ones alone."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        setattr(namespace, self.dest, options.command_line_path(values))
