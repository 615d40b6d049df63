"""What the pages show of real output is what comes out, line for line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

import corpora
import documentation
import helpers
from documentation import CHECKOUT, DOCS

CONSOLE: Final = documentation.program("console")


def shown(page: str, language: str) -> list[list[str]]:
    """The blocks of a page in a language, as lines."""
    return [
        block.text.splitlines()
        for block in CONSOLE.blocks(documentation.text_of(DOCS / f"{page}.md"))
        if block.language == language
    ]


def missing(lines: list[str], output: str) -> list[str]:
    """The lines that the output has not, in that order."""
    left = iter(output.splitlines())
    return [line for line in lines if line and line not in left]


def test_page_of_the_examples_is_quoted() -> None:
    page = documentation.text_of(DOCS / "how-to" / "publish-the-reference.md")
    quoted = [line.removeprefix("> ").rstrip(">") for line in re.findall(r"^>.*$", page, re.M)]
    sample = documentation.text_of(CHECKOUT / "examples" / "doc" / "notifications.md")

    assert len(quoted) > 5
    # A quotation leads nowhere.
    assert missing(quoted, re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", sample)) == []


def test_emissions_of_the_tutorial_are_shown(tmp_path: Path) -> None:
    page = documentation.text_of(DOCS / "tutorials" / "pydantic.md")
    CONSOLE.followed(page.partition("\n## A typo")[0], tmp_path)
    output = helpers.command(tmp_path, "emissions").output

    (lines,) = [block for block in shown("contributing/debug-a-miss", "text") if "oven" in block[0]]
    assert lines == output.splitlines()


def test_advice_on_a_receiver_from_elsewhere_works(tmp_path: Path) -> None:
    page = documentation.text_of(DOCS / "contributing" / "debug-a-miss.md")
    (advised,) = re.findall(r"^ +(bus: Bus = .*)$", page, re.MULTILINE)
    files = {
        "shop/__init__.py": "",
        "shop/bus.py": "class Bus:\n    def publish(self, topic, body):\n        pass\n",
        "shop/plugins.py": (
            "import stevedore\n\n\n"
            "def load(name):\n    return stevedore.DriverManager('shop', name).driver\n"
        ),
        helpers.CONFIG: "[flake8]\nnotifications-notifiers = shop.bus.Bus.publish:0\n",
    }
    source = (
        "from shop import plugins\nfrom shop.bus import Bus\n\n\n"
        f"def create(order):\n    {advised}\n    bus.publish('order.created', {{}})\n"
    )
    for text, is_found in ((source, True), (source.replace("bus: Bus =", "bus ="), False)):
        helpers.write(tmp_path, {**files, "shop/orders.py": text})
        output = helpers.command(tmp_path, "emissions").output
        assert ("'order.created'" in output) is is_found


@pytest.mark.integration
@pytest.mark.nightly
def test_report_on_nova_is_shown(tmp_path: Path) -> None:
    root = corpora.nova(34)
    # Of a run on sources that are not the user's, without a trace of it among them.
    kept = ("--isolated", f"--notifications-cache-dir={tmp_path}")
    summary, keys, twins = shown("how-to/retire-legacy-notifications", "markdown")
    output = helpers.command(root, "migration", *kept).output
    with_keys = helpers.command(root, "migration", "--keys", *kept).output

    assert missing(summary, output) == []
    assert [line for line in keys if line not in with_keys] == []
    assert [line for line in twins if line not in with_keys] == []
