"""Judge the engine by many random programs: ``python -m oracle 2000 --seed 1``.

Nothing stops at a failure. The smallest failing programs of each kind are written into a directory,
each with what is wrong with it, made smaller still with ``--shrink``.
"""

from __future__ import annotations

import argparse
import collections
import functools
import multiprocessing
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from oracle.comparison import Counts, Kind, Verdict
from oracle.constructs import Coverage
from oracle.judging import judge
from oracle.programs import Program, generate
from oracle.recording import calls
from oracle.returning import returning
from oracle.shrinking import shrunk

#: One program in so many has a parameter whose text goes into event types.
_FREE = 8


class Example(NamedTuple):
    """One program, by its seed, and how the engine did."""

    seed: int
    program: Program
    verdict: Verdict
    seconds: float


def example(seed: int, *, is_returning: bool = False) -> Example:
    """The program of a seed, judged.

    :param is_returning: whether somebody else sends what its entries return.
    """
    program, recorded = generate(random.Random(seed), is_free=seed % _FREE == 0)
    other = returning(program) if is_returning else None
    start = time.perf_counter()
    verdict = judge(program, recorded) if other is None else judge(other)
    program = other or program
    return Example(seed, program, verdict, time.perf_counter() - start)


def examples(seeds: list[int], jobs: int, *, is_returning: bool = False) -> Iterator[Example]:
    """All of them, in whatever order they come."""
    judged = functools.partial(example, is_returning=is_returning)
    if jobs == 1:
        yield from map(judged, seeds)
    else:
        with multiprocessing.Pool(jobs) as pool:
            yield from pool.imap_unordered(judged, seeds, chunksize=20)


def described(found: Example) -> str:
    """A failing program with what is wrong, as a module that can be run again."""
    lines = [f"# seed {found.seed}", *(f"# {one}" for one in found.verdict.discrepancies)]
    for entry in found.program.entries:
        domains = ", ".join(f"{name} in {values}" for name, values in entry.domains.items())
        lines.append(f"# {entry.name}(ctx, {domains}): {len(calls([entry]))} runs")
    # Lines are those of the program itself, without this.
    numbered = [f"# {n:3} {line}" for n, line in enumerate(found.program.text.split("\n"), 1)]
    return "\n".join([*lines, "", found.program.text, *numbered, ""])


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m oracle", description=__doc__)
    parser.add_argument("count", type=int, help="how many programs")
    parser.add_argument("--seed", type=int, default=0, help="which programs")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--keep", type=int, default=5, help="failing programs of each kind")
    parser.add_argument("--shrink", action="store_true", help="make the kept ones smaller")
    parser.add_argument("--returning", action="store_true", help="let others send what is returned")
    parser.add_argument("--only", type=int, metavar="N", help="show the one program of seed N")
    parser.add_argument("--directory", type=Path, default=Path("/tmp/oracle-failures"))
    options = parser.parse_args()
    if options.only is not None:
        print(described(example(options.only, is_returning=options.returning)))
        return 0
    first = options.seed * 10_000_000
    seeds = list(range(first, first + options.count))
    kinds: dict[Kind, list[Example]] = collections.defaultdict(list)
    counts, right, seconds, slowest, coverage = Counts(), 0, 0.0, 0.0, Coverage()
    for found in examples(seeds, options.jobs, is_returning=options.returning):
        counts = counts.plus(found.verdict.counts)
        right += not found.verdict.faults
        seconds += found.seconds
        slowest = max(slowest, found.seconds)
        coverage.add(found.program.text)
        for kind in {one.kind for one in found.verdict.discrepancies}:
            kinds[kind].append(found)
    _keep(kinds, options.directory, options.keep, options.shrink)
    print(f"examples {options.count}, right {right} ({100 * right / max(1, options.count):.1f} %)")
    print(", ".join(f"{name} {value}" for name, value in counts._asdict().items()))
    for kind, failed in sorted(kinds.items(), key=lambda item: item[0].value):
        print(f"{kind.value}: {len(failed)} examples")
    print(f"engine and comparison {seconds:.1f} s, slowest {slowest:.2f} s")
    print(f"constructs: {coverage}")
    if coverage.absent:
        print(f"in no program: {', '.join(coverage.absent)}")
    print(f"the smallest failing programs are in {options.directory}")
    return int(right < options.count)


def _keep(kinds: dict[Kind, list[Example]], directory: Path, keep: int, shrink: bool) -> None:
    """Write the smallest failing programs of each kind."""
    directory.mkdir(parents=True, exist_ok=True)
    for old in directory.glob("*-[0-9]*.py"):
        old.unlink()
    for kind, failed in kinds.items():
        smallest = sorted(failed, key=lambda one: (one.program.text.count("\n"), one.seed))[:keep]
        for number, found in enumerate(smallest, 1):
            if shrink and kind is not Kind.TIMEOUT:
                program = shrunk(found.program, kind)
                found = found._replace(program=program, verdict=judge(program))
            path = directory / f"{kind.value}-{number}.py"
            path.write_text(described(found), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
