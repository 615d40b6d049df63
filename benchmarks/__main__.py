"""Prints the table: ``python -m benchmarks --help``."""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Iterator
from os import cpu_count
from pathlib import Path

from benchmarks import inputs, rows
from benchmarks.places import REPOSITORY, SERVICES, environment, models, multiple, nova, service
from benchmarks.rows import Programs, Row

_WORK = Path.home() / ".cache" / "flake8-notifications-benchmarks"
_PARTS = (
    "file", "edits", "check", "growth", "floor", "services", "models", "inputs", "tree", "semgrep",
)  # fmt: skip


def main() -> None:
    """Measure, and print a line as soon as it is known."""
    given = _arguments()
    given.work.mkdir(parents=True, exist_ok=True)
    is_semgrep_wanted = "semgrep" in given.parts
    programs = Programs(
        environment(given.work, "plain", "flake8"),
        environment(given.work, "ours", "flake8", REPOSITORY),
        environment(given.work, "semgrep", "semgrep") if is_semgrep_wanted else None,
    )
    print(_machine())
    print("\n| work | figure | budget | CPU s | wall s | peak MB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for row in _rows(given, programs):
        print(_line(row), flush=True)


def _rows(given: argparse.Namespace, programs: Programs) -> Iterator[Row]:
    root = nova(given.work)
    rows.set_up(root, programs)
    parts = given.parts
    if "file" in parts:
        yield from rows.one_file(root, programs, given.repeats * 4)
    if "edits" in parts:
        yield from rows.edits(root, programs, given.edits)
    if "check" in parts:
        yield from rows.check(root, programs, given.repeats, "1×")
    if "floor" in parts:
        yield from rows.floor(root, programs, given.repeats, "1×")
    if "growth" in parts:
        for times in (1, 2, 4, 8):
            several = multiple(given.work, times)
            rows.set_up(several, programs)
            yield from rows.check(several, programs, 1, f"{times}× renamed")
    if "services" in parts:
        for distribution in SERVICES:
            yield from rows.service(service(given.work, distribution), programs, given.repeats)
    if "models" in parts:
        several = models(given.work, 3_000)
        rows.set_up(several, programs)
        yield from rows.models(several, programs, given.repeats)
    if "inputs" in parts:
        for name, (_, count) in inputs.INPUTS.items():
            roots = [inputs.write(given.work, name, size) for size in (count, 2 * count)]
            yield from rows.growth(programs, given.trees, f"{count:,} {name}", roots)
    if "tree" in parts:
        yield from rows.whole_tree(root, programs, given.trees)
    if "semgrep" in parts:
        yield from rows.semgrep(root, programs)
    if given.nova_python is not None:
        yield from rows.own_test(root, given.nova_python)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(_PARTS)}")
    parser.add_argument("--repeats", type=int, default=7, help="runs of each (default: 7)")
    parser.add_argument("--trees", type=int, default=3, help="runs over the tree (default: 3)")
    parser.add_argument("--edits", type=int, default=100, help="edits (default: 100)")
    parser.add_argument("--work", type=Path, default=_WORK, help=f"directory (default: {_WORK})")
    parser.add_argument(
        "--nova-python", type=Path, help="a Python with what Nova needs, for Nova's own test"
    )
    given = parser.parse_args()
    given.parts = given.parts or _PARTS
    unknown = set(given.parts).difference(_PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    return given


def _machine() -> str:
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    for line in info.read_text().splitlines() if info.exists() else ():
        if line.startswith("model name"):
            model = line.partition(": ")[2]
            break
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{cpu_count()} cores of {model}, {python}, {platform.system()}"


def _line(row: Row) -> str:
    figures = [
        "" if figure is None else f"{figure:.{digits}f}"
        for figure, digits in ((row.cpu, 2), (row.wall, 2), (row.memory, 0))
    ]
    return "| " + " | ".join([row.work, row.figure, row.budget, *figures]) + " |"


if __name__ == "__main__":
    sys.exit(main())
