"""``flake8-notifications allowlist``, on emissions that the tests make up."""

from __future__ import annotations

import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import helpers
from flake8_notifications.analysis import Analysis
from flake8_notifications.commands import allowlist as command_module
from flake8_notifications.committed import allowlist_file
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.emissions.model import Emission
from flake8_notifications.payloads.model import Payloads
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place
from flake8_notifications.source.unread import Unread
from helpers import Run

FILE = "notification-allowlist.txt"
Send = Callable[..., None]


def emission(event_type: str, line: int = 1, path: str = "shop/orders.py") -> Emission:
    is_known = "*" not in event_type
    reason = None if is_known else "why"
    return Emission(event_type, is_known, Place(path, line), 0, (), reason, "info", ())


@pytest.fixture
def send(monkeypatch: pytest.MonkeyPatch) -> Send:
    """Let a project send these emissions; some of its files may be unreadable."""

    def stub(*emissions: Emission, unread: tuple[Unread, ...] = ()) -> None:
        def analyse(settings: Settings) -> Analysis:
            found = allowlist_file.load(settings.allowlist, Modules(settings.root, []))
            return Analysis(emissions, found, Payloads((), ()), {}, (), unread)

        monkeypatch.setattr(command_module, "analyse", analyse)

    return stub


def run(root: Path, *arguments: str, files: Mapping[str, str | bytes] | None = None) -> Run:
    helpers.write(root, files or {})
    return helpers.command(root, "allowlist", *arguments)


UNREAD = Unread("shop/broken.py", 3, "syntax error")


class TestBare:
    def test_prints_both_lists(self, send: Send, tmp_path: Path) -> None:
        send(
            *(emission("order.create", line) for line in (9, 30, 7, 9)),
            emission("order.create", 5, "shop/bus.py"),
            emission("order.*.end", 3),
            emission("order.delete", 4),
        )
        result = run(tmp_path, files={FILE: "# old\norder.delete\ngone.b\ngone.a\ngone.b\n"})

        assert result == (
            1,
            "sent and not on the allowlist:\n"
            "  order.*.end (shop/orders.py:3)\n"
            "  order.create (shop/bus.py:5, shop/orders.py:7, shop/orders.py:9 and 1 more)\n"
            "on the allowlist and not sent:\n"
            f"  gone.b ({FILE}:3, {FILE}:5)\n"
            f"  gone.a ({FILE}:4)\n",
        )

    def test_what_may_be_sent_is_not_called_unsent(self, send: Send, tmp_path: Path) -> None:
        send(emission("order.*.end"))
        files = {FILE: "order.*.end\norder.a.end\norder.a.start\n"}

        assert run(tmp_path, files=files) == (
            1,
            f"on the allowlist and not sent:\n  order.a.start ({FILE}:3)\n",
        )
        assert "dropped order.a.start\n" in run(tmp_path, "--prune").output
        assert (tmp_path / FILE).read_text() == "order.*.end\norder.a.end\n"

    def test_prints_only_what_there_is(self, send: Send, tmp_path: Path) -> None:
        send(emission("order.create"))
        assert run(tmp_path) == (
            1,
            "sent and not on the allowlist:\n  order.create (shop/orders.py:1)\n",
        )
        send()
        assert run(tmp_path, files={FILE: "gone\n"}) == (
            1,
            f"on the allowlist and not sent:\n  gone ({FILE}:1)\n",
        )

    def test_says_when_both_agree(self, send: Send, tmp_path: Path) -> None:
        send(emission("order.create"), emission("order.create", 2))
        assert run(tmp_path, files={FILE: "order.create\n"}) == (
            0,
            "the allowlist and what is sent agree: 1 event type\n",
        )

    def test_reads_a_constant(self, send: Send, tmp_path: Path) -> None:
        send(emission("order.create"))
        source = "class Guard:\n    allowed = [\n        'order.create',\n        'gone',\n    ]\n"
        files = {".flake8": "[flake8]\nnotifications-allowlist = shop/rpc.py::Guard.allowed\n"}

        assert run(tmp_path, files={**files, "shop/rpc.py": source}) == (
            1,
            "on the allowlist and not sent:\n  gone (shop/rpc.py:4)\n",
        )

    def test_says_what_could_not_be_read(self, send: Send, tmp_path: Path) -> None:
        send(unread=(UNREAD,))
        assert run(tmp_path) == (
            1,
            "shop/broken.py:3: not read: syntax error; what it sends is not known\n",
        )

    def test_shows_paths_from_where_one_stands(self, send: Send, tmp_path: Path) -> None:
        send(emission("order.create"))
        helpers.write(tmp_path, {FILE: "gone\n", "shop/orders.py": ""})
        config = f"--config={tmp_path / '.flake8'}"

        result = helpers.command(tmp_path / "shop", "allowlist", config)
        assert "order.create (orders.py:1)" in result.output
        assert f"gone (../{FILE}:1)" in result.output


class TestInit:
    def test_writes_what_is_sent(self, send: Send, tmp_path: Path) -> None:
        send(emission("b.c"), emission("a.*", 2), emission("a.b", 3), emission("b.c", 4))

        assert run(tmp_path, "--init") == (0, f"{FILE} written: 3 event types\n")
        assert (tmp_path / FILE).read_bytes() == (
            f"{allowlist_file.HEADER}\na.*  # why\na.b\nb.c\n".encode()
        )
        assert run(tmp_path)[0] == 0

    @pytest.mark.parametrize("text", ["", "a.b\n", "<<<<<<< HEAD\n"])
    def test_refuses_where_there_is_an_allowlist(
        self, text: str, send: Send, tmp_path: Path
    ) -> None:
        send(emission("a.b"))
        assert run(tmp_path, "--init", files={FILE: text}) == (
            1,
            f"Error: {FILE} exists: --init only writes the first allowlist; to drop entries that "
            "nothing sends any more, use --prune\n",
        )
        assert (tmp_path / FILE).read_text() == text

    def test_writes_a_file_of_another_name(self, send: Send, tmp_path: Path) -> None:
        send(emission("a.b"))
        result = run(tmp_path, "--init", "--notifications-allowlist=allowed.txt")

        assert result == (0, "allowed.txt written: 1 event type\n")
        assert not (tmp_path / FILE).exists()

    def test_does_not_write_python(self, send: Send, tmp_path: Path) -> None:
        send(emission("a.b"))
        result = run(tmp_path, "--init", "--notifications-allowlist=shop/rpc.py::ALLOWED")

        assert result.status == 1
        assert result.output.startswith("Error: shop/rpc.py::ALLOWED is Python source, which ")

    def test_writes_nothing_where_nothing_is_sent(self, send: Send, tmp_path: Path) -> None:
        send()
        result = run(tmp_path, "--init")

        assert result == (0, f"no legacy notification to list; {FILE} not written\n")
        assert not (tmp_path / FILE).exists()

    def test_quotes_what_is_no_dotted_name(self, send: Send, tmp_path: Path) -> None:
        send(emission("a.b"), emission("a b", 3), emission("a\n", 4))

        assert run(tmp_path, "--init") == (0, f"{FILE} written: 3 event types\n")
        assert (tmp_path / FILE).read_text() == f'{allowlist_file.HEADER}\n"a\\n"\n"a b"\na.b\n'
        assert run(tmp_path).status == 0

    @pytest.mark.parametrize("comment", ["# noqa", "# NOQA: NTF101", "# noqa:NTF1 # why"])
    def test_leaves_out_what_a_comment_excuses(
        self, comment: str, send: Send, tmp_path: Path
    ) -> None:
        send(emission("a.b"), emission("b.c", 2), emission("a.b", 3))
        helpers.write(tmp_path, {"shop/orders.py": f"1\n2  {comment}\n3  # noqa: E1, NTF201\n"})

        assert run(tmp_path) == (
            1,
            "sent and not on the allowlist:\n  a.b (shop/orders.py:1, shop/orders.py:3)\n",
        )
        assert run(tmp_path, "--init") == (0, f"{FILE} written: 1 event type\n")
        assert (tmp_path / FILE).read_text() == f"{allowlist_file.HEADER}\na.b\n"

    def test_says_what_could_not_be_read(self, send: Send, tmp_path: Path) -> None:
        send(emission("a.b"), unread=(UNREAD,))
        result = run(tmp_path, "--init")

        assert result.status == 1
        assert result.lines == [
            f"shop/broken.py:3: not read: syntax error; {FILE} not written, as it may send more",
        ]
        assert not (tmp_path / FILE).exists()


class TestPrune:
    def test_drops_what_is_not_sent(self, send: Send, tmp_path: Path) -> None:
        send(emission("a.b"), emission("a.*"))
        before = b"# head\r\ngone.a\r\n\r\na.b  # why\r\n# tail\r\ngone.b # x\r\na.*\r\ngone.a"
        result = run(tmp_path, "--prune", files={FILE: before})

        assert result == (
            0,
            f"dropped gone.a\ndropped gone.b\n{FILE} written: 2 event types\n",
        )
        assert (tmp_path / FILE).read_bytes() == (b"# head\r\n\r\na.b  # why\r\n# tail\r\na.*\r\n")

    def test_leaves_a_file_alone_that_is_up_to_date(self, send: Send, tmp_path: Path) -> None:
        send(emission("a.b"), emission("c.d"))
        helpers.write(tmp_path, {FILE: "a.b\n"})
        before = (tmp_path / FILE).stat()

        assert run(tmp_path, "--prune") == (0, f"{FILE} up to date: 1 event type\n")
        assert (tmp_path / FILE).stat().st_ino == before.st_ino

    def test_keeps_the_mode_and_a_link(self, send: Send, tmp_path: Path) -> None:
        send()
        helpers.write(tmp_path, {"allowed.txt": "gone\n# x\n"})
        (tmp_path / "allowed.txt").chmod(0o640)
        (tmp_path / FILE).symlink_to("allowed.txt")

        assert run(tmp_path, "--prune").status == 0
        assert (tmp_path / FILE).is_symlink()
        assert (tmp_path / "allowed.txt").read_text() == "# x\n"
        assert stat.S_IMODE((tmp_path / "allowed.txt").stat().st_mode) == 0o640

    def test_needs_an_allowlist(self, send: Send, tmp_path: Path) -> None:
        send(emission("a.b"))
        assert run(tmp_path, "--prune") == (
            1,
            f"Error: there is no {FILE}: make it with --init\n",
        )

    def test_drops_nothing_where_a_file_could_not_be_read(self, send: Send, tmp_path: Path) -> None:
        send(unread=(UNREAD,))
        result = run(tmp_path, "--prune", files={FILE: "a.b\n"})

        assert result == (
            1,
            "shop/broken.py:3: not read: syntax error; "
            f"{FILE} not written, as it may send what is listed\n",
        )
        assert (tmp_path / FILE).read_text() == "a.b\n"

    def test_says_which_lines_of_a_constant_to_delete(self, send: Send, tmp_path: Path) -> None:
        send(emission("a.b"))
        source = "ALLOWED = [\n    'gone',\n    'a.b',\n    'old',\n]\n"
        option = "--notifications-allowlist=shop/rpc.py::ALLOWED"
        result = run(tmp_path, "--prune", option, files={"shop/rpc.py": source})

        assert result == (
            1,
            "shop/rpc.py::ALLOWED is Python source, which --prune does not write; "
            "delete by hand:\n  gone (shop/rpc.py:2)\n  old (shop/rpc.py:4)\n",
        )
        assert (tmp_path / "shop/rpc.py").read_text() == source

        send(emission("a.b"), emission("gone"), emission("old"))
        assert run(tmp_path, "--prune", option) == (
            0,
            "shop/rpc.py::ALLOWED up to date: 3 event types\n",
        )


class TestMistakes:
    def test_both_options(self, send: Send, tmp_path: Path) -> None:
        send()
        result = run(tmp_path, "--init", "--prune")
        assert result.status == 2
        assert result.lines[-1] == "Error: --init and --prune exclude each other"

    @pytest.mark.parametrize("arguments", [[], ["--prune"]])
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (b"a b\n", ":1: 'a b' is no event type: "),
            (b"\xff", ": is not UTF-8: "),
            (b"<<<<<<< HEAD\n", ":1: merge-conflict marker: "),
        ],
    )
    def test_a_file_that_is_no_allowlist(
        self, arguments: list[str], text: bytes, message: str, send: Send, tmp_path: Path
    ) -> None:
        send()
        result = run(tmp_path, *arguments, files={FILE: text})

        assert result.status == 1
        assert result.output.startswith(f"Error: {tmp_path / FILE}{message}")
        assert len(result.lines) == 1
        assert (tmp_path / FILE).read_bytes() == text

    @pytest.mark.parametrize("arguments", [[], ["--prune"]])
    def test_a_named_file_that_is_missing(
        self, arguments: list[str], send: Send, tmp_path: Path
    ) -> None:
        send()
        result = run(tmp_path, *arguments, "--notifications-allowlist=allowed.txt")
        assert result == (
            1,
            f"Error: {tmp_path / 'allowed.txt'}: there is no such file: "
            "make it with 'flake8-notifications allowlist --init'\n",
        )


def test_what_is_no_dotted_name_is_shown_as_the_list_has_it(tmp_path: Path) -> None:
    """So that it can be copied there."""
    texts = ["", "a*b", "Order made", "# no comment", "tab\there", "order.made"]
    lines = [f"notifier.info({{}}, {text!r}, {{}})\n" for text in texts]
    source = "import oslo_messaging\n\nnotifier = oslo_messaging.Notifier(None)\n" + "".join(lines)
    helpers.write(tmp_path, {"shop/orders.py": source})

    listed = [line.strip() for line in helpers.command(tmp_path, "allowlist").lines[1:]]
    entries = [line.rpartition(" (")[0] for line in listed]
    (tmp_path / FILE).write_text("".join(f"{entry}\n" for entry in entries), encoding="utf-8")

    assert '""' in entries
    assert helpers.command(tmp_path, "allowlist").output == (
        "the allowlist and what is sent agree: 6 event types\n"
    )
