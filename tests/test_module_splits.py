"""What a module sends is found as well where part of it stands in another one."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any, Final

import pytest

import depth
from flake8_notifications.options import PAYLOAD_BASES, split_list
from flake8_notifications.project.modules import Modules
from flake8_notifications.tracing.finder import find_emissions
from module_splits import FIRST, Split, splits
from soundness_cases import verify
from test_soundness import OPEN as OPEN_CASES

#: What is not right yet: names that one module gives to methods of what it imports, names of
#: functions and their annotations that are looked up in another module, and tables that are
#: filled by a method or function of another module under an alias, or in the body of a class.
OPEN: Final = frozenset(
    {
        "callable_name/one_wrapped_in_another.py",
        "done_in_a_class_body/a_call.py",
        "methods_named_by_callers/by_keyword.py",
        "methods_taken_by_a_part/of_the_module.py",
        "methods_under_another_name/appended_by_the_module.py",
        "methods_under_another_name/given.py",
        "methods_under_another_name/of_a_list.py",
        "methods_under_another_name/that_fills.py",
        "nested_in_a_container_of_the_module/sets_by_a_key.py",
        "receivers_of_signals/with_their_senders.py",
        "single_dispatch/annotated.py",
    }
)


def _split_of(text: str, name: str) -> Split | None:
    """One of the ways to cut each case, so that all of them take no longer than one."""
    ways = [*splits(text)]
    return ways[zlib.crc32(name.encode()) % len(ways)] if ways else None


def _cases() -> list[Any]:
    cases: list[Any] = []
    for path in depth.share(verify.cases(), daily=6):
        name = path.relative_to(verify.HERE).as_posix()
        text = path.read_text(encoding="utf-8")
        split = _split_of(verify.source(text), name)
        if split is not None and name not in OPEN_CASES:
            marks = [pytest.mark.xfail(strict=True)] if name in OPEN else []
            cases.append(pytest.param(text, split, id=f"{name} {split.how}", marks=marks))
    return cases


@pytest.mark.parametrize(("text", "split"), _cases())
def test_what_two_modules_send_is_reported(text: str, split: Split, tmp_path: Path) -> None:
    first, second = split.first(), split.second()
    runs = "\n".join(f"# {how}: {code}" for how, code in verify.runs(text))
    try:
        sends = verify.sends_of(f"{second}\n{runs}\n", "app.py", {FIRST: first})
    except NameError:
        pytest.skip("an annotation or text names what is not imported")

    modules = Modules(tmp_path, (), {f"{FIRST}.py": first, "app.py": second})
    found = find_emissions(modules, split_list(str(PAYLOAD_BASES.default))).emissions
    patterns = {each.event_type for each in found}

    sent = {each.event_type for each in sends}
    assert {s for s in sent if not any(verify.covers(each, s) for each in patterns)} == set()
