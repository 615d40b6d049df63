"""How git is run: with the command line and the environment that every call has.

The checkout is not trusted, and with it neither is its ``.git/config``: no call runs a program that
it may name (a monitor, a filter, a transport), or touches the work tree or the index.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

MOST_SECONDS: Final = 30
#: What a hook sets for the repository that it belongs to: with it, git takes any directory for the
#: top level.  Where both that and the work tree are set, they are meant.
_REPOSITORY: Final = ("GIT_DIR", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX")


def run_git(directory: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = command_line(directory, *arguments)
    try:
        return subprocess.run(
            command,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            env=git_environment(),
        )
    except FileNotFoundError:
        return _failed(command, "git is not installed")
    except OSError as error:
        return _failed(command, f"git cannot be run: {error.strerror}")
    except subprocess.SubprocessError:
        return _failed(command, f"git took more than {MOST_SECONDS} seconds")


def output_of(directory: Path, *arguments: str) -> bytes:
    """What git prints, or nothing if it fails."""
    result = run_git(directory, *arguments)
    return result.stdout if result.returncode == 0 else b""


def complaint_of(result: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of what git complains about."""
    lines = result.stderr.decode(errors="replace").strip().split("\n")
    return lines[0].removeprefix("fatal: ") or "git does not say why"


def _failed(command: list[str], reason: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.CompletedProcess(command, 128, b"", reason.encode())


def command_line(directory: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(directory), "-c", "core.fsmonitor=false", *arguments]


def git_environment() -> Mapping[str, str]:
    environment = dict(os.environ)
    if "GIT_WORK_TREE" not in environment:
        for name in _REPOSITORY:
            environment.pop(name, None)
    return environment | {
        # What git says is shown, and no program of a transport is run to get what is missing.
        "LC_ALL": "C",
        "GIT_ALLOW_PROTOCOL": "",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
    }
