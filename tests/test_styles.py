"""However the lines of a source are broken, the same is found in it."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import depth
from flake8_notifications.project.layout import laid_out
from soundness_cases import verify
from styles import STYLES, restyled
from test_soundness import OPEN, reported

_STYLES = sorted(STYLES)
_PIECES = [
    "bus",
    ".",
    "\n",
    "    ",
    " ",
    "\\\n",
    "send",
    "(",
    ")",
    "[0]",
    "'a'",
    "# x",
    "from",
    "=",
]


def _style_of(path: Path) -> str:
    """One of the styles for each case, so that all of them take no longer than one."""
    name = path.relative_to(verify.HERE).as_posix()
    return _STYLES[zlib.crc32(name.encode()) % len(_STYLES)]


def _sent(path: Path, root: Path) -> set[str]:
    """The event types of a case: its marks say them, to which test_soundness.py holds it."""
    text = path.read_text(encoding="utf-8")
    patterns = [mark.patterns for mark in verify.marks(text)]
    is_open = path.relative_to(verify.HERE).as_posix() in OPEN
    if is_open or any(len(each) > 1 for each in patterns):
        return {event_type for _, event_type in reported(verify.source(text), root)}
    return {event_type for (event_type,) in patterns}


@pytest.mark.parametrize(
    "path",
    depth.share(verify.cases(), daily=6),
    ids=lambda path: path.relative_to(verify.HERE).as_posix(),
)
def test_a_case_in_another_style_sends_the_same(path: Path, tmp_path: Path) -> None:
    text = verify.source(path.read_text(encoding="utf-8"))
    if not text.isascii():
        pytest.skip("offsets are those of ASCII")
    sent = _sent(path, tmp_path)

    again = reported(restyled(text, _style_of(path)), tmp_path)

    assert {event_type for _, event_type in again} == sent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(bus\n    .send(x))", "(bus.send(\n    x))"),
        ("(bus.\n    send(x))", "(bus.send(\n    x))"),
        ("bus.\\\n    send(x)", "bus.send(\\\n    x)"),
        ("bus \\\n    .send(x)", "bus.send( \\\n    x)"),
        ("(a\n  .b\n  .c\n  .d(x))", "(a.b.c.d(\n  \n  \n  x))"),
        ("(a.\n  b.\n  c(x))", "(a.b.c(\n  \n  x))"),
        ("bus.send (x)", "bus.send( x)"),
        ("return (x)", "return (x)"),
        ("from .bus import send", "from .bus import send"),
        ("# It ends.\nsend(x)", "# It ends.\nsend(x)"),
        ('"""It ends so.\n    send(x)\n"""', '"""It ends so.\n    send(x)\n"""'),
    ],
)
def test_attributes_are_written_together(text: str, expected: str) -> None:
    assert laid_out(text) == expected


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_lines_keep_their_numbers(text: str) -> None:
    result = laid_out(text)

    assert len(result) == len(text)
    assert result.count("\n") == text.count("\n")
