"""The allowlist: what it covers, how it is read from text and from Python, how it is edited."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpora
import depth
import helpers
from flake8_notifications.committed import allowlist_file
from flake8_notifications.committed.allowlist_file import AllowlistError
from flake8_notifications.committed.location import Location
from flake8_notifications.emissions.allowlist import Allowlist, entry_of
from flake8_notifications.emissions.model import Emission
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place

NOVA_CONSTANT = "LegacyValidatingNotifier.allowed_legacy_notification_event_types"


def emission(event_type: str, *, is_known: bool = True, place: Place | None = None) -> Emission:
    return Emission(event_type, is_known, place or Place("a.py", 1), 0, (), None, "info", ())


def allowlist(*event_types: str) -> Allowlist:
    return Allowlist.of(
        (event_type, Place("allow.txt", number)) for number, event_type in enumerate(event_types, 1)
    )


def constant(root: Path, location: str, files: Mapping[str, str | bytes]) -> list[tuple[str, str]]:
    """The entries of a constant in Python source and where they stand."""
    helpers.write(root, files)
    path, _, name = location.partition("::")
    paths = [file for file in files if file.endswith(".py")]
    found = allowlist_file.load(Location(root / path, name, True), Modules(root, paths))
    return [(entry, str(place)) for entry, places in found.entries.items() for place in places]


class TestCovers:
    @pytest.mark.parametrize(
        ("entry", "event_type", "is_known", "covered"),
        [
            ("image.upload", "image.upload", True, True),
            ("image.upload", "image.uploads", True, False),
            ("image.upload", "Image.upload", True, False),
            ("image.*", "image.upload", True, False),
            ("image.*", "image.*", False, True),
            ("image.*", "*.upload", False, False),
            ("image.*.end", "image.*", False, False),
            ("*", "*", False, True),
            ("*", "image.*", False, False),
            ("image.upload", "image.*", False, False),
            # A '*' that is really sent is no unknown part.
            ("image.*", "image.*", True, False),
        ],
    )
    def test_only_the_same_text(
        self, entry: str, event_type: str, is_known: bool, covered: bool
    ) -> None:
        assert allowlist(entry).covers(emission(event_type, is_known=is_known)) is covered

    def test_nothing_when_empty(self) -> None:
        assert not allowlist().covers(emission("image.upload"))

    def test_unused_entries_are_those_that_cover_nothing(self) -> None:
        listed = allowlist("a.b", "a.*", "gone", "a.b", "gone", "b.*")
        emissions = [emission("a.b"), emission("a.*", is_known=False), emission("b.c")]

        assert listed.unused(emissions).entries == {
            "gone": (Place("allow.txt", 3), Place("allow.txt", 5)),
            "b.*": (Place("allow.txt", 6),),
        }


class TestClosest:
    LISTED = allowlist(
        "compute.instance.create.start",
        "compute.instance.create.end",
        "compute.instance.delete.start",
        "compute.instance.pause.end",
        "compute.instance.*.error",
        "HostAPI.power_action.end",
        "servergroup.create",
        "volume.usage",
    )

    @pytest.mark.parametrize(
        ("event_type", "closest"),
        [
            ("compute.instance.creat.start", "compute.instance.create.start"),
            ("compute.instance.create.strat", "compute.instance.create.start"),
            ("compute.instnace.creat.end", "compute.instance.create.end"),
            ("compute.instance.create-start", "compute.instance.create.start"),
            ("compute.instance.createend", "compute.instance.create.end"),
            ("hostapi.power_action.end", "HostAPI.power_action.end"),
            ("HostAPI.power_actions.end", "HostAPI.power_action.end"),
            ("compute.instance.reate.end", "compute.instance.create.end"),
            ("compute.instance.create.edn", "compute.instance.create.end"),
            ("compute.instance.create.stort", "compute.instance.create.start"),
            ("HostAPI.powered_action.end", "HostAPI.power_action.end"),
            ("servergroup.created", "servergroup.create"),
            ("volume.usages", "volume.usage"),
        ],
    )
    def test_finds_what_was_meant(self, event_type: str, closest: str) -> None:
        assert self.LISTED.closest(event_type) == closest

    @pytest.mark.parametrize(
        "event_type",
        [
            "compute.instance.brand_new",
            "compute.instance.force_delete.start",
            "compute.instance.unpause.end",
            "compute.instance.creat.error",
            "compute.instance.pause.start",
            "compute.instance.create_ip.start",
            "HostAPI.power_reaction_on.end",
            "servergroup.update",
            "servergroup",
            "image.upload",
            "",
        ],
    )
    def test_finds_nothing_that_only_resembles(self, event_type: str) -> None:
        assert self.LISTED.closest(event_type) is None

    def test_finds_the_likeliest(self) -> None:
        assert allowlist("a.stared", "a.started", "a.starter").closest("a.startd") == "a.started"


class TestText:
    def test_is_one_event_type_a_line(self) -> None:
        text = "# why\n\na.b\n  a.c  # note\n#a.d\r\n\ta.*.end\na.b"
        found = allowlist_file.parse(text, Path("/p/allow.txt"))

        assert {
            entry: [place.line for place in places] for entry, places in found.entries.items()
        } == {
            "a.b": [3, 7],
            "a.c": [4],
            "a.*.end": [6],
        }

    @pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "\ufeff# nothing"])
    def test_may_be_empty(self, text: str) -> None:
        assert allowlist_file.parse(text, Path("allow.txt")).entries == {}

    def test_may_have_a_byte_order_mark_and_any_line_ends(self) -> None:
        found = allowlist_file.parse("\ufeffa.b\r\na.c\ra.d\n", Path("allow.txt"))
        assert [*found.entries] == ["a.b", "a.c", "a.d"]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("a.b\na.c and more\n", "x:2: 'a.c and more' is no event type: "),
            ("    'a.b',\n", "x:1: \"'a.b',\" is no event type: "),
            ("ALLOWED = [\n", "x:1: 'ALLOWED = [' is no event type: "),
            ("a.b\n<<<<<<< HEAD\na.c\n=======\n", "x:2: merge-conflict marker: "),
            ("a.b\r\n=======\r\n", "x:2: merge-conflict marker: "),
            ("a.b\x00c d\n", r"x:1: 'a.b\x00c d' is no event type: "),
        ],
    )
    def test_is_nothing_else(self, text: str, message: str) -> None:
        with pytest.raises(AllowlistError) as raised:
            allowlist_file.parse(text, Path("x"))
        assert str(raised.value).startswith(message)
        assert "\n" not in str(raised.value)


class TestLoading:
    def test_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "allow.txt"
        path.write_bytes(b"a.b\r\n")

        found = allowlist_file.load(Location(path), Modules(tmp_path, []))
        assert found.entries == {"a.b": (Place(str(path), 1),)}

    def test_a_file_that_nobody_named_may_be_missing(self, tmp_path: Path) -> None:
        location = Location(tmp_path / "allow.txt")
        assert allowlist_file.load(location, Modules(tmp_path, [])).entries == {}

    def test_a_named_file_has_to_exist(self, tmp_path: Path) -> None:
        location = Location(tmp_path / "allow.txt", is_named=True)
        with pytest.raises(AllowlistError, match=r"allow\.txt: there is no such file: make it"):
            allowlist_file.load(location, Modules(tmp_path, []))

    def test_a_file_that_is_no_text(self, tmp_path: Path) -> None:
        path = tmp_path / "allow.txt"
        path.write_bytes(b"a.b\n\xff\n")
        with pytest.raises(AllowlistError, match=r"allow\.txt: is not UTF-8: "):
            allowlist_file.load(Location(path), Modules(tmp_path, []))

    def test_a_directory(self, tmp_path: Path) -> None:
        with pytest.raises(AllowlistError, match="cannot be read: "):
            allowlist_file.load(Location(tmp_path), Modules(tmp_path, []))


class TestConstant:
    @pytest.mark.parametrize(
        "display",
        [
            "['a.b', 'a.c']",
            "('a.b', 'a.c')",
            "{'a.b', 'a.c'}",
            "frozenset(['a.b', 'a.c'])",
            "frozenset({'a.b', 'a.c'})",
            "set(('a.b', 'a.c'))",
            "tuple(['a.b', 'a.c'])",
            "['a.b'] + ['a.c']",
            "('a.b', *('a.c',))",
            "['a.' + 'b', 'a.%s' % 'c']",
            "sorted({'a.c', 'a.b'})",
            "['a.' + end for end in ('b', 'c')]",
            "frozenset(['a.b']) | {'a.c'}",
        ],
    )
    def test_is_a_list_of_strings(self, display: str, tmp_path: Path) -> None:
        found = constant(tmp_path, "svc/rpc.py::ALLOWED", {"svc/rpc.py": f"ALLOWED = {display}\n"})
        assert found == [("a.b", "svc/rpc.py:1"), ("a.c", "svc/rpc.py:1")]

    def test_is_found_in_classes_with_its_lines(self, tmp_path: Path) -> None:
        source = """\
        class Base:
            allowed = [
                'a.b',
                # why
                'a.' \\
                'c',
            ]

        class Guard(Base):
            class Inner:
                allowed: tuple = (
                    'a.d',
                )
        """
        files = {"svc/rpc.py": dedent(source)}

        assert constant(tmp_path, "svc/rpc.py::Base.allowed", files) == [
            ("a.b", "svc/rpc.py:3"),
            ("a.c", "svc/rpc.py:5"),
        ]
        assert constant(tmp_path, "svc/rpc.py::Guard.allowed", files)[0] == ("a.b", "svc/rpc.py:3")
        assert constant(tmp_path, "svc/rpc.py::Guard.Inner.allowed", files) == [
            ("a.d", "svc/rpc.py:12")
        ]

    def test_may_be_put_together_from_elsewhere(self, tmp_path: Path) -> None:
        files = {
            "svc/__init__.py": "",
            "svc/old.py": "OLD = [\n    'a.b',\n]\nEND = 'end'\n",
            "svc/rpc.py": (
                "from svc import old\n\nALLOWED = old.OLD + [\n    f'a.{old.END}',\n]\n"
                "ALLOWED.append('a.z')\nALLOWED += ['a.x']\n"
            ),
        }
        assert constant(tmp_path, "svc/rpc.py::ALLOWED", files) == [
            ("a.b", "svc/old.py:2"),
            ("a.end", "svc/rpc.py:4"),
            ("a.z", "svc/rpc.py:6"),
            ("a.x", "svc/rpc.py:7"),
        ]

    def test_may_stand_in_a_file_that_is_no_part_of_the_project(self, tmp_path: Path) -> None:
        helpers.write(tmp_path, {"svc/tests/rpc.py": "ALLOWED = ['a.b']\n"})
        location = Location(tmp_path / "svc/tests/rpc.py", "ALLOWED", True)

        (tmp_path / "elsewhere").mkdir()
        for root in (tmp_path, tmp_path / "elsewhere"):
            assert [*allowlist_file.load(location, Modules(root, [])).entries] == ["a.b"]

    def test_may_be_empty_and_may_repeat_itself(self, tmp_path: Path) -> None:
        files = {"rpc.py": "NONE = []\nTWICE = [\n    'a.b',\n    'a.b',\n]\n"}

        assert constant(tmp_path, "rpc.py::NONE", files) == []
        assert constant(tmp_path, "rpc.py::TWICE", files) == [
            ("a.b", "rpc.py:3"),
            ("a.b", "rpc.py:4"),
        ]

    @pytest.mark.parametrize(
        ("name", "source", "message"),
        [
            ("ALLOWED", "", "the module has no 'ALLOWED': correct --"),
            (
                "A.allowed",
                "class A:\n    pass\n",
                "class 'A' has no 'allowed': correct --notifications-allowlist",
            ),
            ("ALLOWED", "ALLOWED = 'a.b'\n", "is no list of strings (rpc.py:1)"),
            ("ALLOWED", "ALLOWED = {'a.b': 1}\n", "is no list of strings (rpc.py:1)"),
            ("ALLOWED", "ALLOWED = ['a.b', 1]\n", "holds something that is no string (rpc.py:1)"),
            (
                "ALLOWED",
                "import bus\n\nALLOWED = bus.ALLOWED\n",
                "is no list of strings: 'bus.ALLOWED' cannot be read: install 'bus'",
            ),
            (
                "ALLOWED",
                "import bus\n\nALLOWED = [\n    'a.b',\n    bus.EVENT,\n]\n",
                "holds something that is no string: 'bus.EVENT' cannot be read: install 'bus'",
            ),
            ("ALLOWED", "ALLOWED = open('x').readlines()\n", "is no list of strings: "),
            ("ALLOWED", "ALLOWED = ALLOWED\n", "is no list of strings: "),
            (
                "ALLOWED",
                "x = 1\n<<<<<<< HEAD\nALLOWED = []\n=======\nALLOWED = ['a.b']\n>>>>>>> x\n",
                "the module cannot be read: merge-conflict marker (line 2)",
            ),
            ("ALLOWED", "ALLOWED = [\n", "the module cannot be read: syntax error: "),
        ],
    )
    def test_is_nothing_else(self, name: str, source: str, message: str, tmp_path: Path) -> None:
        with pytest.raises(AllowlistError) as raised:
            constant(tmp_path, f"rpc.py::{name}", {"rpc.py": source})
        assert str(raised.value).startswith(f"{tmp_path / 'rpc.py'}::{name}: {message}")
        assert "\n" not in str(raised.value)

    def test_holds_any_event_types(self, tmp_path: Path) -> None:
        found = constant(tmp_path, "rpc.py::ALLOWED", {"rpc.py": "ALLOWED = ['a.b',\n'a #b']\n"})
        assert [entry for entry, _ in found] == ["a.b", "a #b"]

    def test_has_to_exist(self, tmp_path: Path) -> None:
        with pytest.raises(
            AllowlistError, match=r"rpc.py::ALLOWED: there is no such file: correct --"
        ):
            constant(tmp_path, "rpc.py::ALLOWED", {})

    def test_is_not_read_where_the_encoding_is_wrong(self, tmp_path: Path) -> None:
        with pytest.raises(AllowlistError, match="the module cannot be read: not valid in its"):
            constant(tmp_path, "rpc.py::ALLOWED", {"rpc.py": b"ALLOWED = ['\xff']\n"})

    def test_is_never_imported(self, tmp_path: Path) -> None:
        source = "import sys\n\nsys.stop_here()\nALLOWED = ['a.b']\n"
        assert constant(tmp_path, "svc_rpc.py::ALLOWED", {"svc_rpc.py": source})
        assert "svc_rpc" not in sys.modules

    def test_is_taken_from_the_unsaved_buffer(self, tmp_path: Path) -> None:
        helpers.write(tmp_path, {"rpc.py": "ALLOWED = ['a.b']\n"})
        modules = Modules(tmp_path, ["rpc.py"], {"rpc.py": "ALLOWED = ['a.c']\n"})

        location = Location(tmp_path / "rpc.py", "ALLOWED", True)
        assert [*allowlist_file.load(location, modules).entries] == ["a.c"]

    @pytest.mark.integration
    @pytest.mark.parametrize("major", depth.parameters(corpora.NOVA_MAJORS, daily=(20, 34)))
    def test_of_nova(self, major: int) -> None:
        root = corpora.nova(major)
        location = Location(root / "nova" / "rpc.py", NOVA_CONSTANT, True)
        entries = allowlist_file.load(location, Modules(root, ["nova/rpc.py"])).entries

        lines = (root / "nova" / "rpc.py").read_text(encoding="utf-8").split("\n")
        assert len(entries) > 100
        for entry, places in entries.items():
            assert [lines[place.line - 1].strip() for place in places] == [f"'{entry}',"]


class TestEditing:
    def test_a_new_file_is_sorted_and_can_be_read(self) -> None:
        text = allowlist_file.dump(["b.c", "a.*", "a.b", "b.c"])

        assert text == f"{allowlist_file.HEADER}\na.*\na.b\nb.c\n"
        assert [*allowlist_file.parse(text, Path("x")).entries] == ["a.*", "a.b", "b.c"]

    def test_pruning_keeps_what_it_does_not_drop(self) -> None:
        text = "\ufeff# head\r\na.b\r\n\r\n  a.c  # kept\r\na.d # gone\r\n# end\r\na.b"

        assert allowlist_file.without(text, ["a.b", "a.d"]) == (
            "\ufeff# head\r\n\r\n  a.c  # kept\r\n# end\r\n"
        )

    def test_what_is_listed_can_be_read_back(self) -> None:
        plain = ("a", "a.b", "A.b_c-d:e/f", "ä.b", "a..b")
        quoted = ("", "a b", "a.b\n", "a\0b", "#a", "a,b", "'a'", '"', "\\", "a.*", "*")
        for event_type in (*plain, *quoted):
            sent = emission(event_type, is_known=True)
            text = allowlist_file.dump([entry_of(sent)])
            assert ('"' in text) is (event_type in quoted)
            assert allowlist_file.parse(text, Path("x")).covers(sent)
            assert allowlist_file.without(text, [entry_of(sent)]) == f"{allowlist_file.HEADER}\n"
        assert allowlist_file.can_be_listed(emission("a.*", is_known=False))

    def test_what_is_sent_and_what_is_not_known_are_two(self) -> None:
        found = allowlist_file.parse('"a.\\\\*"\n', Path("x"))
        assert found.covers(emission("a.*", is_known=True))
        assert not found.covers(emission("a.*", is_known=False))


# Not only line ends that editors know: '\x0b', '\x85' and '\u2028' end a line for splitlines().
SPACES = st.text(st.sampled_from(" \t"), max_size=2)
COMMENTS = st.text(st.characters(exclude_characters="\r\n", codec="utf-8"), max_size=10)
EVENT_TYPES = st.text(st.sampled_from("ab.*_"), min_size=1, max_size=4)
LINES = st.one_of(
    SPACES.map(lambda spaces: (None, spaces)),
    st.builds(lambda spaces, text: (None, f"{spaces}#{text}"), SPACES, COMMENTS),
    st.builds(
        lambda before, entry, after, text: (entry, f"{before}{entry}{after}{text}"),
        SPACES,
        EVENT_TYPES,
        SPACES,
        st.one_of(st.just(""), COMMENTS.map(lambda text: f"#{text}")),
    ),
)


@st.composite
def texts(draw: st.DrawFn) -> list[tuple[str | None, str]]:
    """The lines of a file, each with the event type on it; only the last may have no end."""
    ends = st.sampled_from(["\n", "\r\n", "\r"])
    lines = [(entry, text + draw(ends)) for entry, text in draw(st.lists(LINES, max_size=8))]
    if draw(st.booleans()):
        lines.append(draw(LINES))
    # '\r' in front of a line that is only '\n' would be one end and not two.
    kept: list[tuple[str | None, str]] = []
    for entry, text in lines:
        if not (kept and kept[-1][1].endswith("\r") and text.startswith("\n")):
            kept.append((entry, text))
    return kept


@given(texts(), st.lists(EVENT_TYPES), st.sampled_from(["", "\ufeff"]))
def test_pruning_drops_whole_lines_and_no_other_byte(
    lines: list[tuple[str | None, str]], unused: list[str], mark: str
) -> None:
    text = mark + "".join(line for _, line in lines)
    kept = mark + "".join(line for entry, line in lines if entry not in unused)

    assert allowlist_file.without(text, unused) == kept


@given(texts())
def test_an_entry_is_read_where_it_is_written(lines: list[tuple[str | None, str]]) -> None:
    found = allowlist_file.parse("".join(line for _, line in lines), Path("x"))
    wanted: dict[str, list[int]] = {}
    for number, (entry, _) in enumerate(lines, 1):
        if entry is not None:
            wanted.setdefault(entry, []).append(number)

    assert {
        entry: [place.line for place in places] for entry, places in found.entries.items()
    } == wanted


@given(st.lists(st.text(max_size=6)), st.booleans())
def test_whatever_is_sent_the_baseline_covers_it(event_types: list[str], is_known: bool) -> None:
    emissions = [emission(event_type, is_known=is_known) for event_type in event_types]
    listed = [each for each in emissions if allowlist_file.can_be_listed(each)]
    text = allowlist_file.dump(map(entry_of, listed))
    found = allowlist_file.parse(text, Path("x"))

    assert all(map(found.covers, listed))
    assert found.unused(listed).entries == {}
