"""Files that cannot be read are not taken for empty, whoever asks."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import helpers
from flake8_notifications.source.syntax_names import words_for
from helpers import FILE, payload, service

ALLOWLIST: Final = "notification-allowlist.txt"
BUS: Final = "import oslo_messaging\n\nnotifier = oslo_messaging.Notifier(None)\n"
HEAD: Final = "from shop.bus import notifier\n\n\n"
SEND: Final = "notifier.info(None, 'order.create', {})\n"
#: What a file holds, the line of the fault, and how the reason begins.
FAULTS: Final[dict[str, tuple[str | bytes, int, str]]] = {
    "syntax": (f"{HEAD}{SEND}\nf(\n", 6, "syntax error: "),
    "null byte": (f"{HEAD}{SEND}x = '\0'\n", 5, "syntax error: "),
    "Python 2": (f"{HEAD}{SEND}\nprint 'x'\n", 6, "syntax error: "),
    "newer syntax": (f"{HEAD}{SEND}\n\nx = 1 ?? 2\n", 7, "syntax error: "),
    "brackets": (f"{HEAD}{SEND}x = {'(' * 900}{')' * 900}\n", 5, ""),
    "signs": (f"{HEAD}{SEND}\nx = {'-' * 100_000}1\n", 6, ""),
    "encoding": (f"{HEAD}{SEND}# ".encode() + b"\xff\n", 5, "not valid in its encoding: "),
    "unknown encoding": (f"# coding: no-such\n{HEAD}{SEND}", 1, "not valid in its encoding: "),
}
if sys.version_info >= (3, 11):
    # Older ones crash.
    FAULTS["sum"] = (f"{HEAD}x = 1{' + 1' * 200_000}\n{SEND}", 4, "nested too deeply")


@pytest.fixture(params=FAULTS.values(), ids=list(FAULTS))
def fault(request: pytest.FixtureRequest) -> tuple[str | bytes, int, str]:
    found: tuple[str | bytes, int, str] = request.param
    return found


def shop(root: Path, text: str | bytes, **files: str) -> Path:
    sources = {"shop/__init__.py": "", "shop/bus.py": BUS, "shop/orders.py": text}
    return helpers.write(root, {**sources, **files})


def test_check_names_what_may_send(fault: tuple[str | bytes, int, str], tmp_path: Path) -> None:
    text, line, reason = fault
    shop(tmp_path, text)
    for _ in range(2):
        result = helpers.command(tmp_path, "check")

        assert result.status == 1
        assert len(result.lines) == 1, result.output
        start = f"shop/orders.py:{line}: not checked: {reason}"
        assert result.lines[0].startswith(start), result.output


@pytest.mark.parametrize("option", ["--prune", "--init"])
def test_no_allowlist_is_written(
    option: str, fault: tuple[str | bytes, int, str], tmp_path: Path
) -> None:
    text, line, reason = fault
    before = "order.create\n"
    shop(tmp_path, text, **({ALLOWLIST: before} if option == "--prune" else {}))
    result = helpers.command(tmp_path, "allowlist", option)

    assert result.status == 1
    assert result.lines[0].startswith(f"shop/orders.py:{line}: not read: {reason}")
    path = tmp_path / ALLOWLIST
    assert path.read_text() == before if option == "--prune" else not path.exists()


def test_a_caller_of_a_wrapper_may_send(tmp_path: Path) -> None:
    """Nothing in the file is called after a notifier."""
    wrapper = f"{HEAD}def tell(event_type):\n    notifier.info(None, event_type, {{}})\n"
    shop(tmp_path, wrapper, **{"shop/later.py": "from shop.orders import tell\n\ntell('a.b'\n"})
    result = helpers.command(tmp_path, "check")

    assert result.status == 1
    assert result.lines[0].startswith("shop/later.py:3: not checked: ")


def test_what_has_nothing_to_do_with_it_does_not_matter(tmp_path: Path) -> None:
    shop(tmp_path, f"{HEAD}{SEND}", **{"shop/template.py": "class {{ name }}:\n"})

    assert helpers.command(tmp_path, "check").codes == ["NTF101"]
    assert helpers.command(tmp_path, "allowlist", "--init").status == 0


@pytest.mark.parametrize("exists", [False, True])
def test_no_fingerprint_file_is_written(exists: bool, tmp_path: Path) -> None:
    helpers.write(tmp_path, service(payload()))
    if exists:
        helpers.record(tmp_path)
    before = (tmp_path / FILE).read_bytes() if exists else None
    new = f"\nfrom svc import base\n\n\n{payload('LostPayload')}\nclass :\n"
    helpers.write(tmp_path, {"svc/lost.py": new})
    result = helpers.command(tmp_path, "fingerprints")

    assert result.status == 1
    (line,) = result.lines
    assert line == f"svc/lost.py:10: not read: syntax error: invalid syntax; {FILE} not written"
    assert (tmp_path / FILE).exists() is exists
    assert before is None or (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ("[c.name for c in Color]", '"BLUE"|"RED"'),
        ("[c.value for c in Text]", '"blue"|"red"'),
        ("[str(Color.BLUE.value)]", '"5"'),
        ("tuple(x for x in ('a', 'b') if x != 'a')", '"b"'),
    ],
)
def test_enums_and_generators_are_understood(values: str, words: str, tmp_path: Path) -> None:
    head = (
        "import enum\n\n\nclass Color(enum.Enum):\n    RED = 4\n    BLUE = enum.auto()\n\n\n"
        "class Text(enum.StrEnum):\n    RED = enum.auto()\n    BLUE = enum.auto()\n\n\n"
    )
    files = service(
        payload(body=f"    fields = {{'c': fields.EnumField(valid_values={values})}}\n")
    )
    helpers.write(tmp_path, {**files, "svc/payloads.py": head + files["svc/payloads.py"]})
    text = helpers.record(tmp_path)

    for word in words.split("|"):
        assert word in text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ("[*(yield from NAMES)]", "what a generator returns"),
        ("[*(yield NAMES)]", "what is sent into a generator"),
    ],
)
def test_what_is_not_understood_is_named_in_words(values: str, words: str, tmp_path: Path) -> None:
    body = f"    fields = {{'c': fields.EnumField(valid_values={values})}}\n"
    helpers.write(tmp_path, service(payload(body=body)))
    (finding,) = helpers.command(tmp_path, "check").findings

    assert finding.code == "NTF207"
    assert words in finding.message


def test_no_node_is_called_by_its_class() -> None:
    assert words_for("MatchMapping") == "a pattern of a dict"
    assert words_for("BrandNewThing") == "a piece of syntax: brand new thing"


#: A service whose options name what one of its modules defines, and what each option says.
NAMED: Final = {
    "notifications-notifiers": "svc.names.publish:0.type",
    "notifications-payload-bases": "svc.names.Event",
    "notifications-factories": "svc.names.publish",
    "notifications-gate": "svc.names.publish",
}
NAMES: Final = """\
from dataclasses import dataclass


@dataclass
class Event:
    VERSION = '1.0'


def publish(event):
    pass
"""
SENT: Final = """\
from dataclasses import dataclass

from svc.names import Event, publish


@dataclass
class Created(Event):
    type: str = 'order.created'
    VERSION = '1.0'


publish(Created())
"""


@pytest.mark.parametrize("option", NAMED)
def test_a_broken_file_that_an_option_names_is_for_flake8_to_report(
    option: str, tmp_path: Path
) -> None:
    """While it is being edited, nothing that flake8 has to say of any file may be lost."""
    section = f"[flake8]\n{option} = {NAMED[option]}\n"
    sources = {"svc/__init__.py": "", "svc/names.py": f"{NAMES}def (\n", "svc/orders.py": SENT}
    helpers.write(tmp_path, {**sources, ".flake8": section, "svc/unused.py": "import os\n"})
    linted = helpers.flake8(tmp_path, select="E9,F401")

    assert linted.status == 1
    assert [line.split()[1] for line in sorted(linted.lines)] == ["E999", "F401"]


def test_no_record_is_written_while_the_base_cannot_be_read(tmp_path: Path) -> None:
    options = ("notifications-notifiers", "notifications-payload-bases")
    lines = [f"{option} = {NAMED[option]}\n" for option in options]
    sources = {"svc/__init__.py": "", "svc/names.py": NAMES, "svc/orders.py": SENT}
    helpers.write(tmp_path, {**sources, ".flake8": "".join(("[flake8]\n", *lines))})
    before = helpers.record(tmp_path)
    assert '"svc.orders.Created"' in before
    (tmp_path / "svc/names.py").write_text(f"{NAMES}def (\n")
    for command in (["fingerprints"], ["bump"], ["allowlist", "--init"], ["check"]):
        result = helpers.command(tmp_path, *command)
        assert result.status == 1
        assert "svc/names.py:11: not " in result.output, result.output

    assert (tmp_path / FILE).read_text() == before
    assert not (tmp_path / ALLOWLIST).exists()


# Files that cannot be looked at

#: How root runs something that may not read everything.
UNPRIVILEGED: Final = (
    "setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all",
)  # fmt: skip


def run_unprivileged(root: Path, *arguments: str) -> helpers.Run:
    """Run ``python -m`` with some arguments as one who may not read everything."""
    prefix = () if os.geteuid() else UNPRIVILEGED
    if prefix and shutil.which(prefix[0]) is None:
        pytest.skip("root may read everything")
    done = subprocess.run(
        [*prefix, sys.executable, "-m", *arguments],
        cwd=root, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return helpers.Run(done.returncode, done.stdout + done.stderr)


@pytest.fixture(params=["git", "no git"])
def sending(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    shop(tmp_path, HEAD + SEND, **{ALLOWLIST: "order.create\n", ".flake8": "[flake8]\n"})
    if request.param == "git":
        subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    return tmp_path


def assert_not_checked(root: Path, path: str, reason: str, result: helpers.Run) -> None:
    assert result == (1, f"{path}:1: not checked: cannot be read: {reason}\n")
    refused = run_unprivileged(root, "flake8_notifications", "allowlist", "--prune")
    assert refused.status == 1
    assert f"{path}:1: not read: cannot be read: {reason}" in refused.output
    assert (root / ALLOWLIST).read_text() == "order.create\n"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("nowhere.py", "it is a link that leads nowhere"),
        ("orders.py", os.strerror(errno.ELOOP)),
    ],
)
def test_a_link_that_leads_nowhere(target: str, reason: str, sending: Path) -> None:
    (sending / "shop/orders.py").unlink()
    (sending / "shop/orders.py").symlink_to(target)
    for _ in range(2):
        result = helpers.command(sending, "check")
        assert_not_checked(sending, "shop/orders.py", reason, result)


def test_what_locks_a_file_in_an_editor_is_none(sending: Path) -> None:
    (sending / "shop/.#orders.py").symlink_to("somebody@somewhere.123")
    assert helpers.command(sending, "check").status == 0


def test_a_file_that_may_not_be_read(sending: Path) -> None:
    (sending / "shop/orders.py").chmod(0)
    result = run_unprivileged(sending, "flake8_notifications", "check")
    assert_not_checked(sending, "shop/orders.py", os.strerror(errno.EACCES), result)


def test_a_directory_that_may_not_be_looked_into(sending: Path) -> None:
    closed = sending / "shop/closed"
    closed.mkdir()
    (sending / "shop/orders.py").rename(closed / "orders.py")
    closed.chmod(0)
    try:
        result = run_unprivileged(sending, "flake8_notifications", "check")
        assert_not_checked(sending, "shop/closed", os.strerror(errno.EACCES), result)
    finally:
        closed.chmod(0o700)


def test_a_configuration_that_may_not_be_read(sending: Path) -> None:
    """flake8 takes it for one that is not there, and every option for its default."""
    (sending / ".flake8").chmod(0)
    said = f"{sending / '.flake8'}: cannot be read: {os.strerror(errno.EACCES)}\n"
    assert run_unprivileged(sending, "flake8_notifications", "check") == (1, f"Error: {said}")
    linted = run_unprivileged(sending, "flake8", "--select=NTF", "shop")
    assert (linted.status, linted.output.endswith(said)) == (1, True)
