"""However flake8 splits its work between processes, it finds the same, and the project is looked
at by one of them."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import pytest

import depth
import helpers
from flake8_notifications.caching.stamps import RACY_NANOSECONDS
from flake8_notifications.options import CACHE_DIR
from test_incremental import PATHS, lay

METHODS: Final = multiprocessing.get_all_start_methods()
NO_CACHE: Final = f"--{CACHE_DIR.name}="
#: Runs flake8 with a start method, and notes which processes look at the project.
PROGRAM: Final = """\
import multiprocessing, sys
from flake8.main.cli import main

if __name__ == "__main__":
    multiprocessing.set_start_method({method!r})
    sys.exit(main(sys.argv[1:]))
"""
NOTES: Final = """\
import os, sys
from importlib.abc import MetaPathFinder

class Notes(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "flake8_notifications.analysis":
            with open(os.environ["NOTES"], "a") as notes:
                notes.write(f"{os.getpid()}\\n")

sys.meta_path.insert(0, Notes())
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some more files than there are workers."""
    root = helpers.write(tmp_path_factory.mktemp("project"), {})
    for path in PATHS:
        lay(root, path, 0)
    for number in range(6):
        (root / "svc" / f"more_{number}.py").write_text(f"X = {number}\n")
    # A file that has just been written is known by its content for a while.
    time.sleep(RACY_NANOSECONDS / 1e9)
    return root


class Ran:
    """What came of a run, and how many processes looked at the project."""

    def __init__(self, run: helpers.Run, lookers: int) -> None:
        self.findings = sorted(run.findings)
        self.status = run.status
        self.output = run.output
        self.lookers = lookers


def run(project: Path, scratch: Path, method: str, *arguments: str, stdin: str = "") -> Ran:
    program = scratch / "flake8"
    program.write_text(PROGRAM.format(method=method))
    (scratch / "sitecustomize.py").write_text(NOTES)
    notes = scratch / "notes"
    notes.write_text("")
    temporary = scratch / "temporary"
    temporary.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as short:
        # The sockets of a fork server have short paths only.
        link = Path(short, "t")
        link.symlink_to(temporary)
        ran = subprocess.run(
            [sys.executable, str(program), "--select=NTF", *arguments],
            cwd=project,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            env={
                **os.environ,
                "PYTHONPATH": str(scratch),
                "NOTES": str(notes),
                "TMPDIR": str(link),
            },
            check=False,
        )
    found = helpers.Run(ran.returncode, ran.stdout + ran.stderr)
    return Ran(found, len(set(notes.read_text().split())))


_CACHES: Final = ("cached", "absent", "unwritable")


@pytest.mark.parametrize(
    ("method", "cache"),
    depth.parameters(
        itertools.product(METHODS, _CACHES), daily=[*zip(METHODS, _CACHES, strict=False)]
    ),
)
def test_every_way_to_start_workers(project: Path, tmp_path: Path, method: str, cache: str) -> None:
    wanted = helpers.flake8(project, NO_CACHE)
    (tmp_path / "file").touch()
    option = {
        "cached": f"--{CACHE_DIR.name}={tmp_path / 'cache'}",
        "absent": NO_CACHE,
        "unwritable": f"--{CACHE_DIR.name}={tmp_path / 'file' / 'cache'}",
    }[cache]
    for turn in range(2):
        ran = run(project, tmp_path, method, "--jobs=4", option)
        assert ran.findings == sorted(wanted.findings), ran.output
        assert ran.status == wanted.status
        is_known = cache == "cached" and turn == 1
        assert ran.lookers == (0 if is_known else 1), ran.output
    assert [*(tmp_path / "temporary").iterdir()] == [], "what is handed over is removed"


def test_many_runs_at_once(project: Path, tmp_path: Path) -> None:
    """As pre-commit does: each on some of the files, each with a main process of its own."""
    wanted = helpers.flake8(project, NO_CACHE)
    option = f"--{CACHE_DIR.name}={tmp_path / 'cache'}"
    files = sorted(str(path.relative_to(project)) for path in project.rglob("*.py"))
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "flake8", "--select=NTF", option, *files[start::3]],
            cwd=project,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for start in range(3)
    ]
    lines = [line for each in runs for line in each.communicate()[0].splitlines()]
    assert sorted(re.sub(r"^\./", "", line) for line in lines) == sorted(
        re.sub(r"^\./", "", line) for line in wanted.lines
    )


def test_an_editor_sends_what_is_not_saved(project: Path, tmp_path: Path) -> None:
    option = f"--{CACHE_DIR.name}={tmp_path / 'cache'}"
    name = "svc/calls.py"
    saved = (project / name).read_text()
    arguments = [f"--stdin-display-name={name}", "-"]
    texts = (saved, saved.replace("'create'", "'creation'"), f"\n\n{saved}", "x = 1\n", saved)
    for text in depth.share(texts, daily=4):
        absent = run(project, tmp_path, METHODS[0], *arguments, NO_CACHE, stdin=text)
        for _ in range(2):
            ran = run(project, tmp_path, METHODS[0], *arguments, option, stdin=text)
            assert (ran.findings, ran.status) == (absent.findings, absent.status), ran.output
        assert ran.lookers == 0
    assert absent.findings
