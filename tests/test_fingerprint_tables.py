"""The table of a test as the fingerprint file: how it is read, and rewritten in place."""

from __future__ import annotations

import ast
import contextlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Final, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpora
import depth
import helpers
from flake8_notifications.committed import fingerprint_file, fingerprint_table
from flake8_notifications.committed.fingerprint_file import FingerprintFileError
from flake8_notifications.committed.fingerprint_table import TableError
from flake8_notifications.committed.location import Location
from flake8_notifications.committed.table_editing import rewritten
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.editing import EditableText
from helpers import CONFIG, payload, service, write

TABLE: Final = "svc/tests/test_objects.py"
A: Final = "1.0-" + "a" * 32
B: Final = "1.1-" + "b" * 32
C: Final = "2.10-" + "c" * 32


def location(root: Path, name: str = "DATA") -> Location:
    return Location(root / "svc" / "tests" / "test_objects.py", name, is_named=True)


def load(root: Path, source: str | bytes, name: str = "DATA", **others: str) -> dict[str, str]:
    """The entries of a table in the source of its module, beside other modules."""
    files: dict[str, str | bytes] = {f"svc/{other}.py": text for other, text in others.items()}
    write(root, {"svc/__init__.py": "", **files, TABLE: source})
    modules = Modules(root, ["svc/__init__.py", *files])
    found = fingerprint_file.load(location(root, name), modules)
    return {each: f"{record.version}-{record.fingerprint}" for each, record in found.items()}


class TestReading:
    @pytest.mark.parametrize(
        "source",
        [
            f"DATA = {{'A': '{A}', 'B': '{B}'}}",
            f'DATA: dict[str, str] = {{"A": "{A}", "B": "{B}",}}\n',
            f"DATA = {{\n    'A':\n        '{A[:6]}'\n        '{A[6:]}',  #\n    'B': ('{B}')}}",
            f"DATA = dict(A='{A}', B='{B}')",
            f"FIRST = {{'A': '{A}'}}\nDATA = {{**FIRST, 'B': '{B}'}}",
            f"FIRST = {{'A': '{A}'}}\nDATA = FIRST | {{'B': '{B}'}}",
            f"DATA = {{'A': '{A}'}}\nDATA.update({{'B': '{B}'}})",
            f"DATA = {{'A': '{A}', 'B': '{A}'}}\nDATA['B'] = '{B}'",
            f"HASH = '{B}'\nDATA = {{'A': '{A}', 'B': HASH}}",
            f"from svc.more import MORE\nDATA = {{**MORE, 'B': '{B}'}}",
            f"DATA = {{'A': '{A}', 'B': '{B}'}}\nALL = dict(DATA)",
            f"DATA = {{'A': '{A}', 'B': '{B}'}}\n\n\ndef test():\n    DATA.update({{'C': 'c'}})\n",
            f"'''=======\n'''\nDATA = {{'A': '{A}', 'B': '{B}'}}",
            f"\ufeff# -*- coding: utf-8 -*-\r\nDATA = {{\r\n'A': '{A}',\r\n'B': '{B}'}}\r\n",
        ],
    )
    def test_of_a_table_however_it_is_written(self, source: str, tmp_path: Path) -> None:
        assert load(tmp_path, source, more=f"MORE = {{'A': '{A}'}}") == {"A": A, "B": B}

    @pytest.mark.parametrize("name", ["Tests.DATA", "Tests.Inner.DATA"])
    def test_of_a_table_in_a_class(self, name: str, tmp_path: Path) -> None:
        source = f"""\
            class Tests:
                DATA = {{'A': '{A}'}}

                class Inner:
                    DATA = {{'A': '{A}'}}
            """
        assert load(tmp_path, dedent(source), name) == {"A": A}

    def test_of_an_empty_table(self, tmp_path: Path) -> None:
        assert load(tmp_path, "DATA = {}\n") == {}

    @pytest.mark.parametrize(
        ("source", "message"),
        [
            ("OTHER = {}\n", ".py: the module has no 'DATA': correct --notifications-fingerprints"),
            ("DATE = {}\n", ".py: the module has no 'DATA'; it has 'DATE': correct"),
            (
                f"class X:\n    DATAS = {{'A': '{A}'}}\nD = {{'A': '{A}'}}\nDATE = 1\n",
                ".py: the module has no 'DATA'; it has 'X.DATAS', 'D': correct",
            ),
            ("DATA = ['A']\n", "::DATA: is no dict"),
            ("DATA = open('x')\n", "::DATA: is no dict: "),
            ("import other\nDATA = {'A': other.HASH}\n", "::DATA: holds something that is no str"),
            ("DATA = {'A': 1}\n", ".py:1: 'A': 1 is not VERSION-fingerprint, such as '1.0-0123"),
            ("DATA = {1: '1.0'}\n", ".py:1: 1 is no name of a class: write it as a string"),
            ("DATA = {\n'A': '1.0-abc'}\n", ".py:2: 'A': '1.0-abc' is not VERSION-fingerprint"),
            (f"DATA = {{'A': '{A}0'}}\n", ".py:1: 'A': '1.0-aaa"),
            (f"DATA = {{'A': '{A.upper()}'}}\n", "is not VERSION-fingerprint"),
            (f"DATA = {{'A': '1{A[3:]}'}}\n", "is not VERSION-fingerprint"),
            (f"DATA = {{'A': '1.0.0.0{A[3:]}'}}\n", "is not VERSION-fingerprint"),
            (f"DATA = {{'A': '{A}\\n'}}\n", "is not VERSION-fingerprint"),
            (f"DATA = {{'A': '{'9' * 500}{A}'}}\n", f"'{'9' * 79}… is not VERSION-fingerprint"),
            (
                f"DATA = {{\n'A': '{A}',\n'B': '{A}',\n'A': '{B}'}}",
                ".py:4: 'A' appears twice, first in line 2: take the entries of the branch",
            ),
            (
                f"DATA = {{\n<<<<<<< HEAD\n'A': '{A}',\n=======\n'A': '{B}',\n>>>>>>> topic\n}}\n",
                ".py:2: unresolved merge conflict: take the entries of the branch that",
            ),
            ("DATA = {\n", ".py:1: syntax error: "),
            ("DATA = " + "{" * 500, ".py:1: syntax error: "),
            ("DATA = " + "-" * 100_000 + "1", "nested too deeply"),
            (b"DATA = {'\xff': 1}", ".py: not valid in its encoding: "),
        ],
    )
    def test_of_what_is_no_table(self, source: str | bytes, message: str, tmp_path: Path) -> None:
        with pytest.raises(FingerprintFileError) as caught:
            load(tmp_path, source)

        text = str(caught.value)
        assert text.startswith(str(tmp_path / TABLE))
        assert message in text
        assert text.isprintable()

    def test_of_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(FingerprintFileError, match="::DATA: there is no such file: correct"):
            fingerprint_file.load(location(tmp_path), Modules(tmp_path, []))

    @given(st.text())
    def test_of_any_text(self, text: str) -> None:
        with contextlib.suppress(TableError):
            fingerprint_table.literal_entries(text, Location(Path("x.py"), "DATA"))


class Rewrite(NamedTuple):
    """A table, what it shall say, and what becomes of it."""

    before: str
    entries: Mapping[str, str]
    after: str


REWRITES: Final = {
    "one entry": Rewrite(
        f"DATA = {{\n    'A': '{A}',  # first\n    'B': '{A}',\n}}\n",
        {"A": B, "B": A},
        f"DATA = {{\n    'A': '{B}',  # first\n    'B': '{A}',\n}}\n",
    ),
    "its own quotes and spaces": Rewrite(
        f"""DATA = {{ "A" :\t"{A}", u'B'  : r'{A}', 'C': '''{A}''' }};x = 1\n""",
        {"A": B, "B": C, "C": C},
        f"""DATA = {{ "A" :\t"{B}", u'B'  : r'{C}', 'C': '''{C}''' }};x = 1\n""",
    ),
    "strings in pieces": Rewrite(
        f"DATA = {{'A': '1.0-' # '\n  \"{A[4:]}\", 'B': ('1.' '0-'\\\n  '{A[4:]}')}}",
        {"A": C, "B": C},
        f"DATA = {{'A': '2.10-' # '\n  \"{C[5:]}\", 'B': ('2.1' '0-'\\\n  '{C[5:]}')}}",
    ),
    "what is above stays, what is behind goes": Rewrite(
        f"DATA = {{\n    'A': '{A}',\n    #\n    'B':\n        '{A}',  # noqa\n    'C': '{A}',\n}}",
        {"A": A, "C": A},
        f"DATA = {{\n    'A': '{A}',\n    #\n    'C': '{A}',\n}}",
    ),
    "everything goes": Rewrite(f"DATA = {{\n    'A': '{A}'\n}}\n", {}, "DATA = {\n}\n"),
    "one goes from a line of several": Rewrite(
        f"DATA = {{'A': '{A}', 'B': '{B}', 'C': '{C}'}}\n",
        {"A": A, "C": C},
        f"DATA = {{'A': '{A}', 'C': '{C}'}}\n",
    ),
    "the last goes": Rewrite(
        f"DATA = {{'A': '{A}',\n        'B': '{B}'}}\n",
        {"A": A},
        f"DATA = {{'A': '{A}',\n        }}\n",
    ),
    "the first goes": Rewrite(
        f"DATA = {{'A': '{A}',\n        'B': '{B}'}}\n",
        {"B": B},
        f"DATA = {{\n        'B': '{B}'}}\n",
    ),
    "one comes where it is sorted": Rewrite(
        f"DATA = {{\n  'A': '{A}',  # a\n\n  # c\n  'C': '{C}',\n}}\n",
        {"A": A, "B": B, "C": C},
        f"DATA = {{\n  'A': '{A}',  # a\n  'B': '{B}',\n\n  # c\n  'C': '{C}',\n}}\n",
    ),
    "one comes first": Rewrite(
        f"DATA = {{  # all\n    # c\n    'C': '{C}',\n}}\n",
        {"A": A, "C": C},
        f"DATA = {{  # all\n    'A': '{A}',\n    # c\n    'C': '{C}',\n}}\n",
    ),
    "two come last, with no comma": Rewrite(
        f"DATA = {{\n    'A': '{A}'  # a\n}}\n",
        {"A": A, "B": B, "C": C},
        f"DATA = {{\n    'A': '{A}',  # a\n    'B': '{B}',\n    'C': '{C}'\n}}\n",
    ),
    "sorted without regard to case": Rewrite(
        f"DATA = {{\n    'Ab': '{A}',\n    'AC': '{C}',\n}}\n",
        {"Ab": A, "AC": C, "ABC": B},
        f"DATA = {{\n    'Ab': '{A}',\n    'ABC': '{B}',\n    'AC': '{C}',\n}}\n",
    ),
    "not sorted": Rewrite(
        f"DATA = {{\n    'C': '{C}',\n    'A': '{A}',\n}}\n",
        {"A": A, "B": B, "C": C},
        f"DATA = {{\n    'C': '{C}',\n    'A': '{A}',\n    'B': '{B}',\n}}\n",
    ),
    "under the first brace": Rewrite(
        f"DATA = {{'A': '{A}',\n        'C': '{C}'}}\n",
        {"A": A, "B": B, "C": C, "D": A},
        f"DATA = {{'A': '{A}',\n        'B': '{B}',\n        'C': '{C}',\n        'D': '{A}'}}\n",
    ),
    "under the first brace, and first": Rewrite(
        f"DATA = {{'B': '{B}',\n        'C': '{C}'}}\n",
        {"A": A, "B": B, "C": C},
        f"DATA = {{'A': '{A}',\n        'B': '{B}',\n        'C': '{C}'}}\n",
    ),
    "all on one line": Rewrite(
        f'DATA = {{"B": "{B}"}}\n',
        {"A": A, "B": B, "C": C},
        f'DATA = {{"A": "{A}", "B": "{B}", "C": "{C}"}}\n',
    ),
    "into nothing": Rewrite(
        "class Tests:\n    DATA = {}  # none\n",
        {"A": A, "B": B},
        f"class Tests:\n    DATA = {{\n        'A': '{A}',\n        'B': '{B}',\n    }}  # none\n",
    ),
    "into a comment": Rewrite(
        "DATA = {\n    # none yet\n}\n",
        {"A": A},
        f"DATA = {{\n    # none yet\n    'A': '{A}',\n}}\n",
    ),
    "a long name": Rewrite(
        f"DATA = {{\n\t'A': '{A}',\r\n}}\r\n",
        {"A": A, "B" * 40: B},
        f"DATA = {{\n\t'A': '{A}',\n\t'{'B' * 40}':\n\t    '{B}',\r\n}}\r\n",
    ),
    "a long name as others are": Rewrite(
        f"DATA = {{\r\n    'A':\r\n    '{A}',\r\n    'C': '{C}',\r\n}}\r\n",
        {"A": A, "B" * 40: B, "C": C},
        f"DATA = {{\r\n    'A':\r\n    '{A}',\r\n    '{'B' * 40}':\r\n    '{B}',\r\n"
        f"    'C': '{C}',\r\n}}\r\n",
    ),
    "a long name among long lines": Rewrite(
        f"DATA = {{\n    'A{'a' * 60}': '{A}',  # noqa: E501\n}}\n",
        {f"A{'a' * 60}": A, "B" * 61: B},
        f"DATA = {{\n    'A{'a' * 60}': '{A}',  # noqa: E501\n    '{'B' * 61}': '{B}',\n}}\n",
    ),
    "other letters": Rewrite(
        f"'''é\f''';DATA = {{'Ä': '{A}', 'ß': '{A}'}}; 'é'\n",
        {"Ä": B, "ß": C},
        f"'''é\f''';DATA = {{'Ä': '{B}', 'ß': '{C}'}}; 'é'\n",
    ),
}


def rewrite(text: str, entries: Mapping[str, str], name: str) -> str:
    place = Location(Path("t.py"), name)
    found = fingerprint_table.literal_entries(text, place)
    before = {each.name: each.value for each in found or ()}
    return rewritten(EditableText(text), place, before, entries)


def table_of(text: str, name: str) -> dict[str, str]:
    node = fingerprint_table.literal_dict(ast.parse(text), name)
    assert node is not None
    return ast.literal_eval(node)


class TestRewriting:
    @pytest.mark.parametrize("name", REWRITES)
    def test_keeps_the_layout(self, name: str) -> None:
        before, entries, after = REWRITES[name]
        table = "Tests.DATA" if before.startswith("class") else "DATA"

        assert rewrite(before, entries, table) == after
        assert table_of(after, table) == entries
        assert rewrite(after, entries, table) == after

    @pytest.mark.parametrize(
        "source",
        [
            f"DATA = dict(A='{A}')\n",
            f"FIRST = {{'A': '{A}'}}\nDATA = {{**FIRST}}\n",
            f"DATA = {{'A': '{B}'}}\nDATA['A'] = '{A}'\n",
            f"DATA = {{}}\nDATA.update(A='{A}')\n",
            f"X = '{A}'\nDATA = {{'A': X}}\n",
        ],
    )
    def test_leaves_alone_what_is_computed(self, source: str) -> None:
        place = Location(Path("t.py"), "DATA")
        message = (
            "t.py::DATA: is not written out as a dict of strings, so it cannot be rewritten: "
            f"edit by hand, it should have 'A': '{C}' and 1 more"
        )

        assert rewritten(EditableText(source), place, {"A": A}, {"A": A}) == source
        with pytest.raises(TableError) as caught:
            rewritten(EditableText(source), place, {"A": A}, {"A": C, "B": B})
        assert str(caught.value) == message

    def test_needs_an_encoding_that_has_the_name(self) -> None:
        source = EditableText("DATA = {}\n", "iso8859-1")
        with pytest.raises(TableError, match="should have 'Ω'"):
            rewritten(source, Location(Path("t.py"), "DATA"), {}, {"Ω": A})


VALUES: Final = st.builds(
    "{}.{}-{}".format,
    st.integers(0, 20),
    st.integers(0, 200),
    st.text("0123456789abcdef", min_size=32, max_size=32),
)
NAMES: Final = st.from_regex(r"[A-Z][A-Za-z]{0,30}", fullmatch=True)
GAPS: Final = st.sampled_from(["", " ", "  ", "\t"])
COMMENTS: Final = st.sampled_from(["", "  # noqa: E501", " #", "  # 'A': 'x', é}", "\f"])
ABOVE: Final = st.lists(st.sampled_from(["", "    # NOTE: 'A'", "\f", "  # }"]), max_size=2)
QUOTES: Final = st.sampled_from(["'", '"', "'''", '"""', "u'"])


class Line(NamedTuple):
    """One entry with what surrounds it; ``<>`` stands for the value, whole or in two pieces.

    :ivar above: the lines above it.
    """

    above: str
    text: str
    name: str
    value: str

    def write(self, value: str) -> str:
        # The hash is always as long, so the version takes what changes.
        cut = len(value) - 34
        return self.text.replace("<>", value).replace("<", value[:cut]).replace(">", value[cut:])


class Table(NamedTuple):
    """A module with a table whose entries have lines of their own."""

    head: str
    lines: tuple[Line, ...]
    tail: str

    def write(self, entries: Mapping[str, str]) -> str:
        """The module with some of the entries."""
        body = (
            line.above + (line.write(entries[line.name]) if line.name in entries else "")
            for line in self.lines
        )
        return "".join([self.head, *body, self.tail])

    @property
    def entries(self) -> dict[str, str]:
        return {line.name: line.value for line in self.lines}


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables in all kinds of layout, even mixed ones; each line has a comma."""
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    lines = []
    for name in draw(st.lists(NAMES, max_size=6, unique=True)):
        value, quote = draw(VALUES), draw(QUOTES)
        close = quote[-1] if quote == "u'" else quote
        gap = draw(GAPS)
        layouts = [
            f"{quote}<>{close}",
            f"({quote}<>{close}{gap})",
            f"{quote}<{close}{gap}{end}{gap}{quote}>{close}",
            f"{end}      {quote}<>{close}",
        ]
        text = f"{quote}{name}{close}{draw(GAPS)}:{gap}{draw(st.sampled_from(layouts))}"
        above = "".join(each + end for each in draw(ABOVE))
        around = draw(GAPS), f"{draw(GAPS)},{draw(COMMENTS)}{end}"
        lines.append(Line(above, text.join(around), name, value))
    head = draw(st.sampled_from(["", "# é", "'é'; "])) + f"{end}DATA = {{" + draw(COMMENTS)
    return Table(head + end, tuple(lines), draw(GAPS) + "}" + draw(st.sampled_from([end, ""])))


def is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(char in rest for char in part)


def line_count(text: str) -> int:
    return len(re.split("\r\n|\r|\n", text))


class TestAnyTable:
    """Whatever a table looks like, it says what it should, and nothing else is touched."""

    @given(tables(), st.data())
    def test_changed_and_dropped_entries(self, table: Table, data: st.DataObject) -> None:
        entries = {
            name: data.draw(VALUES | st.just(value))
            for name, value in table.entries.items()
            if data.draw(st.booleans())
        }

        after = rewrite(table.write(table.entries), entries, "DATA")
        assert after == table.write(entries)
        assert table_of(after, "DATA") == entries

    @given(tables(), st.dictionaries(NAMES, VALUES, max_size=4))
    def test_new_entries(self, table: Table, new: dict[str, str]) -> None:
        before = table.write(table.entries)
        entries = new | table.entries
        after = rewrite(before, entries, "DATA")

        assert table_of(after, "DATA") == entries
        assert is_subsequence(before, after)
        added = entries.keys() - table.entries.keys()
        assert line_count(after) <= line_count(before) + 2 * len(added)

    @given(tables(), st.dictionaries(NAMES, VALUES, max_size=4), st.data())
    def test_everything_at_once(
        self, table: Table, new: dict[str, str], data: st.DataObject
    ) -> None:
        """Also where several entries share a line, and without the last comma."""
        before = table.write(table.entries)
        if "#" not in before:
            gap = data.draw(st.sampled_from([" ", "\n"]))
            before = re.sub("(?<!^)[\r\n]+(?!DATA)", gap, before)
        if data.draw(st.booleans()):
            before = re.sub(r",(?=[^,'\"]*\Z)", "", before)
        kept = {name for name in table.entries if data.draw(st.booleans())}
        entries = new | {name: table.entries[name] for name in kept}
        after = rewrite(before, entries, "DATA")

        assert table_of(after, "DATA") == entries
        assert after.startswith(before[: before.index("{") + 1])
        assert after.endswith(before[before.rindex("}") :])


def in_service(source: str, *classes: str) -> dict[str, str]:
    """The files of a service whose fingerprint file is a table."""
    config = f"[flake8]\nnotifications-fingerprints = {TABLE}::DATA\n"
    return {CONFIG: config, **service(*classes), TABLE: source}


TEST: Final = """\
class TestObjects(Missing):
    DATA = 1


DATA = {
    # Nothing changes without a bump.
    'OrderPayload':
        '1.0-00000000000000000000000000000000',  # the first
    'ZebraPayload': '1.0-00000000000000000000000000000000',
}


def test_versions():
    assert DATA == checker.hashes()
"""
NO_HASH: Final = "1.0-00000000000000000000000000000000"


class TestCommands:
    def test_record_and_are_silent_afterwards(self, tmp_path: Path) -> None:
        root = write(tmp_path, in_service("DATA = {}\n", payload(), payload("APayload")))
        result = helpers.command(root, "fingerprints")

        assert result == (
            0,
            f"added APayload 1.0\nadded OrderPayload 1.0\n{TABLE}::DATA written: 2 classes\n",
        )
        assert list(table_of((root / TABLE).read_text(), "DATA")) == ["APayload", "OrderPayload"]
        assert helpers.flake8(root) == (0, "")
        assert helpers.command(root, "check") == (0, "")
        assert helpers.command(root, "fingerprints", "--check") == (0, "")
        again = helpers.command(root, "fingerprints")
        assert again.output == f"{TABLE}::DATA up to date: 2 classes\n"

    def test_accept_a_change_and_drop_what_is_gone(self, tmp_path: Path) -> None:
        root = write(tmp_path, in_service(TEST, payload()))
        refused = helpers.command(root, "fingerprints", "--check")
        before = (root / TABLE).read_text()
        accepted = helpers.command(root, "fingerprints", "--accept", "OrderPayload")

        assert refused.status == 1
        assert "not recorded: NTF201 'OrderPayload' changed and VERSION is still 1.0" in (
            refused.output
        )
        assert f"-    'ZebraPayload': '{NO_HASH}'" in refused.output
        assert before == TEST
        assert accepted.status == 0
        assert accepted.lines[:2] == [
            "updated OrderPayload 1.0",
            "dropped ZebraPayload: no longer in the code",
        ]
        recorded = table_of((root / TABLE).read_text(), "DATA")["OrderPayload"]
        dropped = f"    'ZebraPayload': '{NO_HASH}',\n"
        assert (root / TABLE).read_text() == TEST.replace(dropped, "").replace(NO_HASH, recorded)

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "latin-1", "utf-8"])
    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_keep_encoding_and_line_ends(self, encoding: str, end: str, tmp_path: Path) -> None:
        cookie = "utf-8" if encoding == "utf-8-sig" else encoding
        text = f"# -*- coding: {cookie} -*-\n# é\n{TEST}".replace("\n", end)
        root = write(tmp_path, in_service("", payload()))
        (root / TABLE).write_bytes(text.encode(encoding))
        helpers.command(root, "fingerprints", "--accept", "OrderPayload")

        after = (root / TABLE).read_bytes().decode(encoding)
        recorded = table_of(after, "DATA")["OrderPayload"]
        dropped = f"    'ZebraPayload': '{NO_HASH}',{end}"
        assert after == text.replace(dropped, "").replace(NO_HASH, recorded)

    def test_say_what_cannot_be_rewritten(self, tmp_path: Path) -> None:
        source = f"OTHER = {{}}\nDATA = dict(OTHER, OrderPayload='{A}')\n"
        root = write(tmp_path, in_service(source, payload()))
        result = helpers.command(root, "fingerprints", "--accept", "OrderPayload")

        assert result.status == 1
        assert re.fullmatch(
            rf"Error: {root / TABLE}::DATA: is not written out as a dict of strings, so it cannot "
            r"be rewritten: edit by hand, it should have 'OrderPayload': '1\.0-[0-9a-f]{32}'\n",
            result.output,
        )
        assert (root / TABLE).read_text() == source

    @pytest.mark.parametrize(
        "arguments", [["check"], ["fingerprints"], ["fingerprints", "--check"]]
    )
    def test_end_with_one_line(self, arguments: list[str], tmp_path: Path) -> None:
        root = write(tmp_path, in_service(f"DATE = {{'A': '{A}'}}\n", payload()))
        message = (
            f"{root / TABLE}: the module has no 'DATA'; it has 'DATE': "
            "correct --notifications-fingerprints"
        )
        linted = helpers.flake8(root)

        assert helpers.command(root, *arguments) == (1, f"Error: {message}\n")
        assert (linted.status, linted.lines[1:]) == (1, [message])

    def test_see_that_a_class_was_renamed(self, tmp_path: Path) -> None:
        """By the hash, where only one class that is gone had it."""
        body = "    fields = {'id': fields.UUIDField()}\n"
        root = write(tmp_path, in_service("DATA = {}\n", payload("APayload", body), payload()))
        helpers.record(root, file=TABLE)
        write(
            root,
            {
                **in_service("", payload("BPayload", body), payload()),
                TABLE: (root / TABLE).read_bytes(),
            },
        )
        (found,) = helpers.flake8(root).findings

        assert found.message.startswith(
            f"'BPayload' is not in the table DATA in {TABLE} (renamed from 'APayload'?): "
        )

    def test_lose_nothing_in_an_interrupt(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        root = write(tmp_path, in_service(TEST, payload()))

        def interrupt(*arguments: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "fsync", interrupt)
        result = helpers.command(root, "fingerprints", "--accept", "OrderPayload")

        assert result.status == 1
        assert "Traceback" not in result.output
        assert (root / TABLE).read_text() == TEST
        assert [path.name for path in (root / TABLE).parent.iterdir()] == ["test_objects.py"]

    def test_are_patient_with_an_editor(self, tmp_path: Path) -> None:
        """Who types in the table gets no traceback, and no finding that goes by half of it."""
        files = in_service("DATA = {}\n", payload())
        config = f"{files[CONFIG]}notifications-exclude = none\n"
        root = write(tmp_path, {**files, CONFIG: config})
        name = f"--stdin-display-name={TABLE}"
        result = helpers.run_tool(root, "flake8", "--select=NTF", name, "-", stdin="DATA = 1\n")

        assert (result.returncode, result.stdout) == (0, "")
        assert re.fullmatch(
            f"nothing is checked: {root / TABLE}::DATA: is no dict.*\n", result.stderr
        )


@pytest.mark.integration
class TestNova:
    NAMED: Final = (
        "nova/tests/unit/notifications/objects/test_notification.py::notification_object_data"
    )

    def copy(self, major: int, directory: Path) -> Path:
        corpora.copy_payload_part_of_nova(directory, major)
        return write(directory, {CONFIG: f"[flake8]\nnotifications-fingerprints={self.NAMED}\n"})

    @pytest.mark.parametrize("major", depth.parameters(corpora.NOVA_MAJORS, daily=(20, 34)))
    def test_one_class_changes_one_line(self, major: int, tmp_path: Path) -> None:
        root = self.copy(major, tmp_path)
        path, _, name = self.NAMED.partition("::")
        before = (root / path).read_text()
        entries = table_of(before, name)
        silent = helpers.command(root, "fingerprints")
        module = root / "nova/notifications/objects/flavor.py"
        source = module.read_text()
        field = "        'flavorid': fields.StringField(nullable=True),\n"
        assert source.count(field) == 1
        module.write_text(source.replace(field, field + "        'x': fields.StringField(),\n"))
        refused = helpers.command(root, "fingerprints")
        version = entries["FlavorPayload"].partition("-")[0]
        bumped = f"{version[:-1]}{int(version[-1]) + 1}"
        changed = module.read_text()
        module.write_text(changed.replace(f"VERSION = '{version}'", f"VERSION = '{bumped}'"))
        recorded = helpers.command(root, "fingerprints")
        after = (root / path).read_text()

        assert silent.output == f"{self.NAMED} up to date: {len(entries)} classes\n"
        assert refused.status == 1
        assert "NTF201 'FlavorPayload' changed and VERSION is still" in refused.output
        assert recorded.status == 0
        lines = zip(before.split("\n"), after.split("\n"), strict=True)
        ((old, new),) = [(old, new) for old, new in lines if old != new]
        assert old.partition("-")[0] == f"    'FlavorPayload': '{version}"
        assert new.partition("-")[0] == f"    'FlavorPayload': '{bumped}"

    def test_a_class_comes_and_another_goes(self, tmp_path: Path) -> None:
        root = self.copy(34, tmp_path)
        path, _, _ = self.NAMED.partition("::")
        before = (root / path).read_text().split("\n")
        module = root / "nova/notifications/objects/server_group.py"
        source = module.read_text()
        assert "class ServerGroupPayload(" in source
        module.write_text(source.replace("ServerGroupPayload", "ServerGroupRenamedPayload"))
        recorded = helpers.command(root, "fingerprints")
        after = (root / path).read_text().split("\n")

        assert recorded.lines[:-1] == [
            "added ServerGroupRenamedPayload 1.1",
            "dropped ServerGroupPayload: no longer in the code",
        ]
        lines = zip(before, after, strict=True)
        ((old, new),) = [(old, new) for old, new in lines if old != new]
        assert old.startswith("    'ServerGroupPayload': '1.1-")
        assert new.startswith("    'ServerGroupRenamedPayload': '1.1-")

    @pytest.mark.nightly
    def test_flake8_is_silent(self, tmp_path: Path) -> None:
        root = self.copy(34, tmp_path)
        result = helpers.flake8(root, "nova/notifications", "nova/objects", select="NTF2")

        assert result == (0, "")
        recorded = helpers.command(root, "fingerprints")
        assert recorded.lines == [f"{self.NAMED} up to date: 65 classes"]


@pytest.mark.integration
@pytest.mark.parametrize(
    ("distribution", "version", "table"),
    [
        (
            "ironic",
            "39.0.0",
            "ironic/tests/unit/objects/test_objects.py::expected_object_fingerprints",
        ),
        ("masakari", "22.0.0", "masakari/tests/unit/objects/test_objects.py::object_data"),
        (
            "python-watcher",
            "17.0.0",
            "watcher/tests/unit/notifications/test_notification.py"
            "::expected_notification_fingerprints",
        ),
    ],
)
def test_tables_of_other_services(distribution: str, version: str, table: str) -> None:
    """Each in a layout of its own: each entry is a line, or two, that can be changed or dropped."""
    path, _, name = table.partition("::")
    text = (corpora.fetch(distribution, version) / path).read_bytes().decode()
    entries = table_of(text, name)
    lines = text.splitlines()
    assert len(entries) > 20

    for each in list(entries)[::5]:
        changed = rewrite(text, entries | {each: C}, name).splitlines()
        dropped = rewrite(text, {key: entries[key] for key in entries if key != each}, name)
        assert sum(old != new for old, new in zip(lines, changed, strict=True)) == 1
        assert len(lines) - len(dropped.splitlines()) in (1, 2)
        assert is_subsequence(dropped, text)
    added = rewrite(text, entries | {"ZzzPayload": C}, name)
    assert added.splitlines()[-20:] == lines[-20:]
    assert f"    'ZzzPayload': '{C}'" in added
