"""Why git cannot answer, and what to do."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path
from typing import Final

from flake8_notifications.project.git_process import complaint_of, output_of

#: What git says of a repository that belongs to somebody else, as in a container.
DUBIOUS: Final = "detected dubious ownership"
_NAMED: Final = re.compile(r"'(.+)'")
_COMMIT: Final = "[0-9a-f]{40,}"
#: Names of what the last fetch, merge or the like left, with steps back or not.
_MOVING: Final = r"(?:[A-Z]+_HEAD|@\{.*\}|HEAD@\{.*\})(?:[~^].*)?"
#: What stands in front of steps back from it.
_REFERENCE: Final = r"[^~^]+(?=[~^])"


def why_unknown(directory: Path, revision: str, result: subprocess.CompletedProcess[bytes]) -> str:
    """Why a revision cannot be compared with HEAD, and what to do."""
    if not result.stdout:
        return f"'{revision}' cannot be looked up: {_why_nothing_works(directory, result)}"
    if not _resolves(directory, "HEAD"):
        return f"'{revision}' cannot be compared with HEAD: there is no commit yet"
    if _resolves(directory, f"origin/{revision}"):
        return f"'{revision}' is not known to git here: did you mean 'origin/{revision}'?"
    return f"'{revision}' is not known to git here: {_how_to_fetch(directory, revision)}"


def _why_nothing_works(directory: Path, result: subprocess.CompletedProcess[bytes]) -> str:
    said = complaint_of(result)
    if said.startswith("not a git repository"):
        return f"{directory} is in no git repository: leave the revision out, or use a clone"
    return how_to_trust(said) if said.startswith(DUBIOUS) else said


def how_to_trust(said: str) -> str:
    match = _NAMED.search(said)
    named = shlex.quote(match[1]) if match else "DIRECTORY"
    return f'{said}: run "git config --global --add safe.directory {named}"'


def why_unrelated(directory: Path, revision: str) -> str:
    reason = f"'{revision}' and HEAD have no commit in common"
    if _is_shallow(directory):
        if re.fullmatch(_MOVING, revision):
            return (
                f"{reason} in this shallow clone: run 'git fetch --unshallow', then fetch it again"
            )
        return f"{reason} in this shallow clone: {_how_to_fetch(directory, revision)}"
    return f"{reason}: name the branch that this one started from"


def _how_to_fetch(directory: Path, revision: str) -> str:
    """What to run so that a revision is there."""
    if re.fullmatch(_MOVING, revision):
        # What stands there depends on the last command, which nobody can repeat for the user.
        return "name a branch, such as origin/main, or the commit itself"
    named = re.match(_REFERENCE, revision)
    if named is not None and _resolves(directory, named[0]):
        if _is_shallow(directory):
            return (
                "run 'git fetch --unshallow' (in GitHub Actions, give actions/checkout "
                "'fetch-depth: 0')"
            )
        return f"'{named[0]}' does not go back that far"
    revision = revision.removeprefix("refs/remotes/")
    remotes = output_of(directory, "remote").decode(errors="replace").split()
    if not remotes:
        return "correct the name"
    remote, _, branch = revision.partition("/")
    if remote not in remotes:
        remote, branch = remotes[0], revision
    source = f"{remote} {branch}:refs/remotes/{remote}/{branch}"
    if re.fullmatch(_COMMIT, revision):
        source = f"{remote} {revision}"
    elif revision != f"{remote}/{branch}":
        source += f"' and name it '{remote}/{branch}"
    if _is_shallow(directory):
        return (
            f"run 'git fetch --unshallow {source}' (in GitHub Actions, give actions/checkout "
            "'fetch-depth: 0')"
        )
    return f"run 'git fetch {source}', or correct the name"


def _is_shallow(directory: Path) -> bool:
    return output_of(directory, "rev-parse", "--is-shallow-repository") == b"true\n"


def _resolves(directory: Path, revision: str) -> bool:
    return bool(output_of(directory, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"))
