"""With the programs that it runs beside or under: pre-commit, hacking and pylint, the real ones."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import helpers
from helpers import payload, payloads

# Each makes an environment of its own, of what an index has.
pytestmark = [pytest.mark.integration, pytest.mark.nightly]

CHECKOUT: Final = Path(__file__).resolve().parent.parent
SENDER: Final = """\
import oslo_messaging

notifier = oslo_messaging.Notifier(None)


def notify(context):
    notifier.info(context, 'order.create', {})
"""
ORDERS: Final = payload("OrderPayload", "    fields = {'id': fields.UUIDField()}\n")
#: The first two fields of 'OrderPayload': without a higher VERSION this is NTF201.
CHANGED: Final = ORDERS.replace("Field()}", "Field(), 'sum': fields.IntegerField()}")


def run(directory: Path, *command: str | Path, **environment: str) -> helpers.Run:
    """Run a program, and return what it said."""
    result = subprocess.run(
        list(map(str, command)),
        cwd=directory,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )
    return helpers.Run(result.returncode, result.stdout)


def succeed(directory: Path, *command: str | Path, **environment: str) -> str:
    result = run(directory, *command, **environment)
    assert result.status == 0, result.output
    return result.output


def git(directory: Path, *arguments: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    return succeed(directory, "git", *who, *arguments)


@pytest.fixture(scope="module")
def distribution(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with the package as it is here, committed or not."""
    copy = tmp_path_factory.mktemp("distribution") / "flake8-notifications"
    copy.mkdir()
    for name in ("flake8_notifications", "setup.cfg", "pyproject.toml", "README.md", "LICENSE",
                 ".pre-commit-hooks.yaml"):  # fmt: skip
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    git(copy, "init", "--quiet")
    git(copy, "add", ".")
    git(copy, "commit", "--quiet", "--message=as it is")
    return copy


class TestPreCommit:
    """A service whose every commit is checked."""

    PAYLOADS: Final = "svc/payloads.py"
    ALLOWLIST: Final = "notification-allowlist.txt"

    @pytest.fixture(scope="class")
    @classmethod
    def adopted(
        cls, distribution: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> Iterator[Path]:
        service = tmp_path_factory.mktemp("adopted") / "service"
        item = {"svc/item.py": payloads(payload("ItemPayload"))}
        helpers.write(service, {**helpers.service(ORDERS), **item, "svc/orders.py": SENDER})
        (service / helpers.CONFIG).write_text("[flake8]\nselect = NTF\n")
        configuration = {
            "repos": [
                {
                    "repo": str(distribution),
                    "rev": git(distribution, "rev-parse", "HEAD").strip(),
                    "hooks": [
                        {"id": "flake8-notifications-fingerprints"},
                        {"id": "flake8-notifications-check"},
                    ],
                },
                {
                    "repo": "local",
                    "hooks": [
                        {
                            "id": "flake8",
                            "name": "flake8",
                            "entry": "flake8",
                            "language": "python",
                            "types": ["python"],
                            "additional_dependencies": ["flake8==7.3.0", str(distribution)],
                        }
                    ],
                },
            ]
        }
        # JSON is YAML.
        (service / ".pre-commit-config.yaml").write_text(json.dumps(configuration))
        git(service, "init", "--quiet")
        git(service, "add", ".")
        result = helpers.command(service, "init", "--write")
        assert result.status == 0, result.output
        environment = {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit"))}
        with pytest.MonkeyPatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            program = Path(sysconfig.get_path("scripts"), "pre-commit")
            succeed(service, sys.executable, program, "install", "--install-hooks")
            yield service

    @pytest.fixture
    def service(self, adopted: Path, tmp_path: Path) -> Path:
        """A copy of the service, with all of it committed."""
        service = tmp_path / "service"
        shutil.copytree(adopted, service)
        result = self.commit(service)
        assert result.status == 0, result.output
        assert self.outcomes(result) == ["Passed", "Passed", "Passed"]
        return service

    @staticmethod
    def commit(service: Path) -> helpers.Run:
        git(service, "add", "--all")
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        return run(service, "git", *who, "commit", "--message=change")

    @staticmethod
    def outcomes(result: helpers.Run) -> list[str]:
        """What came of each hook: the fingerprints, check and flake8."""
        return re.findall(r"\.\.[^.\n]*(Passed|Failed|Skipped)$", result.output, re.MULTILINE)

    def test_a_change_without_the_version_it_needs(self, service: Path) -> None:
        (service / self.PAYLOADS).write_text(payloads(CHANGED))
        result = self.commit(service)

        assert result.status == 1
        assert self.outcomes(result) == ["Failed", "Failed", "Failed"]
        assert [each.code for each in result.findings] == ["NTF201"]
        assert "1 finding in the files of this commit: flake8 says which" in result.output
        assert "1 class refused: flake8 and 'flake8-notifications check' say why" in result.output
        git(service, "log", "-1", "--format=%s")

    def test_a_change_with_the_version_it_needs(self, service: Path) -> None:
        (service / self.PAYLOADS).write_text(payloads(CHANGED.replace("'1.0'", "'1.1'")))
        assert self.outcomes(self.commit(service)) == ["Failed", "Failed", "Failed"]
        helpers.command(service, "fingerprints")

        assert self.outcomes(self.commit(service)) == ["Passed", "Passed", "Passed"]

    def test_only_the_record_is_edited(self, service: Path) -> None:
        path = service / helpers.FILE
        path.write_text(path.read_text().replace('"1.0"', '"1.1"', 1))
        result = self.commit(service)

        assert self.outcomes(result) == ["Failed", "Failed", "Skipped"]
        assert result.codes.count("NTF206") >= 1

    def test_only_the_allowlist_is_edited(self, service: Path) -> None:
        (service / self.ALLOWLIST).write_text("# nothing any more\n")
        result = self.commit(service)

        assert self.outcomes(result) == ["Passed", "Failed", "Skipped"]
        assert result.codes == ["NTF101"]

    def test_only_a_module_is_deleted(self, service: Path) -> None:
        (service / "svc/item.py").unlink()
        result = self.commit(service)

        assert self.outcomes(result) == ["Failed", "Failed", "Skipped"]
        assert result.codes == ["NTF205"]


def test_the_hooks_can_be_tried(distribution: Path, tmp_path: Path) -> None:
    """``pre-commit try-repo``, as its documentation advises to authors of hooks."""
    service = helpers.write(tmp_path / "service", helpers.service(ORDERS))
    git(service, "init", "--quiet")
    git(service, "add", ".")
    program = Path(sysconfig.get_path("scripts"), "pre-commit")
    result = run(
        service, sys.executable, program, "try-repo", distribution, "--all-files",
        PRE_COMMIT_HOME=str(tmp_path / "home"),
    )  # fmt: skip

    assert result.status == 1
    assert result.codes == ["NTF204"]


def test_beside_hacking_and_pylint(distribution: Path, tmp_path: Path) -> None:
    """Both pin what this plugin stands on: hacking flake8, and pylint astroid."""
    environment = tmp_path / "venv"
    succeed(tmp_path, sys.executable, "-m", "venv", environment)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    succeed(
        tmp_path, scripts / "python", "-m", "pip", "install", "--quiet", "hacking==8.1.0",
        "pylint==4.0.4", str(distribution),
    )  # fmt: skip
    succeed(tmp_path, scripts / "python", "-m", "pip", "check")
    module = payloads(ORDERS).replace("import base", "import base\nfrom svc import *")
    module += "\n\n# TODO: more\n"
    service = helpers.write(tmp_path / "service", {**helpers.service(), "svc/payloads.py": module})

    versions = succeed(service, scripts / "flake8", "--version")
    assert "flake8-notifications" in versions
    assert "hacking" in versions
    linted = run(service, scripts / "flake8", "--jobs=2")
    assert linted.codes == ["NTF204"]
    assert " H101: Use TODO(NAME)" in linted.output
    checked = run(service, scripts / "pylint", "--disable=all", "--enable=W0401", "svc")
    assert "W0401: Wildcard import svc" in checked.output
    assert "Traceback" not in linted.output + checked.output
    assert run(service, scripts / "flake8-notifications", "check").codes == ["NTF204"]
