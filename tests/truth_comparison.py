"""What is found in real services, compared with what was read in them by hand.

``python tests/truth_comparison.py [--timeout SECONDS] [SERVICE…]``

``truth/DISTRIBUTION-VERSION-emissions.json`` says by file and line which event types are sent
there, with ``*`` for what nobody can know from the source. Where there is more to say, an object
takes the place of the list:

* ``event_types``: as above;
* ``instead``: what a reader may as well answer, known or patterns;
* ``or_at``: another line where the same event types may as well be reported;
* ``optional``: true where the site may as well not be found;
* ``why``: why that is so.

Each service is read in a process of its own, so that its time is its own and an endless one can
be ended.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

import corpora

TRUTHS = Path(__file__).resolve().parent / "truth"
TIMEOUT = 600
_NAME = re.compile(r"(?P<distribution>.+)-(?P<version>[0-9.]+)-emissions\.json")


class Truth(NamedTuple):
    """What was read by hand at one site."""

    event_types: frozenset[str]
    instead: frozenset[str] = frozenset()
    or_at: int | None = None
    optional: bool = False


class Service(NamedTuple):
    """A release of a distribution whose emissions were read by hand."""

    distribution: str
    version: str
    path: Path

    @property
    def name(self) -> str:
        return self.distribution.rpartition("-")[2]

    def truth(self) -> dict[tuple[str, int], Truth]:
        return {
            (path, int(line)): _truth(entry)
            for path, lines in json.loads(self.path.read_text()).items()
            for line, entry in lines.items()
        }


class Found(NamedTuple):
    """What the plugin says of one service.

    :ivar event_types: by file and line.
    :ivar seconds: of CPU.
    :ivar trouble: why there is nothing, if so.
    """

    event_types: Mapping[tuple[str, int], frozenset[str]]
    seconds: float
    trouble: str | None = None


class Difference(NamedTuple):
    """Event types at a site that are not as they should be."""

    path: str
    line: int
    event_types: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {' '.join(self.event_types)}"


class Comparison(NamedTuple):
    """How what was found differs from the truth.

    :ivar sites: how many there are in truth, without those that are optional.
    :ivar exact: how many of them are found with just their event types.
    :ivar missed: what nothing covers, not even a pattern.
    :ivar wrong: what is found and not so, patterns that cover nothing that is missing included.
    :ivar patterns: what is only covered by a pattern, where the event type could be known.
    :ivar narrower: known event types where the truth only has a pattern for them.
    """

    sites: int
    exact: int
    missed: tuple[Difference, ...]
    wrong: tuple[Difference, ...]
    patterns: tuple[Difference, ...]
    narrower: tuple[Difference, ...]


def services() -> list[Service]:
    """The services with a truth."""
    found = []
    for path in sorted(TRUTHS.glob("*.json")):
        if match := _NAME.fullmatch(path.name):
            found.append(Service(match["distribution"], match["version"], path))
    return found


def find(service: Service, timeout: float = TIMEOUT) -> Found:
    """What the plugin finds in a service, in a fresh process."""
    root = corpora.fetch(service.distribution, service.version)
    command = [sys.executable, __file__, "--emissions", str(root)]
    started = time.monotonic()
    try:
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            timeout=timeout,
            env=_environment(),
        )
    except subprocess.TimeoutExpired:
        return Found({}, time.monotonic() - started, f"not done after {timeout:g} s")
    if done.returncode:
        return Found({}, time.monotonic() - started, done.stderr.strip() or "it was killed")
    answer = json.loads(done.stdout)
    event_types: dict[tuple[str, int], frozenset[str]] = {}
    for path, line, event_type in answer["emissions"]:
        event_types[path, line] = event_types.get((path, line), frozenset()) | {event_type}
    return Found(event_types, answer["seconds"])


def compare(
    truth: Mapping[tuple[str, int], Truth], found: Mapping[tuple[str, int], frozenset[str]]
) -> Comparison:
    """Hold what was found against the truth."""
    left = {site: set(event_types) for site, event_types in found.items()}
    exact = 0
    missed, wrong, patterns, narrower = [], [], [], []
    for (path, line), expected in sorted(truth.items()):
        here = found.get((path, line), frozenset())
        if expected.or_at is not None:
            here |= found.get((path, expected.or_at), frozenset()) & expected.event_types
            left.get((path, expected.or_at), set()).difference_update(here & expected.event_types)
        rest = left.get((path, line), set())
        if expected.optional:
            rest -= expected.event_types
            continue
        if here and here in (expected.event_types, expected.instead):
            exact += 1
            rest.clear()
            continue
        lacking = expected.event_types - here
        covered = {wanted for wanted in lacking if _covered(wanted, here)}
        if lacking - covered:
            missed.append(_difference(path, line, lacking - covered))
        if covered:
            instead = (*sorted(covered), "as", *_covering(covered, here))
            patterns.append(Difference(path, line, instead))
        fitting = {sent for sent in rest if _covered(sent, expected.event_types)}
        if fitting - expected.event_types:
            narrower.append(_difference(path, line, fitting - expected.event_types))
        rest -= fitting | expected.event_types | expected.instead
        rest.difference_update(_covering(covered, here))
    for (path, line), rest in sorted(left.items()):
        expected_here = truth.get((path, line), Truth(frozenset()))
        superfluous = rest - expected_here.event_types
        if superfluous:
            wrong.append(_difference(path, line, superfluous))
    sites = sum(not expected.optional for expected in truth.values())
    return Comparison(sites, exact, tuple(missed), tuple(wrong), tuple(patterns), tuple(narrower))


def _truth(entry: Any) -> Truth:
    if isinstance(entry, list):
        return Truth(frozenset(entry))
    instead = frozenset(entry.get("instead", ()))
    optional = entry.get("optional", False)
    return Truth(frozenset(entry["event_types"]), instead, entry.get("or_at"), optional)


def _difference(path: str, line: int, event_types: AbstractSet[str]) -> Difference:
    return Difference(path, line, tuple(sorted(event_types)))


def _covered(event_type: str, patterns: AbstractSet[str]) -> bool:
    return any("*" in pattern and fnmatchcase(event_type, pattern) for pattern in patterns)


def _covering(event_types: AbstractSet[str], patterns: AbstractSet[str]) -> list[str]:
    """The patterns that cover one of the event types."""
    return sorted(
        pattern
        for pattern in patterns
        if "*" in pattern and any(fnmatchcase(event_type, pattern) for event_type in event_types)
    )


def _environment() -> dict[str, str]:
    """So that what is found is that of the plugin that is imported here, wherever it is."""
    import flake8_notifications

    here = str(Path(flake8_notifications.__file__).parents[1])
    former = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([here, *([former] if former else [])])}


def _emissions(root: Path) -> dict[str, Any]:
    """What the plugin finds in a tree; only the processes that are started call this."""
    from flake8_notifications.options import EXCLUDE, PAYLOAD_BASES, split_list
    from flake8_notifications.project.files import python_files
    from flake8_notifications.project.modules import Modules
    from flake8_notifications.tracing.finder import find_emissions

    started = time.process_time()
    modules = Modules(root, python_files(root, split_list(EXCLUDE.default)))
    sent = find_emissions(modules, split_list(PAYLOAD_BASES.default)).emissions
    emissions = sorted({(each.place.path, each.place.line, each.event_type) for each in sent})
    return {"emissions": emissions, "seconds": time.process_time() - started}


def _report(service: Service, timeout: float) -> bool:
    """Print how a service fares; whether nothing is missed and nothing wrong."""
    found = find(service, timeout)
    if found.trouble:
        print(f"{service.name}: {found.trouble}", flush=True)
        return False
    result = compare(service.truth(), found.event_types)
    print(
        f"{service.name}: {result.exact} of {result.sites} sites exact,"
        f" {len(result.missed)} with something missed, {len(result.wrong)} with something wrong,"
        f" {len(result.patterns)} with a pattern instead, {len(result.narrower)} narrower,"
        f" {found.seconds:.1f} s CPU"
    )
    for kind in ("missed", "wrong", "patterns", "narrower"):
        for difference in getattr(result, kind):
            print(f"  {kind}: {difference}")
    sys.stdout.flush()
    return not (result.missed or result.wrong)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compare what is found with the truth.")
    parser.add_argument("services", nargs="*", metavar="SERVICE")
    parser.add_argument("--timeout", type=float, default=TIMEOUT, help="seconds for each service")
    parser.add_argument("--emissions", type=Path, metavar="ROOT", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.emissions:
        json.dump(_emissions(options.emissions), sys.stdout)
        return 0
    known = {service.name: service for service in services()}
    if unknown := [name for name in options.services if name not in known]:
        parser.error(f"no truth of {', '.join(unknown)}; there is {', '.join(known)}")
    good = [_report(known[name], options.timeout) for name in options.services or known]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
