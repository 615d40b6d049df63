"""The sources of real services, as data for tests.

A corpus is one release of one distribution, downloaded once and unpacked into a cache outside the
repository: `$FLAKE8_NOTIFICATIONS_CORPORA`, or `~/.cache/flake8-notifications-corpora`. What is in
it is only ever read as text: nothing is installed or imported.
"""

from __future__ import annotations

import ast
import functools
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

CACHE_VARIABLE = "FLAKE8_NOTIFICATIONS_CORPORA"
NOVA_MAJORS = range(20, 35)
#: What tests of several releases look at by day: the last one, and two that follow each other.
DAILY_NOVA_MAJORS = (28, 29, 34)


def cache() -> Path:
    """The directory that holds the corpora; it need not exist yet."""
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    return Path.home() / ".cache" / "flake8-notifications-corpora"


def fetch(distribution: str, version: str) -> Path:
    """The directory with one release of a distribution, downloaded if it is not there yet.

    The directory appears with all its content or not at all, also if several processes ask for the
    same release at once or one of them is killed.
    """
    name = _normalized(distribution)
    return _kept(cache() / f"{name}-{version}", functools.partial(_download, name, version))


def fetch_sources(distribution: str, version: str) -> Path:
    """The directory with the source archive of a release, which has what no wheel has.

    Samples of notifications and the generators of documentation are in no wheel. The archives are
    kept beside the other corpora, and appear as a whole or not at all, as those do.
    """
    name = _normalized(distribution)
    target = cache().with_name(f"{cache().name}-sdists") / f"{name}-{version}"
    return _kept(target, functools.partial(_download_sources, name, version))


def _normalized(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _kept(target: Path, download: Callable[[Path], Path]) -> Path:
    """A directory with what is in an archive, downloaded if it is not there yet."""
    if target.is_dir():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".fetching-", dir=target.parent) as scratch:
        tree = Path(scratch, "tree")
        _unpack(download(Path(scratch, "download")), tree)
        try:
            tree.rename(target)
        except OSError:
            # Somebody else was faster: the same release, so theirs is as good.
            if not target.is_dir():
                raise
    return target


def nova(major: int) -> Path:
    """The directory with Nova MAJOR.0.0."""
    if major not in NOVA_MAJORS:
        known = f"{NOVA_MAJORS.start} to {NOVA_MAJORS.stop - 1}"
        raise ValueError(f"Nova {major} is not among the corpora, which are {known}")
    return fetch("nova", f"{major}.0.0")


def table(path: Path, name: str) -> dict[str, str]:
    """The dict of strings that a Python file assigns to a name at its top level."""
    found: ast.expr | None = None
    for statement in ast.parse(path.read_bytes(), filename=str(path)).body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=assigned)], value=value)
                | ast.AnnAssign(target=ast.Name(id=assigned), value=value)
            ) if assigned == name:
                found = value
    if found is None:
        raise LookupError(f"{path} assigns nothing to {name!r}")
    literal = ast.literal_eval(found)
    if not isinstance(literal, dict):
        raise ValueError(f"{name!r} in {path} is not a dict")
    for key, entry in literal.items():
        if not (isinstance(key, str) and isinstance(entry, str)):
            raise ValueError(f"{name!r} in {path} has an entry that is no string: {key!r}")
    return literal


def notification_table(root: Path) -> dict[str, str]:
    """What Nova says of its notification classes: name to `VERSION-fingerprint`."""
    tests = root / "nova" / "tests" / "unit" / "notifications" / "objects"
    return table(tests / "test_notification.py", "notification_object_data")


def object_table(root: Path) -> dict[str, str]:
    """What Nova says of its other versioned objects: name to `VERSION-fingerprint`."""
    return table(root / "nova" / "tests" / "unit" / "objects" / "test_objects.py", "object_data")


#: What most of Nova's code is in, which has no payload classes and sends little.
_BULK = (
    "api", "cmd", "conductor", "console", "db", "pci", "privsep", "scheduler", "virt/libvirt",
    "virt/vmwareapi", "volume", "compute/manager.py",
)  # fmt: skip


def copy_part_of_nova(destination: Path, *, tests: bool = True) -> Path:
    """Copy Nova 34 without most of its code, for a test that looks at it again and again."""
    copy = copy_tree(nova(34), destination, tests=tests)
    for name in _BULK:
        part = copy / name
        shutil.rmtree(part) if part.is_dir() else part.unlink()
    return copy


#: What payload classes are made of, and what sends when they change: a sixth of Nova's code.
_PAYLOAD_PART = (
    "compute/__init__.py", "compute/instance_actions.py", "compute/power_state.py",
    "compute/task_states.py", "compute/utils.py", "compute/vm_states.py", "conf",
    "network/__init__.py", "network/model.py", "notifications", "objects", "virt/__init__.py",
    "virt/arch.py", "tests/unit/notifications/objects/test_notification.py",
)  # fmt: skip


def copy_payload_part_of_nova(destination: Path, major: int = 34, *, tests: bool = True) -> Path:
    """Copy what the notifications of a Nova stand on, for a test that is about nothing else.

    :param tests: whether the table of fingerprints is copied, too, which is all of the tests then.
    """
    origin = nova(major) / "nova"

    def is_wanted(path: str) -> bool:
        inside = any(path == part or path.startswith(f"{part}/") for part in _PAYLOAD_PART)
        above = any(part.startswith(f"{path}/") for part in _PAYLOAD_PART)
        return inside or above or ("/" not in path and path.endswith(".py"))

    def left_out(directory: str, names: list[str]) -> set[str]:
        here = Path(directory).relative_to(origin)
        unwanted = {name for name in names if not is_wanted((here / name).as_posix())}
        return unwanted if tests or directory != str(origin) else unwanted | {"tests"}

    return Path(shutil.copytree(origin, destination / "nova", ignore=left_out))


def copy_tree(
    source: Path, destination: Path, *, package: str = "nova", tests: bool = True
) -> Path:
    """Copy one package of a corpus, for a test that changes it; return the copy's directory.

    The rest of the corpus (metadata, data files) stays behind, and with `tests=False` so does the
    package's own `tests` directory.
    """
    origin = source / package

    def left_out(directory: str, names: list[str]) -> set[str]:
        unwanted = {"__pycache__"}
        if not tests and Path(directory) == origin:
            unwanted.add("tests")
        return unwanted.intersection(names)

    return Path(shutil.copytree(origin, destination / package, ignore=left_out))


def _download(name: str, version: str, directory: Path) -> Path:
    """Download the wheel of a release, or its source archive if there is no wheel."""
    wheel = ["--only-binary", ":all:"]
    attempts: list[Callable[[], subprocess.CompletedProcess[str]]] = [
        lambda: _pip_download(name, version, directory, *wheel),
        lambda: _pip_download(name, version, directory, *wheel, pip=_lenient_pip(directory)),
        lambda: _pip_download(name, version, directory, "--no-binary", name),
    ]
    said = []
    for attempt in attempts:
        outcome = attempt()
        archives = sorted(directory.iterdir()) if directory.is_dir() else []
        if not outcome.returncode and len(archives) == 1:
            return archives[0]
        said.append(outcome.stderr.strip())
    raise RuntimeError("\n".join([f"cannot download {name} {version}:", *said]))


def _download_sources(name: str, version: str, directory: Path) -> Path:
    """Download a source archive; pip wants what builds it to be there, though nothing is built."""
    environment = directory.with_name("environment")
    python = environment / "bin" / "python"
    commands = [
        [sys.executable, "-m", "venv", str(environment)],
        [str(python), "-m", "pip", "--quiet", "install", "--upgrade", "setuptools",
         "wheel", "pbr"],
        [str(python), "-m", "pip", "--quiet", "download", "--no-deps", "--no-build-isolation",
         "--no-binary", ":all:", "--dest", str(directory), f"{name}=={version}"],
    ]  # fmt: skip
    for command in commands:
        subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    (archive,) = directory.iterdir()
    return archive


def _lenient_pip(directory: Path) -> Path:
    """Where a pip is that takes releases with requirements that are not well-formed.

    Some old releases have them, Nova 21.0.0 for one, and pip 24.1 and later refuse those.
    """
    place = directory.with_name("pip")
    _pip("install", "--no-deps", "--target", str(place), "pip==24.0")
    return place


def _pip_download(
    name: str, version: str, directory: Path, *form: str, pip: Path | None = None
) -> subprocess.CompletedProcess[str]:
    # The sources are only read, so the Python that they would need does not matter.
    options = ["--no-deps", "--ignore-requires-python", *form, "--dest", str(directory)]
    return _pip("download", *options, f"{name}=={version}", pip=pip)


def _pip(*arguments: str, pip: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run this Python's pip, or the one in the given directory."""
    return subprocess.run(
        [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments],
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env=os.environ if pip is None else {**os.environ, "PYTHONPATH": str(pip)},
    )


def _unpack(archive: Path, tree: Path) -> None:
    """Unpack a wheel, or what is inside the single directory of a source archive."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(tree)
        return
    whole = tree.with_name(tree.name + ".whole")
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as source:
            source.extractall(whole)
    else:
        with tarfile.open(archive) as source_tar:
            # Python 3.11.3 and older do not have it.
            if hasattr(tarfile, "data_filter"):
                source_tar.extraction_filter = tarfile.data_filter
            source_tar.extractall(whole)
    (only,) = whole.iterdir()
    only.rename(tree)
