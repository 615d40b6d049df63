"""NTF101, NTF102 and NTF104: what is said of emissions, and where."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from flake8_notifications.emissions.allowlist import Allowlist
from flake8_notifications.emissions.model import Emission
from flake8_notifications.rules.baseline import Baseline
from flake8_notifications.rules.catalogue import RULES
from flake8_notifications.rules.emission_rules import judge_emissions
from flake8_notifications.rules.finding import Finding
from flake8_notifications.source.place import Place


def emission(
    event_type: str = "order.create",
    line: int = 7,
    *,
    path: str = "shop/orders.py",
    column: int = 4,
    via: Sequence[str] = (),
    reason: str | None = None,
    priority: str | None = "info",
    causes: Sequence[Place] = (),
) -> Emission:
    place = Place(path, line)
    return Emission(
        event_type, reason is None, place, column, (*via,), reason, priority, (*causes,)
    )


def judged(*emissions: Emission, allowed: Sequence[str] = ()) -> list[Finding]:
    entries = [(event_type, Place("allow.txt", 1)) for event_type in allowed]
    return list(judge_emissions(emissions, Allowlist.of(entries)))


def message(one: Emission, *allowed: str) -> str:
    (finding,) = judged(one, allowed=allowed)
    return finding.text


class TestMessages:
    def test_not_on_the_allowlist(self) -> None:
        assert message(emission()) == (
            "NTF101 'order.create' is a legacy notification that is not on the allowlist: "
            "send a versioned notification instead"
        )

    def test_through_wrappers(self) -> None:
        assert message(emission(via=["orders.notify", "bus.send"])) == (
            "NTF101 'order.create' is a legacy notification that is not on the allowlist "
            "(via orders.notify → bus.send): send a versioned notification instead"
        )

    def test_a_likely_typo(self) -> None:
        assert message(emission("order.creat"), "order.create", "order.delete") == (
            "NTF101 'order.creat' is a legacy notification that is not on the allowlist: "
            "did you mean 'order.create'? If not, send a versioned notification instead"
        )

    def test_a_pattern_that_was_taken_for_a_glob(self) -> None:
        assert message(emission(), "order.*", "image.*") == (
            "NTF101 'order.create' is a legacy notification that is not on the allowlist: "
            "the pattern 'order.*' does not cover event types that are known; "
            "send a versioned notification instead"
        )

    def test_unknown_in_part(self) -> None:
        unknown = emission("order.*.end", reason="the name 'x' is not defined (shop/orders.py:3)")
        assert message(unknown) == (
            "NTF102 'order.*.end': part of the event type cannot be known statically: the name 'x' "
            "is not defined (shop/orders.py:3); the pattern is not on the allowlist of legacy "
            "notifications: build the event type from constants, or add the pattern to the "
            "allowlist"
        )

    def test_unknown_altogether(self) -> None:
        unknown = emission("*", via=["orders.wrap"], reason="the name of a function (a.py:3)")
        assert message(unknown) == (
            "NTF102 '*': the event type cannot be known statically: the name of a function "
            "(a.py:3); the pattern is not on the allowlist of legacy notifications "
            "(via orders.wrap): build the event type from constants, or add the pattern to the "
            "allowlist"
        )

    def test_a_priority_with_another_name(self) -> None:
        assert message(emission(priority="warning", via=["orders.notify"]), "order.create") == (
            "NTF104 'order.create' is sent with priority 'warning' (via orders.notify), which the "
            "versioned API does not have: use 'warn'"
        )

    def test_a_priority_of_no_name(self) -> None:
        assert message(emission(priority="fatal"), "order.create") == (
            "NTF104 'order.create' is sent with priority 'fatal', which the versioned API does "
            "not have: use audit, critical, debug, error, info, sample or warn"
        )

    def test_stay_on_one_line(self) -> None:
        (first, second) = judged(emission("order\n.create", priority="a\nb"))
        assert first.text.startswith(r"NTF101 'order\n.create' is a ")
        assert r"'a\nb'" in second.text
        assert first.subject == r"order\n.create"

    @pytest.mark.parametrize(
        "one",
        [emission(), emission("order.*", reason="why"), emission(priority="warning")],
    )
    def test_name_the_event_type_first(self, one: Emission) -> None:
        for finding in judged(one):
            assert finding.message.startswith(f"'{one.event_type}'")
            assert finding.subject == one.event_type
            assert finding.code in RULES


class TestWhatIsJudged:
    def test_nothing_that_is_allowed(self) -> None:
        listed = emission("order.*.end", reason="why")
        assert judged(emission(), listed, allowed=["order.create", "order.*.end"]) == []

    @pytest.mark.parametrize("known", [True, False])
    def test_a_pattern_and_a_known_event_type_are_not_the_same(self, known: bool) -> None:
        one = emission("order.*", reason=None if known else "why")
        assert [finding.code for finding in judged(one)] == ["NTF101" if known else "NTF102"]
        allowed = judged(one, allowed=["order.*"])
        assert [finding.code for finding in allowed] == (["NTF101"] if known else [])

    @pytest.mark.parametrize(
        "priority", [None, "audit", "critical", "debug", "error", "info", "sample", "warn"]
    )
    def test_no_priority_that_the_versioned_api_has(self, priority: str | None) -> None:
        assert judged(emission(priority=priority), allowed=["order.create"]) == []

    def test_the_priority_of_a_pattern_too(self) -> None:
        one = emission("order.*", reason="why", priority="warning")
        assert [finding.code for finding in judged(one)] == ["NTF102", "NTF104"]


class TestPlaces:
    def test_are_those_of_the_emission(self) -> None:
        (finding,) = judged(emission(line=9, column=12))
        assert (finding.place, finding.column) == (Place("shop/orders.py", 9), 12)

    def test_are_in_order_whatever_the_order_of_emissions(self) -> None:
        emissions = [
            emission("b", 2),
            emission("a", 2),
            emission("a", 1, path="z.py"),
            emission("c", 1),
        ]
        wanted = ["c", "a", "b", "a"]
        assert [finding.subject for finding in judged(*emissions)] == wanted
        assert judged(*reversed(emissions)) == judged(*emissions)

    def test_one_finding_for_an_event_type_and_line(self) -> None:
        emissions = [
            emission(via=["b.outer", "b.inner"], column=3, causes=[Place("b.py", 1)]),
            emission(via=["c.notify"], column=9, causes=[Place("c.py", 1), Place("b.py", 1)]),
            emission(via=["c.notify"], column=1),
        ]
        (finding,) = judged(*emissions)

        assert "(via c.notify)" in finding.message
        assert finding.column == 1
        assert set(finding.causes) == {Place("b.py", 1), Place("c.py", 1)}
        assert judged(*reversed(emissions))[0].text == finding.text

    def test_one_finding_for_each_event_type_line_and_priority(self) -> None:
        found = judged(
            emission("a", priority="warning"),
            emission("a", priority="warning", column=30),
            emission("a", priority="fatal"),
            emission("a", 8),
            emission("b"),
            allowed=["b"],
        )
        assert [(finding.code, finding.place.line) for finding in found] == [
            ("NTF101", 7),
            ("NTF104", 7),
            ("NTF104", 7),
            ("NTF101", 8),
        ]

    def test_causes_are_in_other_files(self) -> None:
        causes = [Place("shop/bus.py", 3), Place("shop/orders.py", 1), Place("shop/bus.py", 3)]
        (finding,) = judged(emission(causes=causes))
        assert finding.causes == (Place("shop/bus.py", 3),)


class TestEntriesThatAreNew:
    """The allowlist says one thing now and another where the change started."""

    @staticmethod
    def said(one: Emission, now: Sequence[str], then: Sequence[str] | None) -> list[str]:
        lists = [
            None if each is None else Allowlist.of((entry, Place("allow.txt", 1)) for entry in each)
            for each in (now, then)
        ]
        assert lists[0] is not None
        baseline = Baseline("origin/main", allowlist=lists[1])
        return [finding.text for finding in judge_emissions([one], lists[0], baseline)]

    def test_allow_nothing(self) -> None:
        assert self.said(emission(via=["bus.send"]), ["order.create"], ["order.delete"]) == [
            "NTF101 'order.create' is a legacy notification whose entry on the allowlist is new, "
            "added since origin/main (via bus.send): send a versioned notification instead"
        ]
        assert self.said(emission("order.*", reason="why"), ["order.*"], []) == [
            "NTF102 'order.*': part of the event type cannot be known statically: why; the pattern "
            "on the allowlist of legacy notifications is new, added since origin/main: build the "
            "event type from constants"
        ]

    def test_are_no_suggestion(self) -> None:
        """Nor are those that are gone."""
        for now, then in ((["order.create"], []), ([], ["order.create"])):
            (text,) = self.said(emission("order.creat"), now, then)
            assert "did you mean" not in text

    def test_that_are_gone_are_missed(self) -> None:
        (text,) = self.said(emission(), [], ["order.create"])
        assert "is not on the allowlist" in text

    def test_do_not_matter_where_there_was_no_list(self) -> None:
        assert self.said(emission(), ["order.create"], None) == []
        assert len(self.said(emission(), ["order.delete"], None)) == 1
