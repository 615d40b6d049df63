"""The Sphinx extension, by builds of small documentations."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import helpers
import sample_service
from sample_service import order_data, sample, shown

pytest.importorskip("sphinx")

EXAMPLES: Final = Path(__file__).resolve().parent.parent / "examples"
ORDER: Final = shown("OrderPayload", "1.1", order_data())
PAGES: Final = {
    "conf.py": "extensions = ['flake8_notifications.sphinxext']\nntf_root = '../..'\n",
    "index.rst": (
        "Shop\n====\n\n:ntf:event:`order.start`, :ntf:payload:`ItemPayload`, :any:`order.end`\n\n"
        ".. toctree::\n\n   all\n   item\n   legacy\n   other\n"
    ),
    "all.rst": "All\n===\n\n.. versioned_notifications::\n",
    "item.rst": "Item\n====\n\n.. notification_payload:: ItemPayload\n",
    "legacy.rst": "Legacy\n======\n\n.. legacy_notifications::\n",
    "other.rst": "Other\n=====\n\nNothing.\n",
}


def build(source: Path, *arguments: str, status: int = 0, **environment: str) -> str:
    """What Sphinx says; warnings are errors. A process of its own, for several pages at once."""
    run = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "-j", "2", "-b", "html", *arguments, str(source),
         str(source.parent / "built")],
        capture_output=True, encoding="utf-8", check=False, cwd=source.parent,
        env={**os.environ, "NO_COLOR": "1", **environment},
    )  # fmt: skip
    assert run.returncode == status, run.stderr
    return run.stdout + run.stderr


def service(root: Path, **pages: str) -> Path:
    """A service with documentation, of which the directory is returned."""
    sample_service.write_sender(root, {"order-start.json": sample(ORDER)})
    files = {**PAGES, **{f"{name}.rst": text for name, text in pages.items()}}
    helpers.write(root, {f"doc/source/{name}": text for name, text in files.items()})
    return root / "doc" / "source"


def page(source: Path, name: str) -> str:
    return (source.parent / "built" / f"{name}.html").read_text(encoding="utf-8")


def cells(text: str) -> list[list[str]]:
    """The texts of a table."""
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", text, re.DOTALL)
    found = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in rows]
    return [[" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in row] for row in found]


def read(said: str) -> set[str]:
    """The pages that a build has read."""
    return set(re.findall(r"reading sources\.\.\. \[ *\d+%\] (\S+)", said))


def test_a_documentation_as_services_have_it(tmp_path: Path) -> None:
    source = service(tmp_path)
    build(source)

    head, *rows = cells(page(source, "all"))
    assert head == ["Event type", "Notification class", "Payload class", "Sample"]
    assert [row[:3] for row in rows] == [
        ["order.end", "OrderNotification", "OrderPayload"],
        ["*", "OrderNotification", "OrderPayload"],
        ["order.start", "OrderNotification", "OrderPayload"],
    ]
    assert rows[0][3] == "none"
    assert rows[1][3] == "not shown: order-end.json: there is no such file"
    assert rows[2][3].startswith('order-start.json { "event_type": "order.start"')
    assert "<details" in page(source, "all")
    item = cells(page(source, "item"))
    assert item[0][:3] == ["Field", "Type", "Null"]
    assert [row[0] for row in item[1:]] == ["name", "price"]
    index = page(source, "index")
    for href in ("all.html#ntf-event-order.start", "item.html#ntf-payload-ItemPayload",
                 "all.html#ntf-event-order.end"):  # fmt: skip
        assert f'href="{href}"' in index
        name, _, anchor = href.partition(".html#")
        assert f'id="{anchor}"' in page(source, name)
    assert "order.start (notification)" in page(source, "genindex")

    # Nothing has changed, so nothing is read.
    assert read(build(source)) == set()
    # The page of the edited payload, and that of all of them.
    module = tmp_path / "svc" / "payloads.py"
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace("'price'", "'cost'"), encoding="utf-8")
    assert read(build(source)) == {"all", "item"}
    assert [row[0] for row in cells(page(source, "item"))[1:]] == ["cost", "name"]
    # A module that no page could know of.
    sent = (tmp_path / "svc" / "sent.py").read_text(encoding="utf-8")
    new = sent.replace("OrderNotification", "LateNotification").replace("order.", "late.")
    new = new.replace("@notifying.notification_sample('order-start.json')\n", "")
    new = new.replace("@notifying.notification_sample('order-end.json')\n", "")
    (tmp_path / "svc" / "late.py").write_text(new, encoding="utf-8")
    assert read(build(source)) == {"all"}
    assert "late.start" in page(source, "all")


@pytest.mark.nightly
def test_a_page_is_not_read_again_in_another_process(tmp_path: Path) -> None:
    """What a class has in a set has another order there."""
    source = service(tmp_path)
    for module in tmp_path.glob("svc/*.py"):
        history = "# Version 1.1: Added 'alpha', 'beta', 'gamma', 'delta' and 'epsilon' fields"
        text = module.read_text(encoding="utf-8")
        text = text.replace("    VERSION = '1.1'", f"    {history}\n    VERSION = '1.1'")
        module.write_text(text, encoding="utf-8")
    assert "all" in read(build(source, PYTHONHASHSEED="1"))
    assert read(build(source, PYTHONHASHSEED="2")) == set()


def test_with_fields_and_open_samples(tmp_path: Path) -> None:
    directive = ".. versioned_notifications::\n   :fields:\n   :samples: shown\n"
    source = service(tmp_path, all=f"All\n===\n\n{directive}", item="Item\n====\n\nGone.\n")
    build(source)

    text = page(source, "all")
    assert "<details" not in text
    assert 'id="ntf-payload-OrderPayload"' in text
    assert 'href="#ntf-payload-ItemPayload"' in text
    assert "Initial version" in text


def test_legacy_notifications(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "shop")
    text = "Shop\n====\n\n.. legacy_notifications::\n"
    helpers.write(
        tmp_path / "shop",
        {"doc/source/conf.py": PAGES["conf.py"], "doc/source/index.rst": text},
    )
    source = tmp_path / "shop" / "doc" / "source"
    build(source)

    head, *rows = cells(page(source, "index"))
    assert head == ["Event type", "Priority", "Sent by"]
    found = {row[0].split()[0]: row for row in rows}
    assert found["order.created"][1:] == ["info", "shop.orders.Orders.create"]
    assert "is not known" in found["order.now.*"][0]

    helpers.write(source, {"conf.py": f"{PAGES['conf.py']}\nntf_legacy_keys = True\n"})
    build(source)

    head, *rows = cells(page(source, "index"))
    assert head[-1] == "Payload keys"
    found = {row[0].split()[0]: row for row in rows}
    assert found["order.created"][-1] == "none"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("item", "Item\n====\n\n.. notification_payload:: ItmPayload\n",
         "no payload class of the project is called 'ItmPayload'"),
        ("all", "All\n===\n\n.. versioned_notifications::\n   :samples: open\n", "samples"),
    ],
)  # fmt: skip
def test_what_a_page_gets_wrong_is_said_with_its_place(
    name: str, text: str, says: str, tmp_path: Path
) -> None:
    source = service(tmp_path, **{name: text})
    said = build(source, status=1)
    assert re.search(rf"{name}\.rst:4: .*", said)
    assert says in said


def test_a_root_that_is_not_there(tmp_path: Path) -> None:
    source = service(tmp_path)
    conf = PAGES["conf.py"].replace("'../..'", "'../../no'")
    (source / "conf.py").write_text(conf, encoding="utf-8")
    assert "ntf_root: " in build(source, status=2)


@pytest.mark.nightly
def test_other_builders_take_it(tmp_path: Path) -> None:
    source = service(tmp_path)
    build(source, "-b", "text")
    text = (source.parent / "built" / "all.txt").read_text(encoding="utf-8")
    assert "order.start" in text
    assert '"event_type":' in text
