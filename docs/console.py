"""Follow a page as a reader would: write its files, make its edits, type its commands.

``python docs/console.py docs/tutorials/openstack.md`` follows the page in a fresh directory and
says whether the console blocks show what came out; with ``--write`` it puts that into the page.

A comment before a block says what is done with it:

* ``<!-- file: shop/orders.py -->``: the block is the text of that file;
* ``<!-- edit: shop/orders.py -->``: the block is a diff without line numbers; what its lines with
  ``-`` and without a sign say stands in the file once, and is replaced;
* ``<!-- not run -->``: a console block that needs a network, or that replaces the reader's shell.

Other console blocks are run: lines that begin with ``$ ``, each in a shell of its own.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

PROMPT: Final = "$ "
NOT_RUN: Final = "not run"
_BLOCK: Final = re.compile(
    r"(?:^<!-- (?P<told>.+?) -->\n)?^```(?P<language>[\w{}-]*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


class PageError(Exception):
    """A page that cannot be followed; the message says where and why."""


class Block(NamedTuple):
    """A fenced block.

    :ivar told: the comment before it, or nothing.
    :ivar start: where its text begins in the page, and ``end`` where that ends.
    """

    told: str
    language: str
    text: str
    start: int
    end: int


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page that are not indented."""
    return [
        Block(match["told"] or "", match["language"], match["text"], *match.span("text"))
        for match in _BLOCK.finditer(page)
    ]


def commands(block: Block) -> list[str]:
    """The commands of a console block."""
    return [
        line.removeprefix(PROMPT) for line in block.text.splitlines() if line.startswith(PROMPT)
    ]


def followed(page: str, directory: Path, scripts: str | None = None) -> str:
    """The page with what its commands print when they are run in a directory.

    :param scripts: where the programs are; by default beside this Python.
    :raises PageError: if an edit does not fit, or a command is not there.
    """
    parts, at = [], 0
    environment = _environment(directory, scripts or sysconfig.get_path("scripts"))
    for block in blocks(page):
        what, _, name = block.told.partition(": ")
        text = block.text
        if what == "file":
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif what == "edit":
            _edit(directory / name, text)
        elif block.language == "console" and what != NOT_RUN:
            text = "".join(
                f"{PROMPT}{command}\n{_output(command, directory, environment)}"
                for command in commands(block)
            )
        parts += [page[at : block.start], text]
        at = block.end
    return "".join([*parts, page[at:]])


def _edit(path: Path, diff: str) -> None:
    lines = [(line[:1], line[1:]) for line in diff.splitlines(keepends=True)]
    old = "".join(text or "\n" for sign, text in lines if sign != "+")
    new = "".join(text or "\n" for sign, text in lines if sign != "-")
    before = path.read_text(encoding="utf-8")
    if before.count(old) != 1:
        raise PageError(f"{path.name} has this {before.count(old)} times:\n{old}")
    path.write_text(before.replace(old, new), encoding="utf-8")


def _output(command: str, directory: Path, environment: dict[str, str]) -> str:
    run = subprocess.run(
        ["bash", "-c", command],
        cwd=directory,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    if run.returncode not in (0, 1):
        raise PageError(f"'{command}' ended with {run.returncode}:\n{run.stdout}")
    return run.stdout


def _environment(directory: Path, scripts: str) -> dict[str, str]:
    """That of a newcomer: no configuration and no cache."""
    home = directory.with_name(f"{directory.name}-home")
    home.mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PYTHONPATH", "LANG") if name in os.environ}
    return {
        **kept,
        "PATH": os.pathsep.join([scripts, os.environ["PATH"]]),
        "HOME": str(home),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A. Uthor",
        "GIT_AUTHOR_EMAIL": "author@example.org",
        "GIT_COMMITTER_NAME": "A. Uthor",
        "GIT_COMMITTER_EMAIL": "author@example.org",
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "80",
    }


def main(arguments: Sequence[str]) -> int:
    """Follow pages, and say which of them show something else than comes out."""
    parser = argparse.ArgumentParser(description="follow pages as a reader would")
    parser.add_argument("--write", action="store_true", help="put what comes out into the pages")
    parser.add_argument("pages", nargs="+", type=Path, metavar="PAGE")
    given = parser.parse_args(arguments)
    stale = []
    for path in given.pages:
        with tempfile.TemporaryDirectory() as directory:
            page = path.read_text(encoding="utf-8")
            project = Path(directory, "project")
            project.mkdir()
            now = followed(page, project)
        if now != page:
            stale.append(path)
            print(path)
            if given.write:
                path.write_text(now, encoding="utf-8")
    return 1 if stale and not given.write else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
