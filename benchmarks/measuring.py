"""What a command costs: CPU and wall seconds, and memory, of it and all that it starts."""

from __future__ import annotations

import os
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

#: What takes longer is ended.
MOST_SECONDS: Final = 600


class Cost(NamedTuple):
    """What one run cost.

    :ivar cpu: seconds, user and system, of the whole process tree.
    :ivar wall: seconds.
    :ivar memory: megabytes, of the largest of the processes.
    """

    cpu: float
    wall: float
    memory: float


class Command(NamedTuple):
    """Something to run.

    :ivar prepare: what is done before each run and is no part of it.
    """

    arguments: Sequence[str | Path]
    directory: Path
    stdin: str = ""
    prepare: Callable[[], object] = lambda: None


def run(command: Command) -> Cost:
    """Run a command and measure it; what it prints is dropped, its exit status is its own."""
    command.prepare()
    start = time.perf_counter()
    process = subprocess.Popen(
        [*map(str, command.arguments)],
        cwd=command.directory,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    process.stdin.write(command.stdin.encode())
    process.stdin.close()
    limit = threading.Timer(MOST_SECONDS, process.kill)
    limit.start()
    _, status, usage = os.wait4(process.pid, 0)
    limit.cancel()
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1000)


def interleaved(commands: Sequence[Command], repeats: int) -> list[list[Cost]]:
    """The costs of commands, each run in turn, so that what else goes on meets all alike."""
    rounds = [[run(command) for command in commands] for _ in range(repeats)]
    return [list(costs) for costs in zip(*rounds, strict=True)]


def median(costs: Iterable[Cost]) -> Cost:
    """The median of each figure by itself."""
    cpu, wall, memory = zip(*costs, strict=True)
    return Cost(statistics.median(cpu), statistics.median(wall), max(memory))


def share(with_it: Sequence[Cost], without: Sequence[Cost]) -> float:
    """The median of what pairs of runs differ by, in milliseconds of CPU."""
    pairs = zip(with_it, without, strict=True)
    return statistics.median((one.cpu - other.cpu) * 1000 for one, other in pairs)
