"""The tutorials, followed as a reader would: real git, real flake8, a fresh directory."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

import depth
import documentation

CONSOLE: Final = documentation.program("console")
TUTORIALS: Final = sorted((documentation.DOCS / "tutorials").glob("*.md"))
FOLLOWED: Final = [path for path in TUTORIALS if path.stem != "index"]


def of_tutorial() -> list:
    return [pytest.param(path, id=path.stem) for path in FOLLOWED]


@pytest.mark.parametrize(
    "path", depth.parameters(FOLLOWED, daily=FOLLOWED[:1], name=lambda path: path.stem)
)
def test_shows_what_comes_out(path: Path, tmp_path: Path) -> None:
    page = documentation.text_of(path)
    project = tmp_path / "project"
    project.mkdir()

    assert CONSOLE.followed(page, project) == page


@pytest.mark.parametrize("path", of_tutorial())
def test_leaves_out_only_the_installation(path: Path) -> None:
    left_out = [
        command
        for block in CONSOLE.blocks(documentation.text_of(path))
        if block.told == CONSOLE.NOT_RUN
        for command in CONSOLE.commands(block)
    ]
    assert [command.split()[0] for command in left_out] == ["python3", "pip", "mkdir"]


@pytest.mark.parametrize("path", of_tutorial())
def test_ends_with_a_guarded_merge(path: Path) -> None:
    blocks = CONSOLE.blocks(documentation.text_of(path))
    *_, last = [block for block in blocks if block.language == "console"]
    shown = last.text.splitlines()
    assert "$ flake8-notifications check --notifications-against main" in shown
    assert shown[-1].startswith("$ git merge ")


def test_each_kind_of_project_has_one() -> None:
    assert [path.stem for path in FOLLOWED] == ["openstack", "pydantic"]


class TestFollowing:
    """What the tool itself does, so that a page cannot pass by being misread."""

    def test_other_output_is_noticed(self, tmp_path: Path) -> None:
        page = "# A\n\n```console\n$ echo a\nb\n```\n"
        assert CONSOLE.followed(page, tmp_path) == page.replace("\nb\n", "\na\n")

    def test_an_edit_that_does_not_fit_is_an_error(self, tmp_path: Path) -> None:
        page = "<!-- file: a -->\n```text\nx\n```\n<!-- edit: a -->\n```diff\n-y\n+z\n```\n"
        with pytest.raises(CONSOLE.PageError, match="0 times"):
            CONSOLE.followed(page, tmp_path)

    def test_a_command_that_is_not_there_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(CONSOLE.PageError, match="ended with 127"):
            CONSOLE.followed("```console\n$ no-such-command\n```\n", tmp_path)
