"""The templates of the how-to guides, run as far as they can be without the services they are for.

The shell commands of a template are run on a clone, in the order of the template; what installs the
plugin is left out, as it is installed here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

import documentation
import helpers
import repositories
from flake8_notifications.rules.catalogue import RULES
from repositories import commit, git

CONSOLE: Final = documentation.program("console")
HOW_TO: Final = documentation.DOCS / "how-to"
FIELDS: Final = "    fields = {'id': fields.UUIDField()}\n"
MORE: Final = "    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}\n"
BASE_REF: Final = "${{ github.base_ref || 'main' }}"


def templates(page: str) -> dict[str, Any]:
    """The files that a page gives, by their names."""
    return {
        block.told.removeprefix("file: "): yaml.safe_load(block.text)
        for block in CONSOLE.blocks(documentation.text_of(HOW_TO / f"{page}.md"))
        if block.told.startswith("file: ")
    }


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone as a CI has it, of a change that its author records by force."""
    upstream = repositories.create(tmp_path / "upstream")
    helpers.write(upstream, helpers.service(helpers.payload(body=FIELDS)))
    made = helpers.command(upstream, "init", "--write")
    assert made.status == 0, made.output
    commit(upstream, {".gitignore": "__pycache__/\n"})
    git(upstream, "checkout", "--quiet", "-b", "change")
    changed = helpers.service(helpers.payload(body=MORE))["svc/payloads.py"]
    (upstream / "svc" / "payloads.py").write_text(changed, encoding="utf-8")
    accepted = helpers.command(upstream, "fingerprints", "--accept=OrderPayload")
    assert accepted.status == 0, accepted.output
    commit(upstream)
    there = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", upstream.as_uri(), str(there))
    return there


def shell(directory: Path, command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    return subprocess.run(
        ["bash", "-e", "-c", command], cwd=directory, capture_output=True, encoding="utf-8",
        check=False, timeout=300, env={**os.environ, "PATH": path, **variables},
    )  # fmt: skip


def is_installation(command: str) -> bool:
    return command == "pip install flake8-notifications"


class TestGithub:
    @staticmethod
    def steps(name: str) -> list[dict[str, Any]]:
        (job,) = templates("github-actions")[f".github/workflows/{name}.yml"]["jobs"].values()
        return list(job["steps"])

    def commands(self, name: str) -> list[str]:
        commands = [step["run"] for step in self.steps(name) if "run" in step]
        assert is_installation(commands[0])
        return [command.replace(BASE_REF, "main") for command in commands[1:]]

    @pytest.mark.parametrize("name", ["notifications", "notifications-sarif"])
    def test_has_all_of_the_history(self, name: str) -> None:
        checkout = self.steps(name)[0]
        assert checkout["uses"].startswith("actions/checkout@")
        assert checkout["with"]["fetch-depth"] == 0

    def test_shows_findings_in_the_diff(self, clone: Path) -> None:
        (command,) = self.commands("notifications")
        run = shell(clone, command)

        assert (run.returncode, run.stderr) == (1, "")
        assert run.stdout.startswith("::error file=svc/payloads.py,line=")
        assert "NTF201" in run.stdout

    def test_uploads_what_it_wrote(self, clone: Path) -> None:
        (command,) = self.commands("notifications-sarif")
        run = shell(clone, command)
        upload = self.steps("notifications-sarif")[-1]

        assert (run.returncode, run.stderr) == (1, "")
        assert upload["if"] == "always()"
        log = json.loads((clone / upload["with"]["sarif_file"]).read_text(encoding="utf-8"))
        (result,) = log["runs"][0]["results"]
        assert result["ruleId"] == "NTF201"
        described = log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert described["helpUri"] == RULES["NTF201"].page

    def test_passes_where_the_change_is_good(self, clone: Path) -> None:
        git(clone, "checkout", "--quiet", "-B", "change", "origin/main")
        for name in ("notifications", "notifications-sarif"):
            (command,) = self.commands(name)
            assert shell(clone, command).returncode == 0


class TestGitlab:
    JOB: Final = templates("gitlab-ci")[".gitlab-ci.yml"]["notifications"]

    def run(self, clone: Path, **variables: str) -> subprocess.CompletedProcess[str]:
        first, *before = self.JOB["before_script"]
        assert is_installation(first)
        script = "\n".join([*before, *self.JOB["script"]])
        return shell(clone, script, CI_DEFAULT_BRANCH="main", **variables)

    def test_reports_what_the_merge_request_shows(self, clone: Path) -> None:
        # GitLab's clone has the branch of the merge request alone.
        git(clone, "update-ref", "-d", "refs/remotes/origin/main")
        run = self.run(clone, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")

        assert run.returncode == 1, run.stderr
        report = self.JOB["artifacts"]["reports"]["codequality"]
        (entry,) = json.loads((clone / report).read_text(encoding="utf-8"))
        assert entry["check_name"] == "NTF201"
        assert entry["location"]["path"] == "svc/payloads.py"
        assert self.JOB["artifacts"]["when"] == "always"

    def test_passes_on_the_default_branch(self, clone: Path) -> None:
        git(clone, "checkout", "--quiet", "-B", "main", "origin/main")
        run = self.run(clone)

        assert run.returncode == 0, run.stderr
        assert json.loads((clone / "gl-code-quality-report.json").read_text()) == []

    def test_has_all_of_the_history(self) -> None:
        assert self.JOB["variables"]["GIT_DEPTH"] == 0


class TestPreCommit:
    def test_is_what_the_command_writes(self, clone: Path) -> None:
        written = helpers.command(clone, "init", "--write", "--pre-commit")
        assert written.status == 0, written.output
        name = ".pre-commit-config.yaml"
        assert yaml.safe_load((clone / name).read_text()) == templates("pre-commit")[name]

    def test_names_hooks_that_there_are(self) -> None:
        manifest = yaml.safe_load((documentation.CHECKOUT / ".pre-commit-hooks.yaml").read_text())
        (configuration,) = templates("pre-commit").values()
        *_, own = configuration["repos"]
        assert [hook["id"] for hook in own["hooks"]] == [hook["id"] for hook in manifest]

    def test_has_a_manifest_that_pre_commit_takes(self) -> None:
        manifest = documentation.CHECKOUT / ".pre-commit-hooks.yaml"
        run = shell(documentation.CHECKOUT, f"pre-commit validate-manifest '{manifest}'")
        assert run.returncode == 0, run.stdout + run.stderr
