"""What flake8 is told to leave out is not looked for, and the rest is as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

import helpers
from flake8_notifications import incremental

EXAMPLES: Final = Path(__file__).resolve().parent.parent / "examples"


@pytest.fixture
def looked_for(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is looked for, as it is."""
    noted: list[str] = []

    def noting(name: str, look: Callable[..., Any]) -> Callable[..., Any]:
        def look_and_note(*arguments: Any, **keywords: Any) -> Any:
            noted.append(name)
            return look(*arguments, **keywords)

        return look_and_note

    for name in ("sent", "payloads", "catalogue"):
        monkeypatch.setattr(incremental, name, noting(name, getattr(incremental, name)))
    return noted


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples without their cache."""
    root = tmp_path_factory.mktemp("shop")
    ignore = shutil.ignore_patterns(".flake8_notifications_cache", "events")
    shutil.copytree(EXAMPLES, root, dirs_exist_ok=True, ignore=ignore)
    with (root / "setup.cfg").open("a") as file:
        file.write("notifications-cache-dir =\n")
    return root


@pytest.mark.parametrize(
    ("select", "looks"),
    [
        ("NTF", {"sent", "payloads", "catalogue"}),
        ("NTF1", {"sent", "payloads"}),
        ("NTF2", {"payloads"}),
        ("NTF3", {"payloads", "catalogue"}),
        ("NTF101,NTF307", {"sent", "payloads", "catalogue"}),
    ],
)
@pytest.mark.parametrize("run", [helpers.flake8, helpers.command])
def test_what_is_left_out(
    shop: Path, looked_for: list[str], select: str, looks: set[str], run: Any
) -> None:
    setup = shop / "setup.cfg"
    before = setup.read_text()
    try:
        everything = run_with(run, shop, "NTF")
        looked_for.clear()
        found = run_with(run, shop, select)
    finally:
        setup.write_text(before)
    assert set(looked_for) == looks
    wanted = tuple(select.split(","))
    assert found == [each for each in everything if each.code.startswith(wanted)]
    assert found


def run_with(run: Any, shop: Path, select: str) -> list[Any]:
    setup = shop / "setup.cfg"
    lines = setup.read_text().splitlines()
    lines = [f"select = {select}" if line.startswith("select =") else line for line in lines]
    setup.write_text("\n".join(lines) + "\n")
    if run is helpers.flake8:
        return sorted(run(shop, ".", select=None).findings)
    return sorted(run(shop, "check").findings)
