"""What tests of the whole tool share: small projects on disk, flake8 and the command run on them.

Both run in this process, with the project as the working directory, because a process of their own
would take fifty times as long. Where a real process matters, see :func:`run_tool`.
"""

from __future__ import annotations

import contextlib
import functools
import io
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple
from unittest import mock

import pytest
from click.testing import CliRunner
from flake8 import utils
from flake8.main import cli as flake8_cli
from flake8.plugins import finder

from flake8_notifications import cli

FILE: Final = "notification-fingerprints.json"
CONFIG: Final = ".flake8"
_REPORTED: Final = re.compile(r"(.+?):(\d+):(\d+): (NTF\d{3}) (.*)")

#: The base classes of a small service, as OpenStack services write them.
BASE: Final = """\
from oslo_versionedobjects import base


class Registry(base.VersionedObjectRegistry):
    pass


@Registry.register_if(False)
class NotificationObject(base.VersionedObject):
    VERSION = '1.0'


@Registry.register_if(False)
class NotificationPayloadBase(NotificationObject):
    SCHEMA = {}
    VERSION = '1.0'
"""


class Reported(NamedTuple):
    """One finding as a line of output."""

    path: str
    line: int
    code: str
    message: str


class Run(NamedTuple):
    """What came of a run.

    :ivar output: standard output and standard error.
    """

    status: int
    output: str

    @property
    def lines(self) -> list[str]:
        return self.output.splitlines()

    @property
    def findings(self) -> list[Reported]:
        """The findings of NTF rules in the output."""
        found = (_REPORTED.fullmatch(line) for line in self.lines)
        return [
            Reported(os.path.normpath(match[1]), int(match[2]), match[4], match[5])
            for match in found
            if match
        ]

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files of a project; it gets a flake8 configuration, which makes it a root."""
    for name, text in {CONFIG: "[flake8]\n", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def payload(
    name: str = "OrderPayload", body: str = "    fields = {}\n", version: str = "1.0"
) -> str:
    """The source of a payload class."""
    return (
        "@base.Registry.register\n"
        f"class {name}(base.NotificationPayloadBase):\n"
        f"    VERSION = '{version}'\n"
        f"{body}"
    )


def payloads(*classes: str) -> str:
    """The source of a module of payload classes."""
    head = "from oslo_versionedobjects import fields\n\nfrom svc import base\n"
    return "\n\n".join([head, *classes])


def service(*classes: str) -> dict[str, str]:
    """The files of a service with some payload classes in ``svc/payloads.py``."""
    return {"svc/__init__.py": "", "svc/base.py": BASE, "svc/payloads.py": payloads(*classes)}


@contextlib.contextmanager
def working_directory(directory: Path) -> Iterator[None]:
    before = os.getcwd()
    os.chdir(directory)
    try:
        yield
    finally:
        os.chdir(before)


def flake8(
    root: Path, *arguments: str, select: str | None = "NTF", stdin: str | None = None
) -> Run:
    """Run flake8 in a directory; of all the plugins only ours has a say.

    :param select: the codes; None leaves it to the configuration.
    :param stdin: what an editor sends.
    """
    # flake8 writes findings to the bytes below standard output.
    output = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    selected = [] if select is None else [f"--select={select}"]
    argv = ["flake8", *selected, "--jobs=1", *arguments]
    sent = io.TextIOWrapper(io.BytesIO((stdin or "").encode()), encoding="utf-8")
    # flake8 reads it once in a process.
    utils.stdin_get_value.cache_clear()
    with (
        working_directory(root),
        contextlib.redirect_stdout(output),
        mock.patch.object(sys, "argv", argv),
        mock.patch.object(sys, "stdin", sent),
        mock.patch.object(finder, "_find_importlib_plugins", _installed_plugins),
    ):
        status = flake8_cli.main(argv[1:])
    return Run(status, output.buffer.getvalue().decode())


_search_installed: Final = finder._find_importlib_plugins


@functools.cache
def _installed_plugins() -> tuple[finder.Plugin, ...]:
    """What is installed does not change while tests run; to look took a fifth of a run's time."""
    return tuple(_search_installed())


def command(root: Path, *arguments: str) -> Run:
    """Run ``flake8-notifications`` in a directory; an exception is not caught."""
    with working_directory(root):
        result = CliRunner().invoke(cli.main, arguments, catch_exceptions=False)
    return Run(result.exit_code, result.output)


def record(root: Path, *arguments: str, file: str = FILE) -> str:
    """Make the fingerprint file, with nothing refused, and return its text.

    :param file: the module of a table, where the project has one.
    """
    result = command(root, "fingerprints", *arguments)
    assert result.status == 0, result.output
    return (root / file).read_text(encoding="utf-8")


def run_tool(
    root: Path, name: str, *arguments: str, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run ``flake8`` or ``flake8-notifications`` as a user does: in a process of its own."""
    program = Path(sysconfig.get_path("scripts"), name)
    if not program.exists():
        pytest.skip(f"{program} is not installed")
    return subprocess.run(
        [sys.executable, str(program), *arguments],
        cwd=root,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )
