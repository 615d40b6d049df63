"""What belongs to a project: whoever asks, it is the same."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import pytest

import helpers
from flake8_notifications.project.installed_packages import installed_source
from helpers import CONFIG, payload, service

BUS: Final = "import oslo_messaging\n\nnotifier = oslo_messaging.Notifier(None)\n"
SEND: Final = "from shop.bus import notifier\n\nnotifier.info(None, 'order.create', {})\n"


def shop(root: Path, section: str, **files: str) -> Path:
    sources = {"shop/__init__.py": "", "shop/bus.py": BUS}
    return helpers.write(root, {CONFIG: f"[flake8]\n{section}", **sources, **files})


def codes_everywhere(root: Path) -> list[str]:
    """What flake8 finds, held against what the command does."""
    codes = helpers.flake8(root).codes
    assert helpers.command(root, "check").codes == codes
    helpers.flake8(root, "shop/bus.py")
    assert helpers.flake8(root, "--jobs=2").codes == codes
    is_listed = "order.create" in helpers.command(root, "allowlist").output
    assert is_listed is bool(codes)
    return codes


@pytest.mark.parametrize(
    ("section", "path"),
    [
        ("exclude = legacy\n", "shop/legacy/send.py"),
        ("exclude =\n  .git,\n  shop/legacy/\n", "shop/legacy/send.py"),
        ("extend-exclude = shop/send.py\n", "shop/send.py"),
        ("extend_exclude = se*.py\n", "shop/send.py"),
        ("exclude = ./shop/l*\n", "shop/legacy/send.py"),
    ],
)
def test_flake8_and_check_leave_out_the_same(section: str, path: str, tmp_path: Path) -> None:
    shop(tmp_path, "", **{path: SEND})
    assert codes_everywhere(tmp_path) == ["NTF101"]

    shop(tmp_path, section, **{path: SEND})
    assert codes_everywhere(tmp_path) == []


def test_the_name_of_the_project_itself_leaves_out_nothing(tmp_path: Path) -> None:
    shop(tmp_path / "build", "exclude = build\n", **{"shop/send.py": SEND})
    assert codes_everywhere(tmp_path / "build") == ["NTF101"]


def test_what_flake8_leaves_out_is_evidence(tmp_path: Path) -> None:
    send = SEND.replace("'order.create'", "names.CREATE")
    files = {"shop/names.py": "CREATE = 'order.create'\n", "shop/send.py": f"{send}# from shop\n"}
    files["shop/send.py"] = f"from shop import names\n{send}"
    shop(tmp_path, "exclude = names.py\n", **files)

    (finding,) = helpers.command(tmp_path, "check").findings
    assert finding.message.startswith("'order.create' ")


def test_no_class_is_recorded_that_flake8_does_not_check(tmp_path: Path) -> None:
    helpers.write(tmp_path, service(payload()))
    helpers.write(tmp_path, {CONFIG: "[flake8]\nextend-exclude = svc/payloads.py\n"})

    assert "no payload class found" in helpers.command(tmp_path, "fingerprints").output


def test_further_globs_are_added(tmp_path: Path) -> None:
    files = {"shop/send.py": SEND, "shop/tests/send.py": SEND, "shop/old/send.py": SEND}
    shop(tmp_path, "notifications-extend-exclude = old\n", **files)
    assert [each.path for each in helpers.flake8(tmp_path).findings] == ["shop/send.py"]
    assert codes_everywhere(tmp_path) == ["NTF101"]

    shop(tmp_path, "notifications-exclude = old\n", **files)
    paths = [each.path for each in helpers.flake8(tmp_path).findings]
    assert paths == ["shop/send.py", "shop/tests/send.py"]


def test_what_is_excluded_later_is_no_longer_remembered(tmp_path: Path) -> None:
    """Though its file is still there, and as it was when an earlier run has read it."""
    files = {
        "shop/send.py": SEND,
        "shop/old/send.py": SEND,
        "shop/payloads.py": payload(),
        "shop/old/payloads.py": payload(name="OldPayload"),
    }
    sections = [
        "",
        "notifications-extend-exclude = old\n",
        "notifications-extend-exclude = send.py\n",
    ]
    for section in [*sections, *reversed(sections)]:
        shop(tmp_path, section, **files)
        warm = helpers.command(tmp_path, "check")
        cold = helpers.command(tmp_path, "check", "--notifications-cache-dir=")
        assert warm.findings == cold.findings


@pytest.mark.parametrize(
    ("path", "importer"),
    [
        ("shop/load_test.py", "from shop import load_test\n"),
        ("shop/load_test.py", "from shop.load_test import run\n"),
        ("shop/load_test.py", "def main():\n    import shop.load_test as it\n"),
        ("shop/test_mode.py", "from . import (  # of these\n    bus,\n    test_mode,\n)\n"),
        ("shop/tests/fakes.py", "from .tests.fakes import Fake\n"),
        ("shop/tests/__init__.py", "from shop.tests import *\n"),
        ("shop/tests/fakes.py", "import os, \\\n    shop.tests.fakes\n"),
        ("shop/conftest.py", "import conftest\n"),
        ("shop/tests/fakes.py", "import importlib\nimportlib.import_module('shop.tests.fakes')\n"),
        ("shop/tests/fakes.py", 'def run():\n    return __import__("shop.tests.fakes")\n'),
        (
            "shop/load_test.py",
            "from importlib import import_module\nimport_module('.load_test', __package__)\n",
        ),
    ],
)
def test_what_production_code_imports_is_no_test(path: str, importer: str, tmp_path: Path) -> None:
    shop(tmp_path, "", **{path: SEND, "shop/main.py": ""})
    assert codes_everywhere(tmp_path) == []

    helpers.write(tmp_path, {"shop/main.py": importer})
    for _ in range(2):
        assert codes_everywhere(tmp_path) == ["NTF101"]

    helpers.write(tmp_path, {"shop/main.py": ""})
    assert codes_everywhere(tmp_path) == []


def test_what_such_a_module_imports_is_none_either(tmp_path: Path) -> None:
    files = {
        "shop/main.py": "from shop.tests import fakes\n",
        "shop/tests/__init__.py": "",
        "shop/tests/fakes.py": "from shop.tests.more import test_send\n",
        "shop/tests/more/test_send.py": SEND,
        "shop/tests/test_main.py": SEND,
    }
    shop(tmp_path, "", **files)

    findings = helpers.command(tmp_path, "check").findings
    assert [each.path for each in findings] == ["shop/tests/more/test_send.py"]


@pytest.mark.parametrize(
    ("importer", "path"),
    [
        ("from .deep.bus import Bus\n", "shop/tests/deep/bus.py"),
        ("from . import sending\n", "shop/tests/sending.py"),
        ("import sending\n", "shop/tests/sending.py"),
        ("from ..tests.sending import run\n", "shop/tests/sending.py"),
        ("import_module('.sending', __package__)\n", "shop/tests/sending.py"),
    ],
)
def test_what_such_a_module_imports_need_not_be_named_like_a_test(
    importer: str, path: str, tmp_path: Path
) -> None:
    files = {"shop/tests/fakes.py": importer, path: SEND, "shop/main.py": ""}
    shop(tmp_path, "", **files)
    assert codes_everywhere(tmp_path) == []

    helpers.write(tmp_path, {"shop/main.py": "from shop.tests import fakes\n"})
    assert codes_everywhere(tmp_path) == ["NTF101"]


@pytest.mark.parametrize(
    "files",
    [
        {"shop/test.py": "from shop.tests import fakes\n"},
        {"shop/main.py": "import unittest\nfrom shop import tested, testing\n"},
        {"shop/main.py": "# from shop.tests import fakes\n"},
        {"shop/main.py": "TEXT = '''\nimport other.tests.fakes\n'''\n"},
        {"shop/tests/test_x.py": "from shop.tests import fakes\n"},
    ],
)
def test_a_test_is_a_test_all_the_same(files: dict[str, str], tmp_path: Path) -> None:
    shop(tmp_path, "", **{"shop/tests/fakes.py": SEND, **files})
    assert codes_everywhere(tmp_path) == []


def test_who_names_the_globs_means_them(tmp_path: Path) -> None:
    files = {"shop/load_test.py": SEND, "shop/main.py": "from shop import load_test\n"}
    shop(tmp_path, "notifications-exclude = *_test.py\n", **files)
    assert codes_everywhere(tmp_path) == []

    shop(tmp_path, "notifications-extend-exclude = shop/load_test.py\n", **files)
    assert codes_everywhere(tmp_path) == []


@pytest.mark.parametrize("first", ["", "the project"])
def test_what_is_left_out_is_no_installed_package(
    first: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``python -m flake8`` puts the working directory in front of where packages are."""
    shop(tmp_path / "project", "", **{"shop/tests/__init__.py": ""})
    shop(tmp_path / "installed", "", **{"shop/tests/__init__.py": ""})
    monkeypatch.chdir(tmp_path / "project")
    monkeypatch.setattr(sys, "path", [first and str(tmp_path / "project")])
    assert installed_source("shop.tests") is None

    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "installed")])
    package = tmp_path / "installed/shop/tests/__init__.py"
    assert installed_source("shop.tests") == (package, True)
