"""How deep the tests look: some of what they make up or repeat is for the night.

With ``FLAKE8_NOTIFICATIONS_NIGHTLY=1`` in the environment, which is what ``tox -e nightly`` sets,
everything is looked at. Without it, tests take a share of what they generate, and those that are
marked ``nightly`` are left out; no rule, no case and no truth is.
"""

from __future__ import annotations

import os
from typing import Final

VARIABLE: Final = "FLAKE8_NOTIFICATIONS_NIGHTLY"
IS_NIGHTLY: Final = os.environ.get(VARIABLE, "") not in ("", "0")


def of(nightly: int, *, daily: int) -> int:
    """How many of something a test looks at.

    :param nightly: all that is worth its time, where nobody waits.
    """
    return nightly if IS_NIGHTLY else daily
