"""``re.sub`` on known texts: what Python makes of them, unless that may take long."""

from __future__ import annotations

import re
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flake8_notifications.interpretation.native_regex import substituted

_PIECES = st.sampled_from(
    ["a", "B", "_", ".", "(", ")", "[", "]", "[A-Z]", "(?=", "(?<!", "^", "$", "+", "*", "?", "|",
     "{2}", "{1,}", "\\", r"\1", r"\w", "(?P<n>", "(?P=n)"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=8).map("".join), st.sampled_from(["", "_", r"\1", r"\g<0>."]))
def test_what_is_computed_is_what_python_computes(pattern: str, replacement: str) -> None:
    computed = substituted(pattern, replacement, "aCartBa_B.")

    if computed is not None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            assert computed == re.sub(pattern, replacement, "aCartBa_B.")


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a|a)*$",
        "(?:a*)*b",
        "(a*){9}b",
        r"(a*)\1\1b",
        "a*a*a*a*b",
        "(?P<n>a*)(?P=n)b",
        "a?" * 20 + "a" * 20,
    ],
)
def test_a_pattern_that_may_take_long_is_left_alone(pattern: str) -> None:
    assert substituted(pattern, "", "a" * 40) is None


def test_an_invalid_pattern_is_unknown() -> None:
    assert substituted("(", "", "a") is None
