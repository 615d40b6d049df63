"""Where a project is, and where its packages are."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest

import helpers
import repositories
from flake8_notifications.project.files import python_files
from helpers import CONFIG

BUS: Final = """\
import oslo_messaging

from .names import PREFIX

NOTIFIER = oslo_messaging.Notifier(None)


def notify(suffix):
    NOTIFIER.info(None, PREFIX + suffix, {})
"""
FILES: Final = {"bus.py": BUS, "names.py": "PREFIX = 'core.'\n"}
SEND: Final = "import oslo_messaging\n\noslo_messaging.Notifier(None).info(None, 'a.b', {})\n"


def laid(root: Path, core: str, **files: str) -> Path:
    bus = {f"{core}/{name}": text for name, text in FILES.items()}
    return helpers.write(root, {**bus, **files})


def found(root: Path) -> list[tuple[str, str]]:
    findings = helpers.command(root, "check").findings
    return [(each.path, each.message.split("'")[1]) for each in findings]


class TestNamespacePackages:
    @pytest.mark.parametrize(
        "use",
        [
            "from acme.core.bus import notify\n\nnotify('x')\n",
            "from acme.core import bus\n\nbus.notify('x')\n",
            "import acme.core.bus\n\nacme.core.bus.notify('x')\n",
            "import acme.core.bus as bus\n\nbus.notify('x')\n",
            "from ..core.bus import notify\n\nnotify('x')\n",
            "from .again import notify\n\nnotify('x')\n",
        ],
    )
    @pytest.mark.parametrize(
        ("core", "shop"),
        [
            ("services/core/src/acme/core", "services/shop/src/acme/shop"),
            ("a/b/c/acme/core", "a/b/c/acme/shop"),
            ("libs/acme/core", "apps/shop/python/acme/shop"),
        ],
    )
    def test_are_found_wherever_they_are(
        self, core: str, shop: str, use: str, tmp_path: Path
    ) -> None:
        if use.startswith("from .."):
            core = f"{shop.rpartition('/')[0]}/core"
        again = "from acme.core.bus import notify\n"
        files = {f"{shop}/__init__.py": "", f"{shop}/use.py": use, f"{shop}/again.py": again}
        assert found(laid(tmp_path, core, **files)) == [(f"{shop}/use.py", "core.x")]

    def test_in_payload_classes(self, tmp_path: Path) -> None:
        base = "services/core/src/acme/core/base.py"
        text = helpers.payloads(helpers.payload()).replace(
            "from svc import", "from acme.core import"
        )
        files = {base: helpers.BASE, "services/shop/src/acme/shop/payloads.py": text}
        helpers.write(tmp_path, files)
        assert helpers.command(tmp_path, "check").codes == ["NTF204"]

    def test_of_two_of_one_name_the_closest_is_meant(self, tmp_path: Path) -> None:
        use = "from acme.core.bus import notify\n\nnotify('x')\n"
        laid(tmp_path, "one/src/acme/core", **{"one/src/acme/use.py": use})
        laid(tmp_path, "two/src/acme/core", **{"two/src/acme/use.py": use})
        helpers.write(tmp_path, {"two/src/acme/core/names.py": "PREFIX = 'two.'\n"})
        assert found(tmp_path) == [
            ("one/src/acme/use.py", "core.x"),
            ("two/src/acme/use.py", "two.x"),
        ]

    @pytest.mark.parametrize(
        ("path", "use"),
        [
            ("shop/core/bus.py", "from core.bus import notify\n\nnotify('x')\n"),
            (
                "shop/concurrent/futures.py",
                "from concurrent.futures import notify\n\nnotify('x')\n",
            ),
            ("shop/bus.py", "import bus\n\nbus.notify('x')\n"),
        ],
    )
    def test_a_part_of_a_package_is_none(self, path: str, use: str, tmp_path: Path) -> None:
        text = BUS.replace("from .names import PREFIX\n", "PREFIX = 'core.'\n")
        files = {"shop/__init__.py": "", path: text, "tools/use.py": use}
        assert found(helpers.write(tmp_path, files)) == []


class TestConfigurationElsewhere:
    @pytest.mark.parametrize("name", [".github/linters/.flake8", "etc/flake8.cfg"])
    def test_what_is_checked_tells_the_root(self, name: str, tmp_path: Path) -> None:
        project = tmp_path / "project"
        helpers.write(project, {"shop/send.py": SEND, name: "[flake8]\nmax-line-length = 90\n"})
        (project / CONFIG).unlink()
        for directory in (project, project / "shop"):
            option = f"--config={project / name}"
            assert helpers.flake8(directory, option).codes == ["NTF101"]
            assert helpers.command(directory, "check", option).codes == ["NTF101"]
        option = f"--config={name}"
        assert helpers.flake8(project, option, "shop").codes == ["NTF101"]
        assert helpers.flake8(project, option, "shop/send.py").codes == ["NTF101"]

    def test_it_is_the_top_level_of_git(self, tmp_path: Path) -> None:
        helpers.write(
            tmp_path, {"shop/send.py": SEND, "etc/flake8.cfg": "[flake8]\nselect = NTF\n"}
        )
        helpers.write(tmp_path, {"notification-allowlist.txt": "a.b\n"})
        (tmp_path / CONFIG).unlink()
        repositories.create(tmp_path)
        option = f"--config={tmp_path / 'etc/flake8.cfg'}"
        assert helpers.flake8(tmp_path / "shop", option) == (0, "")
        assert helpers.command(tmp_path / "shop", "check", option).codes == []

    def test_records_beside_it_make_no_project_of_a_directory_without_code(
        self, tmp_path: Path
    ) -> None:
        files = {"shop/send.py": SEND, "etc/flake8.cfg": "[flake8]\nselect = NTF\n"}
        helpers.write(tmp_path, {**files, "etc/notification-allowlist.txt": "a.b\n"})
        (tmp_path / CONFIG).unlink()
        repositories.create(tmp_path)
        option = "--config=etc/flake8.cfg"
        assert helpers.flake8(tmp_path, option, "shop").codes == ["NTF101"]
        assert helpers.command(tmp_path, "check", option).codes == ["NTF101"]

    def test_of_a_service_with_records_of_its_own(self, tmp_path: Path) -> None:
        files = {"services/shop/shop/send.py": SEND, "services/shop/setup.cfg": "[flake8]\n"}
        helpers.write(tmp_path, {**files, "services/stock/stock/send.py": SEND})
        (tmp_path / CONFIG).unlink()
        repositories.create(tmp_path)
        option = "--config=services/shop/setup.cfg"
        assert len(helpers.command(tmp_path, "check", option).codes) == 2
        (tmp_path / "services/shop/notification-allowlist.txt").write_text("", encoding="utf-8")
        (found,) = helpers.command(tmp_path, "check", option).findings
        assert found.path == "services/shop/shop/send.py"

    def test_what_is_outside_is_said(self, tmp_path: Path) -> None:
        helpers.write(tmp_path / "project", {"send.py": SEND})
        helpers.write(tmp_path / "other", {"send.py": SEND})
        result = helpers.run_tool(tmp_path / "project", "flake8", "--select=NTF", ".", "../other")
        assert "send.py:3:1: NTF101" in result.stdout
        assert result.stderr == (
            "not checked for notifications: ../other is outside of the project, "
            f"{tmp_path / 'project'}: run flake8 there\n"
        )

    @pytest.mark.parametrize("named", ["ignored/send.py", "sub/send.py"])
    def test_a_file_that_git_has_elsewhere_is_said(self, named: str, tmp_path: Path) -> None:
        library = repositories.create(tmp_path / "library")
        repositories.commit(library, {"send.py": SEND})
        root = repositories.create(tmp_path / "project")
        helpers.write(root, {".gitignore": "ignored/\n", "ignored/send.py": SEND, "a.py": ""})
        repositories.git(
            root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add",
            str(library), "sub",
        )  # fmt: skip
        repositories.commit(root)
        result = helpers.run_tool(root, "flake8", "--select=NTF", "a.py", named)

        assert (result.returncode, result.stdout) == (0, "")
        assert result.stderr == (
            f"not checked for notifications: {named} is no file of the project, {root}: git "
            "ignores it, or has it in a submodule\n"
        )


class TestGit:
    def test_that_refuses_ends_the_run(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        helpers.write(tmp_path, {"send.py": SEND})
        repositories.create(tmp_path)
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        line = f'run "git config --global --add safe.directory {tmp_path}"'

        for command in ("check", "allowlist", "fingerprints", "init"):
            result = helpers.command(tmp_path, command)
            assert result.status == 1
            assert result.output.startswith("Error: git: detected dubious ownership in ")
            assert line in result.output
            assert len(result.lines) == 1
        result = helpers.flake8(tmp_path)
        assert result.status == 1
        assert len(result.lines) == 2
        assert line in result.lines[1]


class TestWithoutGit:
    FILES: Final = (
        "a.py",
        "build/__init__.py",
        "build/steps.py",
        "dist/lib/a.py",
        "gen/b.py",
        "gen/kept.py",
        "shop/build/c.py",
        "shop/dist/__init__.py",
        "shop/out/d.py",
        "shop/made_e.py",
        "shop/sub/out/f.py",
        "venv/lib/g.py",
        "x/y/z/h.py",
    )
    IGNORED: Final = (
        "# made\n/gen/*\n!/gen/kept.py\nshop/out/\nmade_*.py\nvenv/\n**/z\n\n[\n!x/nothing\n"
    )

    @pytest.fixture
    def project(self, tmp_path: Path) -> Path:
        files = dict.fromkeys(self.FILES, "")
        return helpers.write(tmp_path, {**files, ".gitignore": self.IGNORED})

    def test_packages_stay_and_what_is_ignored_goes(self, project: Path) -> None:
        assert python_files(project, ()) == [
            "a.py",
            "build/__init__.py",
            "build/steps.py",
            "gen/kept.py",
            "shop/dist/__init__.py",
            "shop/sub/out/f.py",
        ]

    def test_as_git_would(self, project: Path) -> None:
        """But for what it does not know: that what is built is no source."""
        walked = python_files(project, ())
        repositories.create(project)
        shutil.rmtree(project / "dist")
        shutil.rmtree(project / "shop" / "build")
        assert python_files(project, ()) == walked

    def test_a_file_below_is_for_what_is_below(self, project: Path) -> None:
        helpers.write(
            project, {"shop/.gitignore": "f.py\n/dist\n", "shop/sub/.gitignore": "!f.py\n"}
        )
        assert python_files(project, ())[-1] == "shop/sub/out/f.py"
        assert "shop/dist/__init__.py" not in python_files(project, ())
