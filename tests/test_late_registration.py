"""Classes that functions, loops and other modules register, from one run to the next."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

import helpers
from helpers import FILE

PAYLOADS: Final = helpers.payloads(helpers.payload().replace("@base.Registry.register\n", ""))
REGISTERS: Final = """\
from svc import base, payloads


def register_all():
    base.Registry.register(payloads.OrderPayload)
"""
LOOP: Final = """\
from svc import base, payloads

ALL = [payloads.OrderPayload]


def register_all():
    for cls in ALL:
        base.Registry.register(cls)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return helpers.write(tmp_path, {**helpers.service(), "svc/payloads.py": PAYLOADS})


@pytest.mark.parametrize("source", [REGISTERS, LOOP])
def test_whoever_registers_may_come_and_go(source: str, project: Path) -> None:
    """With a cache, as with none."""
    module = project / "svc" / "setup.py"
    assert helpers.flake8(project) == (0, "")
    module.write_text(source)
    assert helpers.flake8(project).codes == ["NTF204"]
    module.write_text(source.replace("payloads.OrderPayload", "object"))
    assert helpers.flake8(project) == (0, "")
    module.write_text(source)
    assert helpers.flake8(project).codes == ["NTF204"]
    module.unlink()
    assert helpers.flake8(project) == (0, "")


def test_a_list_in_a_third_module(project: Path) -> None:
    (project / "svc/setup.py").write_text(
        "from svc import base, lists\n\n\ndef register_all():\n"
        "    for cls in lists.ALL:\n        base.Registry.register(cls)\n"
    )
    (project / "svc/lists.py").write_text("from svc import payloads\n\nALL = []\n")
    assert helpers.flake8(project) == (0, "")
    (project / "svc/lists.py").write_text(
        "from svc import payloads\n\nALL = [payloads.OrderPayload]\n"
    )
    assert helpers.flake8(project).codes == ["NTF204"]


def test_its_fields_are_merged(project: Path) -> None:
    """As those of any class that is registered."""
    (project / "svc/payloads.py").write_text(
        PAYLOADS.replace("    fields = {}\n", "    fields = {'id': fields.UUIDField()}\n")
        + "\n\nclass MorePayload(OrderPayload):\n    VERSION = '1.0'\n"
        "    fields = {'more': fields.UUIDField()}\n\n\n"
        "for each in (OrderPayload, MorePayload):\n    base.Registry.register(each)\n"
    )
    text = helpers.record(project)
    more = text.partition('"MorePayload"')[2].partition("OrderPayload")[0]
    assert '"id": "UUID"' in more
    assert '"more": "UUID"' in more


def test_a_lost_registration_is_no_reason_to_drop_the_record(project: Path) -> None:
    whole = (project / "svc/payloads.py").read_text()
    (project / "svc/payloads.py").write_text(helpers.payloads(helpers.payload()))
    before = helpers.record(project)
    (project / "svc/payloads.py").write_text(whole)
    said = (
        "'OrderPayload' is in the fingerprint file but no longer registered, though the class "
        "still exists: register it again, or drop it with 'flake8-notifications fingerprints "
        "--accept OrderPayload'"
    )

    assert helpers.command(project, "check").findings == [("svc/payloads.py", 6, "NTF205", said)]
    refused = helpers.command(project, "fingerprints")
    assert refused.status == 1
    assert refused.lines == [
        f"{FILE} unchanged: 1 class refused",
        f"svc/payloads.py:6: not dropped: NTF205 {said}",
    ]
    assert (project / FILE).read_text() == before
    helpers.command(project, "fingerprints", "--accept=OrderPayload")
    assert helpers.command(project, "check").status == 0


COLLECTED: Final = {
    "a list that is filled later": (
        "from svc import payloads\n\nALL = []\nALL.append(payloads.OrderPayload)\n",
        "for cls in lists.ALL:\n    base.Registry.register(cls)\n",
    ),
    "a dict": (
        "from svc import payloads\n\nALL = {'order': payloads.OrderPayload}\n",
        "def register_all():\n    for cls in lists.ALL.values():\n"
        "        base.Registry.register(cls)\n",
    ),
    "another name": (
        "from svc.payloads import OrderPayload as CURRENT\n",
        "base.Registry.register(lists.CURRENT)\n",
    ),
    "its own list": (
        "from svc.payloads import OrderPayload as CURRENT\n",
        "ALL = []\nALL.append(lists.CURRENT)\nfor cls in ALL:\n    base.Registry.register(cls)\n",
    ),
    "map": (
        "from svc import payloads\n\nALL = (payloads.OrderPayload,)\n",
        "list(map(base.Registry.register, lists.ALL))\n",
    ),
}


@pytest.mark.parametrize("form", COLLECTED)
def test_whoever_registers_need_not_mention_the_class(form: str, project: Path) -> None:
    listed, registers = COLLECTED[form]
    (project / "svc/lists.py").write_text(listed)
    assert helpers.flake8(project) == (0, "")
    (project / "svc/setup.py").write_text(f"from svc import base, lists\n\n\n{registers}")
    assert helpers.flake8(project).codes == ["NTF204"]
    (project / "svc/lists.py").write_text("ALL = {}\nCURRENT = object\n")
    assert helpers.flake8(project) == (0, "")


def test_what_is_not_known_is_no_doubt_about_classes_that_are_not_mentioned(project: Path) -> None:
    (project / "svc/setup.py").write_text(
        "from svc import base\n\n\ndef plug(cls):\n    base.Registry.register(cls)\n\n\n"
        "for point in entry_points():\n    base.Registry.register(point.load())\n"
    )
    assert helpers.flake8(project) == (0, "")
