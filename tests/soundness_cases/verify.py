"""Holds the marks of the cases against Python: each is run with a notifier that records.

A case is a module ``KIND/NAME.py``. A comment ``#! order.create order.*`` says which event types
have to be reported on its line; of ``a|b`` either will do. Nothing else may be reported. The
comments at the end of the file say how to run it, with ``ctx``, ``ns`` (a namespace) and what the
module defines: ``# run: go(ctx)``. The line of a mark has to be in the stack when the event type
is sent; ``# later:`` is for what is called by a decorator or a thread, where it is not.

    verify.py [FILE...]
"""

from __future__ import annotations

import asyncio  # noqa: F401  # before there is another atexit
import concurrent.futures.thread  # noqa: F401
import contextlib
import io
import os
import re
import sys
import tempfile
import threading
import types
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from unittest import mock

HERE: Final = Path(__file__).resolve().parent
_MARK: Final = re.compile(r" *#! (.+)$", re.MULTILINE)
_RUN: Final = re.compile(r"^# (run|later): (.+)$", re.MULTILINE)
_METHODS: Final = ["audit", "critical", "debug", "error", "info", "sample", "warn", "warning"]


class Mark(NamedTuple):
    """An event type that has to be reported on a line; any of the patterns will do."""

    line: int
    patterns: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.line} {'|'.join(self.patterns)}"


class Send(NamedTuple):
    """What the notifier was called with.

    :ivar event_type: ``*`` where it was no text.
    :ivar lines: of the module, in the stack; empty where they say nothing.
    """

    event_type: str
    lines: frozenset[int]

    def fits(self, mark: Mark) -> bool:
        on_line = not self.lines or mark.line in self.lines
        return on_line and any(covers(each, self.event_type) for each in mark.patterns)


def cases() -> list[Path]:
    return sorted(HERE.glob("*/*.py"))


def marks(text: str) -> list[Mark]:
    """What the comments of a case ask for."""
    return [
        Mark(number, tuple(each.split("|")))
        for number, line in enumerate(text.splitlines(), 1)
        if (match := _MARK.search(line))
        for each in match[1].split()
    ]


def runs(text: str) -> list[tuple[str, str]]:
    """How a case is run: ``run`` or ``later``, and the code."""
    return _RUN.findall(text)


def source(text: str) -> str:
    """A case without what tells the answer."""
    return _RUN.sub("", _MARK.sub("", text)).rstrip() + "\n"


def faults(path: Path) -> list[str]:
    """How the marks of a case differ from what it sends."""
    text = path.read_text(encoding="utf-8")
    wanted, sent = marks(text), sends_of(text, str(path))
    return [
        *(f"{mark}: never sent" for mark in wanted if not any(each.fits(mark) for each in sent)),
        *(
            f"{sorted(each.lines)} {each.event_type}: not marked"
            for each in dict.fromkeys(sent)
            if not any(each.fits(mark) for mark in wanted)
        ),
    ]


def covers(pattern: str, event_type: str) -> bool:
    return bool(re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), event_type))


def sends_of(text: str, path: str, others: Mapping[str, str] = MappingProxyType({})) -> list[Send]:
    """What a case sends when it is run as it says.

    :param others: by their names, the modules that it imports; how it is run may mention theirs.
    """
    sent: list[Send] = []
    stack = [True]

    def record(self: object, ctxt: Any, event_type: Any, payload: Any, retry: Any = None) -> None:
        if event_type is None:
            return
        known = str.__str__(event_type) if isinstance(event_type, str) else "*"
        if not known.startswith("versioned."):
            sent.append(Send(known, frozenset(_lines(path) if stack[0] else ())))

    modules = {name: types.ModuleType(name) for name in (*others, "app")}
    module = modules["app"]
    with _surroundings(record), mock.patch.dict(sys.modules, modules):
        for name, other in others.items():
            exec(compile(other, name, "exec", dont_inherit=True), modules[name].__dict__)
        exec(compile(text, path, "exec", dont_inherit=True), module.__dict__)
        for name in others:
            module.__dict__.update({**modules[name].__dict__, **module.__dict__})
        module.__dict__.update(ctx={}, ns=types.SimpleNamespace, sys=sys)
        for how, code in runs(text):
            stack[0] = how == "run"
            exec(compile(code, "<run>", "exec", dont_inherit=True), module.__dict__)
            for thread in threading.enumerate():
                if thread is not threading.current_thread():
                    thread.join(1)
    return sent


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """Of another package, where nobody sees that it swallows exceptions."""
    with contextlib.suppress(Exception):
        yield


def _instead(function: Callable[..., Any]) -> Callable[..., str]:
    """The same of a decorator that calls what it decorates only once."""
    calls = [function]
    return lambda *args, **kwargs: calls.pop()(*args, **kwargs) if calls else "instead"


def _lines(path: str) -> Iterator[int]:
    frame: types.FrameType | None = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename == path:
            yield frame.f_lineno
        frame = frame.f_back


@contextlib.contextmanager
def _surroundings(record: Any) -> Iterator[None]:
    """What the cases import and is not installed, and the files that they read."""

    def call(function: Any, *args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    def accept(self: object, *args: object, **kwargs: object) -> None:
        pass

    notifier = type("Notifier", (), {"__init__": accept, **dict.fromkeys(_METHODS, record)})
    registry = type("VersionedObjectRegistry", (), {"register": staticmethod(lambda cls: cls)})
    versioned = type("VersionedObject", (), {})
    fields = types.SimpleNamespace(StringField=object)
    base = types.SimpleNamespace(VersionedObject=versioned, VersionedObjectRegistry=registry)
    modules = {
        "atexit": types.SimpleNamespace(register=call),
        "elsewhere": types.SimpleNamespace(make=notifier, quietly=_quietly, instead=_instead),
        "eventlet": types.SimpleNamespace(spawn=call, spawn_n=call),
        "oslo_messaging": types.SimpleNamespace(Notifier=notifier),
        "oslo_versionedobjects": types.SimpleNamespace(base=base, fields=fields),
    }
    before = os.getcwd()
    with (
        tempfile.TemporaryDirectory() as directory,
        mock.patch.dict(sys.modules, modules),  # type: ignore[arg-type]
        mock.patch.dict(os.environ),
        mock.patch.object(sys, "argv", sys.argv[:1]),
        contextlib.redirect_stdout(io.StringIO()),
    ):
        Path(directory, "names.json").write_text('["volume"]')
        Path(directory, "kind.json").write_text('"disk"')
        os.chdir(directory)
        try:
            yield
        finally:
            os.chdir(before)


def main(arguments: list[str]) -> int:
    paths = [Path(each).resolve() for each in arguments] or cases()
    wrong = {path: found for path in paths if (found := faults(path))}
    for path, found in wrong.items():
        print(path.relative_to(HERE), *found, sep="\n    ")
    print(f"{len(paths) - len(wrong)} of {len(paths)} right")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
