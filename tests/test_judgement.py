"""Each row of the table in ``rules/judgement.py``, and what is said of it."""

from __future__ import annotations

from typing import Final

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flake8_notifications.payloads.model import FieldShape, Payload, Record, Shape
from flake8_notifications.payloads.policy import Policy
from flake8_notifications.rules.baseline import Baseline
from flake8_notifications.rules.judgement import broken_rule
from flake8_notifications.rules.payload_rules import judge
from flake8_notifications.rules.recording import record
from flake8_notifications.source.place import Place

NAME: Final = "OrderPayload"
PLACE: Final = Place("svc/payloads.py", 3)


def shape(fields: str) -> Shape:
    """The shape with a field for each letter; a capital one is nullable."""
    return Shape({letter: FieldShape("String", letter.isupper()) for letter in fields})


def payload(version: str, fields: str, name: str = NAME) -> Payload:
    return Payload(
        name,
        PLACE,
        0,
        version,
        PLACE,
        4,
        shape(fields),
        {"sorted list": f"md5 of {fields}"},
        problems=(),
        field_places={},
        schema_places={},
        sources=(),
    )


def of(version: str, fields: str, *, with_shape: bool = True) -> Record:
    """What is recorded of a class."""
    return Record(version, f"md5 of {fields}", shape(fields) if with_shape else None)


#: The class, the record that judges, the one in the file as it is now, and what that breaks.
ROWS: Final = [
    # Lower, whatever the file says.
    (("1.7", "a"), ("1.8", "a"), ("1.8", "a"), "NTF206"),
    (("1.7", "ab"), ("1.8", "a"), ("1.7", "ab"), "NTF206"),
    (("1.0", "ab"), ("1.8", "a"), None, "NTF206"),
    (("1.0", "ab"), ("1.8", "a"), ("1.0", "ab"), "NTF206"),
    # Changed with the same VERSION: recorded as it was, as it is, or not at all.
    (("1.8", "ab"), ("1.8", "a"), ("1.8", "a"), "NTF201"),
    (("1.8", "ab"), ("1.8", "a"), ("1.8", "ab"), "NTF201"),
    (("1.8", "ab"), ("1.8", "a"), ("1.7", "ab"), "NTF201"),
    (("1.8", "ab"), ("1.8", "a"), None, "NTF201"),
    # Changed more than VERSION says, in one commit or in two.
    (("1.9", "b"), ("1.8", "ab"), ("1.8", "ab"), "NTF202"),
    (("1.9", "b"), ("1.8", "ab"), ("1.9", "b"), "NTF202"),
    (("1.10", "b"), ("1.8", "ab"), ("1.9", "bc"), "NTF202"),
    (("1.9", "b"), ("1.8", "ab"), None, "NTF202"),
    # As it was or as it has to be, but not recorded.
    (("1.8", "a"), ("1.8", "a"), None, "NTF204"),
    (("1.9", "ab"), ("1.8", "a"), None, "NTF204"),
    (("1.0", "a"), None, None, "NTF204"),
    # Recorded as something else.
    (("1.9", "ab"), ("1.8", "a"), ("1.8", "a"), "NTF203"),
    (("2.0", "b"), ("1.8", "ab"), ("1.8", "ab"), "NTF203"),
    (("1.9", "a"), ("1.8", "a"), ("1.8", "a"), "NTF203"),
    (("1.8", "a"), ("1.8", "a"), ("1.8", "ab"), "NTF203"),
    (("1.8", "a"), ("1.8", "a"), ("1.9", "a"), "NTF203"),
    # A second commit of the branch changes more, or less: one bump is enough.
    (("1.9", "abc"), ("1.8", "a"), ("1.9", "ab"), "NTF203"),
    (("1.9", "ac"), ("1.8", "a"), ("1.9", "ab"), "NTF203"),
    (("1.9", "ab"), ("1.8", "a"), ("1.10", "abc"), "NTF203"),
    # A class that is new in the branch may go on changing, even to a lower VERSION.
    (("1.0", "b"), None, ("1.0", "a"), "NTF203"),
    (("1.0", "a"), None, ("1.1", "a"), "NTF203"),
    # Recorded as it is.
    (("1.8", "a"), ("1.8", "a"), ("1.8", "a"), None),
    (("1.9", "ab"), ("1.8", "a"), ("1.9", "ab"), None),
    (("1.10", "ab"), ("1.8", "a"), ("1.10", "ab"), None),
    (("2.0", "b"), ("1.8", "ab"), ("2.0", "b"), None),
    (("1.0", "a"), None, ("1.0", "a"), None),
]


@pytest.mark.parametrize(("now", "judging", "current", "code"), ROWS)
def test_each_row(
    now: tuple[str, str],
    judging: tuple[str, str] | None,
    current: tuple[str, str] | None,
    code: str | None,
) -> None:
    old, recorded = (None if each is None else of(*each) for each in (judging, current))

    assert broken_rule(payload(*now), old, recorded, Policy.SEMANTIC) == code


@pytest.mark.parametrize(("now", "judging", "current", "code"), ROWS)
def test_each_row_without_shapes(
    now: tuple[str, str],
    judging: tuple[str, str] | None,
    current: tuple[str, str] | None,
    code: str | None,
) -> None:
    """A hash tells that a class changed, and not how much."""
    old, recorded = (
        None if each is None else of(*each, with_shape=False) for each in (judging, current)
    )
    if code == "NTF202":
        code = broken_rule(payload(*now), None, recorded, Policy.SEMANTIC)

    assert broken_rule(payload(*now), old, recorded, Policy.SEMANTIC) == code


@pytest.mark.parametrize(("now", "judging", "current", "code"), ROWS)
def test_what_breaks_a_rule_by_the_record_that_judges_is_not_recorded(
    now: tuple[str, str],
    judging: tuple[str, str] | None,
    current: tuple[str, str] | None,
    code: str | None,
) -> None:
    records = {} if current is None else {NAME: of(*current)}
    baseline = Baseline("main", records={} if judging is None else {NAME: of(*judging)})

    made = record([payload(*now)], records, Policy.SEMANTIC, baseline=baseline)

    if code in ("NTF201", "NTF202", "NTF206"):
        assert [finding.code for finding in made.refused] == [code]
        assert made.records == records
        accepted = record(
            [payload(*now)], records, Policy.SEMANTIC, baseline=baseline, accept=[NAME]
        )
        assert accepted.records == {NAME: of(*now)}
    else:
        assert made.refused == ()
        assert made.records == {NAME: of(*now)}


RECORDS: Final = st.none() | st.builds(
    of,
    st.sampled_from(["0.9", "1.0", "1.1", "2.0", "one"]),
    st.sampled_from(["a", "A", "ab", "abc"]),
    with_shape=st.booleans(),
)
PAYLOADS: Final = st.builds(
    payload,
    st.sampled_from(["0.9", "1.0", "1.1", "2.0", "one"]),
    st.sampled_from(["a", "A", "ab", "abc"]),
)


@given(PAYLOADS, RECORDS, RECORDS, RECORDS, st.sampled_from(Policy))
def test_editing_the_file_is_no_way_round(
    now: Payload, judging: Record | None, one: Record | None, other: Record | None, policy: Policy
) -> None:
    """What a change breaks by the record that judges, it breaks whatever it writes to the file."""
    by_change = {"NTF201", "NTF202", "NTF206"}
    codes = {broken_rule(now, judging, current, policy) for current in (one, other)}
    assert len(codes) == 1 or not codes & by_change
    assert judging is not None or not codes & by_change


@given(PAYLOADS, RECORDS, RECORDS, st.sampled_from(Policy))
def test_what_is_recorded_is_silent_next_time(
    now: Payload, judging: Record | None, current: Record | None, policy: Policy
) -> None:
    """As long as the same record judges, and once it is what judges."""
    records = {} if current is None else {NAME: current}
    baseline = Baseline("main", records={} if judging is None else {NAME: judging})
    made = record([now], records, policy, baseline=baseline)
    if made.refused or now.parsed_version is None:
        return
    assert list(judge([now], made.records, policy, baseline)) == []
    assert list(judge([now], made.records, policy)) == []


class TestMessages:
    @staticmethod
    def said(
        now: Payload, judging: Record | None, current: Record | None, *, against: bool = True
    ) -> str:
        records = {} if current is None else {NAME: current}
        judged = {} if judging is None else {NAME: judging}
        baseline = Baseline("main", records=judged) if against else None
        (finding,) = judge([now], records, Policy.SEMANTIC, baseline)
        return finding.text

    def test_name_the_revision(self) -> None:
        old = of("1.8", "ab")
        assert self.said(payload("1.8", "abC"), old, old) == (
            "NTF201 'OrderPayload' changed since main and VERSION is still 1.8: field 'C' added "
            "(String, nullable); needs 1.9 (or 2.0)"
        )
        assert self.said(payload("1.9", "a"), old, old) == (
            "NTF202 'OrderPayload' 1.8 → 1.9 since main, but the change is incompatible: field "
            "'b' removed; needs 2.0"
        )
        assert self.said(payload("1.7", "ab"), old, old) == (
            "NTF206 'OrderPayload' has VERSION 1.7, lower than 1.8 in the fingerprint file of "
            "main: raise it to 1.8"
        )

    def test_say_that_another_record_is_no_bump(self) -> None:
        for now, found in (
            (("1.8", "ab"), "needs 1.9 (or 2.0)"),
            (("1.9", "b"), "needs 2.0"),
        ):
            said = self.said(payload(*now), of("1.8", "a"), of(*now))
            assert said.endswith(f"; {found}; updating the fingerprint file is not enough")

    def test_say_what_a_hash_tells(self) -> None:
        old = of("1.8", "a", with_shape=False)
        start = "changed{} and VERSION is still 1.8; needs 1.9 at least ("
        said = self.said(payload("1.8", "ab"), old, old, against=False)
        assert start.format("") + "a table holds no fields, and the last commit does not" in said
        said = self.said(payload("1.8", "ab"), old, old)
        assert (
            start.format(" since main")
            + "the sources of main, which would tell more, cannot be read"
            in said
        )
        lower = self.said(payload("1.7", "ab"), old, old, against=False)
        assert lower.endswith("lower than 1.8 in the fingerprint file: raise it to 1.9 at least")

    @pytest.mark.parametrize(
        ("now", "current", "said"),
        [
            (("1.9", "ab"), ("1.8", "a"), "1.9 is ahead of the fingerprint file (1.8)"),
            (("1.9", "ab"), ("1.10", "abc"), "1.9 is recorded as 1.10 in the fingerprint file"),
            (
                ("1.9", "ab"),
                ("1.9", "abc"),
                "1.9 has changed since it was recorded in the fingerprint file",
            ),
        ],
    )
    def test_say_how_the_file_is_not_what_it_should_be(
        self, now: tuple[str, str], current: tuple[str, str], said: str
    ) -> None:
        assert self.said(payload(*now), of("1.8", "a"), of(*current)) == (
            f"NTF203 'OrderPayload' {said}: run 'flake8-notifications fingerprints'"
        )


def test_without_records_at_the_revision_the_file_judges() -> None:
    """A change that adopts the file has to pass, and is judged as ever."""
    records = {NAME: of("1.0", "a")}
    for fields, codes in (("a", []), ("ab", ["NTF201"])):
        now = [payload("1.0", fields)]
        findings = judge(now, records, Policy.SEMANTIC, Baseline("main", records=None))
        assert [finding.code for finding in findings] == codes


def test_a_malformed_version_is_reported_once() -> None:
    for version, old in (("1", "1.0"), ("1.0", "one")):
        now = msgspec.structs.replace(payload(version, "ab"), version_place=None)
        records = {NAME: of(old, "a")}
        findings = judge([now], records, Policy.SEMANTIC, Baseline("main", records=records))
        assert len(list(findings)) == 1
