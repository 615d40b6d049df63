"""Kinds of faults of the engine, each in several forms, as :mod:`soundness_cases.verify` has them.

From the command line, all of them, or those of some kinds or files::

    .venv/bin/python tests/test_soundness.py [KIND | KIND/NAME.py]...
"""

from __future__ import annotations

import contextlib
import signal
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from flake8_notifications.options import PAYLOAD_BASES, split_list
from flake8_notifications.project.modules import Modules
from flake8_notifications.tracing.finder import find_emissions
from soundness_cases import verify

_FORMS: Final = 3
_SECONDS: Final = 20
_PATHS: Final = verify.cases()
_IDS: Final = [path.relative_to(verify.HERE).as_posix() for path in _PATHS]


def reported(text: str, root: Path) -> set[tuple[int, str]]:
    """The line and event type of what the engine finds in a project of one module."""
    modules = Modules(root, (), {"app.py": text})
    bases = split_list(str(PAYLOAD_BASES.default))
    with _within(_SECONDS):
        sent = find_emissions(modules, bases).emissions
    return {(each.place.line, each.event_type) for each in sent}


def difference(path: Path, root: Path) -> str:
    """What is missing and what is too much in a case; empty where all is right."""
    text = path.read_text(encoding="utf-8")
    marks = verify.marks(text)
    try:
        found = reported(verify.source(text), root)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    allowed = {(mark.line, each) for mark in marks for each in mark.patterns}
    missing = [
        str(mark) for mark in marks if not any((mark.line, each) in found for each in mark.patterns)
    ]
    extra = [f"{line} {event_type}" for line, event_type in sorted(found - allowed)]
    return "; ".join(
        f"{what} {_short(which)}"
        for what, which in (("missing", missing), ("extra", extra))
        if which
    )


def _short(which: list[str]) -> str:
    more = f" and {len(which) - 6} more" if len(which) > 6 else ""
    return ", ".join(which[:6]) + more


@contextlib.contextmanager
def _within(seconds: int) -> Iterator[None]:
    """Bound what is done: CPU time, whatever else is running."""

    def stop(*_: Any) -> None:
        raise TimeoutError(f"no answer in {seconds} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


#: What is not right yet: many branches that do not depend on one another take too many steps, and
#: a keyword that is handed on as ``**flags`` counts as passed where it is handed on.
OPEN: Final = frozenset({"keys_that_callers_pass/passed_on.py", "long_elif/independent_ifs.py"})


def _cases() -> list[Any]:
    marks = [pytest.mark.xfail(strict=True)]
    return [
        pytest.param(path, id=name, marks=marks if name in OPEN else [])
        for name, path in zip(_IDS, _PATHS, strict=True)
    ]


def skip_what_this_python_lacks(path: Path, *words: str) -> None:
    """Skip a case under a Python that cannot read it, or run it, for want of what it mentions."""
    text = path.read_text(encoding="utf-8")
    if sys.version_info < (3, 11) and any(word in text for word in words):
        pytest.skip("Python 3.11 is the first to have it")


@pytest.mark.parametrize("path", _cases())
def test_what_is_reported_is_what_is_marked(path: Path, tmp_path: Path) -> None:
    skip_what_this_python_lacks(path, "except*", "ExceptionGroup")
    wrong = difference(path, tmp_path)

    assert not wrong, f"{path.relative_to(verify.HERE)}: {wrong}"


@pytest.mark.parametrize("path", _PATHS, ids=_IDS)
def test_what_is_marked_is_what_is_sent(path: Path) -> None:
    skip_what_this_python_lacks(path, "except*", "ExceptionGroup", "StrEnum")

    assert verify.faults(path) == []


def test_a_mark_that_is_wrong_is_noticed(tmp_path: Path) -> None:
    case = verify.HERE / "del_item" / "given.py"
    text = case.read_text(encoding="utf-8")
    changed = tmp_path / "changed.py"

    changed.write_text(text.replace("#! order.gone", "#! order.kept"))
    assert verify.faults(changed) == ["9 order.kept: never sent", "[9] order.gone: not marked"]
    changed.write_text(text.replace("  #! order.gone", "").replace("]\n", "]  #! order.gone\n", 1))
    assert len(verify.faults(changed)) == 2


def test_each_kind_is_given_and_has_further_forms() -> None:
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for path in _PATHS:
        forms[path.parent.name].add(path.name)

    few = [
        kind for kind, names in forms.items() if "given.py" not in names or len(names) < 1 + _FORMS
    ]

    assert few == []
    assert len(forms) >= 22


def main(arguments: list[str]) -> int:
    chosen = [
        (name, path)
        for name, path in zip(_IDS, _PATHS, strict=True)
        if not arguments or name in arguments or path.parent.name in arguments
    ]
    wrong = 0
    with tempfile.TemporaryDirectory() as root:
        for name, path in chosen:
            if what := difference(path, Path(root)):
                print(f"{name}: {what}", flush=True)
                wrong += 1
    print(f"{len(chosen) - wrong} of {len(chosen)} right")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
