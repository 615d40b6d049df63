"""Files that cannot be read are not taken for empty, whoever asks."""

from __future__ import annotations

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
    "sum": (f"{HEAD}x = 1{' + 1' * 200_000}\n{SEND}", 4, "nested too deeply"),
    "encoding": (f"{HEAD}{SEND}# ".encode() + b"\xff\n", 5, "not valid in its encoding: "),
    "unknown encoding": (f"# coding: no-such\n{HEAD}{SEND}", 1, "not valid in its encoding: "),
}


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
