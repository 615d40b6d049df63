"""The version policies by name; ``payloads/policy.py`` says what they ask for."""

from __future__ import annotations

import enum


class Policy(str, enum.Enum):
    """``semantic``: a break needs a major bump; ``any``: whatever is higher will do."""

    SEMANTIC = "semantic"
    ANY = "any"
