"""What is installed beside flake8 does not change the verdict unseen."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

import helpers

ALLOWLIST: Final = "notification-allowlist.txt"
BUS: Final = "import oslo_messaging\n\nNOTIFIER = oslo_messaging.Notifier(None)\n"
HEAD: Final = "from shop.bus import NOTIFIER\n"
#: What sends something that a package tells, and its pattern.
SENDERS: Final = {
    "constant": ("from parcels import names\n\nNOTIFIER.info(None, names.SENT, {})\n", "*"),
    "part": ("import parcels\n\nNOTIFIER.info(None, f'a.{parcels.NAME}', {})\n", "a.*"),
    "caller": (
        "import parcels\n\n\ndef tell(kind):\n    NOTIFIER.info(None, 'a.' + kind, {})\n\n\n"
        "tell(parcels.NAME)\n",
        "a.*",
    ),
    "loop": (
        "from parcels.names import ALL\n\nfor n in ALL:\n    NOTIFIER.info(None, n + '.end', {})\n",
        "*.end",
    ),
    "attribute": (
        "import parcels.api as api\n\n\n"
        "class Parcel(api.Base):\n    def send(self):\n"
        "        NOTIFIER.info(None, 'parcel.' + self.kind, {})\n",
        "parcel.*",
    ),
}


@pytest.fixture(params=SENDERS.values(), ids=list(SENDERS))
def pattern(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    source, found = request.param
    files = {"shop/__init__.py": "", "shop/bus.py": BUS, "shop/send.py": HEAD + source}
    helpers.write(tmp_path, files)
    return str(found)


def test_a_finding_names_the_package(pattern: str, tmp_path: Path) -> None:
    for run in (helpers.flake8, helpers.command):
        arguments = ["check"] if run is helpers.command else []
        (finding,) = run(tmp_path, *arguments).findings
        assert finding.message.startswith(f"'{pattern}': ")
        assert ": install 'parcels' beside flake8, build the event type from" in finding.message


def test_an_entry_says_so_and_check_goes_on_to(pattern: str, tmp_path: Path) -> None:
    result = helpers.command(tmp_path, "allowlist", "--init")
    lines = (tmp_path / ALLOWLIST).read_text().splitlines()

    assert result.status == 0
    assert lines[1:] == [f"{pattern}  # not installed beside flake8: parcels"]
    assert ("Warning: the entry '*' allows whatever" in result.output) is (pattern == "*")
    result = helpers.command(tmp_path, "check")
    assert result.status == 0
    assert result.output == (
        "Note: part of the event types sent at one place cannot be known without 'parcels' "
        "installed beside flake8: install there what the project takes event types from\n"
    )


def test_init_says_what_to_add(pattern: str, tmp_path: Path) -> None:
    result = helpers.command(tmp_path, "init", "--write")

    assert "Note: part of the event types sent at one place cannot be known" in result.output
    assert ("Warning: the entry '*' allows whatever" in result.output) is (pattern == "*")
    assert "additional_dependencies: [flake8-notifications, parcels]\n" in result.output
    assert (
        "flake8-notifications-check\n        additional_dependencies: [parcels]\n" in result.output
    )
    assert "pip install flake8 flake8-notifications parcels\n" in result.output
    text = (tmp_path / ALLOWLIST).read_text()
    assert f"{pattern}  # not installed beside flake8: parcels\n" in text


def test_a_package_of_a_caller_elsewhere_is_named(tmp_path: Path) -> None:
    wrapper = f"{HEAD}\n\ndef tell(kind):\n    NOTIFIER.info(None, 'a.' + kind, {{}})\n"
    caller = "import parcels\n\nfrom shop.send import tell\n\ntell(parcels.NAME)\n"
    files = {"shop/send.py": wrapper, "shop/main.py": caller}
    helpers.write(tmp_path, {"shop/__init__.py": "", "shop/bus.py": BUS, **files})
    (finding,) = helpers.command(tmp_path, "check").findings

    assert ": install 'parcels' beside flake8, build the event type from" in finding.message


def test_it_is_silent_where_all_is_at_hand(
    pattern: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "installed"
    text = "NAME = SENT = 'sent'\nALL = ['sent']\n\n\nclass Base:\n    kind = 'sent'\n"
    helpers.write(package, {f"parcels/{name}.py": text for name in ("__init__", "names", "api")})
    monkeypatch.syspath_prepend(str(package))
    helpers.write(tmp_path, {".flake8": "[flake8]\nnotifications-exclude = installed\n"})
    result = helpers.command(tmp_path, "check")

    assert result.codes == ["NTF101"]
    assert "installed beside" not in result.output


def test_the_reason_stands_beside_an_entry_that_no_package_tells(tmp_path: Path) -> None:
    source = (
        f"{HEAD}\n\ndef run(kind):\n    NOTIFIER.info(None, 'a.' + kind, {{}})\n\n\nrun(input())\n"
    )
    helpers.write(tmp_path, {"shop/__init__.py": "", "shop/bus.py": BUS, "shop/send.py": source})
    helpers.command(tmp_path, "allowlist", "--init")
    (_, line) = (tmp_path / ALLOWLIST).read_text().splitlines()

    assert line == "a.*  # what somebody types in"
    assert helpers.command(tmp_path, "check") == (0, "")


MANY: Final = """\
import parcels
from letters import names
from palettes import Base
from stamps import mark

from shop.bus import NOTIFIER

NOTIFIER.info(None, names.SENT + '.start', {})


def tell():
    kind = parcels.NAME
    NOTIFIER.info(None, f'{kind}.end', {})


class Pallet(Base):
    def send(self):
        NOTIFIER.info(None, f'pallet.{self.kind}', {})


@mark
def told(kind):
    NOTIFIER.info(None, f'told.{kind}', {})


told(input())
"""


def test_each_unknown_names_the_packages_behind_it(tmp_path: Path) -> None:
    """Not those that the rest of its file uses."""
    helpers.write(tmp_path, {"shop/__init__.py": "", "shop/bus.py": BUS, "shop/send.py": MANY})
    helpers.command(tmp_path, "allowlist", "--init")
    lines = (tmp_path / ALLOWLIST).read_text().splitlines()

    assert lines[1:] == [
        "*.end  # not installed beside flake8: parcels",
        "*.start  # not installed beside flake8: letters",
        "pallet.*  # not installed beside flake8: palettes",
        "told.*  # not installed beside flake8: stamps",
    ]
