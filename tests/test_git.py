"""What git is asked, on real repositories."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest

import helpers
import repositories
from flake8_notifications.project import git
from repositories import commit, create


def base_of(directory: Path, revision: str = "main") -> git.Commit:
    return git.merge_base(directory, revision)


def complaint(directory: Path, revision: str) -> str:
    with pytest.raises(git.GitError) as error:
        git.merge_base(directory, revision)
    text = str(error.value)
    assert "\n" not in text
    return text


class TestMergeBase:
    def test_is_where_the_branch_started(self, tmp_path: Path) -> None:
        create(tmp_path)
        started = commit(tmp_path, {"a": "1"})
        repositories.git(tmp_path, "checkout", "--quiet", "-b", "feature")
        commit(tmp_path, {"b": "1"})
        repositories.git(tmp_path, "checkout", "--quiet", "main")
        commit(tmp_path, {"c": "1"})
        repositories.git(tmp_path, "checkout", "--quiet", "feature")

        assert base_of(tmp_path) == (tmp_path, started, "")

    @pytest.mark.parametrize("name", ["v1", "HEAD", "HEAD^{commit}", "main@{0}", "refs/tags/v1"])
    def test_takes_what_names_a_commit(self, name: str, tmp_path: Path) -> None:
        create(tmp_path)
        only = commit(tmp_path)
        repositories.git(tmp_path, "tag", "v1")

        assert base_of(tmp_path, name).name == only

    def test_is_one_of_several(self, tmp_path: Path) -> None:
        create(tmp_path)
        commit(tmp_path)
        repositories.git(tmp_path, "checkout", "--quiet", "-b", "feature")
        ours = commit(tmp_path, {"a": "1"})
        repositories.git(tmp_path, "checkout", "--quiet", "main")
        theirs = commit(tmp_path, {"b": "1"})
        repositories.git(tmp_path, "merge", "--quiet", "--no-edit", ours)
        repositories.git(tmp_path, "checkout", "--quiet", "feature")
        repositories.git(tmp_path, "merge", "--quiet", "--no-edit", theirs)

        assert base_of(tmp_path).name in (ours, theirs)

    def test_of_a_worktree_and_a_directory_below(self, tmp_path: Path) -> None:
        main = create(tmp_path / "main")
        started = commit(main, {"düb/a": "1"})
        repositories.git(main, "worktree", "add", "--quiet", "-b", "feature", "../other")
        commit(tmp_path / "other", {"b": "1"})

        assert base_of(tmp_path / "other" / "düb")[1:] == (started, "düb/")

    def test_is_not_led_astray_by_a_hook(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A hook has GIT_DIR, with which git takes any directory for the top level."""
        create(tmp_path, {"sub/a": "1"})
        monkeypatch.setenv("GIT_DIR", str(tmp_path / ".git"))
        monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")

        assert base_of(tmp_path / "sub").prefix == "sub/"
        assert git.top_level(tmp_path / "sub") == tmp_path

    @pytest.mark.parametrize("name", ["-x", "--all", "main..HEAD", "main...HEAD", "-", "a\0b"])
    def test_takes_no_options_or_ranges(self, name: str, tmp_path: Path) -> None:
        create(tmp_path, {})
        assert complaint(tmp_path, name) == (
            f"'{name}' is no revision: name a branch, a tag or a commit"
        )

    @pytest.mark.parametrize("name", ["nope", "main:a", "^main", "a b", "\x1b[31m", "nope\nnope"])
    def test_names_a_revision_that_is_none(self, name: str, tmp_path: Path) -> None:
        create(tmp_path, {"a": "1", "nope...HEAD": ""})
        with pytest.raises(git.GitError, match="is not known to git here: correct the name"):
            git.merge_base(tmp_path, name)

    def test_outside_git(self, tmp_path: Path) -> None:
        assert complaint(tmp_path, "main") == (
            f"'main' cannot be looked up: {tmp_path} is in no git repository: leave the revision "
            "out, or use a clone"
        )

    def test_of_somebody_else(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """As in a container. What it says to run is run."""
        directory = create(tmp_path / "a b", {"a": "1"})
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
        text = complaint(directory, "main")
        assert text.startswith("'main' cannot be looked up: detected dubious ownership in ")
        subprocess.run(shlex.split(text.split('"')[1]), check=True)
        assert base_of(directory)

    def test_without_a_commit(self, tmp_path: Path) -> None:
        create(tmp_path)
        assert complaint(tmp_path, "main") == (
            "'main' cannot be compared with HEAD: there is no commit yet"
        )

    def test_without_git(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        create(tmp_path, {})
        monkeypatch.setenv("PATH", str(tmp_path))
        assert complaint(tmp_path, "main") == "'main' cannot be looked up: git is not installed"

    def test_of_histories_of_their_own(self, tmp_path: Path) -> None:
        create(tmp_path, {})
        repositories.git(tmp_path, "checkout", "--quiet", "--orphan", "other")
        commit(tmp_path, {"a": "1"})
        assert complaint(tmp_path, "main") == (
            "'main' and HEAD have no commit in common: name the branch that this one started from"
        )


class TestShallowClones:
    """The advice is taken: what it says to run is run."""

    @pytest.fixture
    def upstream(self, tmp_path: Path) -> Path:
        upstream = create(tmp_path / "upstream", {"a": "1"})
        repositories.git(upstream, "checkout", "--quiet", "-b", "feature")
        for number in range(3):
            commit(upstream, {"b": str(number)})
        repositories.git(upstream, "checkout", "--quiet", "main")
        commit(upstream, {"c": "1"})
        return upstream

    @staticmethod
    def clone(upstream: Path, *options: str) -> Path:
        there = upstream.parent / "clone"
        url = upstream.as_uri()
        repositories.git(upstream, "clone", "--quiet", "--branch=feature", *options, url, there)
        return there

    @staticmethod
    def advised(text: str) -> list[str]:
        command = shlex.split(text.partition("run '")[2].partition("'")[0])
        assert command[:2] == ["git", "fetch"]
        return command[1:]

    @pytest.mark.parametrize("revision", ["origin/main", "main"])
    @pytest.mark.parametrize("options", [["--depth=1"], ["--single-branch"]])
    def test_say_what_to_fetch(self, options: list[str], revision: str, upstream: Path) -> None:
        clone = self.clone(upstream, *options)

        text = complaint(clone, revision)

        assert f"'{revision}' is not known to git here: run 'git fetch" in text
        assert ("GitHub Actions" in text) is (options == ["--depth=1"])
        assert ("and name it 'origin/main'" in text) is (revision == "main")
        repositories.git(clone, *self.advised(text))
        started = repositories.git(upstream, "merge-base", "main", "feature").strip()
        assert base_of(clone, "origin/main").name == started

    def test_say_that_they_are_too_shallow(self, upstream: Path) -> None:
        clone = self.clone(upstream, "--depth=1", "--no-single-branch")

        text = complaint(clone, "origin/main")

        assert "'origin/main' and HEAD have no commit in common in this shallow clone: run" in text
        repositories.git(clone, *self.advised(text))
        assert base_of(clone, "origin/main")

    def test_have_a_merge_base_if_it_is_deep_enough(self, upstream: Path) -> None:
        assert base_of(self.clone(upstream, "--depth=4", "--no-single-branch"), "origin/main")

    def test_know_the_name_of_the_remote_branch(self, upstream: Path) -> None:
        clone = self.clone(upstream)
        assert complaint(clone, "main") == (
            "'main' is not known to git here: did you mean 'origin/main'?"
        )

    @pytest.mark.parametrize("revision", ["FETCH_HEAD", "ORIG_HEAD~1", "HEAD@{9}", "@{upstream}"])
    def test_of_what_the_last_command_left(self, revision: str, tmp_path: Path) -> None:
        repositories.git(create(tmp_path, {"a": "1"}), "remote", "add", "origin", "url")
        assert complaint(tmp_path, revision) == (
            f"'{revision}' is not known to git here: name a branch, such as origin/main, or the "
            "commit itself"
        )

    def test_of_what_was_fetched_last(self, upstream: Path) -> None:
        clone = self.clone(upstream, "--depth=1")
        repositories.git(clone, "fetch", "--quiet", "--depth=1", "origin", "main")
        text = complaint(clone, "FETCH_HEAD")
        assert text.endswith(
            "in this shallow clone: run 'git fetch --unshallow', then fetch it again"
        )
        repositories.git(clone, *self.advised(text))
        repositories.git(clone, "fetch", "--quiet", "origin", "main")
        assert base_of(clone, "FETCH_HEAD")

    def test_of_steps_back(self, upstream: Path) -> None:
        clone = self.clone(upstream, "--depth=1")
        repositories.git(clone, *self.advised(complaint(clone, "HEAD~1")))
        assert base_of(clone, "HEAD~1")
        assert complaint(clone, "HEAD~9").endswith(": 'HEAD' does not go back that far")

    def test_of_a_full_name(self, upstream: Path) -> None:
        clone = self.clone(upstream, "--single-branch")
        name = "refs/remotes/origin/main"
        repositories.git(clone, *self.advised(complaint(clone, name)))
        assert base_of(clone, name)

    def test_of_a_commit(self, upstream: Path) -> None:
        name = repositories.git(upstream, "rev-parse", "main").strip()
        clone = self.clone(upstream, "--depth=1")
        assert self.advised(complaint(clone, name)) == ["fetch", "--unshallow", "origin", name]


class TestContents:
    def test_are_those_that_git_keeps(self, tmp_path: Path) -> None:
        files: dict[str, str | bytes] = {
            "a.txt": "1\r\n2\n",
            "sub/ü mit leer.txt": "ü",
            "empty": "",
            "binary": b"\0\xff\n\n",
        }
        create(tmp_path, {".gitattributes": "a.txt text eol=crlf\n", **files})
        base = base_of(tmp_path / "sub")

        found = git.contents(base, [*files, "missing", "sub", "a.txt"])

        assert found == {
            "a.txt": b"1\n2\n",
            "sub/ü mit leer.txt": "ü".encode(),
            "empty": b"",
            "binary": b"\0\xff\n\n",
        }

    def test_follow_links_within_the_tree(self, tmp_path: Path) -> None:
        create(tmp_path, {"sub/a": "1"})
        for name, target in {
            "link": "sub/a",
            "dangling": "nowhere",
            "loop": "loop",
            "outside": "../outside",
            "notdir": "sub/a/b",
        }.items():
            (tmp_path / name).symlink_to(target)
        (tmp_path.parent / "outside").write_text("2")
        commit(tmp_path)

        names = ["link", "dangling", "loop", "outside", "notdir", "sub/a"]
        assert git.contents(base_of(tmp_path), names) == {"link": b"1", "sub/a": b"1"}

    def test_with_a_line_end_in_their_name_are_none(self, tmp_path: Path) -> None:
        create(tmp_path, {"a\nb": "1", "a": "2", "b": "3"})
        assert git.contents(base_of(tmp_path), ["a\nb", "b"]) == {"b": b"3"}

    def test_are_not_read_if_they_are_huge(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        create(tmp_path, {"a": "12345"})
        monkeypatch.setattr(git, "MAX_BYTES", 4)
        with pytest.raises(git.GitError, match=r":a: larger than 4 bytes$"):
            git.contents(base_of(tmp_path), ["a"])

    def test_without_a_place_for_temporary_files(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        create(tmp_path, {"a": "1"})
        base = base_of(tmp_path)
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
        with pytest.raises(git.GitError, match=r"^git cannot be run: No such file or directory$"):
            git.contents(base, ["a"])

    def test_that_a_partial_clone_lacks_are_not_fetched(self, tmp_path: Path) -> None:
        upstream = create(tmp_path / "upstream", {"a": "1"})
        repositories.git(upstream, "config", "uploadpack.allowFilter", "true")
        commit(upstream, {"a": "2"})
        repositories.git(
            tmp_path, "clone", "--quiet", "--filter=blob:none", upstream.as_uri(), "clone"
        )
        clone = tmp_path / "clone"
        base = git.merge_base(clone, "HEAD~1")
        pwned = hostile_program(clone)
        repositories.git(clone, "config", "remote.origin.url", f"ext::{pwned[0]}")
        repositories.git(clone, "config", "protocol.ext.allow", "always")

        with pytest.raises(git.GitError) as error:
            git.contents(base, ["a"])

        show = f"git show {base.name[:12]}:a"
        assert str(error.value) == f"git cannot read {show[9:]}: see what '{show}' says"
        assert not pwned[1].exists()
        repositories.git(clone, "config", "remote.origin.url", upstream.as_uri())
        repositories.git(clone, *shlex.split(show)[1:])
        assert git.contents(base, ["a"]) == {"a": b"1"}


class TestPaths:
    def test_are_those_of_the_tree(self, tmp_path: Path) -> None:
        create(tmp_path / "top", {"sub/a": "1"})
        (tmp_path / "link").symlink_to(tmp_path / "top" / "sub")
        base = base_of(tmp_path / "link")

        assert base.path_of(tmp_path / "link" / "a") == "sub/a"
        assert base.path_of(tmp_path / "top" / "sub" / "b" / "c") == "sub/b/c"
        assert base.path_of(tmp_path / "top" / "..top") == "..top"
        assert base.path_of(tmp_path / "top" / "sub" / ".." / "c") == "c"
        assert base.path_of(tmp_path / "other") is None
        assert base.path_of(Path("/etc/passwd")) is None

    def test_that_were_others(self, tmp_path: Path) -> None:
        create(tmp_path, {"sub/ä b": "text\n" * 10, "c": "other\n" * 10})
        base = git.merge_base(tmp_path, "HEAD")
        repositories.git(tmp_path, "mv", "sub/ä b", "sub/d")
        repositories.git(tmp_path, "mv", "c", "e")

        below = base._replace(directory=tmp_path / "sub")
        assert git.former_path(below, "sub/d") == "sub/ä b"
        assert git.former_path(below, "e") == "c"
        assert git.former_path(below, "f") is None

    def test_of_python_files(self, tmp_path: Path) -> None:
        create(tmp_path, {"sub/a.py": "", "sub/b/ä.py": "", "sub/c.txt": "", "d.py": ""})
        base = base_of(tmp_path / "sub")
        (tmp_path / "sub" / "a.py").unlink()

        assert git.python_files_at(base) == ["a.py", "b/ä.py"]


def hostile_program(directory: Path) -> tuple[Path, Path]:
    """A program, and the file that it makes when somebody runs it."""
    mark, program = directory.parent / "pwned", directory.parent / "program"
    program.write_text(f"#!/bin/sh\ntouch {mark}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program, mark


def test_no_program_of_the_configuration_is_run(tmp_path: Path) -> None:
    top = create(tmp_path / "top", {"a": "text\n" * 10, ".gitattributes": "* filter=x diff=x\n"})
    program, mark = hostile_program(top)
    for name in (
        *("core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "diff.external"),
        *("diff.x.command", "diff.x.textconv", "filter.x.clean", "filter.x.smudge"),
        *("filter.x.process", "pager.rev-parse", "pager.cat-file"),
    ):
        repositories.git(top, "config", name, str(program))
    os.rename(top / "a", top / "b")
    (top / "c.py").write_text("")

    base = git.merge_base(top, "main")
    git.contents(base, ["a"])
    git.former_path(base, "b")
    git.python_files_at(base)
    git.python_files(top)
    git.top_level(top)

    assert not mark.exists()


#: What a commit has below a package that a sparse checkout leaves out.
LEFT_OUT: dict[str, dict[str, str]] = {
    "senders": {"shop/a.py": "notifier.info({}, 'a.b', {})\n", "shop/b.py": ""},
    "one file": {"shop/deep/down.py": ""},
    "tests alone": {"shop/tests/c.py": "", "shop/test_d.py": ""},
    "no Python": {"shop/data.json": "{}"},
}


def sparse(root: Path, files: dict[str, str]) -> Path:
    """A checkout of a project without all that is below ``shop``."""
    repositories.create(root, {**files, "kept/d.py": "", ".flake8": "[flake8]\n"})
    repositories.git(root, "sparse-checkout", "set", "kept")
    return root


@pytest.mark.parametrize(
    ("left_out", "says"),
    [
        (
            "senders",
            "shop/a.py:1: not checked: it and 1 more Python file are not in the working tree, "
            "which is a sparse checkout: run 'git sparse-checkout disable'",
        ),
        (
            "one file",
            "shop/deep/down.py:1: not checked: it is not in the working tree, which is a sparse "
            "checkout: run 'git sparse-checkout disable'",
        ),
        ("tests alone", None),
        ("no Python", None),
    ],
)
class TestSparseCheckout:
    @pytest.mark.parametrize("arguments", [["check"], ["init"]])
    def test_is_said_to_be_checked_in_part(
        self, arguments: list[str], left_out: str, says: str | None, tmp_path: Path
    ) -> None:
        root = sparse(tmp_path / "shop", LEFT_OUT[left_out])

        result = helpers.command(root, *arguments)

        said = [line for line in result.lines if "not checked" in line]
        assert (result.status, said) == ((1, [says]) if says else (0, []))

    def test_is_not_set_up(self, left_out: str, says: str | None, tmp_path: Path) -> None:
        root = sparse(tmp_path / "shop", LEFT_OUT[left_out])

        result = helpers.command(root, "init", "--write")

        assert ("sparse checkout: nothing is written" in result.output) == (says is not None)


def test_what_is_not_there_is_not_said_to_be_gone(tmp_path: Path) -> None:
    files = {
        "shop/base.py": helpers.BASE,
        "shop/a.py": "from shop import base\n\n\n@base.Registry.register\n"
        "class A(base.NotificationPayloadBase):\n    VERSION = '1.0'\n    fields = {}\n",
        "shop/c.py": "LISTED = ['order.made']\n",
        "other/d.py": "",
        ".flake8": "[flake8]\nnotifications-allowlist = other/e.py::LISTED\n",
        "other/e.py": "LISTED = ['order.made']\n",
    }
    root = repositories.create(tmp_path / "shop", {**files})
    assert helpers.command(root, "fingerprints").status == 0
    repositories.commit(root)
    repositories.git(root, "sparse-checkout", "set", "other")

    result = helpers.command(root, "check")

    assert (result.status, result.findings) == (1, [])
    assert not helpers.flake8(root, "other/e.py").findings


def test_a_file_put_back_into_a_sparse_checkout_is_read(tmp_path: Path) -> None:
    root = sparse(tmp_path / "shop", LEFT_OUT["one file"])
    (root / "shop" / "deep").mkdir(parents=True)
    (root / "shop" / "deep" / "down.py").write_text("")

    assert helpers.command(root, "check").status == 0


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["allowlist", "--init"], "notification-allowlist.txt"),
        (["allowlist", "--prune"], "notification-allowlist.txt"),
        (["fingerprints"], "notification-fingerprints.json"),
    ],
)
def test_a_sparse_checkout_is_no_whole_project(
    arguments: list[str], file: str, tmp_path: Path
) -> None:
    files = {"shop/a.py": "", "shop/b.py": "", "shop/tests/c.py": "", "kept/d.py": ""}
    if "--prune" in arguments:
        files["notification-allowlist.txt"] = "order.made\n"
    root = repositories.create(tmp_path / "shop", {**files})
    repositories.commit(root)
    repositories.git(root, "sparse-checkout", "set", "kept")

    result = helpers.command(root, *arguments)

    assert result.status == 1
    assert result.lines == [
        "Error: 2 Python files of the index are not in the working tree, which is a sparse "
        f"checkout: {file} not written; run 'git sparse-checkout disable' first"
    ]
