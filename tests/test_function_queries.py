"""What a search asks about functions is asked again after an edit; the rest of them may change."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import msgspec
import pytest

import helpers
from flake8_notifications.analysis import Analysis, analyse
from flake8_notifications.caching import stamps
from flake8_notifications.configuration import settings_reading
from flake8_notifications.options import CACHE_DIR
from flake8_notifications.project.questions import Vocabulary
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.tracing import finder
from flake8_notifications.tracing.function_queries import answer_of

BUS: Final = """\
import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)
NAMES = ['created']
LEVEL = 'low'


def fail():
    raise ValueError(LEVEL)


def check(shop):
    if not shop:
        raise ValueError('no shop')
    total = 1
    return total


def first():
    return 'shop.' + NAMES[0]


def count(items):
    total = len(NAMES)
    return total


class Shop:
    def price(self, item):
        if item.is_free:
            return 0
        return item.price

    def tell(self, what):
        NOTIFIER.info({}, 'shop.%s' % what, {})


def unrelated(item):
    notify = item.price
    return notify + 1
"""
CALLER: Final = """\
from bus import NOTIFIER, Shop, check, fail, first


def close(shop):
    check(shop)
    NOTIFIER.info({}, first(), {})


def announce():
    Shop().tell('open')


def measure(items):
    tell = len(items)
    print(tell)
    return tell
"""
MENTION: Final = "class Tells:\n    def run(self, other):\n        return other.tell\n"
KEPT: Final = """\
import oslo_messaging
import unknown

NOTIFIER = oslo_messaging.Notifier(None)


@unknown.keep
def handle(what):
    NOTIFIER.info({}, what, {})
"""
FILES: Final = {
    "bus.py": BUS,
    "caller.py": CALLER,
    "mention.py": MENTION,
    "kept.py": KEPT,
    "elsewhere.py": "HANDLERS = []\nkeep = 1\n",
}


@pytest.fixture(autouse=True)
def _fine_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the file system ticks often enough for a test not to wait for seconds."""
    monkeypatch.setattr(stamps, "RACY_NANOSECONDS", 1)


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The searches that were made."""
    made: list[object] = []
    find = finder.find_emissions
    monkeypatch.setattr(finder, "find_emissions", lambda *given: made.append(given) or find(*given))
    return made


def analysis(root: Path, **options: str) -> Analysis:
    with helpers.working_directory(root):
        return analyse(settings_reading.from_configuration(options))


def is_idle(root: Path, searches: list[object], path: str, old: str, new: str) -> bool:
    """Whether an edit causes no search; what is found is right in any case."""
    analysis(root)
    searches.clear()
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new, 1))
    kept = analysis(root)
    made = len(searches)
    assert kept == analysis(root, **{CACHE_DIR.name: ""})
    return not made


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("bus.py", "    notify = item.price\n", "    notify = item.cost\n"),
        ("bus.py", "            return 0\n", "            return 1 if item else 2\n"),
        ("bus.py", "    total = len(NAMES)\n", "    total = 1 + len(NAMES)\n"),
        ("caller.py", "    print(tell)\n", "    print(tell + 1)\n"),
        ("caller.py", "    print(tell)\n", "    print(tell)\n    print(items)\n"),
        ("caller.py", "def announce():\n", "# It is open.\ndef announce():\n"),
        ("mention.py", "class Tells:\n", "\n\nclass Tells:\n"),
        ("elsewhere.py", "HANDLERS = []\n", "HANDLERS = []\nMORE = {}\n"),
    ],
)
def test_what_changes_no_answer(
    path: str, old: str, new: str, tmp_path: Path, searches: list[object]
) -> None:
    assert is_idle(helpers.write(tmp_path, FILES), searches, path, old, new)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("bus.py", "'shop.' + NAMES[0]", "'store.' + NAMES[0]"),
        ("bus.py", "'shop.%s' % what", "'store.%s' % what"),
        # It sends by itself, through another, by a name, or through its parameter.
        ("bus.py", "    return notify + 1\n", "    NOTIFIER.info({}, 'shop.lost', {})\n"),
        ("caller.py", "    print(tell)\n", "    Shop().tell('x')\n"),
        ("caller.py", "    print(tell)\n", "    getattr(Shop(), 'tell')('x')\n"),
        ("caller.py", "    tell = len(items)\n", "    items.tell('many')\n    tell = 1\n"),
        ("mention.py", "return other.tell", "return other.tell('x')"),
        # It binds or changes what others read, or raises.
        ("bus.py", "    total = len(NAMES)\n", "    NAMES[0] = 'sold'\n    total = 1\n"),
        ("bus.py", "    total = len(NAMES)\n", "    global NAMES\n    NAMES = ['sold']\n"),
        ("bus.py", "    total = len(NAMES)\n", "    total = NAMES.append(items)\n"),
        ("bus.py", "    if not shop:\n        raise ValueError('no shop')\n", "    fail()\n"),
        # What is a name of its own no longer is.
        ("caller.py", "    tell = len(items)\n    print(tell)\n    return tell\n",
         "    from bus import Shop as tell\n    return tell().tell('x')\n"),
    ],
)  # fmt: skip
def test_what_changes_an_answer(
    path: str, old: str, new: str, tmp_path: Path, searches: list[object]
) -> None:
    assert not is_idle(helpers.write(tmp_path, FILES), searches, path, old, new)


def answer(question: str, text: str) -> str:
    module = SourceModule("shop", "shop.py", is_package=False, text=text)
    (definition,) = module.facts.statements
    assert isinstance(definition, syntax.FunctionDefinition)
    whole = msgspec.structs.replace(definition, body=module.body_of(definition))
    return answer_of(question, whole, text, [Vocabulary({"send", "NOTIFIER"}, {"inf"})])


@pytest.mark.parametrize(
    ("question", "before", "same", "different"),
    [
        ("mentions 0", "bus.send()", "bus.send(1)", "bus.sent()"),
        ("mentions 0", "call(send=1)", "call()", "call(send, 1)"),
        ("mentions 0", "run('send')", "run('send', 'a sender')", "run('sender')"),
        ("own 0", "send = 1; send()", "send = 2; send()", "send()"),
        ("own 0", "bus = new(); bus.send()", "bus = old(); bus.send()", "bus.send()"),
        ("parts 0", "get('inf' + x)", "get('inf' + y)", "get(x)"),
        ("matches 32 a+b", "aab", "aaab", "bb"),
        ("says super(\nBus.tell", "super().tell()", "Bus.tell(self)", "tell()"),
        ("is-own shop ", "shop = 1", "shop = 2", "shops = 1"),
        ("is-own shop ", "import other", "import shop", "shop = 1"),
        ("raises ", "raise ValueError", "raise TypeError", "return ValueError"),
        ("passes-on what", "keep(what)", "keep(1, what)", "x = keep(what)"),
        ("asked-to-send ", "a.info()", "a.info(1); b.inform()", "b.info()"),
        ("is-short 2 ", "x = 1", "x = 1; y = 2", "x = 1; y = 2; z = 3"),
        ("binds :NAMES", "NAMES.append(1)", "NAMES.append(2)", "NAMES.index(1)"),
        ("binds :NAMES", "global X; X = 1", "global X; X = 2", "global Y; Y = 1"),
        ("binds Shop:", "cls.names = 1", "cls.names = 2", "self.names = 1"),
        ("has notifier", "the_Notifier", "notifiers", "notified"),
        ("calls-no-logger ", "bus.info(1)", "LOG.info(bus.warn(1))", "LOG.info(1)"),
        ("takes-by-name ", "getattr(a, b)", "getattr(a, c)", "a.attr"),
    ],
)
def test_answers(question: str, before: str, same: str, different: str) -> None:
    first, second, third = (
        answer(question, f"def run(self, a, b):\n    {body}\n")
        for body in (before, same, different)
    )
    assert first == second
    assert first != third


def test_what_is_noted_is_what_is_answered_again(tmp_path: Path, searches: list[object]) -> None:
    """A comment in any function is an edit of it, and changes no answer."""
    root = helpers.write(tmp_path, FILES)
    for path, text in FILES.items():
        for header in re.findall(r"^ *def .*\n", text, re.M):
            column = len(header) - len(header.lstrip())
            note = f"{header}{' ' * column}    # A note.\n"
            assert is_idle(root, searches, path, header, note), header


def test_a_line_of_a_file_that_is_not_read(tmp_path: Path, searches: list[object]) -> None:
    """The same line mentions the same word, and says something else."""
    root = helpers.write(tmp_path, FILES)
    assert "*" not in {each.event_type for each in analysis(root).emissions}
    new = "def keep(function): HANDLERS.append(function)"
    assert not is_idle(root, searches, "elsewhere.py", "keep = 1", new)
    assert "*" in {each.event_type for each in analysis(root).emissions}


def test_one_edit_after_another(tmp_path: Path, searches: list[object]) -> None:
    """Each edit is held against the last one: its lines have moved, its answers are the same."""
    root = helpers.write(tmp_path, FILES)
    more = "    more = 1\n    total = len(NAMES)\n"
    assert is_idle(root, searches, "bus.py", "    total = len(NAMES)\n", more)
    assert is_idle(root, searches, "bus.py", "            return 0\n", "            return 2\n\n")
    assert is_idle(root, searches, "bus.py", "    more = 1\n", "    more = 2\n    most = 3\n")
    assert is_idle(root, searches, "mention.py", "class Tells:\n", "\n\nclass Tells:\n")
    assert is_idle(root, searches, "mention.py", "class Tells:\n", "\nclass Tells:\n")
    lost = "    NOTIFIER.info({}, 'shop.lost', {})\n"
    assert not is_idle(root, searches, "bus.py", "    return notify + 1\n", lost)
    assert "shop.lost" in {each.event_type for each in analysis(root).emissions}
