"""``--notifications-against``: a change is judged by what was committed where it started."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import depth
import helpers
import repositories
from flake8_notifications.options import CACHE_DIR
from helpers import CONFIG, FILE, Run
from repositories import commit

ALLOWLIST: Final = "notification-allowlist.txt"
AGAINST: Final = "--notifications-against=main"
ONE_FIELD: Final = "    fields = {'a': fields.StringField()}\n"
TWO_FIELDS: Final = "    fields = {'a': fields.StringField(), 'b': fields.IntegerField()}\n"
OTHER_FIELD: Final = "    fields = {'b': fields.IntegerField()}\n"
SENDER: Final = """\
from oslo_messaging import Notifier

notifier = Notifier(None)


def send(context):
    notifier.info(context, '{}', {{}})
"""


def module(body: str = ONE_FIELD, version: str = "1.0", name: str = "OrderPayload") -> str:
    return helpers.payloads(helpers.payload(name, body, version))


def edit(root: Path, **parts: str) -> None:
    (root / "svc" / "payloads.py").write_text(module(**parts), encoding="utf-8")


def flake8(root: Path, *arguments: str) -> Run:
    return helpers.flake8(root, AGAINST, *arguments)


def check(root: Path, *arguments: str) -> Run:
    return helpers.command(root, "check", AGAINST, *arguments)


def branch(root: Path, name: str = "feature") -> Path:
    repositories.git(root, "checkout", "--quiet", "-b", name)
    return root


def adopted(root: Path, *, files: dict[str, str | bytes] | None = None) -> Path:
    """A service in git that has adopted the plugin, on a branch of its own."""
    sender = {"svc/orders.py": SENDER.format("order.create"), ALLOWLIST: "order.create\n"}
    parts = {**helpers.service(helpers.payload(body=ONE_FIELD)), **sender, **(files or {})}
    repositories.create(root)
    helpers.write(root, parts)
    helpers.record(root)
    commit(root)
    return branch(root)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = adopted(tmp_path_factory.mktemp("original"))
    shutil.rmtree(root / str(CACHE_DIR.default))
    return root


@pytest.fixture
def project(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "project"))


def assert_silent(root: Path) -> None:
    assert flake8(root) == (0, "")
    assert check(root) == (0, "")
    assert helpers.command(root, "fingerprints", "--check", AGAINST) == (0, "")


class TestFingerprints:
    def test_that_did_not_change_are_silent(self, project: Path) -> None:
        assert_silent(project)

    def test_overwritten_without_the_bump(self, project: Path) -> None:
        edit(project, body=TWO_FIELDS)
        helpers.record(project, "--accept=OrderPayload")
        commit(project)

        assert helpers.flake8(project) == (0, "")
        for result in (flake8(project), check(project)):
            assert result.status == 1
            assert [each[2:] for each in result.findings] == [
                (
                    "NTF201",
                    "'OrderPayload' changed since main and VERSION is still 1.0: field 'b' added "
                    "(Integer); needs 1.1 (or 2.0); updating the fingerprint file is not enough",
                )
            ]

    def test_overwritten_are_not_recorded_again(self, project: Path) -> None:
        edit(project, body=TWO_FIELDS)
        helpers.record(project, "--accept=OrderPayload")
        pasted = (project / FILE).read_text()

        result = helpers.command(project, "fingerprints", AGAINST)

        assert result.status == 1
        assert "not recorded: NTF201 'OrderPayload' changed since main" in result.output
        assert (project / FILE).read_text() == pasted

    def test_overwritten_with_too_small_a_bump(self, project: Path) -> None:
        edit(project, body=OTHER_FIELD, version="1.1")
        helpers.record(project, "--accept=OrderPayload")
        assert flake8(project).codes == ["NTF202"]

    def test_deleted_and_made_anew(self, project: Path) -> None:
        (project / FILE).unlink()
        edit(project, body=TWO_FIELDS)
        helpers.record(project)
        assert flake8(project).codes == ["NTF201"]

        (project / FILE).unlink()
        edit(project, body=TWO_FIELDS, version="0.9")
        helpers.record(project)
        assert flake8(project).codes == ["NTF206"]

    def test_deleted_with_the_class_still_there(self, project: Path) -> None:
        (project / FILE).unlink()
        assert flake8(project).codes == ["NTF204"]

    def test_bumped_but_not_recorded(self, project: Path) -> None:
        edit(project, body=TWO_FIELDS, version="1.1")
        assert flake8(project).codes == ["NTF203"]

        helpers.record(project, AGAINST)
        assert_silent(project)

    def test_two_commits_need_one_bump(self, project: Path) -> None:
        edit(project, body=TWO_FIELDS, version="1.1")
        helpers.record(project)
        commit(project)
        edit(project, body=TWO_FIELDS.replace("}", ", 'c': fields.FloatField()}"), version="1.1")

        assert helpers.flake8(project).codes == ["NTF201"]
        (found,) = flake8(project).findings
        assert found.code == "NTF203"
        assert "1.1 has changed since it was recorded in the fingerprint file: run" in found.message

        helpers.record(project, AGAINST)
        commit(project)
        assert_silent(project)

    def test_a_change_that_is_taken_back(self, project: Path) -> None:
        edit(project, body=TWO_FIELDS, version="1.1")
        helpers.record(project)
        commit(project)
        edit(project)

        assert helpers.flake8(project).codes == ["NTF206"]
        assert flake8(project).codes == ["NTF203"]
        helpers.record(project, AGAINST)
        assert_silent(project)

    def test_a_class_that_is_renamed(self, project: Path) -> None:
        edit(project, name="PurchasePayload")
        assert flake8(project).codes == ["NTF204"]
        assert check(project).codes == ["NTF204"]

        helpers.record(project, AGAINST)
        assert_silent(project)

    def test_a_class_that_is_deleted(self, project: Path) -> None:
        (project / "svc" / "payloads.py").write_text("# No more OrderPayload: nobody reads it.\n")
        recorded = (project / FILE).read_bytes()
        advice = (
            "'OrderPayload' is in the fingerprint file of main and no longer in the code: bring "
            "the class back, or, if nobody reads it any more, say so in a comment that names it "
            "and ends in '# noqa: NTF205'"
        )
        result = helpers.command(project, "fingerprints", AGAINST)
        assert result.status == 1
        assert f"{FILE}: not dropped: NTF205 {advice}. To drop it, add --accept" in result.output
        assert (project / FILE).read_bytes() == recorded

        helpers.record(project)
        assert helpers.command(project, "check") == (0, "")
        assert check(project).findings == [("svc/payloads.py", 1, "NTF205", advice)]
        (project / "svc" / "payloads.py").write_text("# No more OrderPayload.  # noqa: NTF205\n")
        assert check(project) == (0, "")

    def test_a_module_that_is_deleted(self, project: Path) -> None:
        (project / "svc" / "payloads.py").unlink()
        helpers.record(project, AGAINST, "--accept=OrderPayload")
        commit(project)
        assert [each[:3] for each in check(project).findings] == [(FILE, 1, "NTF205")]

    def test_a_class_that_was_made_on_the_branch_and_is_deleted(self, project: Path) -> None:
        whole = (project / "svc" / "payloads.py").read_text()
        (project / "svc" / "more.py").write_text(module(name="LaterPayload"))
        helpers.record(project, AGAINST)
        (project / "svc" / "more.py").unlink()
        assert (project / "svc" / "payloads.py").read_text() == whole
        helpers.record(project, AGAINST)
        assert_silent(project)

    def test_a_name_that_is_spelt_in_another_way_with_much_changed(self, tmp_path: Path) -> None:
        """One of three fields is left: another name would be another class."""
        body = "    fields = {%s}\n"
        field = "'%s': fields.StringField()"
        before = body % ", ".join(field % name for name in "abc")
        project = adopted(tmp_path / "project", files={"svc/payloads.py": module(before)})
        edit(project, body=body % (field % "a"), version="1.0", name="OrdersPayload")
        helpers.record(project, "--accept=OrdersPayload")
        commit(project)

        (found,) = check(project).findings

        assert found.code == "NTF201"
        assert found.message.startswith("'OrdersPayload' (renamed from 'OrderPayload') changed")

    @pytest.mark.parametrize(
        ("body", "version", "code", "said"),
        [
            (ONE_FIELD, "1.0", "NTF201", "changed since main and VERSION is still 1.0: field 'b'"),
            (ONE_FIELD, "1.1", "NTF202", "1.0 → 1.1 since main, but the change is incompatible"),
        ],
    )
    def test_a_rename_that_hides_a_change(
        self, body: str, version: str, code: str, said: str, tmp_path: Path
    ) -> None:
        project = adopted(tmp_path / "project", files={"svc/payloads.py": module(TWO_FIELDS)})
        edit(project, body=body, version=version, name="PurchasePayload")
        refused = helpers.command(project, "fingerprints", AGAINST)
        assert refused.status == 1
        assert f"not recorded: {code}" in refused.output
        helpers.record(project, "--accept=PurchasePayload")
        commit(project)

        assert helpers.flake8(project) == (0, "")
        for result in (flake8(project), check(project)):
            (found,) = result.findings
            assert (found.code, found.line) == (code, 8)
            assert found.message.startswith(
                f"'PurchasePayload' (renamed from 'OrderPayload') {said}"
            )
        raised = helpers.command(project, "bump", AGAINST)
        assert raised.lines[0].endswith(f"PurchasePayload {version} → 2.0: Removed 'b' field")
        helpers.record(project, AGAINST)
        assert_silent(project)

    def test_a_new_class_that_is_like_none_is_no_rename(self, project: Path) -> None:
        edit(project, body=OTHER_FIELD, name="PurchasePayload")
        helpers.record(project, AGAINST, "--accept=OrderPayload")
        assert flake8(project) == (0, "")
        assert check(project).codes == ["NTF205"]

    def test_of_main_after_the_merge(self, project: Path) -> None:
        """What has been merged is the judge from then on."""
        edit(project, body=TWO_FIELDS)
        helpers.record(project, "--accept=OrderPayload")
        commit(project)
        repositories.git(project, "checkout", "--quiet", "main")
        repositories.git(project, "merge", "--quiet", "feature")
        assert_silent(project)

    def test_that_main_changed_meanwhile_do_not_matter(self, project: Path) -> None:
        repositories.git(project, "checkout", "--quiet", "main")
        edit(project, body=TWO_FIELDS, version="1.1")
        helpers.record(project)
        commit(project)
        repositories.git(project, "checkout", "--quiet", "feature")
        assert_silent(project)

    def test_with_a_noqa_are_let_pass(self, project: Path) -> None:
        source = module(body=TWO_FIELDS)
        text = source.replace("VERSION = '1.0'", "VERSION = '1.0'  # noqa: NTF201")
        (project / "svc" / "payloads.py").write_text(text)
        helpers.record(project, "--accept=OrderPayload")
        assert flake8(project) == (0, "")
        assert check(project) == (0, "")


class TestAllowlists:
    @staticmethod
    def send(root: Path, event_type: str) -> None:
        (root / "svc" / "orders.py").write_text(SENDER.format(event_type))

    def test_extended_by_the_change(self, project: Path) -> None:
        self.send(project, "order.delete")
        (project / ALLOWLIST).write_text("order.create\norder.delete\n")
        commit(project)

        assert helpers.flake8(project) == (0, "")
        new = (
            "NTF101",
            "'order.delete' is a legacy notification whose entry on the allowlist is new, "
            "added since main: send a versioned notification instead",
        )
        assert [each[2:] for each in flake8(project).findings] == [new]
        assert [each[2:] for each in check(project).findings if each.code != "NTF106"] == [new]

    def test_extended_are_listed(self, project: Path) -> None:
        self.send(project, "order.delete")
        (project / ALLOWLIST).write_text("order.delete\n")
        assert helpers.command(project, "allowlist").status == 0

        result = helpers.command(project, "allowlist", AGAINST)

        assert result == (
            1,
            "sent and on the allowlist only since main:\n  order.delete (svc/orders.py:7)\n",
        )

    def test_that_lose_an_entry(self, project: Path) -> None:
        (project / ALLOWLIST).write_text("")
        assert flake8(project).codes == ["NTF101"]

    def test_that_are_pruned(self, project: Path) -> None:
        self.send(project, "order.delete")
        result = helpers.command(project, "allowlist", "--prune", AGAINST)
        assert (result.status, result.lines[0]) == (0, "dropped order.create")

    def test_that_are_deleted(self, project: Path) -> None:
        (project / ALLOWLIST).unlink()
        assert flake8(project).codes == ["NTF101"]


class TestFilesElsewhere:
    """Where the files were, if not where they are."""

    @pytest.fixture
    def cheated(self, project: Path) -> Path:
        """A change that is caught as long as the old files are found."""
        edit(project, body=TWO_FIELDS)
        helpers.record(project, "--accept=OrderPayload")
        TestAllowlists.send(project, "order.delete")
        (project / ALLOWLIST).write_text("# legacy notifications of ours\norder.delete\n")
        return project

    CAUGHT: Final = ["NTF101", "NTF201"]

    def test_renamed_with_the_option(self, cheated: Path) -> None:
        (cheated / FILE).rename(cheated / "record.json")
        (cheated / ALLOWLIST).rename(cheated / "svc" / "allow.txt")
        options = "notifications-fingerprints=record.json\nnotifications-allowlist=svc/allow.txt\n"
        (cheated / CONFIG).write_text(f"[flake8]\n{options}")
        commit(cheated)

        assert helpers.flake8(cheated) == (0, "")
        assert sorted(flake8(cheated).codes) == self.CAUGHT

    @pytest.mark.parametrize("configuration", ["setup.cfg", "tox.ini"])
    def test_renamed_from_what_the_option_said(self, configuration: str, tmp_path: Path) -> None:
        options = "[flake8]\nnotifications_fingerprints = old.json\n"
        project = repositories.create(tmp_path)
        helpers.write(project, {**helpers.service(helpers.payload(body=ONE_FIELD))})
        (project / CONFIG).unlink()
        (project / configuration).write_text(options, encoding="utf-8")
        assert helpers.command(project, "fingerprints").status == 0
        commit(project)
        branch(project)
        edit(project, body=TWO_FIELDS)
        (project / "old.json").rename(project / FILE)
        (project / configuration).write_text("[flake8]\n", encoding="utf-8")
        helpers.record(project, "--accept=OrderPayload")

        assert helpers.flake8(project) == (0, "")
        assert flake8(project).codes == ["NTF201"]

    def test_renamed_with_git(self, project: Path) -> None:
        """Neither the configuration nor the default knows the old names."""
        repositories.git(project, "mv", FILE, "old ä.json")
        repositories.git(project, "mv", ALLOWLIST, "old.txt")
        (project / "old.txt").write_text("# what may stay of the old notifications\norder.create\n")
        commit(project)
        repositories.git(project, "branch", "--force", "main")
        repositories.git(project, "mv", "old ä.json", "svc/new ü.json")
        repositories.git(project, "mv", "old.txt", "svc/new.txt")
        arguments = [
            "--notifications-fingerprints=svc/new ü.json",
            "--notifications-allowlist=svc/new.txt",
        ]
        edit(project, body=TWO_FIELDS)
        helpers.command(project, "fingerprints", "--accept=OrderPayload", *arguments)
        TestAllowlists.send(project, "order.delete")
        with (project / "svc/new.txt").open("a") as file:
            file.write("order.delete\n")
        commit(project)

        assert helpers.command(project, "check", *arguments).codes == ["NTF106"]
        assert sorted(flake8(project, *arguments).codes) == self.CAUGHT

    def test_of_a_project_that_moves(self, cheated: Path) -> None:
        (cheated / "services").mkdir()
        for name in ("svc", FILE, ALLOWLIST, CONFIG):
            repositories.git(cheated, "mv", name, f"services/{name}")
        commit(cheated)

        assert helpers.flake8(cheated / "services") == (0, "")
        assert "NTF201" in flake8(cheated / "services").codes

    def test_below_the_top_level(self, tmp_path: Path) -> None:
        top = repositories.create(tmp_path / "top", {"README": "text"})
        project = top / "düenste" / "svc 1"
        helpers.write(project, helpers.service(helpers.payload(body=ONE_FIELD)))
        helpers.record(project)
        commit(top)
        branch(top)
        edit(project, body=TWO_FIELDS)
        helpers.record(project, "--accept=OrderPayload")

        assert flake8(project).codes == ["NTF201"]
        outside = [
            AGAINST,
            f"--config={project / CONFIG}",
            f"--notifications-fingerprints={project / FILE}",
        ]
        assert helpers.flake8(top, *outside).codes == ["NTF201"]
        assert helpers.command(top, "check", *outside).codes == ["NTF201"]

    def test_outside_the_repository_are_their_own_judge(
        self, project: Path, tmp_path: Path
    ) -> None:
        record = f"--notifications-fingerprints={tmp_path / 'record.json'}"
        repositories.git(project, "rm", "--quiet", FILE)
        commit(project)
        repositories.git(project, "branch", "--force", "main")
        assert helpers.command(project, "fingerprints", AGAINST, record).status == 0
        assert flake8(project, record) == (0, "")
        edit(project, body=TWO_FIELDS)
        assert flake8(project, record).codes == ["NTF201"]

    def test_with_other_line_ends(self, project: Path) -> None:
        repositories.git(project, "config", "core.autocrlf", "true")
        for name in (FILE, ALLOWLIST):
            (project / name).unlink()
        repositories.git(project, "checkout", "--", ".")
        assert b"\r\n" in (project / FILE).read_bytes()
        assert b"\r\n" in (project / ALLOWLIST).read_bytes()
        assert_silent(project)

    def test_in_a_worktree(self, cheated: Path) -> None:
        commit(cheated)
        there = cheated.parent / "other"
        repositories.git(cheated, "worktree", "add", "--quiet", "--detach", str(there))
        assert sorted(flake8(there).codes) == self.CAUGHT

    def test_in_a_submodule(self, cheated: Path) -> None:
        commit(cheated)
        outer = repositories.create(cheated.parent / "outer", {"README": "text"})
        allow = ["-c", "protocol.file.allow=always"]
        repositories.git(outer, *allow, "submodule", "--quiet", "add", cheated.as_uri(), "inner")
        commit(outer)
        assert "'main' is not known to git here: did you mean" in flake8(outer / "inner").output
        found = helpers.flake8(outer / "inner", "--notifications-against=origin/main")
        assert sorted(found.codes) == self.CAUGHT

    def test_in_a_shallow_clone(self, cheated: Path) -> None:
        commit(cheated)
        url, there = cheated.as_uri(), cheated.parent / "clone"
        options = ["--depth=2", "--no-single-branch", "--branch=feature"]
        repositories.git(cheated, "clone", "--quiet", *options, url, str(there))
        found = helpers.flake8(there, "--notifications-against=origin/main")
        assert sorted(found.codes) == self.CAUGHT


class TestPythonSource:
    """The lists that a project had before it adopted the plugin."""

    TABLE: Final = "svc/tests/test_objects.py"
    CONFIGURATION: Final = (
        "[flake8]\n"
        f"notifications-fingerprints = {TABLE}::object_data\n"
        "notifications-allowlist = svc/rpc.py::Notifier.allowed\n"
    )

    @pytest.fixture
    def project(self, tmp_path: Path) -> Path:
        project = repositories.create(tmp_path / "project")
        sources: dict[str, str | bytes] = {
            **helpers.service(helpers.payload(body=ONE_FIELD)),
            "svc/orders.py": SENDER.format("order.create"),
            "svc/names.py": "CREATE = 'order.create'\n",
            "svc/rpc.py": (
                "from svc import names\n\n\nclass Notifier:\n    allowed = [names.CREATE]\n"
            ),
            self.TABLE: "object_data = {\n}\n",
            CONFIG: self.CONFIGURATION,
        }
        helpers.write(project, sources)
        assert helpers.command(project, "fingerprints").status == 0
        commit(project)
        return branch(project)

    def test_that_did_not_change_is_silent(self, project: Path) -> None:
        assert_silent(project)

    @pytest.mark.parametrize("is_dirty", [True, False])
    def test_shows_what_changed_field_by_field(self, is_dirty: bool, project: Path) -> None:
        edit(project, body=TWO_FIELDS)
        if not is_dirty:
            commit(project)

        (found,) = flake8(project).findings

        assert found.message == (
            "'OrderPayload' changed since main and VERSION is still 1.0: field 'b' added "
            "(Integer); needs 1.1 (or 2.0)"
        )

    def test_knows_major_from_minor(self, project: Path) -> None:
        edit(project, body=OTHER_FIELD, version="1.1")
        assert flake8(project).codes == ["NTF202"]
        assert helpers.flake8(project).codes == ["NTF202"]
        helpers.record(project, "--accept=OrderPayload", file=self.TABLE)
        assert flake8(project).codes == ["NTF202"]

    def test_pasted_fingerprints_are_caught(self, project: Path) -> None:
        edit(project, body=TWO_FIELDS)
        assert helpers.command(project, "fingerprints", "--accept=OrderPayload").status == 0
        commit(project)

        assert helpers.flake8(project) == (0, "")
        (found,) = flake8(project).findings
        assert found.message.endswith(
            "field 'b' added (Integer); needs 1.1 (or 2.0); updating the table object_data in "
            f"{self.TABLE} is not enough"
        )

    def test_a_new_table_adopts(self, project: Path) -> None:
        """The file is there, the table of that name is not."""
        edit(project, body=TWO_FIELDS)
        text = (project / self.TABLE).read_text()
        (project / self.TABLE).write_text(text + "\n\npayload_data = {\n}\n")
        named = f"--notifications-fingerprints={self.TABLE}::payload_data"
        arguments = [named, AGAINST, "--isolated"]
        assert helpers.command(project, "fingerprints", *arguments).status == 0
        assert helpers.flake8(project, *arguments, "svc/payloads.py") == (0, "")

    def test_a_renamed_table_does_not(self, project: Path) -> None:
        edit(project, body=TWO_FIELDS)
        text = (project / self.TABLE).read_text()
        (project / self.TABLE).write_text(text.replace("object_data", "other_data"))
        (project / CONFIG).write_text(self.CONFIGURATION.replace("object_data", "other_data"))
        helpers.command(project, "fingerprints", "--accept=OrderPayload")
        assert helpers.flake8(project) == (0, "")
        assert flake8(project).codes == ["NTF201"]

    @pytest.mark.parametrize("name", ["svc/rpc.py", "svc/names.py"])
    def test_extended_constants_are_caught(self, name: str, project: Path) -> None:
        """Also in the module that the list takes a value from."""
        TestAllowlists.send(project, "order.delete")
        path = project / name
        text = path.read_text().replace("[names.CREATE]", "[names.CREATE, 'order.delete']")
        path.write_text(text.replace("'order.create'", "'order.delete'"))

        assert set(helpers.flake8(project).codes) <= {"NTF106"}
        (found,) = (each for each in flake8(project).findings if each.code != "NTF106")
        assert found.code == "NTF101"
        assert "is new, added since main" in found.message

    @pytest.mark.parametrize("name", ["Notifier.more", "more"])
    def test_a_new_constant_was_empty(self, name: str, project: Path) -> None:
        path, (_, *below) = project / "svc/rpc.py", name.split(".")
        indent = "    " if below else "\n\n"
        path.write_text(path.read_text() + f"{indent}more = ['order.create']\n")
        arguments = [f"--notifications-allowlist=svc/rpc.py::{name}", "--isolated"]
        assert helpers.flake8(project, *arguments, "svc/orders.py") == (0, "")
        assert flake8(project, *arguments, "svc/orders.py").codes == ["NTF101"]

    def test_from_which_a_project_moves_on(self, project: Path) -> None:
        """To files of its own, in the change that cheats."""
        edit(project, body=TWO_FIELDS)
        TestAllowlists.send(project, "order.delete")
        (project / CONFIG).write_text("[flake8]\n")
        for name in (self.TABLE, "svc/rpc.py", "svc/names.py"):
            (project / name).unlink()
        helpers.record(project)
        (project / ALLOWLIST).write_text("order.delete\n")
        commit(project)

        assert helpers.flake8(project) == (0, "")
        assert sorted(flake8(project).codes) == ["NTF101", "NTF201"]

    def test_in_a_partial_clone_tell_less(self, project: Path) -> None:
        edit(project, body=TWO_FIELDS)
        commit(project)
        repositories.git(project, "config", "uploadpack.allowFilter", "true")
        url, clone = project.as_uri(), project.parent / "clone"
        repositories.git(project, "clone", "--quiet", "--filter=blob:none", url, str(clone))
        against = "--notifications-against=origin/main"
        (found,) = helpers.flake8(clone, against).findings
        assert "which would tell more, cannot be read" in found.message
        repositories.git(clone, "show", "origin/main:svc/payloads.py")
        (found,) = helpers.flake8(clone, against).findings
        assert "field 'b' added" in found.message

    def test_that_the_sources_do_not_bear_out(self, project: Path) -> None:
        """A hash that was wrong already, so that nobody knows what it was of."""
        path = project / self.TABLE
        text = path.read_text()
        md5 = text.partition("1.0-")[2][:32]
        commit(project, {self.TABLE: text.replace(md5, "0" * 32)})
        repositories.git(project, "branch", "--force", "main")
        edit(project, body=TWO_FIELDS)

        (found,) = flake8(project).findings

        assert "the sources of main, which would tell more, cannot be read" in found.message


class TestAdoption:
    def test_passes(self, tmp_path: Path) -> None:
        project = repositories.create(
            tmp_path,
            {
                **helpers.service(helpers.payload(body=ONE_FIELD)),
                "svc/orders.py": SENDER.format("order.create"),
            },
        )
        branch(project)
        helpers.record(project, AGAINST)
        assert helpers.command(project, "allowlist", "--init", AGAINST).status == 0
        commit(project)
        assert_silent(project)

    @staticmethod
    def without_allowlist(directory: Path, configuration: str = "[flake8]\n") -> Path:
        """A project that recorded its payload classes, and sends a notification on a branch."""
        project = adopted(directory / "project")
        (project / ALLOWLIST).unlink()
        (project / "svc/orders.py").write_text("")
        commit(project, {CONFIG: configuration})
        repositories.git(project, "branch", "--force", "main")
        TestAllowlists.send(project, "order.create")
        return project

    def test_of_an_allowlist_after_the_guard(self, tmp_path: Path) -> None:
        project = self.without_allowlist(tmp_path)
        (project / ALLOWLIST).write_text("order.create\n")
        assert helpers.flake8(project) == (0, "")
        assert flake8(project).codes == ["NTF101"]

    @pytest.mark.parametrize("option", ["ignore", "extend-ignore", "extend_ignore"])
    def test_step_by_step(self, option: str, tmp_path: Path) -> None:
        project = self.without_allowlist(tmp_path, f"[flake8]\n{option} = E1, NTF1\n")
        (project / CONFIG).write_text("[flake8]\n")
        (project / ALLOWLIST).write_text("order.create\n")
        assert_silent(project)

    @pytest.mark.parametrize("are_usable", [True, False])
    def test_of_lists_that_were_there_before(self, are_usable: bool, tmp_path: Path) -> None:
        """They were no guard yet: the change may put on them what is missing."""
        files: dict[str, str | bytes] = {
            **helpers.service(helpers.payload(body=ONE_FIELD)),
            "svc/orders.py": SENDER.format("order.create"),
            "svc/rpc.py": "allowed = [\n]\n" if are_usable else "allowed = 1\n",
            "svc/tests/test_objects.py": "object_data = {\n}\n" if are_usable else "[",
        }
        project = branch(repositories.create(tmp_path, files))
        (project / "svc/tests/test_objects.py").write_text("object_data = {\n}\n")
        (project / "svc/rpc.py").write_text("allowed = [\n    'order.create',\n]\n")
        named = {
            "notifications-allowlist": "svc/rpc.py::allowed",
            "notifications-fingerprints": "svc/tests/test_objects.py::object_data",
        }
        lines = [f"{name} = {value}\n" for name, value in named.items()]
        (project / CONFIG).write_text("".join(["[flake8]\n", *lines]))
        assert helpers.command(project, "fingerprints", AGAINST).status == 0

        assert_silent(project)

        # By a command line they may have been in use before.
        arguments = [f"--{name}={value}" for name, value in named.items()]
        judged = flake8(project, "--isolated", *arguments)
        if are_usable:
            assert judged.codes == ["NTF101"]
        else:
            assert "allowed: is no list of strings" in judged.output

    def test_of_a_table_that_was_there_before(self, tmp_path: Path) -> None:
        """Then the project has not been guarded yet, whatever it has."""
        project = self.without_allowlist(tmp_path)
        (project / FILE).unlink()
        table = "svc/tests/test_objects.py"
        commit(project, {table: "object_data = {\n}\n", CONFIG: "[flake8]\n"})
        repositories.git(project, "branch", "--force", "main")
        (project / CONFIG).write_text(
            f"[flake8]\nnotifications-fingerprints={table}::object_data\n"
        )
        (project / ALLOWLIST).write_text("order.create\n")
        assert helpers.command(project, "fingerprints", AGAINST).status == 0
        assert_silent(project)

    def test_of_an_allowlist_leaves_the_other_file_as_judge(self, tmp_path: Path) -> None:
        project = self.without_allowlist(tmp_path, "[flake8]\nextend-ignore = NTF1\n")
        (project / CONFIG).write_text("[flake8]\n")
        (project / ALLOWLIST).write_text("order.create\n")
        edit(project, body=TWO_FIELDS)
        helpers.record(project, "--accept=OrderPayload")
        assert flake8(project).codes == ["NTF201"]


class TestComplaints:
    @pytest.mark.parametrize("revision", ["nope", "-x", "a..b", "\x1b[31m"])
    def test_are_one_line(self, revision: str, project: Path) -> None:
        argument = f"--notifications-against={revision}"
        linted = helpers.run_tool(project, "flake8", "--select=NTF", argument)
        assert (linted.returncode, linted.stderr) == (1, "")
        critical, line = linted.stdout.splitlines()
        assert critical.startswith("There was a critical error")
        assert line.startswith("--notifications-against: '")
        for name in ("check", "fingerprints", "allowlist"):
            result = helpers.command(project, name, argument)
            assert result.status == 2
            assert result.lines[-1] == f"Error: {line}"

    def test_outside_git(self, tmp_path: Path) -> None:
        project = helpers.write(tmp_path, helpers.service())
        line = flake8(project).lines[1]
        assert line.startswith("--notifications-against: 'main' cannot be looked up: ")
        assert line.endswith("is in no git repository: leave the revision out, or use a clone")

    @pytest.mark.parametrize(
        ("name", "text", "said"),
        [
            (FILE, "<<<<<<< ours\n", f"at %s: {FILE}:1: unresolved merge conflict"),
            (FILE, b"\xff", f"at %s: {FILE}: is not UTF-8"),
            (ALLOWLIST, "a b\n", f"at %s: {ALLOWLIST}:1: 'a b' is no event type"),
        ],
    )
    def test_name_the_file_and_the_commit(
        self, name: str, text: str | bytes, said: str, project: Path
    ) -> None:
        good = (project / name).read_bytes()
        broken = commit(project, {name: text})
        repositories.git(project, "branch", "--force", "main")
        (project / name).write_bytes(good)

        line = flake8(project).lines[1]

        assert line.startswith(f"--notifications-against: {said % broken[:12]}")
        assert line.endswith(" (leave the revision out for the change that mends it)")

    @pytest.mark.parametrize("wrong", ["svc/rpc.py", "a\0b"])
    def test_are_not_of_an_option_that_is_mended(self, wrong: str, project: Path) -> None:
        """Which had to be, for flake8 said nothing else."""
        commit(project, {CONFIG: f"[flake8]\nnotifications-allowlist = {wrong}\n"})
        assert helpers.flake8(project).lines[1].startswith("--notifications-allowlist: ")
        repositories.git(project, "branch", "--force", "main")
        (project / CONFIG).write_text("[flake8]\nnotifications-allowlist = allow.txt\n")
        repositories.git(project, "mv", ALLOWLIST, "allow.txt")
        assert_silent(project)


def test_several_jobs_are_judged_alike(project: Path) -> None:
    edit(project, body=TWO_FIELDS)
    helpers.record(project, "--accept=OrderPayload")
    result = helpers.run_tool(project, "flake8", "--select=NTF", "--jobs=2", AGAINST)
    assert helpers.Run(result.returncode, result.stdout + result.stderr).codes == ["NTF201"]


_MAIN: Final = """\
import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv.pop(1))
    sys.argv[0] = "flake8"
    from flake8.main.cli import main

    raise SystemExit(main())
"""


@pytest.mark.parametrize(
    "method", depth.parameters(["fork", "spawn", "forkserver"], daily=["fork", "spawn"])
)
def test_workers_of_any_kind_are_judged_alike(method: str, project: Path) -> None:
    edit(project, body=TWO_FIELDS)
    helpers.record(project, "--accept=OrderPayload")
    trace, main = project.parent / "trace", project.parent / "main.py"
    main.write_text(_MAIN)
    result = subprocess.run(
        [sys.executable, main, method, "--select=NTF", "--jobs=2", AGAINST],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "GIT_TRACE2_EVENT": str(trace)},
    )
    assert helpers.Run(result.returncode, result.stdout).codes == ["NTF201"]
    if method == "fork":
        # Workers inherit what their parent was told.
        starts = [line for line in trace.read_text().splitlines() if '"event":"start"' in line]
        assert len([line for line in starts if "...HEAD" in line]) == 1
        assert len([line for line in starts if "cat-file" in line]) == 1


def test_an_unsaved_buffer_is_judged_alike(project: Path) -> None:
    buffer = module(body=TWO_FIELDS)
    name = "--stdin-display-name=svc/payloads.py"
    result = helpers.run_tool(project, "flake8", "--select=NTF", AGAINST, name, "-", stdin=buffer)
    assert "NTF201 'OrderPayload' changed since main" in result.stdout


def test_a_hook_of_a_worktree_is_judged_alike(project: Path) -> None:
    """Git tells its hooks where the repository is, in their environment."""
    there = project.parent / "other"
    repositories.git(project, "worktree", "add", "--quiet", "-b", "hooked", str(there))
    edit(there, body=TWO_FIELDS)
    helpers.record(there, "--accept=OrderPayload")
    environment = {"GIT_DIR": str(project / ".git/worktrees/other"), "GIT_INDEX_FILE": "index"}
    result = helpers.run_tool(there, "flake8", "--select=NTF", AGAINST, **environment)
    assert "NTF201 'OrderPayload' changed since main" in result.stdout
