"""The version policies by name; ``payloads/policy.py`` says what they ask for."""

from __future__ import annotations

import enum


class Policy(str, enum.Enum):
    """``semantic``: a break needs a major bump; ``any``: whatever is higher will do.

    ``strict``: to some consumers, a value that they do not know is a break as well.
    """

    SEMANTIC = "semantic"
    STRICT = "strict"
    ANY = "any"
