"""The engine of today, asked about one program and held against its runs."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from flake8_notifications.emissions.model import Emission
from flake8_notifications.options import PAYLOAD_BASES, split_list
from flake8_notifications.project.modules import Modules
from flake8_notifications.tracing.finder import find_emissions
from oracle.comparison import Counts, Discrepancy, Kind, Verdict, compare
from oracle.programs import Program
from oracle.recording import Run

#: Seconds that an engine has for one program.
LIMIT: Final = 10

_PATH: Final = "program.py"
#: Nothing is read here: the program's text lies over it.
_ROOT: Final = Path("/nonexistent")


class TimeLimitError(BaseException):
    """The engine takes too long; nothing of its own may catch this."""


def emissions_of(text: str) -> Sequence[Emission]:
    """What the engine finds in a program."""
    modules = Modules(_ROOT, [_PATH], overlay={_PATH: text})
    return find_emissions(modules, split_list(str(PAYLOAD_BASES.default)), ()).emissions


def judge(program: Program, recorded: Sequence[Run] | None = None) -> Verdict:
    """How the engine does on a program, a crash and a timeout being answers, too."""
    try:
        with time_limit(LIMIT):
            emissions = emissions_of(program.text)
    except TimeLimitError:
        return _failed(Kind.TIMEOUT, f"more than {LIMIT} s")
    except Exception as error:
        return _failed(Kind.CRASH, f"{type(error).__name__}: {error}"[:200])
    return compare(program.text, program.entries, emissions, recorded)


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Bound what is done, in the main thread of a process: CPU time, whatever else is running."""

    def stop(*_: object) -> None:
        raise TimeLimitError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _failed(kind: Kind, what: str) -> Verdict:
    return Verdict((Discrepancy(kind, what, ()),), Counts())
