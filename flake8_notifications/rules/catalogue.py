"""The rule catalogue: every code with its reason, a bad and a good example, and the way out.

This is the only place where a rule is described. `flake8-notifications explain`, the pages of the
documentation and the tests that hold both together read it from here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from flake8_notifications.rules.emission_catalogue import EMISSION_RULES
from flake8_notifications.rules.event_catalogue import EVENT_RULES
from flake8_notifications.rules.event_payload_catalogue import EVENT_PAYLOAD_RULES
from flake8_notifications.rules.event_sample_catalogue import EVENT_SAMPLE_RULES
from flake8_notifications.rules.notification_catalogue import NOTIFICATION_RULES
from flake8_notifications.rules.payload_catalogue import PAYLOAD_RULES
from flake8_notifications.rules.rule import Rule
from flake8_notifications.rules.sample_catalogue import SAMPLE_RULES
from flake8_notifications.rules.wording import EVENTS, LEGACY, Wording

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.code: rule
        for rule in sorted((*EMISSION_RULES, *NOTIFICATION_RULES, *PAYLOAD_RULES, *SAMPLE_RULES))
    }
)
#: Those that read otherwise where there is nothing of oslo, by code.
OF_EVENTS: Mapping[str, Rule] = MappingProxyType(
    {rule.code: rule for rule in (*EVENT_RULES, *EVENT_PAYLOAD_RULES, *EVENT_SAMPLE_RULES)}
)


#: The rules on what is sent, and those that need to know of every versioned notification.
OF_EMISSIONS: Final = frozenset(rule.code for rule in EMISSION_RULES)
OF_NOTIFICATIONS: Final = frozenset(rule.code for rule in (*NOTIFICATION_RULES, *SAMPLE_RULES))


def unreported(is_selected: Callable[[str], bool]) -> frozenset[str]:
    """The codes of the rules of which nothing is reported; none of them where that are all.

    :param is_selected: whether flake8 reports a rule.
    """
    left_out = frozenset(code for code in RULES if not is_selected(code))
    return left_out if left_out < RULES.keys() else frozenset()


def rule(code: str, wording: Wording = LEGACY) -> Rule:
    """Return the rule with this code, as it reads in some words; raise KeyError for no rule."""
    if wording.noun == EVENTS.noun and code in OF_EVENTS:
        return OF_EVENTS[code]
    return RULES[code]
