"""What git knows of a project; every call of git is made here.

The checkout is not trusted, and with it neither is its ``.git/config``: no call runs a program that
it may name (a monitor, a filter, a transport), or touches the work tree or the index.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, NamedTuple

from flake8_notifications.errors import InputError

#: A larger file is no record: it is not read.
MAX_BYTES: Final = 50_000_000
_SECONDS: Final = 30
_MOST_RENAMES: Final = 1000
#: What a hook sets for the repository that it belongs to: with it, git takes any directory for the
#: top level.  Where both that and the work tree are set, they are meant.
_REPOSITORY: Final = ("GIT_DIR", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX")
# Not compiled here: most runs ask git for no more than the files that there are.
_RESOLVED: Final = (
    rb"(?s)(?P<merged>.*?MERGE_HEAD)\n(?P<prefix>.*)\n(?:true|false)\n(?:[0-9a-f]{40,}\n){2}"
    rb"(?P<bases>(?:\^[0-9a-f]{40,}\n)*)"
)
#: What git says of a repository that belongs to somebody else, as in a container.
_DUBIOUS: Final = "detected dubious ownership"
_NAMED: Final = re.compile(r"'(.+)'")
_CLOSED: Final = rb"warning: could not open directory '(?P<path>.+?)/?': Permission denied"
_INDEXED: Final = (
    rb"[0-7]+ (?P<id>[0-9a-f]{40,}) 0\t(?P<name>[^\0]+)\0"
    rb"  ctime: \d+:\d+\n  mtime: (?P<seconds>\d+):(?P<rest>\d+)\n  dev: \d+\tino: \d+\n"
    rb"  uid: \d+\tgid: \d+\n  size: (?P<size>\d+)\tflags: \w+\n"
)
_MERGED: Final = "MERGE_HEAD"
#: How git marks what it does not look for in the work tree.
_SKIPPED: Final = "S "
_COMMIT: Final = "[0-9a-f]{40,}"
#: Names of what the last fetch, merge or the like left, with steps back or not.
_MOVING: Final = r"(?:[A-Z]+_HEAD|@\{.*\}|HEAD@\{.*\})(?:[~^].*)?"
#: What stands in front of steps back from it.
_REFERENCE: Final = r"[^~^]+(?=[~^])"
_FOUND: Final = rb"([0-9a-f]{40,} \w+|symlink|dangling|loop|notdir) (\d+)\n"


class GitError(Exception):
    """Something that git cannot answer; the message is one line that says what to do."""


class GitRefusedError(InputError):
    """A repository that git does not trust; the message is one line that says what to do."""


class Indexed(NamedTuple):
    """What the index knows of a file.

    :ivar id: of its content.
    :ivar modified: when it was the same as in the work tree, that file's time in nanoseconds.
    """

    id: str
    modified: int
    size: int


class Listed(NamedTuple):
    """The Python files below a directory, as sorted paths relative to it.

    :ivar names: what git tracks or does not ignore.
    :ivar left_out: those of them that a sparse checkout does not have in the work tree.
    :ivar closed: the directories that git may not look into.
    """

    names: list[str]
    left_out: list[str]
    closed: list[str]


class Commit(NamedTuple):
    """A commit, and where in its tree a directory is.

    :ivar directory: of the work tree, absolute.
    :ivar prefix: of the directory from the top level, with a ``/`` at its end; empty at the top.
    """

    directory: Path
    name: str
    prefix: str

    def path_of(self, path: Path) -> str | None:
        """The path in the commit's tree of a file on disk, or None for one outside of it.

        The directory's own links are followed, a file's are not: git keeps them.
        """
        parent = os.path.realpath(path.parent)
        relative = os.path.relpath(
            os.path.join(parent, path.name), os.path.realpath(self.directory)
        )
        inside = os.path.normpath(os.path.join(self.prefix, relative)).replace(os.sep, "/")
        return None if inside == ".." or inside.startswith(("../", "/")) else inside


def top_level(directory: Path) -> Path | None:
    """The top level of the git work tree that holds a directory, if there is one.

    :raises GitRefusedError: if git does not say.
    """
    output = _listed(directory, "rev-parse", "--show-toplevel")
    return Path(os.fsdecode(output.rstrip(b"\n"))) if output else None


def python_files(directory: Path) -> Listed:
    """The Python files below a directory that git tracks or does not ignore; none without git.

    :raises GitRefusedError: if git does not say: other files are no substitute.
    """
    if not _may_be_in_work_tree(directory):
        return Listed([], [], [])
    result = _listing(
        directory, "ls-files", "--cached", "--others", "--exclude-standard", "-tz", "--", "*.py"
    )
    output = result.stdout
    lines = [os.fsdecode(path) for path in output.split(b"\0") if path]
    names = {line[2:] for line in lines}
    # Somebody may have put one there all the same.
    left_out = {
        line[2:]
        for line in lines
        if line.startswith(_SKIPPED) and not os.path.lexists(directory / line[2:])
    }
    closed = [os.fsdecode(match["path"]) for match in re.finditer(_CLOSED, result.stderr)]
    return Listed(sorted(names), sorted(left_out), sorted(closed))


def _may_be_in_work_tree(directory: Path) -> bool:
    """A look that costs nothing, where asking git takes as long as all the rest of some runs."""
    if "GIT_DIR" in os.environ or "GIT_WORK_TREE" in os.environ:
        return True
    top = os.path.realpath(directory)
    while not os.path.lexists(os.path.join(top, ".git")):
        if os.path.dirname(top) == top:
            return False
        top = os.path.dirname(top)
    return True


def merge_base(directory: Path, revision: str) -> Commit:
    """The first of the best common ancestors of a revision and HEAD; see :func:`merge_bases`."""
    return merge_bases(directory, revision)[0]


def merge_bases(directory: Path, revision: str) -> list[Commit]:
    """The best common ancestors of a revision and HEAD.

    There are several where both were merged into each other. While a merge waits to be committed
    they are those of the merge: what the other side brings along is no change to it.

    :raises GitError: if there is none, or no such revision, or no git.
    """
    if revision.startswith("-") or ".." in revision or "\0" in revision:
        raise GitError(f"'{revision}' is no revision: name a branch, a tag or a commit")
    result = _run(
        directory,
        *("rev-parse", "--git-path", _MERGED, "--show-prefix", "--is-shallow-repository"),
        f"{revision}...HEAD",
    )
    match = re.fullmatch(_RESOLVED, result.stdout) if result.returncode == 0 else None
    if match is None:
        raise GitError(_unknown(directory, revision, result))
    if not match["bases"]:
        raise GitError(_unrelated(directory, revision))
    names = match["bases"].replace(b"^", b"").split()
    if os.path.exists(os.path.join(directory, os.fsdecode(match["merged"]))):
        names = (
            _output(directory, "merge-base", "--all", revision, "HEAD", _MERGED).split() or names
        )
    return [Commit(directory, name.decode(), os.fsdecode(match["prefix"])) for name in names]


def released(directory: Path, revision: str) -> Commit | None:
    """The commit that a tag names; None for what is no tag, such as a branch."""
    commit_name = _output(
        directory, "rev-parse", "--verify", "--quiet", f"refs/tags/{revision}^{{commit}}"
    )
    if not commit_name:
        return None
    prefix = _output(directory, "rev-parse", "--show-prefix")
    return Commit(directory, commit_name.decode().strip(), os.fsdecode(prefix).rstrip("\n"))


def changing(commit: Commit, path: Path, most: int) -> list[Commit]:
    """The commits up to one that changed a file, the newest first; none where git cannot say.

    :param path: absolute.
    """
    inside = commit.path_of(path)
    if inside is None:
        return []
    listed = _output(
        commit.directory,
        *("log", f"--max-count={most}", "--format=%H", commit.name, "--"),
        f":(top,literal){inside}",
    )
    return [commit._replace(name=name) for name in listed.decode().split()]


def contents(commit: Commit, paths: Sequence[str]) -> dict[str, bytes]:
    """The files of a commit, by path from the top level; one that it does not have is left out.

    What git keeps is returned, with neither line ends nor encoding converted; a link within the
    tree is followed.

    :raises GitError: if one cannot be read.
    """
    # A line names a file, so that one with a line end in its name is none that can be asked for.
    asked = [path for path in paths if "\n" not in path]
    content_by_path: dict[str, bytes] = {}
    with _batch(commit, asked) as answers:
        for path in asked:
            content = _content(answers, commit, path)
            if content is not None:
                content_by_path[path] = content
    return content_by_path


def python_files_at(commit: Commit) -> list[str]:
    """The Python files of a commit below its directory, by path relative to that.

    :raises GitError: if the commit cannot be read.
    """
    return list(python_blobs_at(commit))


def python_blobs_at(commit: Commit) -> dict[str, str]:
    """The Python files of a commit below its directory: their contents' ids, by relative path.

    :raises GitError: if the commit cannot be read.
    """
    result = _run(commit.directory, "ls-tree", "-r", "-z", commit.name)
    if result.returncode != 0:
        raise GitError(_said(result))
    lines = (os.fsdecode(line).partition("\t") for line in result.stdout.split(b"\0") if line)
    blob_by_path = {name: facts.split(" ")[-1] for facts, _, name in lines if name.endswith(".py")}
    return dict(sorted(blob_by_path.items()))


def indexed_files(directory: Path) -> dict[str, Indexed]:
    """The Python files of the index below a directory, by relative path.

    Comparing them with the work tree is not left to git: it may run a filter.
    """
    output = _output(directory, "ls-files", "--stage", "--debug", "-z", "--", "*.py")
    return {
        os.fsdecode(match["name"]): Indexed(
            match["id"].decode(),
            int(match["seconds"]) * 10**9 + int(match["rest"]),
            int(match["size"]),
        )
        for match in re.finditer(_INDEXED, output)
    }


def state_files(directory: Path) -> list[str]:
    """The files that are other ones as soon as HEAD is another commit; some may not be there."""
    output = _output(directory, "rev-parse", "--git-dir", "--git-common-dir")
    own, common, *_ = [*os.fsdecode(output).split("\n"), "", ""]
    if not own or not common:
        return []
    own, common = (os.path.join(directory, each) for each in (own, common))
    head = os.path.join(own, "HEAD")
    try:
        with open(head, encoding="utf-8") as file:
            reference = file.read().removeprefix("ref: ").strip()
    except (OSError, UnicodeDecodeError, ValueError):
        return []
    shared = (reference, "packed-refs", "reftable/tables.list")
    return [head, *(os.path.join(common, name) for name in shared)]


def former_path(commit: Commit, path: str) -> str | None:
    """Where in a commit a file was that the index has under another name now.

    :param path: from the top level, as it is now.
    :raises GitError: if git cannot compare them.
    """
    result = _run(
        commit.directory,
        *("diff-index", "--cached", "--find-renames", f"-l{_MOST_RENAMES}", "--diff-filter=R"),
        *("--no-ext-diff", "--name-status", "-z", commit.name, "--"),
    )
    if result.returncode != 0:
        raise GitError(_said(result))
    fields = [os.fsdecode(field) for field in result.stdout.split(b"\0")]
    former = dict(zip(fields[2::3], fields[1::3], strict=False))
    return former.get(path)


def _unknown(directory: Path, revision: str, result: subprocess.CompletedProcess[bytes]) -> str:
    """Why a revision cannot be compared with HEAD, and what to do."""
    if not result.stdout:
        return f"'{revision}' cannot be looked up: {_why_nothing_works(directory, result)}"
    if not _resolves(directory, "HEAD"):
        return f"'{revision}' cannot be compared with HEAD: there is no commit yet"
    if _resolves(directory, f"origin/{revision}"):
        return f"'{revision}' is not known to git here: did you mean 'origin/{revision}'?"
    return f"'{revision}' is not known to git here: {_how_to_fetch(directory, revision)}"


def _why_nothing_works(directory: Path, result: subprocess.CompletedProcess[bytes]) -> str:
    said = _said(result)
    if said.startswith("not a git repository"):
        return f"{directory} is in no git repository: leave the revision out, or use a clone"
    return _how_to_trust(said) if said.startswith(_DUBIOUS) else said


def _how_to_trust(said: str) -> str:
    match = _NAMED.search(said)
    named = shlex.quote(match[1]) if match else "DIRECTORY"
    return f'{said}: run "git config --global --add safe.directory {named}"'


def _listed(directory: Path, *arguments: str) -> bytes:
    """What git prints, or nothing where there is no repository."""
    return _listing(directory, *arguments).stdout


def _listing(directory: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What git says, or nothing where there is no repository."""
    result = _run(directory, *arguments)
    if result.returncode == 0:
        return result
    said = _said(result)
    if said.startswith(_DUBIOUS):
        raise GitRefusedError(f"git: {_how_to_trust(said)}")
    return subprocess.CompletedProcess(result.args, result.returncode, b"", b"")


def _unrelated(directory: Path, revision: str) -> str:
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
    remotes = _output(directory, "remote").decode(errors="replace").split()
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
    return _output(directory, "rev-parse", "--is-shallow-repository") == b"true\n"


def _resolves(directory: Path, revision: str) -> bool:
    return bool(_output(directory, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"))


def _said(result: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of what git complains about."""
    lines = result.stderr.decode(errors="replace").strip().split("\n")
    return lines[0].removeprefix("fatal: ") or "git does not say why"


def _output(directory: Path, *arguments: str) -> bytes:
    """What git prints, or nothing if it fails."""
    result = _run(directory, *arguments)
    return result.stdout if result.returncode == 0 else b""


def _run(directory: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = _command(directory, *arguments)
    try:
        return subprocess.run(
            command,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            env=_environment(),
        )
    except FileNotFoundError:
        return _failed(command, "git is not installed")
    except OSError as error:
        return _failed(command, f"git cannot be run: {error.strerror}")
    except subprocess.SubprocessError:
        return _failed(command, f"git took more than {_SECONDS} seconds")


def _failed(command: list[str], reason: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.CompletedProcess(command, 128, b"", reason.encode())


def _command(directory: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(directory), "-c", "core.fsmonitor=false", *arguments]


def _environment() -> Mapping[str, str]:
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


@contextmanager
def _batch(commit: Commit, paths: Sequence[str]) -> Iterator[IO[bytes]]:
    """The answers of git to questions for files, as a stream: a file may be of any size."""
    try:
        process = _asked(commit, paths)
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror}") from error
    timer = threading.Timer(_SECONDS, process.kill)
    timer.start()
    assert process.stdout is not None
    try:
        yield process.stdout
    finally:
        timer.cancel()
        process.kill()
        process.stdout.close()
        process.wait()


def _asked(commit: Commit, paths: Sequence[str]) -> subprocess.Popen[bytes]:
    # A file and no pipe, so that neither side waits for the other.
    with tempfile.TemporaryFile() as questions:
        questions.writelines(os.fsencode(f"{commit.name}:{path}\n") for path in paths)
        questions.seek(0)
        return subprocess.Popen(
            _command(commit.directory, "cat-file", "--batch", "--follow-symlinks"),
            stdin=questions,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )


def _content(answers: IO[bytes], commit: Commit, path: str) -> bytes | None:
    """The next answer: the content of a file, or None for what is no file."""
    header = answers.readline()
    if header.endswith(b" missing\n"):
        return None
    match = re.fullmatch(_FOUND, header)
    size = int(match[2]) if match else 0
    name = f"{commit.name[:12]}:{path}"
    if size > MAX_BYTES:
        raise GitError(f"{name}: larger than {MAX_BYTES:,} bytes")
    content = answers.read(size + 1)
    if match is None or len(content) != size + 1:
        raise GitError(f"git cannot read {name}: see what 'git show {name}' says")
    return content[:size] if match[1].endswith(b" blob") else None
