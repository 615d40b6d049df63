"""Why something is not known, in words."""

from __future__ import annotations

import sys
from typing import Final

#: Libraries whose attributes are what a program's configuration says.
_FILLED_AT_RUN_TIME: Final = frozenset({"oslo_config"})


def unavailable(name: str) -> str:
    """The reason given for a name of a module whose source is not at hand."""
    top = name.partition(".")[0]
    if top in _FILLED_AT_RUN_TIME or top in sys.stdlib_module_names:
        return f"'{name}' is only known when the program runs"
    return f"'{name}' cannot be read: install '{top}' beside flake8"


def is_unavailable(reason: str) -> bool:
    """Whether something is not known because it is of a package whose source is not at hand."""
    return reason.endswith((" beside flake8", " is only known when the program runs"))
