"""The reasons why a value is unknown, in words."""

from __future__ import annotations

import sys
from typing import Final

#: Libraries whose attributes are set by the program's configuration.
_FILLED_AT_RUN_TIME: Final = frozenset({"oslo_config"})


def unavailable(name: str) -> str:
    """The reason for a name of a module whose source is unavailable."""
    top = name.partition(".")[0]
    if top in _FILLED_AT_RUN_TIME or top in sys.stdlib_module_names:
        return f"'{name}' is only known when the program runs"
    return f"'{name}' cannot be read: install '{top}' beside flake8"


def is_unavailable(reason: str) -> bool:
    """Whether a reason is that of a package whose source is unavailable."""
    return reason.endswith((" beside flake8", " is only known when the program runs"))
