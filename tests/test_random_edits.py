"""After any series of edits, as people make them, the cache gives what a cold run finds."""

from __future__ import annotations

import ast
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import depth
import helpers
from flake8_notifications.analysis import Analysis, analyse
from flake8_notifications.caching import stamps
from flake8_notifications.configuration import settings_reading
from flake8_notifications.errors import BindingError, SettingsError
from flake8_notifications.options import CACHE_DIR

TESTS: Final = Path(__file__).parent
#: Small modules that send in every way; those of payloads have edits of their own.
CASES: Final = sorted(
    path
    for kind in ("soundness_cases", "emission_cases", "service_cases")
    for path in (TESTS / kind).iterdir()
    if path.is_dir() and any(each.read_text().strip() for each in path.rglob("*.py"))
)
LOGGER: Final = "import logging\nLOG = logging.getLogger(__name__)\n"
#: What somebody may write, anywhere.
PHRASES: Final = [
    "x = 1", "return None", "# a comment", "", "pass", "raise ValueError('x')", "value = 'created'",
    "self.notifier = None", "LOG.info('x %s', 1)", "LOG.debug('y')", "LOG = None", "LOG = notifier",
    "def f(LOG):\n    LOG.info(1)", "def __init__(self):\n    pass", "@staticmethod",
    "def info(self, *args):\n    pass", "def helper(self):\n    return 1", "if True:\n    pass",
    "extra = notifier", "print(context)", "global N",
]  # fmt: skip


def functions(text: str) -> list[ast.FunctionDef]:
    return [each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.FunctionDef)]


def indented(lines: list[str], column: int) -> list[str]:
    return [" " * column + each if each.strip() else each for each in lines]


def a_phrase(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    column = len(lines[at]) - len(lines[at].lstrip())
    lines[at:at] = indented(chance.choice(PHRASES).split("\n"), column)
    return "\n".join(lines)


def a_line_less(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def a_line_twice(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines.insert(at, lines[at])
    return "\n".join(lines)


def another_word(text: str, chance: random.Random) -> str:
    """One word for another, or a new one."""
    found = chance.choice([*re.finditer(r"\w+", text)])
    word = chance.choice([f"{found[0]}_2", found[0][:-1] or "q", *re.findall(r"\w+", text)[:9]])
    return text[: found.start()] + word + text[found.end() :]


def another_name(text: str, chance: random.Random) -> str:
    """A name of a function for another one, all over the function."""
    function = chance.choice(functions(text))
    names = [each.id for each in ast.walk(function) if isinstance(each, ast.Name)]
    lines = text.split("\n")
    part = "\n".join(lines[function.lineno - 1 : function.end_lineno])
    name = chance.choice(names)
    lines[function.lineno - 1 : function.end_lineno] = re.sub(
        rf"(?<![.\w'\"])\b{name}\b", f"{name}_2", part
    ).split("\n")
    return "\n".join(lines)


def another_parameter(text: str, chance: random.Random) -> str:
    function = chance.choice(functions(text))
    default = chance.choice(["None", "0", "'created'"])
    lines = text.split("\n")
    at = function.lineno - 1
    name = chance.choice(["extra", "notifier", "context"])
    lines[at] = re.sub(r"\)(?=( ->.*)?:$)", f", {name}={default})", lines[at], count=1)
    return "\n".join(lines)


def a_branch(text: str, chance: random.Random) -> str:
    function = chance.choice(functions(text))
    statement = chance.choice(function.body)
    lines = text.split("\n")
    inner = chance.choice(["extra = 1", "return", "raise ValueError('x')", "LOG.info('none')"])
    branch = [f"if {chance.choice(['context', 'self', 'x'])} is None:", f"    {inner}"]
    lines[statement.lineno - 1 : statement.lineno - 1] = indented(branch, statement.col_offset)
    return "\n".join(lines)


def another_function(text: str, chance: random.Random) -> str:
    """A copy of a function behind another one, or before, under its name or any other."""
    copied, beside = chance.choice(functions(text)), chance.choice(functions(text))
    lines = text.split("\n")
    body = [each[copied.col_offset :] for each in lines[copied.lineno - 1 : copied.end_lineno]]
    if chance.random() < 0.6:
        name = chance.choice(["fresh", *re.findall(r"[A-Za-z_]\w*", text)])
        body[0] = re.sub(r"def \w+", f"def {name}", body[0], count=1)
    first = min([beside.lineno, *(each.lineno for each in beside.decorator_list)])
    at = (beside.end_lineno or 0) if chance.random() < 0.7 else first - 1
    blank = [""] * chance.randrange(3)
    lines[at:at] = [*blank, *indented(body, beside.col_offset), *blank]
    return "\n".join(lines)


def a_decorator(text: str, chance: random.Random) -> str:
    function = chance.choice(functions(text))
    first = min([function.lineno, *(each.lineno for each in function.decorator_list)])
    name = chance.choice(["staticmethod", "classmethod", "property", "unknown.thing", "keep"])
    lines = text.split("\n")
    lines.insert(first - 1, f"{' ' * function.col_offset}@{name}")
    return "\n".join(lines)


def under_a_condition(text: str, chance: random.Random) -> str:
    function = chance.choice(functions(text))
    first = min([function.lineno, *(each.lineno for each in function.decorator_list)])
    condition = chance.choice(["if True:", "if CONF.wanted:", "while False:"])
    lines = text.split("\n")
    moved = indented(lines[first - 1 : function.end_lineno], 4)
    lines[first - 1 : function.end_lineno] = [f"{' ' * function.col_offset}{condition}", *moved]
    return "\n".join(lines)


def another_base(text: str, chance: random.Random) -> str:
    classes = [each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.ClassDef)]
    changed, base = chance.choice(classes), chance.choice(classes)
    lines = text.split("\n")
    before = lines[changed.lineno - 1]
    after = re.sub(r"(class \w+)\(?", rf"\1({base.name}, ", before, count=1)
    lines[changed.lineno - 1] = after if changed.bases else after.replace(", :", "):")
    return "\n".join(lines)


def another_import(text: str, chance: random.Random) -> str:
    imports = [
        each for each in ast.parse(text).body if isinstance(each, ast.Import | ast.ImportFrom)
    ]
    changed = chance.choice(imports)
    first, last = changed.lineno, changed.end_lineno or changed.lineno
    lines = text.split("\n")
    if chance.random() < 0.5:
        del lines[first - 1 : last]
    else:
        name = changed.names[0]
        other = chance.choice(["fresh", name.asname or name.name.partition(".")[0]])
        lines.insert(last, f"from elsewhere import {other}")
    return "\n".join(lines)


EDITS: Final[list[Callable[[str, random.Random], str]]] = [
    a_phrase, a_phrase, a_line_less, a_line_twice, another_word, another_word, another_name,
    another_parameter, a_branch, another_function, a_decorator, under_a_condition, another_base,
    another_import,
]  # fmt: skip


def edited(text: str, chance: random.Random) -> str | None:
    """A text after an edit that leaves it Python, as far as one is found."""
    for _ in range(5):
        try:
            after = chance.choice(EDITS)(text, chance)
            ast.parse(after)
        except (SyntaxError, IndexError):
            continue
        if after != text:
            return after
    return None


def analysis(root: Path, overlay: dict[str, str], **options: str) -> Analysis | str:
    """What a run finds; or what it says of an option that names what is not there any more."""
    with helpers.working_directory(root):
        try:
            return analyse(settings_reading.from_configuration(options), overlay)
        except (BindingError, SettingsError) as error:
            return str(error)


@pytest.fixture(autouse=True)
def _fine_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the file system ticks often enough for a test not to wait for seconds."""
    monkeypatch.setattr(stamps, "RACY_NANOSECONDS", 1)


@settings(
    max_examples=depth.of(300, daily=5),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(case=st.sampled_from(CASES), seed=st.integers(0, 2**32), logs=st.booleans())
def test_after_every_edit(
    tmp_path_factory: pytest.TempPathFactory, case: Path, seed: int, logs: bool
) -> None:
    chance = random.Random(seed)
    root = tmp_path_factory.mktemp("project") / case.name
    shutil.copytree(case, root)
    if not (root / helpers.CONFIG).exists():
        (root / helpers.CONFIG).write_text("[flake8]\n")
    paths = [path for path in sorted(root.rglob("*.py")) if path.read_text().strip()]
    if logs:
        first = chance.choice(paths)
        if "__future__" not in (text := first.read_text()):
            first.write_text(LOGGER + text)
    analysis(root, {})
    for _ in range(4):
        path = chance.choice(paths)
        if chance.random() < 0.05:
            path.unlink(missing_ok=True)
        after = edited(path.read_text(), chance) if path.exists() else None
        overlay = {}
        if after is None:
            pass
        elif chance.random() < 0.7:
            path.write_text(after)
        else:
            overlay = {path.relative_to(root).as_posix(): after}
        assert analysis(root, overlay) == analysis(root, overlay, **{CACHE_DIR.name: ""})
