"""Nothing of a project is imported or executed, and nothing is started but git.

flake8 and the command run on a project that is full of traps, in a process of their own with an
audit hook, which Python tells of everything that matters here.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any, Final

import pytest

import depth
import helpers
from helpers import BASE, CONFIG, FILE, payload

TRAP: Final = """\
with open({marker!r}, 'a') as file:
    file.write(__file__ + chr(10))
raise SystemExit('somebody has run ' + __file__)
"""

#: Modules that Python, pytest, flake8 or setuptools would run on their own account, and modules
#: that hide those of the standard library and of flake8's dependencies.
TRAPPED: Final = (
    "conftest.py",
    "setup.py",
    "sitecustomize.py",
    "usercustomize.py",
    "__main__.py",
    "enum.py",
    "json.py",
    "click.py",
    "msgspec.py",
    "astroid.py",
    "pycodestyle.py",
    "flake8_notifications_extra.py",
    "svc/__init__.py",
    "svc/__main__.py",
    "svc/unused.py",
    "tests/__init__.py",
    "tests/conftest.py",
    "tests/test_orders.py",
)

#: What the process says about itself: run a tool under the eyes of an audit hook.
WATCHER: Final = """\
import ast, builtins, json, os, runpy, sys

root, log, tool, *arguments = sys.argv[1:]
# Opened before anything is watched, and inherited by flake8's workers.
log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
plain_compile = builtins.compile


def inside(name):
    if not isinstance(name, str) or not os.path.exists(name):
        return False
    return os.path.realpath(name).startswith(root + os.sep)


def note(*event):
    os.write(log, json.dumps(event).encode() + b'\\n')


def watch(event, args):
    if event == 'exec':
        if inside(args[0].co_filename):
            note('exec', args[0].co_filename)
    elif event in ('subprocess.Popen', 'os.exec', 'os.posix_spawn', 'os.system', 'os.startfile'):
        note(event, str(args[0]), [str(word) for word in args[1]] if len(args) > 1 else [])
    elif event == 'open' and isinstance(args[0], str) and inside(args[0]):
        flags = args[2] if isinstance(args[2], int) else 0
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            note('write', args[0])


def watched_compile(source, filename, mode, flags=0, *rest, **options):
    text = source if isinstance(source, str) else repr(source)
    if 'somebody has run' in text and not flags & ast.PyCF_ONLY_AST:
        note('compile', str(filename))
    return plain_compile(source, filename, mode, flags, *rest, **options)


builtins.compile = watched_compile
sys.argv = [tool, *arguments]
sys.path[0] = os.path.dirname(tool)
sys.addaudithook(watch)
status = 0
try:
    runpy.run_path(tool, run_name='__main__')
except SystemExit as error:
    status = error.code if isinstance(error.code, int) else 1
finally:
    for name, module in list(sys.modules.items()):
        if inside(getattr(module, '__file__', None)):
            note('loaded', name)
    note('status', status)
"""

GIT_CONFIG: Final = """\
[core]
    repositoryformatversion = 0
    bare = false
    fsmonitor = {program}
    hooksPath = {hooks}
    pager = {program}
    editor = {program}
    sshCommand = {program}
    askPass = {program}
    gitProxy = {program}
[pager]
    ls-files = true
    rev-parse = true
[alias]
    ls-files = !{program}
    rev-parse = !{program}
[diff]
    external = {program}
[credential]
    helper = !{program}
[filter "trap"]
    clean = {program}
    smudge = {program}
    process = {program}
"""


class Project:
    """A project full of traps."""

    def __init__(self, directory: Path) -> None:
        self.root = directory / "project"
        self.marker = directory / "sprung"
        self.log = directory / "log.json"
        self.watcher = directory / "watcher.py"
        self.watcher.write_text(WATCHER, encoding="utf-8")
        trap = TRAP.format(marker=str(self.marker))
        module = (
            "import svc.unused\nfrom oslo_versionedobjects import base as ovo_base, fields\n"
            "from svc import base\n"
        )
        files = {
            **dict.fromkeys(TRAPPED, trap),
            "svc/base.py": BASE + trap,
            "svc/payloads.py": module + payload() + trap,
            "svc/enums.py": f"import os\nALL = os.popen('touch {self.marker}')\n{trap}",
            "svc/more.py": (
                "from svc import base, enums\nfrom oslo_versionedobjects import fields\n\n\n"
                + payload("EnumPayload", "    fields = {'x': fields.EnumField(enums.ALL)}\n")
                + trap
            ),
            # What takes deep inference, to know its VERSION.
            "svc/deep.py": (
                f"{module}class Meta(type):\n    last = '1.0'\n\n\n"
                "class Known(metaclass=Meta):\n    pass\n\n\n"
                + payload("DeepPayload").replace("'1.0'", "Known.last")
                + trap
            ),
            "setup.cfg": "[metadata]\nname = x\n",
            "pyproject.toml": "[build-system]\nrequires = []\nbuild-backend = 'setup'\n",
            "trap.pth": "import setup\n",
            "svc/trap.py.pth": "import setup\n",
        }
        helpers.write(self.root, files)
        (self.root / CONFIG).unlink()
        (self.root / CONFIG).write_text("[flake8]\nexclude = no-such\n", encoding="utf-8")

    def add_git(self) -> None:
        """Make it a repository whose configuration names programs wherever it can."""
        program = self.root / "program"
        program.write_text(f"#!/bin/sh\necho $0 >> '{self.marker}'\nexit 1\n", encoding="utf-8")
        program.chmod(0o755)
        quiet = {"cwd": self.root, "check": True, "capture_output": True}
        subprocess.run(["git", "init", "-q"], **quiet)
        subprocess.run(["git", "add", "-A"], **quiet)
        hooks = self.root / ".git" / "hooks"
        hooks.mkdir(exist_ok=True)
        for name in ("post-index-change", "fsmonitor-watchman", "query-watchman", "pre-commit",
                     "post-checkout", "reference-transaction"):  # fmt: skip
            shutil.copy(program, hooks / name)
        (self.root / ".gitattributes").write_text("*.py filter=trap\n", encoding="utf-8")
        text = GIT_CONFIG.format(program=program, hooks=hooks)
        (self.root / ".git" / "config").write_text(text, encoding="utf-8")

    def noted(self) -> list[list[Any]]:
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def run(self, tool: str, *arguments: str) -> tuple[list[list[Any]], str]:
        """What was noted while a tool ran, and what it printed."""
        program = Path(sysconfig.get_path("scripts"), tool)
        if not program.exists():
            pytest.skip(f"{program} is not installed")
        names = [self.root.resolve(), self.log, program]
        result = subprocess.run(
            [sys.executable, str(self.watcher), *map(str, names), *arguments],
            cwd=self.root,
            capture_output=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        assert "Traceback" not in result.stderr, result.stderr
        return self.noted(), result.stdout + result.stderr


@pytest.fixture(params=depth.parameters(["plain", "git"], daily=["git"]))
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Project:
    made = Project(tmp_path.resolve())
    if request.param == "git":
        if shutil.which("git") is None:
            pytest.skip("has no git")
        made.add_git()
    return made


def assert_untouched(
    project: Project, noted: list[list[Any]], status: int, written: str | None = None
) -> None:
    """Nothing was run but git, and nothing written but files with a text in their paths."""
    assert not project.marker.exists(), project.marker.read_text(encoding="utf-8")
    assert noted[-1] == ["status", status]
    for kind, name, *_ in noted[:-1]:
        if kind == "subprocess.Popen":
            assert Path(name).name == "git"
        else:
            assert kind == "write"
            assert written is not None
            assert written in name


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_by_flake8(jobs: str, project: Project) -> None:
    noted, output = project.run("flake8", "--select=NTF", f"--jobs={jobs}")

    assert "NTF204 'OrderPayload'" in output
    assert "NTF207 'EnumPayload'" in output
    assert "NTF204 'DeepPayload'" in output
    assert_untouched(project, noted, 1)


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["fingerprints"], ["fingerprints", "--check"]],
    ids=" ".join,
)
def test_by_the_command(arguments: list[str], project: Project) -> None:
    noted, output = project.run("flake8-notifications", *arguments)

    assert "OrderPayload" in output
    assert "NTF207 'EnumPayload'" in output
    assert "NTF207 'DeepPayload'" not in output
    assert_untouched(project, noted, 1, f".{FILE}." if arguments == ["fingerprints"] else None)


def test_the_traps_work(tmp_path: Path) -> None:
    """Otherwise the tests above would show nothing."""
    made = Project(tmp_path.resolve())
    tool = tmp_path / "tool.py"
    tool.write_text(
        "import subprocess, sys\n"
        f"sys.path.insert(0, {str(made.root)!r})\n"
        "subprocess.run([sys.executable, '-c', ''])\n"
        f"compile(open({str(made.root / 'setup.py')!r}).read(), 'x', 'exec')\n"
        "import svc\n",
        encoding="utf-8",
    )
    subprocess.run(
        [sys.executable, made.watcher, made.root, made.log, tool],
        cwd=made.root,
        capture_output=True,
        check=False,
    )

    assert made.marker.read_text(encoding="utf-8") == f"{made.root / 'svc/__init__.py'}\n"
    assert {event[0] for event in made.noted()} >= {"subprocess.Popen", "compile", "exec"}
    with pytest.raises(AssertionError):
        assert_untouched(made, made.noted(), 1)


@pytest.mark.skipif(shutil.which("git") is None, reason="has no git")
def test_the_traps_for_git_work(tmp_path: Path) -> None:
    made = Project(tmp_path.resolve())
    made.add_git()
    subprocess.run(["git", "status"], cwd=made.root, capture_output=True, check=False)

    assert made.marker.exists()
