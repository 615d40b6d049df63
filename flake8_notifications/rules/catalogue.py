"""The rule catalogue: every code with its reason, a bad and a good example, and the way out.

This is the only place where a rule is described. `flake8-notifications explain`, the table in the
README and the tests that hold code and documentation together all read it from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flake8_notifications.rules.emission_catalogue import EMISSION_RULES
from flake8_notifications.rules.event_catalogue import EVENT_RULES
from flake8_notifications.rules.notification_catalogue import NOTIFICATION_RULES
from flake8_notifications.rules.payload_catalogue import PAYLOAD_RULES
from flake8_notifications.rules.rule import Rule
from flake8_notifications.rules.sample_catalogue import SAMPLE_RULES
from flake8_notifications.rules.wording import EVENTS, LEGACY, Wording

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        each.code: each
        for each in sorted((*EMISSION_RULES, *NOTIFICATION_RULES, *PAYLOAD_RULES, *SAMPLE_RULES))
    }
)
#: Those that read otherwise where there is nothing of oslo, by code.
OF_EVENTS: Mapping[str, Rule] = MappingProxyType({each.code: each for each in EVENT_RULES})


def rule(code: str, words: Wording = LEGACY) -> Rule:
    """Return the rule with this code, as it reads in some words; raise KeyError for no rule."""
    if words.noun == EVENTS.noun and code in OF_EVENTS:
        return OF_EVENTS[code]
    return RULES[code]
