"""What git knows of a project."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, NamedTuple

from flake8_notifications.errors import InputError
from flake8_notifications.project.git_advice import (
    DUBIOUS,
    how_to_trust,
    why_unknown,
    why_unrelated,
)
from flake8_notifications.project.git_process import (
    MOST_SECONDS,
    command_line,
    complaint_of,
    git_environment,
    output_of,
    run_git,
)

#: A larger file is no record: it is not read.
MAX_BYTES: Final = 50_000_000
_MOST_RENAMES: Final = 1000
# Not compiled here: most runs ask git for no more than the files that there are.
_RESOLVED: Final = (
    rb"(?s)(?P<merged>.*?MERGE_HEAD)\n(?P<prefix>.*)\n(?:true|false)\n(?:[0-9a-f]{40,}\n){2}"
    rb"(?P<bases>(?:\^[0-9a-f]{40,}\n)*)"
)
_CLOSED: Final = rb"warning: could not open directory '(?P<path>.+?)/?': Permission denied"
_INDEXED: Final = (
    rb"[0-7]+ (?P<id>[0-9a-f]{40,}) 0\t(?P<name>[^\0]+)\0"
    rb"  ctime: \d+:\d+\n  mtime: (?P<seconds>\d+):(?P<rest>\d+)\n  dev: \d+\tino: \d+\n"
    rb"  uid: \d+\tgid: \d+\n  size: (?P<size>\d+)\tflags: \w+\n"
)
_MERGED: Final = "MERGE_HEAD"
#: How git marks what it does not look for in the work tree.
_SKIPPED: Final = "S "
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
    result = run_git(
        directory,
        *("rev-parse", "--git-path", _MERGED, "--show-prefix", "--is-shallow-repository"),
        f"{revision}...HEAD",
    )
    match = re.fullmatch(_RESOLVED, result.stdout) if result.returncode == 0 else None
    if match is None:
        raise GitError(why_unknown(directory, revision, result))
    if not match["bases"]:
        raise GitError(why_unrelated(directory, revision))
    names = match["bases"].replace(b"^", b"").split()
    if os.path.exists(os.path.join(directory, os.fsdecode(match["merged"]))):
        names = (
            output_of(directory, "merge-base", "--all", revision, "HEAD", _MERGED).split() or names
        )
    return [Commit(directory, name.decode(), os.fsdecode(match["prefix"])) for name in names]


def released(directory: Path, revision: str) -> Commit | None:
    """The commit that a tag names; None for what is no tag, such as a branch."""
    commit_name = output_of(
        directory, "rev-parse", "--verify", "--quiet", f"refs/tags/{revision}^{{commit}}"
    )
    if not commit_name:
        return None
    prefix = output_of(directory, "rev-parse", "--show-prefix")
    return Commit(directory, commit_name.decode().strip(), os.fsdecode(prefix).rstrip("\n"))


def changing(commit: Commit, path: Path, most: int) -> list[Commit]:
    """The commits up to one that changed a file, the newest first; none where git cannot say.

    :param path: absolute.
    """
    inside = commit.path_of(path)
    if inside is None:
        return []
    listed = output_of(
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
    result = run_git(commit.directory, "ls-tree", "-r", "-z", commit.name)
    if result.returncode != 0:
        raise GitError(complaint_of(result))
    lines = (os.fsdecode(line).partition("\t") for line in result.stdout.split(b"\0") if line)
    blob_by_path = {name: facts.split(" ")[-1] for facts, _, name in lines if name.endswith(".py")}
    return dict(sorted(blob_by_path.items()))


def indexed_files(directory: Path) -> dict[str, Indexed]:
    """The Python files of the index below a directory, by relative path.

    Comparing them with the work tree is not left to git: it may run a filter.
    """
    output = output_of(directory, "ls-files", "--stage", "--debug", "-z", "--", "*.py")
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
    output = output_of(directory, "rev-parse", "--git-dir", "--git-common-dir")
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
    result = run_git(
        commit.directory,
        *("diff-index", "--cached", "--find-renames", f"-l{_MOST_RENAMES}", "--diff-filter=R"),
        *("--no-ext-diff", "--name-status", "-z", commit.name, "--"),
    )
    if result.returncode != 0:
        raise GitError(complaint_of(result))
    fields = [os.fsdecode(field) for field in result.stdout.split(b"\0")]
    former = dict(zip(fields[2::3], fields[1::3], strict=False))
    return former.get(path)


def _listed(directory: Path, *arguments: str) -> bytes:
    """What git prints, or nothing where there is no repository."""
    return _listing(directory, *arguments).stdout


def _listing(directory: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What git says, or nothing where there is no repository."""
    result = run_git(directory, *arguments)
    if result.returncode == 0:
        return result
    said = complaint_of(result)
    if said.startswith(DUBIOUS):
        raise GitRefusedError(f"git: {how_to_trust(said)}")
    return subprocess.CompletedProcess(result.args, result.returncode, b"", b"")


@contextmanager
def _batch(commit: Commit, paths: Sequence[str]) -> Iterator[IO[bytes]]:
    """The answers of git to questions for files, as a stream: a file may be of any size."""
    try:
        process = _asked(commit, paths)
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror}") from error
    timer = threading.Timer(MOST_SECONDS, process.kill)
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
            command_line(commit.directory, "cat-file", "--batch", "--follow-symlinks"),
            stdin=questions,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=git_environment(),
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
