"""What all workers of a run share: made by the first that asks for it, while the others wait."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from filelock import FileLock

import corpora
import helpers
from flake8_notifications.options import SAMPLES

#: Nova with its samples as its source archive has them.
NOVA: Final = ("nova", "34.0.0")
_SAID: Final = ".said"


def directory_of_run(factory: pytest.TempPathFactory) -> Path:
    own = factory.getbasetemp()
    # A worker's is in that of the run.
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A directory that is made once for all workers, who only look at it."""
    place = directory_of_run(factory) / name
    done = place.with_name(f"{name}.done")
    with FileLock(place.with_name(f"{name}.lock")):
        if not done.exists():
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            make(place)
            done.touch()
    return place


def adopt_nova(root: Path) -> None:
    """Set the plugin up in Nova, in a process of its own, whose memory goes with it."""
    copy_nova(root)
    done = helpers.run_tool(root, "flake8-notifications", "init", "--write")
    (root / _SAID).write_text(f"{done.returncode}\n{done.stdout}{done.stderr}", encoding="utf-8")


def copy_nova(root: Path) -> None:
    corpora.copy_tree(corpora.nova(34), root)
    samples = str(SAMPLES.default)
    shutil.copytree(corpora.fetch_sources(*NOVA) / samples, root / samples)
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)


def said_of_adoption(nova: Path) -> helpers.Run:
    status, _, output = (nova / _SAID).read_text(encoding="utf-8").partition("\n")
    return helpers.Run(int(status), output)
