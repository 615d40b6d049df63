"""Each command as a new user may type it: anywhere, with nothing set up.

The commands are asked for by name, so that a new one is tried as well.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

import depth
import helpers
from flake8_notifications import cli

EXAMPLES: Final = Path(__file__).resolve().parent.parent / "examples"
RECORDS: Final = (helpers.FILE, "notification-allowlist.txt", "setup.cfg")

#: What to type behind a command that takes something.
ARGUMENTS: Final[dict[str, list[list[str]]]] = {
    # It needs a revision, which none of the places has.
    "changes": [],
    "allowlist": [[], ["--init"], ["--prune"]],
    "bump": [[], ["--dry-run"]],
    "check": [[], ["--format=json"]],
    "explain": [["NTF201"]],
    "fingerprints": [[], ["--check"]],
    "init": [[], ["--write"]],
}
COMMANDS: Final = [
    [name, *arguments] for name in cli.main.commands for arguments in ARGUMENTS.get(name, [[]])
]


#: What would change, and nothing where nothing would.
PREVIEWS: Final = ("--check", "--dry-run")


def nothing(root: Path) -> Path:
    return root


def empty_repository(root: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    return root


def unrelated(root: Path) -> Path:
    (root / "module.py").write_text("print('hello')\n")
    return empty_repository(root)


def no_configuration(root: Path) -> Path:
    shutil.copytree(EXAMPLES / "shop", root / "shop")
    (root / "shop" / "guard.py").unlink()
    return root


def subdirectory(root: Path) -> Path:
    return empty_repository(no_configuration(root)) / "shop"


EMPTY: Final = [nothing, empty_repository, unrelated]
PLACES: Final = [*EMPTY, no_configuration, subdirectory]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_command_anywhere(
    arguments: list[str], place: Callable[[Path], Path], tmp_path: Path
) -> None:
    result = helpers.command(place(tmp_path), *arguments)

    # Nothing is misused: 2 would say so.
    assert result.status in (0, 1)
    assert "Traceback" not in result.output
    if arguments[-1] not in PREVIEWS:
        assert result.output.strip()
    if place in EMPTY:
        written = {path.name for path in tmp_path.iterdir() if path.name[0] != "."}
        assert written <= {"module.py"}


@pytest.mark.parametrize("place", EMPTY, ids=lambda place: place.__name__)
@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["check"], 0, "nothing to check in .*: .*'flake8-notifications init' says what counts"),
        (["fingerprints"], 0, r"no payload class found \(descendants of NotificationObject, .*"),
        (["allowlist"], 0, "no event is sent, and none is on the allowlist"),
        (["allowlist", "--init"], 0, "no event to list; .* not written"),
        (["allowlist", "--prune"], 1, "Error: there is no .*: make it with --init"),
    ],
    ids=str,
)
def test_one_line_where_there_is_nothing(
    arguments: list[str],
    status: int,
    message: str,
    place: Callable[[Path], Path],
    tmp_path: Path,
) -> None:
    result = helpers.command(place(tmp_path), *arguments)

    assert result.status == status
    assert len(result.lines) == 1
    assert re.match(message, result.lines[0])


@pytest.mark.parametrize("place", [no_configuration, subdirectory])
def test_what_is_there_is_found_without_configuration(
    place: Callable[[Path], Path], tmp_path: Path
) -> None:
    directory = place(tmp_path)
    result = helpers.command(directory, "check")

    assert {"NTF204", "NTF101"} <= set(result.codes)
    assert all((directory / each.path).exists() for each in result.findings)
    assert all(
        "run 'flake8-notifications fingerprints'" in each.message
        for each in result.findings
        if each.code == "NTF204"
    )


@pytest.mark.parametrize("place", [no_configuration, subdirectory])
def test_what_the_messages_advise_works(place: Callable[[Path], Path], tmp_path: Path) -> None:
    directory = place(tmp_path)
    before = helpers.command(directory, "check")
    helpers.command(directory, "fingerprints")
    assert helpers.command(directory, "allowlist", "--init").status == 0
    after = helpers.command(directory, "check")

    assert set(before.codes) - set(after.codes) == {"NTF204", "NTF101", "NTF102"}


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    directory = no_configuration(tmp_path)
    with_git = helpers.command(directory, "check")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert helpers.command(directory, "check") == with_git
    result = helpers.command(directory, "init", "--write")
    assert all((directory / name).exists() for name in RECORDS)
    assert "Keep under version control: " in result.output


def test_help_says_what_to_do_first(tmp_path: Path) -> None:
    result = helpers.command(tmp_path, "--help")

    assert result.status == 0
    for name in cli.main.commands:
        assert re.search(rf"^  {name} +[a-z].*[a-z]$", result.output, re.MULTILINE)
    assert "Start with 'flake8-notifications init'" in result.output


def test_a_command_that_does_not_exist(tmp_path: Path) -> None:
    result = helpers.command(tmp_path, "chek")
    assert result.status == 2
    assert "No such command 'chek'" in result.output


@pytest.mark.parametrize(
    "encoding", depth.parameters(["ascii", "latin-1", "cp1252", "utf-8"], daily=["ascii"])
)
def test_on_a_terminal_that_lacks_a_character(encoding: str, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path, dirs_exist_ok=True)
    result = helpers.run_tool(
        tmp_path, "flake8-notifications", "check", PYTHONIOENCODING=f"{encoding}:strict"
    )

    assert (result.returncode, result.stderr) == (1, "")
    assert len(result.stdout.splitlines()) == len(helpers.command(tmp_path, "check").lines)
