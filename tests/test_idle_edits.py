"""An edit inside a function that had no say changes nothing but lines, and is seen to."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import depth
import helpers
from flake8_notifications import incremental
from flake8_notifications.analysis import Analysis, analyse
from flake8_notifications.caching import stamps
from flake8_notifications.catalogue.model import Notification, Sender, Text
from flake8_notifications.configuration import settings_reading
from flake8_notifications.interpretation.bindings import flattened
from flake8_notifications.options import CACHE_DIR
from flake8_notifications.project.edits import (
    Edit,
    checksums,
    edit_between,
    edited_function,
    moved_skeleton,
    skeleton_of,
)
from flake8_notifications.project.line_shifts import moved
from flake8_notifications.project.syntax_comparison import SyntaxComparison
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place
from flake8_notifications.tracing import finder

SHOP: Final = '''\
import oslo_messaging

WORDS = []
#: How much things cost.
PRICES = {'apple': 1, 'pear': 2}
KINDS = {'sold': 'shop.sold'}


class Payload(NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    SCHEMA = {'name': ('shop', 'name')}
    fields = {
        'name': fields.StringField(),
        # How many there are.
        'count': fields.IntegerField(),
    }


class Shop:
    def __init__(self):
        self.notifier = oslo_messaging.Notifier(None)

    def count(self, items):
        """How many there are."""
        total = 0
        for item in items:
            total += item.number
        return total

    @property
    def name(
        self,
    ):
        return 'shop'

    def order(self, context, what):
        self.notifier.info(context, 'shop.%s' % what, {})


def price(item):
    if item.is_free:
        return 0

    return item.price


def remember(word):
    WORDS.append(word)


def sell(context, shop):
    shop.order(context, 'sold')
    shop.order(context, unknown())
    shop.notifier.info(context, KINDS['sold'], {})


sell(None, Shop())
'''
LINES: Final = SHOP.split("\n")
#: What somebody may write.
PHRASES: Final = [
    "x = 1", "return None", "yield item", "# a comment", "", "'''", "total = (", "global WORDS",
    "WORDS.append('x')", "def count(self):", "class Other:", "self.notifier = None",
    "shop.order(context, 'lost')", "self.notifier.info({}, 'shop.found', {})", "total = [", "]",
    "else:", "    x = 2", "order = None", "import oslo_messaging", "x = \\\\",
    "'more': fields.StringField(),", "'apple': 3,", "VERSION = '1.1'", "'sold': 'shop.bought',",
]  # fmt: skip


def module(text: str) -> SourceModule:
    return SourceModule("shop", "shop.py", is_package=False, text=text)


def is_idle_edit(before: str, after: str, *read: str) -> bool:
    """Whether an edit changes nothing for who has read the bodies of some functions."""
    bodies = {at for at, line in enumerate(before.split("\n"), 1) for name in read
              if line.lstrip().startswith(f"def {name}(")}  # fmt: skip
    edit = edit_between(checksums(before), checksums(after))
    function = edited_function(edit, after, skeleton_of(module(before), before))
    return function is not None and function.line not in bodies


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("total = 0", "total = 1"),
        ("total = 0\n", "total = 0\n        more = 1\n"),
        ('        """How many there are."""\n', ""),
        ('"""How many there are."""', '"""How\n\nmany."""'),
        ("        return total\n", "        # never reached\n        return total\n"),
        ("        return 0\n\n    return item.price", "        return 1\n    return 2"),
        ("return 'shop'", "return (\n            'shop')"),
        ("    WORDS.append(word)", "    WORDS.append(word)\n    WORDS.sort()"),
    ],
)
def test_of_a_body(old: str, new: str) -> None:
    after = SHOP.replace(old, new)
    assert after != SHOP
    assert is_idle_edit(SHOP, after, "order", "sell", "__init__")
    assert not is_idle_edit(SHOP, after, "count", "price", "name", "remember")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("WORDS = []", "WORDS = ['x']"),
        ("def count(self, items):", "def count(self, items, more=1):"),
        ("    @property\n", ""),
        ("        self,\n", "        self, more=0,\n"),
        ("        return total\n", "        return total\n\n    def more(self):\n        pass\n"),
        ("        return total\n", "        return total\n\n    more = 1\n"),
        ("        return total\n", "        return total\nmore = 1\n"),
        ("        return total\n", "        yield total\n"),
        ("        return total\n", "        return total +\n"),
        ("        return total\n", "        return '''\n"),
        ("        return total\n", "        return total \\\n"),
        ("        total = 0\n", "        global TOTAL\n        total = 0\n"),
        ("        return 0\n\n    return item.price\n\n\ndef remember(word):\n", ""),
        ("total = 0", "total = 1\x0c\x00"),
        ("total = 0", "total = 0\r        total = 1"),
    ],
)
def test_of_what_others_see(old: str, new: str) -> None:
    after = SHOP.replace(old, new, 1)
    assert after != SHOP
    assert not is_idle_edit(SHOP, after)


def test_of_a_function_that_was_a_generator() -> None:
    before = SHOP.replace("return total", "yield total")
    assert not is_idle_edit(before, SHOP)
    assert is_idle_edit(before, before.replace("total = 0", "total = 1"))


def outline(statement: syntax.Assign) -> object:
    return incremental._outline(statement)


def is_alike(before: str, after: str, *had_a_say: str) -> bool:
    """Whether all that had a say is as it was: statements that start with some words."""
    lines = {at for at, line in enumerate(before.split("\n"), 1)
             if line.lstrip().startswith(had_a_say)}  # fmt: skip
    edit = edit_between(checksums(before), checksums(after))
    read = module(before)
    for each in flattened(read.facts.statements):
        if isinstance(each, syntax.FunctionDefinition) and each.line in lines:
            read.body_of(each)
    return SyntaxComparison(
        edit, read, module(after), lines, outline, lambda before, after: True
    ).is_same()


@pytest.mark.parametrize(
    ("old", "new", "user"),
    [
        ("'pear': 2}", "'pear': 3}", "PRICES"),
        ("'pear': 2}", "\n    'plum': 4,\n    'pear': 2}", "PRICES"),
        ("VERSION = '1.0'", "VERSION = '1.1'", "VERSION"),
        (
            "fields.IntegerField(),\n",
            "fields.IntegerField(),\n'x': fields.StringField(),\n",
            "fields",
        ),
        ("('shop', 'name')", "('shop', 'title')", "SCHEMA"),
    ],
)
def test_of_a_value(old: str, new: str, user: str) -> None:
    after = SHOP.replace(old, new)
    assert after != SHOP
    assert is_alike(SHOP, after)
    assert not is_alike(SHOP, after, user)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# Version 1.0: Initial version\n", "# Version 1.0: Initial\n    # version\n"),
        ("        # How many there are.\n", ""),
        ("#: How much things cost.", "#: What things cost, each."),
        ("VERSION = '1.0'", "VERSION = '1.0'  # the first"),
        ("\n\n\ndef price", "\n\ndef price"),
        ("    if item.is_free:\n", "    # A gift.\n    if item.is_free:\n"),
        ("    if item.is_free:\n", "    if item.is_free:  # a gift\n"),
    ],
)
def test_of_what_is_no_code(old: str, new: str) -> None:
    after = SHOP.replace(old, new)
    assert after != SHOP
    assert is_alike(SHOP, after, "VERSION", "SCHEMA", "fields", "PRICES", "def price")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("PRICES = {'apple': 1, 'pear': 2}", "PRICES = dict(apple=1)"),
        ("PRICES = {'apple': 1, 'pear': 2}", "PRICES = {'apple': remember('x')}"),
        ("PRICES = {'apple': 1, 'pear': 2}", "PRICES = {'apple': WORDS.append('x')}"),
        ("PRICES = {'apple': 1, 'pear': 2}", "COSTS = {'apple': 1, 'pear': 2}"),
        ("VERSION = '1.0'\n", ""),
        ("VERSION = '1.0'\n", "VERSION = '1.0'\n    MORE = '1.0'\n"),
        ("class Payload(NotificationPayloadBase)", "class Payload(Base)"),
        ("class Payload(", "@register\nclass Payload("),
        ("    fields = {", "    if True:\n      fields = {"),
    ],
)
def test_of_what_a_module_says(old: str, new: str) -> None:
    after = SHOP.replace(old, new)
    assert after != SHOP
    assert not is_alike(SHOP, after)


def test_of_a_function_under_an_if() -> None:
    before = "import os\n\nif os.name == 'nt':\n    def price():\n        return 1\n"
    after = before.replace("return 1", "return 2")
    assert is_alike(before, after)
    assert not is_alike(before, after, "def price")


def test_lines_that_are_joined_are_elsewhere() -> None:
    """What was run is where it was, or has moved with all the lines."""
    after = SHOP.replace("{'apple': 1, 'pear': 2}", "{'apple': 1,\n    'pear': 2}")
    assert is_alike(SHOP, after)
    assert not is_alike(SHOP, after, "PRICES")


def test_lines_move() -> None:
    edit = Edit(first=10, removed=2, added=5)
    assert [edit.moved(line) for line in (1, 9, 10, 11, 12, 20)] == [1, 9, None, None, 15, 23]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("total = 0", "total = 1"),
        ("total = 0\n", "total = 0\n        more = 1\n"),
        ('        """How many there are."""\n', ""),
        ("    WORDS.append(word)", "    WORDS.append(word)\n    WORDS.sort()"),
    ],
)
def test_what_a_module_looks_like_then(old: str, new: str) -> None:
    after = SHOP.replace(old, new)
    edit = edit_between(checksums(SHOP), checksums(after))
    moved = moved_skeleton(skeleton_of(module(SHOP), SHOP), edit, after)
    assert moved == skeleton_of(module(after), after)


def test_what_was_found_moves_with_its_lines() -> None:
    place, elsewhere = Place("shop.py", 20), Place("more/shop.py", 20)
    reason = "'x', see shop.py:20 and more/shop.py:20, not shop.py:9"
    notification = Notification(
        "Sold", place, 0, (Text("shop.*", False, reason),), (), (), "Payload", elsewhere,
        (Sender("shop.sell", Place("shop.py", 30)),), (),
    )  # fmt: skip
    then = moved(notification, {"shop.py": Edit(first=10, removed=1, added=4)})
    assert then == msgspec.structs.replace(
        notification,
        place=Place("shop.py", 23),
        event_types=(Text("shop.*", False, reason.replace(" shop.py:20", " shop.py:23")),),
        senders=(Sender("shop.sell", Place("shop.py", 33)),),
    )


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_what_differs_is_what_was_edited(before: list[str], after: list[str]) -> None:
    edit = edit_between(checksums("\n".join(before)), checksums("\n".join(after)))
    old, new = "\n".join(before).split("\n"), "\n".join(after).split("\n")
    start = edit.first - 1
    assert old[:start] == new[:start]
    assert old[start + edit.removed :] == new[start + edit.added :]


def analysis(root: Path, **options: str) -> Analysis:
    with helpers.working_directory(root):
        return analyse(settings_reading.from_configuration(options))


@pytest.fixture(autouse=True)
def _fine_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the file system ticks often enough for a test not to wait for seconds."""
    monkeypatch.setattr(stamps, "RACY_NANOSECONDS", 1)


def test_nothing_is_looked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = helpers.write(tmp_path, {"shop.py": SHOP})
    analysis(root)
    searches = []
    find = finder.find_emissions
    monkeypatch.setattr(
        finder, "find_emissions", lambda *given: searches.append(given) or find(*given)
    )
    text = SHOP
    for old, new in (
        ("total = 0", "total = 0\n        more = 1\n"),
        ("return 'shop'", "return 'a shop'"),
        ("more = 1\n", ""),
        ("'pear': 2", "'pear': 3,\n'plum': 4"),
        ("VERSION = '1.0'", "VERSION = '1.1'"),
        ("# How many there are.\n", ""),
        ("    fields = {\n", "    fields = {\n        'more': fields.StringField(),\n"),
    ):
        text = text.replace(old, new)
        (root / "shop.py").write_text(text)
        kept = analysis(root)
        assert not searches
        absent = analysis(root, **{CACHE_DIR.name: ""})
        searches.clear()
        assert kept == absent
        assert {each.event_type for each in kept.emissions} == {"shop.sold", "shop.*"}
    (root / "shop.py").write_text(text.replace("context, 'sold'", "context, 'bought'"))
    then = {each.event_type for each in analysis(root).emissions}
    assert then == {"shop.bought", "shop.sold", "shop.*"}
    assert searches


@settings(
    max_examples=depth.of(60, daily=20),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    edits=st.lists(
        st.tuples(
            st.integers(0, len(LINES) - 1),
            st.integers(0, 2),
            st.lists(st.sampled_from(PHRASES), max_size=2),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_after_any_edit(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, int, list[str]]]
) -> None:
    root = helpers.write(tmp_path_factory.mktemp("project"), {"shop.py": SHOP})
    analysis(root)
    lines = LINES
    for at, removed, phrases in edits:
        around = lines[min(at, len(lines) - 1)]
        indent = " " * (len(around) - len(around.lstrip()))
        lines = [*lines[:at], *(indent + each for each in phrases), *lines[at + removed :]]
        (root / "shop.py").write_text("\n".join(lines))
        absent = analysis(root, **{CACHE_DIR.name: ""})
        assert analysis(root) == absent


def test_what_was_kept_may_be_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the lines of before nothing is taken over."""
    root = helpers.write(tmp_path, {"shop.py": SHOP})
    analysis(root)
    monkeypatch.setattr(incremental, "_SKELETONS", incremental._SENT)
    (root / "shop.py").write_text(SHOP.replace("total = 0", "\n\n        total = 0"))
    assert analysis(root) == analysis(root, **{CACHE_DIR.name: ""})
