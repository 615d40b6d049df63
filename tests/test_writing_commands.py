"""Every command that writes, where writing goes wrong.

A full disk, a read-only file, Ctrl-C, two at once, an editor that saves meanwhile: one clear line,
and every file as it was or as it should be.
"""

from __future__ import annotations

import errno
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, Final, NamedTuple

import pytest

import depth
import helpers
from flake8_notifications.committed import writing
from helpers import CONFIG, FILE, payload, payloads

ALLOWLIST: Final = "notification-allowlist.txt"
PAYLOADS: Final = "svc/payloads.py"
RPC: Final = "svc/rpc.py"
TABLE: Final = "svc/test_objects.py"
SENDER: Final = """\
import oslo_messaging

notifier = oslo_messaging.Notifier(None)


def notify(context):
    notifier.info(context, 'order.create', {})
"""
FILES: Final = {**helpers.service(payload()), "svc/orders.py": SENDER}
CHANGED: Final = payload(body="    fields = {'id': fields.UUIDField()}\n")


class Case(NamedTuple):
    """A command that has something to write.

    :ivar targets: the files that it writes, the first one first.
    """

    arguments: tuple[str, ...]
    prepare: Callable[[Path], object]
    targets: tuple[str, ...]


def changed(root: Path, version: str = "1.0") -> None:
    source = CHANGED.replace("'1.0'", f"'{version}'")
    (root / PAYLOADS).write_text(payloads(source))


def recorded(root: Path) -> None:
    helpers.record(root)
    changed(root, "1.1")


def in_table(root: Path) -> None:
    helpers.record(root)
    entry = json.loads((root / FILE).read_text())["payloads"]["OrderPayload"]
    (root / FILE).unlink()
    value = f"{entry['version']}-{entry['fingerprint']}"
    (root / TABLE).write_text(f"# Kept.\nobject_data = {{\n    'OrderPayload': '{value}',\n}}\n")
    (root / CONFIG).write_text(f"[flake8]\nnotifications-fingerprints = {TABLE}::object_data\n")
    changed(root, "1.1")


def listed(root: Path) -> None:
    (root / ALLOWLIST).write_text("# Kept.\norder.gone\norder.create  # why\n")


def guarded(root: Path) -> None:
    helpers.record(root)
    (root / RPC).write_text("# Kept.\nALLOWED = []  # why\n")
    (root / CONFIG).write_text(f"[flake8]\nnotifications-allowlist = {RPC}::ALLOWED\n")


def to_raise(root: Path) -> None:
    helpers.record(root)
    changed(root)


CASES: Final = {
    "fingerprints": Case(("fingerprints",), recorded, (FILE,)),
    "fingerprints, for the first time": Case(("fingerprints",), lambda root: None, (FILE,)),
    "fingerprints in a table": Case(("fingerprints",), in_table, (TABLE,)),
    "allowlist --init": Case(("allowlist", "--init"), lambda root: None, (ALLOWLIST,)),
    "allowlist --prune": Case(("allowlist", "--prune"), listed, (ALLOWLIST,)),
    "init": Case(("init", "--write"), lambda root: None, (FILE, ALLOWLIST, CONFIG)),
    "init --allow-unlisted": Case(("init", "--write", "--allow-unlisted"), guarded, (RPC, CONFIG)),
    "bump": Case(("bump",), to_raise, (PAYLOADS,)),
}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


@pytest.fixture
def project(case: Case, tmp_path: Path) -> Path:
    root = helpers.write(tmp_path / "project", FILES)
    case.prepare(root)
    return root


def contents(root: Path) -> dict[str, bytes]:
    """Every file but those of the cache; what a failure leaves behind is among them."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".flake8_notifications_cache" not in path.parts
    }


def finished(case: Case, project: Path) -> dict[str, bytes]:
    """The files of a project after the command has done its work, done in a copy."""
    copy = project.with_name("finished")
    shutil.copytree(project, copy)
    result = helpers.command(copy, *case.arguments)
    assert result.status == 0, result.output
    found = contents(copy)
    changes = {name for name in found if found[name] != contents(project).get(name)}
    assert changes == set(case.targets)
    return found


def start(project: Path, case: Case) -> subprocess.Popen[str]:
    program = Path(sysconfig.get_path("scripts"), "flake8-notifications")
    return subprocess.Popen(
        [sys.executable, str(program), *case.arguments],
        cwd=project,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


class TestFailures:
    @pytest.mark.parametrize(
        ("function", "number"),
        [
            ("mkstemp", errno.EROFS),
            ("mkstemp", errno.EACCES),
            ("fsync", errno.ENOSPC),
            ("fsync", errno.EDQUOT),
            ("chmod", errno.EPERM),
            ("replace", errno.EIO),
        ],
    )
    def test_one_line_and_nothing_lost(
        self,
        function: str,
        number: int,
        case: Case,
        project: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        before = contents(project)

        def fail(*arguments: object, **options: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(tempfile if function == "mkstemp" else os, function, fail)
        result = helpers.command(project, *case.arguments, "--notifications-cache-dir=")
        monkeypatch.undo()

        assert result.status == 1
        path = project / case.targets[0]
        assert result.lines[-1] == f"Error: {path}: {os.strerror(number)}"
        assert contents(project) == before

    @pytest.mark.skipif(shutil.which("sh") is None, reason="has no shell")
    def test_a_file_that_may_not_grow(self, case: Case, project: Path) -> None:
        before = contents(project)
        program = Path(sysconfig.get_path("scripts"), "flake8-notifications")
        result = subprocess.run(
            ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh", sys.executable, program, *case.arguments],
            cwd=project,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

        assert result.returncode == 1
        path = project / case.targets[0]
        assert result.stderr == f"Error: {path}: {os.strerror(errno.EFBIG)}\n"
        assert contents(project) == before

    @pytest.mark.skipif(os.name == "nt", reason="has no such modes")
    def test_a_read_only_file(self, case: Case, project: Path) -> None:
        target = project / case.targets[0]
        if not target.exists():
            target.write_bytes(b"")
        before = contents(project)
        target.chmod(0o444)
        result = helpers.command(project, *case.arguments)

        assert result.status in (1, 2)
        assert result.lines[-1].startswith("Error: ")
        assert target.name in result.lines[-1]
        after = contents(project)
        assert {name: after[name] for name in before} == before

    def test_the_second_file_of_several_fails(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What was written is whole; the section, which names it, comes last."""
        project = helpers.write(tmp_path, FILES)
        real = os.replace
        calls = itertools.count()

        def fail(*arguments: Any) -> None:
            if next(calls):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            real(*arguments)

        monkeypatch.setattr(os, "replace", fail)
        result = helpers.command(project, "init", "--write", "--notifications-cache-dir=")
        monkeypatch.undo()

        assert (result.status, result.lines[-1][:6]) == (1, "Error:")
        assert (project / CONFIG).read_text() == "[flake8]\n"
        assert not (project / ALLOWLIST).exists()
        assert helpers.command(project, "init", "--write").status == 0
        assert helpers.flake8(project) == (0, "")


class TestInterrupts:
    def interrupt(self, project: Path, case: Case, events: int) -> helpers.Run | None:
        """The run, interrupted at the so manieth line that writes; None if there are fewer."""
        left = events

        def trace(frame: FrameType, event: str, argument: object) -> Any:
            nonlocal left
            if frame.f_code.co_filename != writing.__file__:
                # The lines of other files are not traced, which would take most of the time.
                return None
            if event == "line":
                left -= 1
                if left == 0:
                    signal.raise_signal(signal.SIGINT)
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            result = helpers.command(project, *case.arguments)
        finally:
            sys.settrace(before)
        return None if left > 0 else result

    def test_at_every_line_that_writes(self, case: Case, project: Path) -> None:
        before, after = contents(project), finished(case, project)
        seen = set()
        for count in itertools.count(1, depth.of(1, daily=8)):
            copy = project.with_name(f"copy{count}")
            shutil.copytree(project, copy)
            result = self.interrupt(copy, case, count)
            if result is None:
                break
            assert (result.status, result.lines[-1]) == (1, "Aborted!")
            found = contents(copy)
            for name in before.keys() | found.keys():
                assert found.get(name) in (before.get(name), after[name])
            seen.add(tuple(found.get(name) == after[name] for name in case.targets))

        assert count > 15
        # The old, the new, and of several files the first ones new.
        assert len(seen) == len(case.targets) + 1

    def test_of_a_real_process(self, case: Case, project: Path) -> None:
        """Interrupted as soon as it has read something, wherever it is then."""
        before, after = contents(project), finished(case, project)
        code = (
            "import os, signal, sys, threading\n"
            "from flake8_notifications import analysis, cli\n"
            "sys.argv[0] = 'flake8-notifications'\n"
            "threading.Timer(0.02, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
            "cli.main()\n"
        )
        result = subprocess.run(
            [sys.executable, "-c", code, *case.arguments],
            cwd=project,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

        assert "Traceback" not in result.stderr
        assert (result.returncode, result.stderr.strip()) in ((0, ""), (1, "Aborted!"))
        found = contents(project)
        for name in before.keys() | found.keys():
            assert found.get(name) in (before.get(name), after[name])


@pytest.mark.parametrize(
    ("module", "command", "is_loaded"),
    [
        ("click", "explain", True),
        ("flake8_notifications.analysis", "check", True),
        # What is not needed is not loaded.
        ("flake8_notifications.analysis", "explain", False),
        ("astroid", "explain", False),
    ],
)
def test_an_interrupt_while_the_command_is_loaded(
    module: str, command: str, is_loaded: bool, tmp_path: Path
) -> None:
    arguments = {"check": [], "explain": ["NTF201"]}[command]
    code = (
        "import builtins, signal, sys\n"
        "real = builtins.__import__\n"
        "def hook(name, *rest):\n"
        f"    if name == {module!r}:\n"
        "        signal.raise_signal(signal.SIGINT)\n"
        "    return real(name, *rest)\n"
        "builtins.__import__ = hook\n"
        "from flake8_notifications.__main__ import run\n"
        f"sys.argv = ['flake8-notifications', {command!r}, *{arguments!r}]\n"
        "run()\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    expected = (1, "Aborted!") if is_loaded else (0, "")
    assert (result.returncode, result.stderr.strip()) == expected


def test_two_at_once(case: Case, project: Path) -> None:
    after = finished(case, project)
    processes = [start(project, case) for _ in range(2)]
    said = [process.communicate() for process in processes]

    assert contents(project) == after
    for process, (output, errors) in zip(processes, said, strict=True):
        assert "Traceback" not in errors
        if process.returncode:
            # It saw that the other one was there.
            assert len(errors.splitlines()) == 1
            assert errors.startswith("Error: "), output
    assert 0 in [process.returncode for process in processes]


@pytest.mark.parametrize("name", ["fingerprints in a table", "allowlist --prune", "init", "bump"])
def test_what_an_editor_saves_meanwhile_is_not_lost(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASES[name]
    project = helpers.write(tmp_path, FILES)
    case.prepare(project)
    target = project / case.targets[-1]
    real = writing._reject_read_only
    saved = target.read_bytes() + b"# saved meanwhile\n"

    def save(path: Path) -> None:
        if path.name == target.name:
            target.write_bytes(saved)
        real(path)

    monkeypatch.setattr(writing, "_reject_read_only", save)
    result = helpers.command(project, *case.arguments)

    assert result.status == 1
    assert result.lines[-1] == f"Error: {target}: was changed meanwhile: run the command again"
    assert target.read_bytes() == saved


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_what_root_writes_keeps_its_owner(tmp_path: Path) -> None:
    root = helpers.write(tmp_path, FILES)
    recorded(root)
    os.chown(root / FILE, 1234, 2345)
    assert helpers.command(root, "fingerprints").status == 0
    status = (root / FILE).stat()
    assert (status.st_uid, status.st_gid) == (1234, 2345)
