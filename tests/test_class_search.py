"""Text search for classes: what it must find, and what text that only looks like code costs."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

import pytest

import depth
from flake8_notifications.project.defined_names import names_defined_in
from flake8_notifications.project.modules import Modules

#: What opens brackets, statements or lines again and again, and ends none of them.
NOISE: Final = [
    "class A(",
    "class A[",
    "class A((B, ",
    'class A("x" ',
    'class A("',
    'type("A", (',
    'create_model("A", ',
    "\nA = (",
    "from a import b as c, ",
    "x.VERSION[",
    "x.model_fields[",
    "@x.register ",
]
_TIMES: Final = 20_000
#: In front of what has to be found.
_TIMES_BEFORE: Final = depth.of(_TIMES, daily=2_000)
#: Of CPU time; what is linear takes a tenth of it, and what is not takes minutes.
_MOST_SECONDS: Final = 5.0


@pytest.mark.parametrize("noise", NOISE)
def test_takes_time_in_proportion_to_the_text(noise: str) -> None:
    started = time.process_time()
    names_defined_in(noise * _TIMES)
    assert time.process_time() - started < _MOST_SECONDS


@pytest.mark.parametrize("noise", NOISE)
@pytest.mark.parametrize(
    "lines",
    [
        "class Found(Wanted):\n    pass\n",
        "class Found[T](\n    Generic[T],\n    package.Wanted,\n):\n    pass\n",
        "Found = type('Found', (Wanted,), {})\n",
        "Middle = (Wanted,)[0]\n\n\nclass Found(Middle):\n    pass\n",
    ],
    ids=["header", "parameters", "call", "binding"],
)
def test_finds_descendants_behind_such_text(noise: str, lines: str, tmp_path: Path) -> None:
    (tmp_path / "noisy.py").write_text(f'"""{noise * _TIMES_BEFORE}"""\n{lines}')
    (tmp_path / "other.py").write_text("class Other(Unwanted):\n    pass\n")
    search = Modules(tmp_path, ["noisy.py", "other.py"]).search

    assert search.descendants(["Wanted"]) == ["noisy.py"]


def test_lets_classes_be_derived_from_their_own_bases_alone() -> None:
    text = "".join(
        f"class A{n}(\n    B{n},  # not class C{n}(\n):\n    pass\n" for n in range(2000)
    )
    classes = names_defined_in(text).classes

    assert {name: words for name, words in classes if name.startswith("A")} == {
        f"A{n}": {f"B{n}", "not", "class", f"C{n}"} for n in range(2000)
    }
