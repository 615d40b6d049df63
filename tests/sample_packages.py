"""Small packages whose fingerprints are computed twice: by oslo.versionedobjects and by us."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flake8_notifications.inference import infer
from flake8_notifications.payloads.discovery import find_payloads
from flake8_notifications.payloads.fingerprint import Form
from flake8_notifications.payloads.model import Payload
from flake8_notifications.project.modules import Modules

PACKAGE = "sample"
BASES = ("oslo_versionedobjects.base.VersionedObject",)
_WORKER = Path(__file__).with_name("library_worker.py")
_THIS_PYTHON = Form.ORDERED_DICT_312 if sys.version_info >= (3, 12) else Form.ORDERED_DICT

#: The forms of extra data as the worker names them, and ours.
FORMS: Mapping[str, Form] = {
    "none": Form.NONE,
    "sorted list": Form.SORTED_LIST,
    "OrderedDict": Form.ORDERED_DICT,
    "this Python's OrderedDict": _THIS_PYTHON,
}


class Library:
    """The real library, in a process that answers until it is closed."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(_WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def close(self) -> None:
        self._process.communicate()

    def ask(self, root: Path, modules: list[str]) -> dict[str, Any]:
        """What it computes for the classes of a package in ``root``, or its traceback."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        request = {"root": str(root), "package": PACKAGE, "modules": modules}
        print(json.dumps(request), file=stdin, flush=True)
        answer = stdout.readline()
        assert answer, "the worker has died"
        return dict(json.loads(answer))


def write(root: Path, files: Mapping[str, str]) -> None:
    """Make a package of the texts of its modules, by their names."""
    directory = root / PACKAGE
    directory.mkdir(parents=True, exist_ok=True)
    for old in directory.glob("*.py"):
        old.unlink()
    for name, text in {"__init__": "", **files}.items():
        (directory / f"{name}.py").write_text(text, encoding="utf-8")


def read(root: Path, files: Mapping[str, str]) -> list[Payload]:
    """The payload classes of a package that :func:`write` has made."""
    paths = [f"{PACKAGE}/{name}.py" for name in ("__init__", *files)]
    payloads = find_payloads(Modules(root, paths), BASES, infer=infer)
    assert not payloads.unread
    return list(payloads.classes)


def differences(library: Library, root: Path, files: Mapping[str, str]) -> list[str]:
    """Where we and the library differ on a package, in words; empty where they agree."""
    write(root, files)
    real = library.ask(root, [f"{PACKAGE}.{name}" for name in files])
    if "error" in real:
        return [f"the package is wrong:\n{real['error']}"]
    payloads = read(root, files)
    ours = {payload.name: payload for payload in payloads}
    theirs = real["fingerprints"]["none"]
    # Whether one is registered may be in doubt, and then it is said to have a problem.
    found = [
        f"'{name}' is not registered"
        for name, payload in ours.items()
        if name not in theirs and not payload.problems
    ]
    found += [f"'{name}' is not found" for name in theirs if name not in ours]
    if len(ours) != len(payloads):
        found.append("two classes of one name")
    for name, payload in ours.items():
        found += [
            f"'{name}' has a problem: {problem.subject}: {problem.reason} ({problem.place})"
            for problem in payload.problems
        ]
        if payload.problems or name not in theirs:
            continue
        version = "1.0" if payload.version is None else payload.version
        different = [
            label
            for label, form in FORMS.items()
            if real["fingerprints"][label][name] != f"{version}-{payload.fingerprints[form.value]}"
        ]
        if different:
            found.append(f"'{name}' differs ({', '.join(different)}); see it there: "
                         f"{real['fields'][name]}")  # fmt: skip
    return found


def shown(files: Mapping[str, str]) -> str:
    """The texts of a package, for people."""
    return "\n".join(f"# {name}.py\n{text.strip()}\n" for name, text in files.items())
