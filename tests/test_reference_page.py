"""The HTML page of the reference in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import browser
import helpers

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reference") / "reference.html"
    arguments = ("--format", "html", "--output", str(path), "--notifications-cache-dir=")
    assert helpers.command(EXAMPLES, "catalog", *arguments).status == 0
    return path


@pytest.fixture(scope="module")
def on_a_phone(page: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return browser.measured(page, tmp_path_factory.mktemp("phone"), width=360, words="courier mule")


def test_needs_no_scrolling_to_the_side(on_a_phone: dict[str, Any]) -> None:
    assert on_a_phone["width"] == on_a_phone["scrollWidth"] == 360


def test_names_of_fields_are_in_one_piece_on_a_desk(tmp_path: Path) -> None:
    words = ", ".join(f"'a word of the many that it may be {each}'" for each in range(20))
    helpers.write(
        tmp_path / "shop",
        {
            helpers.CONFIG: "[flake8]\nnotifications-payload-bases = shop.Base\n",
            "shop.py": (
                "from enum import Enum\nfrom dataclasses import dataclass\n\n\n"
                f"Word = Enum('Word', {{each: each for each in ({words})}})\n\n\n"
                "class Base:\n    pass\n\n\n@dataclass\nclass Made(Base):\n"
                "    VERSION = '1.0'\n    what_it_was_made_of: Word\n"
            ),
        },
    )
    page = tmp_path / "reference.html"
    arguments = ("--format", "html", "--output", str(page), "--notifications-cache-dir=")
    assert helpers.command(tmp_path / "shop", "catalog", *arguments).status == 0

    measured = browser.measured(page, tmp_path, width=1280, words="made")

    assert "what_it_was_made_of" in page.read_text(encoding="utf-8")
    assert measured["brokenNames"] == []
    assert measured["scrollWidth"] <= measured["width"]


def test_every_link_leads_somewhere(on_a_phone: dict[str, Any]) -> None:
    assert on_a_phone["links"] > 30
    assert on_a_phone["broken"] == []


def test_the_browser_complains_of_nothing(on_a_phone: dict[str, Any]) -> None:
    assert on_a_phone["console"] == []


def test_the_filter_leaves_what_has_all_words(on_a_phone: dict[str, Any]) -> None:
    assert on_a_phone["hasFilter"]
    assert on_a_phone["filtered"] == 1 < on_a_phone["sections"]


def test_needs_nothing_from_elsewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "http" not in text
    assert 'src="' not in text
    assert "prefers-color-scheme: dark" in text
