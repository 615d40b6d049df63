"""The rule catalogue: every code with its reason, a bad and a good example, and the way out.

This is the only place where a rule is described. `flake8-notifications explain`, the table in the
README and the tests that hold code and documentation together all read it from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flake8_notifications.rules.emission_catalogue import EMISSION_RULES
from flake8_notifications.rules.notification_catalogue import NOTIFICATION_RULES
from flake8_notifications.rules.payload_catalogue import PAYLOAD_RULES
from flake8_notifications.rules.rule import Rule
from flake8_notifications.rules.sample_catalogue import SAMPLE_RULES

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        each.code: each
        for each in sorted((*EMISSION_RULES, *NOTIFICATION_RULES, *PAYLOAD_RULES, *SAMPLE_RULES))
    }
)


def rule(code: str) -> Rule:
    """Return the rule with this code; raise KeyError if there is none."""
    return RULES[code]
