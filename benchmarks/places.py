"""Where the benchmarks run: environments and source trees, each made once."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from benchmarks import models as pydantic_models

REPOSITORY: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY / "tests"))

import corpora  # noqa: E402  (beside the tests, which use it, too)
from flake8_notifications.tracing.notifiers import PRIORITIES  # noqa: E402

#: What a copy calls differently, as another service would: nearly all that it defines.
_DEFINED: Final = re.compile(r"^[ \t]*(?:async )?(?:def|class)[ \t]+(_?[A-Za-z]\w{4,})", re.M)
_WORD: Final = re.compile(r"\w+")
_KEPT: Final = frozenset({"NotificationBase", "NotificationObject", "NotificationPayloadBase"})
_PROJECT: Final = re.compile(r"\bnova\b")


def environment(work: Path, name: str, *packages: str | Path) -> Path:
    """The directory of the programs of a virtual environment with some packages."""
    directory = work / name
    programs = directory / "bin"
    if not programs.exists():
        subprocess.run([sys.executable, "-m", "venv", str(directory)], check=True)
    install = [programs / "python", "-m", "pip", "install", "--quiet", "--upgrade", *packages]
    subprocess.run([*map(str, install)], check=True)
    return programs


def nova(work: Path) -> Path:
    """Nova 34.0.0 as it is on PyPI, in a directory of its own that may be written to."""
    root = work / "nova-1"
    if not root.exists():
        _copy(corpora.nova(34) / "nova", root / "nova")
        _configure(root)
    return root


#: The services whose cost is held against the least that it can be.
SERVICES: Final = {
    "nova": "34.0.0",
    "cinder": "29.0.0",
    "openstack-heat": "27.0.1",
    "neutron": "29.0.0",
    "glance": "33.0.0",
    "ironic": "39.0.0",
    "trove": "26.0.0",
    "keystone": "30.0.0",
}


def service(work: Path, distribution: str) -> Path:
    """A service as it is on PyPI, in a directory of its own that may be written to."""
    root = work / distribution
    if not root.exists():
        _copy(corpora.fetch(distribution, SERVICES[distribution]), root)
        _configure(root)
    return root


def multiple(work: Path, times: int) -> Path:
    """Nova several times over, each copy with names of its own, without its tests."""
    root = work / f"nova-{times}-times"
    if root.exists():
        return root
    _configure(root)
    for number in range(times):
        target = root / f"nova{number or ''}"
        _copy(corpora.nova(34) / "nova", target, "tests")
        if number:
            _rename(target, number)
    return root


def models(work: Path, count: int) -> Path:
    """A project of pydantic models; see :mod:`benchmarks.models`."""
    root = work / f"models-{count}"
    if not root.exists():
        for path, text in pydantic_models.models(count).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
    return root


def _copy(source: Path, target: Path, *left_out: str) -> None:
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", *left_out))


def _configure(root: Path) -> None:
    root.mkdir(parents=True, exist_ok=True)
    (root / ".flake8").write_text("[flake8]\n", encoding="utf-8")


def _rename(package: Path, number: int) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in package.rglob("*.py")}
    names = {name for text in texts.values() for name in _DEFINED.findall(text)}
    names -= _KEPT | _outside() | {path.stem for path in package.rglob("*")}

    def renamed(word: re.Match[str]) -> str:
        name = word[0]
        # In front, for a search by text finds what only goes on differently, too.
        return f"{'_' * name.startswith('_')}n{number}_{name}" if name in names else name

    for path, text in texts.items():
        text = _PROJECT.sub(f"nova{number}", text)
        path.write_text(_WORD.sub(renamed, text), encoding="utf-8")


def _outside() -> frozenset[str]:
    """Words that mean something beyond the project."""
    known = REPOSITORY / "flake8_notifications" / "known" / "oslo_versionedobjects.json"
    return frozenset(_WORD.findall(known.read_text(encoding="utf-8"))) | PRIORITIES | {"Notifier"}
