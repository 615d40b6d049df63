"""What is released: built as a release is built, and installed as users install it."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email.parser import HeaderParser
from pathlib import Path
from typing import Final, NamedTuple

import pytest

import depth
import documentation
import helpers
from documentation import CHECKOUT
from flake8_notifications import REPOSITORY, __version__

# The tools that build and what is installed beside come from a package index.
pytestmark = pytest.mark.integration

CONSOLE: Final = documentation.program("console")
PACKAGE: Final = "flake8_notifications"
NAME: Final = f"{PACKAGE}-{__version__}"
_LEFT_OUT: Final = shutil.ignore_patterns(
    ".*_cache", ".git", ".hypothesis", ".tox", ".venv", "*.egg-info", "__pycache__", "_build",
    "build", "dist",
)  # fmt: skip


class Release(NamedTuple):
    """The files of a release."""

    wheel: Path
    source: Path


def run(*command: str | Path, **options: Path) -> str:
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    result = subprocess.run(
        list(map(str, command)), capture_output=True, encoding="utf-8", check=False, timeout=900,
        env=environment, **options,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The source distribution, and the wheel that is built from it."""
    copy = tmp_path_factory.mktemp("build") / "checkout"
    shutil.copytree(CHECKOUT, copy, ignore=_LEFT_OUT)
    output = tmp_path_factory.mktemp("dist")
    # By day with what is here; by night in environments that it makes.
    isolated = [] if depth.IS_NIGHTLY else ["--no-isolation"]
    run(sys.executable, "-m", "build", *isolated, "--outdir", output, copy)
    return Release(output / f"{NAME}-py3-none-any.whl", output / f"{NAME}.tar.gz")


def test_metadata_is_as_an_index_wants_it(release: Release) -> None:
    output = run(sys.executable, "-m", "twine", "check", "--strict", *release)
    assert output.count("PASSED") == 2

    with zipfile.ZipFile(release.wheel) as wheel:
        text = wheel.read(f"{NAME}.dist-info/METADATA").decode()
    metadata = HeaderParser().parsestr(text)
    addresses = dict(each.split(", ") for each in metadata.get_all("Project-URL", []))
    assert {"Documentation", "Changelog", "Source", "Issues"} <= addresses.keys()
    assert all(address.startswith(REPOSITORY) for address in addresses.values())
    assert metadata["License"] == "Apache-2.0"
    assert "flake8-plugin" in metadata["Keywords"]
    assert "Framework :: Flake8" in metadata.get_all("Classifier", [])


def test_wheel_holds_the_package_and_nothing_else(release: Release) -> None:
    here = {
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / PACKAGE).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    about = {
        f"{NAME}.dist-info/{name}"
        for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE",
                     "top_level.txt")
    }  # fmt: skip
    with zipfile.ZipFile(release.wheel) as wheel:
        assert set(wheel.namelist()) == here | about


def test_source_distribution_holds_the_project(release: Release) -> None:
    with tarfile.open(release.source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for directory in (PACKAGE, "benchmarks", "docs", "examples", "tests"):
        here = {
            path.relative_to(CHECKOUT).as_posix()
            for path in (CHECKOUT / directory).rglob("*")
            if path.is_file()
            and not {"__pycache__", "_build", ".flake8_notifications_cache"} & set(path.parts)
        }
        assert here - names == set(), directory
    assert not [name for name in names if name.endswith(".pyc") or "/.flake8_not" in name]


def install(directory: Path, *packages: str | Path, python: str = sys.executable) -> Path:
    """Make an environment, and return where its programs are."""
    run(python, "-m", "venv", directory)
    scripts = directory / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "pip", "install", "--quiet", *packages)
    return scripts


def test_wheel_is_all_that_has_to_be_installed(release: Release, tmp_path: Path) -> None:
    assert_works(install(tmp_path / "environment", release.wheel), tmp_path)


@pytest.mark.nightly
def test_oldest_of_what_it_needs_will_do(release: Release, tmp_path: Path) -> None:
    """The lowest versions that ``setup.cfg`` allows, under the oldest Python that is here."""
    metadata = configparser.ConfigParser()
    metadata.read(CHECKOUT / "setup.cfg", encoding="utf-8")
    needed = metadata["options"]["install_requires"].split()
    oldest = f"python{metadata['options']['python_requires'].removeprefix('>=')}"
    scripts = install(
        tmp_path / "environment", release.wheel,
        *(requirement.replace(">=", "==") for requirement in needed),
        python=oldest if starts(oldest) else sys.executable,
    )  # fmt: skip

    assert_works(scripts, tmp_path)


def starts(program: str) -> bool:
    """Whether there is a program that runs: one of pyenv's may stand for what is switched off."""
    if shutil.which(program) is None:
        return False
    return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0


def assert_works(scripts: Path, directory: Path) -> None:
    """See to it that an installation does, on the examples, what it does here."""
    examples = shutil.copytree(CHECKOUT / "examples", directory / "examples")
    for project in (examples, examples / "events"):
        findings = run(scripts / "flake8", "--exit-zero", "--select=NTF", cwd=project)
        assert findings
        assert findings == helpers.flake8(project).output

    assert f"flake8-notifications: {__version__}" in run(scripts / "flake8", "--version")
    assert run(scripts / "flake8-notifications", "explain", "NTF201").startswith("NTF201 ")
    page = "doc/notifications.md"
    run(
        scripts / "flake8-notifications", "catalog", "--format=md", f"--output={page}", "--check",
        cwd=examples,
    )  # fmt: skip


@pytest.mark.nightly
@pytest.mark.parametrize("name", ["openstack", "pydantic"])
def test_tutorial_is_followed_from_the_wheel(name: str, release: Release, tmp_path: Path) -> None:
    """As a reader does: a new environment, with nothing in it but what the page installs."""
    page = documentation.text_of(documentation.DOCS / "tutorials" / f"{name}.md")
    (installation,) = [
        command
        for block in CONSOLE.blocks(page)
        if block.told == CONSOLE.NOT_RUN
        for command in CONSOLE.commands(block)
        if command.startswith("pip install ")
    ]
    packages = installation.split()[2:]
    assert packages[0] == "flake8-notifications"
    scripts = install(tmp_path / "environment", release.wheel, *packages[1:])
    project = tmp_path / "project"
    project.mkdir()

    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONPATH", raising=False)
        assert CONSOLE.followed(page, project, str(scripts)) == page
