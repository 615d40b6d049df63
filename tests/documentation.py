"""What tests of the documentation share: its pages, their links and headings."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final

from flake8_notifications import REPOSITORY

CHECKOUT: Final = Path(__file__).resolve().parent.parent
DOCS: Final = CHECKOUT / "docs"
README: Final = CHECKOUT / "README.md"

_IN_REPOSITORY: Final = f"{REPOSITORY}/blob/main/"
_FENCE: Final = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
_HEADING: Final = re.compile(r"^#+ (.+)$", re.MULTILINE)
_LINK: Final = re.compile(r"\[(?:[^\[\]`]|`[^`]*`|\[[^\]]*\])*\]\(([^()\s]+)\)")


def program(name: str) -> ModuleType:
    """A program of ``docs/``, as a module."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[module.__name__] = module
    spec.loader.exec_module(module)
    return module


def pages() -> list[Path]:
    """The pages of the documentation."""
    return sorted(path for path in DOCS.rglob("*.md") if "_build" not in path.parts)


def text_of(*paths: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def headings(page: Path) -> list[str]:
    """The headings of a page, as they are written."""
    return _HEADING.findall(_FENCE.sub("", text_of(page)))


def anchors(page: Path) -> set[str]:
    """The anchors of a page, made as GitHub makes them."""
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings(page)
    }


def targets(page: Path) -> list[str]:
    """Where the links of a page lead, as they are written."""
    return _LINK.findall(_FENCE.sub("", text_of(page)))


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """The links of a page to files here: the file, and the anchor or nothing."""
    for target in targets(page):
        name, _, anchor = target.partition("#")
        if name.startswith(_IN_REPOSITORY):
            yield (CHECKOUT / name.removeprefix(_IN_REPOSITORY)).resolve(), anchor
        elif "://" not in target:
            yield (page.parent / name).resolve() if name else page, anchor
