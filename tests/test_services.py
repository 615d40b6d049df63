"""The story of a repository of two services, told with real git, flake8 and pre-commit."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Final

import pytest

import helpers
import repositories
from repositories import commit, git

SERVICES: Final = ("shop", "stock")
AGAINST: Final = "--notifications-against=origin/main"
SENDER: Final = """\
import oslo_messaging

notifier = oslo_messaging.Notifier(None)


def notify(context):
    notifier.info(context, 'order.create', {})
"""
FIELD: Final = "    fields = {'id': fields.UUIDField()}\n"
MORE: Final = "    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}\n"
IGNORED: Final = ".flake8_notifications_cache/\n__pycache__/\n"


def service(name: str) -> dict[str, str | bytes]:
    """The files of a service; both have a class of the same name."""
    files = {**helpers.service(helpers.payload(body=FIELD)), "svc/sender.py": SENDER}
    return {
        f"services/{name}/{path.replace('svc', name)}": text.replace("svc", name)
        for path, text in files.items()
    }


def below(root: Path, name: str) -> Path:
    return root / "services" / name


def change(root: Path, name: str, *, body: str = MORE) -> None:
    path = below(root, name) / name / "payloads.py"
    path.write_text(re.sub(r"    fields = .*\n", body, path.read_text()), encoding="utf-8")


def assert_all_is_recorded(root: Path, *arguments: str) -> None:
    """In the end the records are what the code says."""
    for name in SERVICES:
        directory = below(root, name)
        assert helpers.flake8(directory, *arguments) == (0, "")
        assert helpers.command(directory, "check", *arguments) == (0, "")
        checked = helpers.command(directory, "fingerprints", "--check", *arguments)
        assert checked.status == 0, checked.output


@pytest.fixture
def upstream(tmp_path: Path) -> Path:
    """Both services, each set up in its directory as the documentation says."""
    root = repositories.create(tmp_path / "upstream", {".gitignore": IGNORED})
    commit(root, {path: text for name in SERVICES for path, text in service(name).items()})
    for name in SERVICES:
        made = helpers.command(below(root, name), "init", "--write")
        assert made.status == 0, made.output
    commit(root)
    assert_all_is_recorded(root)
    return root


@pytest.fixture
def clone(upstream: Path) -> Path:
    return cloned(upstream)


def cloned(upstream: Path, *options: str) -> Path:
    there = upstream.parent / f"clone{len(options)}"
    git(upstream.parent, "clone", "--quiet", *options, upstream.as_uri(), str(there))
    return there


def test_a_change_of_one_service_is_nothing_to_the_other(clone: Path) -> None:
    git(clone, "checkout", "--quiet", "-b", "change")
    change(clone, "shop")
    shop, stock = (below(clone, name) for name in SERVICES)

    assert helpers.flake8(shop).codes == ["NTF201"]
    assert helpers.flake8(stock) == (0, "")
    assert helpers.command(stock, "bump").output == "no class needs a higher VERSION\n"
    raised = helpers.command(shop, "bump", "--record")
    assert raised.status == 0, raised.output
    changed = git(clone, "status", "--short").split()[1::2]
    assert changed == [
        "services/shop/notification-fingerprints.json", "services/shop/shop/payloads.py"
    ]  # fmt: skip
    commit(clone)
    assert_all_is_recorded(clone, AGAINST)


def test_records_that_are_edited_are_judged_from_the_top(clone: Path) -> None:
    """As a CI does, with the configurations named."""
    git(clone, "checkout", "--quiet", "-b", "change")
    change(clone, "stock")
    accepted = helpers.command(below(clone, "stock"), "fingerprints", "--accept=OrderPayload")
    assert accepted.status == 0, accepted.output
    with (below(clone, "shop") / "shop" / "sender.py").open("a") as file:
        file.write("    notifier.info(context, 'order.lost', {})\n")
    with (below(clone, "shop") / "notification-allowlist.txt").open("a") as file:
        file.write("order.lost\n")
    commit(clone)
    assert_all_is_recorded(clone)

    for name, code in zip(SERVICES, ("NTF101", "NTF201"), strict=True):
        config = f"--config=services/{name}/setup.cfg"
        linted = helpers.flake8(clone, config, AGAINST, f"services/{name}")
        checked = helpers.command(clone, "check", config, AGAINST)
        assert (linted.codes, checked.codes) == ([code], [code])


def test_a_class_that_moves_from_one_service_to_the_other(clone: Path) -> None:
    git(clone, "checkout", "--quiet", "-b", "change")
    moved = helpers.payloads(helpers.payload("ItemPayload", FIELD))
    module = below(clone, "stock") / "stock" / "item.py"
    module.write_text(moved.replace("svc", "stock"), encoding="utf-8")
    (below(clone, "shop") / "shop" / "payloads.py").unlink()

    gone = helpers.command(below(clone, "shop"), "check", AGAINST)
    assert gone.codes == ["NTF205"]
    assert helpers.flake8(below(clone, "stock")).codes == ["NTF204"]
    assert (
        helpers.command(below(clone, "shop"), "fingerprints", "--accept=OrderPayload").status == 0
    )
    assert helpers.command(below(clone, "stock"), "fingerprints").status == 0
    with (below(clone, "shop") / "shop" / "sender.py").open("a") as file:
        file.write("# OrderPayload moved to the stock.  # noqa: NTF205\n")
    commit(clone)
    assert_all_is_recorded(clone, AGAINST)


@pytest.mark.parametrize("depth", [1, 2])
def test_in_a_shallow_clone(depth: int, upstream: Path) -> None:
    """What a CI checks out may not reach back to where the branch started; deepened, it does."""
    git(upstream, "checkout", "--quiet", "-b", "change")
    change(upstream, "shop")
    commit(upstream)
    bumped = helpers.command(below(upstream, "shop"), "bump", "--record")
    assert bumped.status == 0, bumped.output
    commit(upstream)
    there = cloned(upstream, f"--depth={depth}", "--no-single-branch", "--branch=change")
    shop = below(there, "shop")

    refused = helpers.flake8(shop, AGAINST)
    assert refused.status == 1
    assert refused.findings == []
    (said,) = [line for line in refused.lines if "git fetch" in line]
    git(there, *re.findall(r"'git (fetch [^']*)'", said)[0].split())
    assert_all_is_recorded(there, AGAINST)

    change(there, "shop", body="    fields = {'note': fields.StringField()}\n")
    assert helpers.flake8(shop, AGAINST).codes == ["NTF202"]


@pytest.fixture
def hooked(clone: Path) -> Path:
    """Each has hooks of its own, and sees no file of the other."""
    hooks = "repos:\n  - repo: local\n    hooks:\n" + "".join(map(_hooks, SERVICES))
    commit(clone, {".pre-commit-config.yaml": hooks})
    program = Path(sysconfig.get_path("scripts"), "pre-commit")
    installed = subprocess.run(
        [sys.executable, program, "install"], cwd=clone, capture_output=True, check=False
    )
    assert installed.returncode == 0, installed.stderr
    change(clone, "stock")
    return clone


@pytest.mark.integration
def test_hooks_of_one_service_say_nothing_of_the_other(hooked: Path) -> None:
    assert _outcomes(hooked) == {
        "flake8 shop": "Skipped", "check shop": "Passed",
        "flake8 stock": "Failed", "check stock": "Failed",
    }  # fmt: skip


@pytest.mark.integration
@pytest.mark.nightly
def test_hooks_of_both_services(hooked: Path) -> None:
    assert helpers.command(below(hooked, "stock"), "bump", "--record").status == 0
    change(hooked, "shop")
    assert helpers.command(below(hooked, "shop"), "bump", "--record").status == 0
    assert set(_outcomes(hooked).values()) == {"Passed"}
    assert git(hooked, "status", "--short") == ""
    assert_all_is_recorded(hooked, AGAINST)


def _hooks(name: str) -> str:
    """Those of a service, as `init` proposes them, with the programs that are here."""
    config = f"--config=services/{name}/setup.cfg"
    return f"""\
      - id: flake8
        name: flake8 {name}
        files: ^services/{name}/
        types: [python]
        language: system
        entry: {sys.executable} -m flake8 {config}
      - id: check
        name: check {name}
        types: [python]
        always_run: true
        require_serial: true
        language: system
        entry: {sys.executable} -m flake8_notifications check --hook {config}
"""


def _outcomes(root: Path) -> dict[str, str]:
    """What each hook said of a commit."""
    git(root, "add", "--all")
    who = ["-c", "user.name=A", "-c", "user.email=author@example.org"]
    said = subprocess.run(
        ["git", *who, "commit", "--message=change"],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "GIT_CONFIG_NOSYSTEM": "1"},
        check=False,
    )
    found = re.findall(r"^(\w+ \w+)\.+(?:\(.*\))?(\w+)$", said.stdout + said.stderr, re.MULTILINE)
    return dict(found)
