"""The rows of the table: each a piece of work, what it costs and what it may cost."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.measuring import Command, Cost, interleaved, median, share
from benchmarks.places import REPOSITORY

CACHE: Final = ".flake8_notifications_cache"
PAYLOADS: Final = "nova/notifications/objects/instance.py"
#: Files without a notification; whoever edits them should not notice the plugin.
UNRELATED: Final = ("nova/virt/event.py", "nova/utils.py", "nova/db/constants.py")
_NO_CACHE: Final = "notifications-cache-dir="
_HERE: Final = REPOSITORY / "benchmarks"


class Row(NamedTuple):
    """One line of the table.

    :ivar budget: what DESIGN allows, empty where it says nothing.
    """

    work: str
    figure: str
    budget: str = ""
    cpu: float | None = None
    wall: float | None = None
    memory: float | None = None


def _row(work: str, cost: Cost, figure: str = "", budget: str = "") -> Row:
    return Row(work, figure or f"{cost.cpu:.2f} s", budget, *cost)


class Programs(NamedTuple):
    """The directories of programs: flake8 alone, with the plugin, and semgrep if it is wanted."""

    plain: Path
    ours: Path
    semgrep: Path | None = None


def set_up(root: Path, programs: Programs) -> None:
    """Record what there is, as a project that has adopted the plugin has."""
    command = programs.ours / "flake8-notifications"
    if not (root / "notification-fingerprints.json").exists():
        subprocess.run([command, "fingerprints"], cwd=root, stdout=subprocess.DEVNULL, check=False)
        subprocess.run([command, "allowlist", "--init"], cwd=root, capture_output=True, check=False)


def whole_tree(root: Path, programs: Programs, repeats: int) -> Iterator[Row]:
    """flake8 over everything, with and without the plugin."""
    plain, cold, warm = interleaved(
        [
            Command([programs.plain / "flake8"], root),
            Command([programs.ours / "flake8"], root, prepare=lambda: _forget(root)),
            Command([programs.ours / "flake8"], root),
        ],
        repeats,
    )
    alone = median(plain)
    yield _row("flake8 alone, whole tree", alone)
    for name, costs, budget in (("cold", cold, "≤ 1.02"), ("warm", warm, "≤ 1.01")):
        ratios = sorted(one.cpu / other.cpu for one, other in zip(costs, plain, strict=True))
        figure = f"× {ratios[len(ratios) // 2]:.3f}"
        yield _row(f"flake8 with the plugin, whole tree, {name}", median(costs), figure, budget)


def one_file(root: Path, programs: Programs, repeats: int) -> Iterator[Row]:
    """The plugin's share of flake8 on single files, as pre-commit and editors run it."""
    for name in UNRELATED:
        plain, ours = _pair(root, programs, repeats, name)
        figure = f"{share(ours, plain):.0f} ms"
        yield _row(f"plugin's share, `{name}`, warm", median(ours), figure, "≤ 20 ms")
    plain, ours = _pair(root, programs, repeats, PAYLOADS)
    figure = f"{share(ours, plain):.0f} ms"
    yield _row(f"plugin's share, `{PAYLOADS}`, warm", median(ours), figure, "≤ 100 ms")


def edits(root: Path, programs: Programs, count: int) -> Iterator[Row]:
    """The plugin's share where an editor sends a payload module after each of many edits."""
    text = (root / PAYLOADS).read_text(encoding="utf-8")
    arguments = [f"--stdin-display-name={PAYLOADS}", "-"]
    interleaved([Command([programs.ours / "flake8", *arguments], root, text)], 1)
    plain, ours = [], []
    for edited in _edited(text, count):
        for costs, place in ((plain, programs.plain), (ours, programs.ours)):
            command = Command([place / "flake8", *arguments], root, edited)
            costs += interleaved([command], 1)[0]
    figure = f"{share(ours, plain):.0f} ms"
    yield _row(f"plugin's share, {count} random edits of it", median(ours), figure, "≤ 100 ms")


def check(root: Path, programs: Programs, repeats: int, size: str) -> Iterator[Row]:
    """The command over the whole project."""
    command = [programs.ours / "flake8-notifications", "check"]
    cold, warm = interleaved(
        [Command(command, root, prepare=lambda: _forget(root)), Command(command, root)], repeats
    )
    is_one = size == "1×"
    yield _row(f"`check`, cold, {size}", median(cold), budget="≤ 1.5 s" if is_one else "")
    yield _row(f"`check`, warm, {size}", median(warm), budget="≤ 0.4 s" if is_one else "")


def floor(root: Path, programs: Programs, repeats: int, size: str) -> Iterator[Row]:
    """The least that anything of the kind has to do."""
    command = Command([programs.plain / "python", _HERE / "floor.py", root], root)
    yield _row(
        f"reading, and `ast.parse` of what matters, {size}",
        median(*interleaved([command], repeats)),
    )


def service(root: Path, programs: Programs, repeats: int) -> Iterator[Row]:
    """The command over a project as a multiple of the least that has to be done."""
    command = [programs.ours / "flake8-notifications", "check", f"--{_NO_CACHE}"]
    floor_of = [programs.plain / "python", _HERE / "floor.py", root]
    cold, least = map(
        median, interleaved([Command(command, root), Command(floor_of, root)], repeats)
    )
    figure = f"{cold.cpu / least.cpu:.1f} × {least.cpu:.2f} s"
    yield _row(f"`check`, cold, {root.name}", cold, figure, "≤ 2.5 ×")


def models(root: Path, programs: Programs, repeats: int) -> Iterator[Row]:
    """The command over a project of pydantic models: each file matters."""
    command = [programs.ours / "flake8-notifications", "check"]
    floor_of = [programs.plain / "python", _HERE / "floor.py", root, ""]
    cold, warm, least = map(
        median,
        interleaved(
            [
                Command(command, root, prepare=lambda: _forget(root)),
                Command(command, root),
                Command(floor_of, root),
            ],
            repeats,
        ),
    )
    for name, cost, budget in (("cold", cold, "≤ 3 ×"), ("warm", warm, "≤ 0.7 ×")):
        figure = f"{cost.cpu / least.cpu:.1f} × {least.cpu:.2f} s"
        yield _row(f"`check`, {name}, {root.name}", cost, figure, budget)


def growth(programs: Programs, repeats: int, name: str, roots: Sequence[Path]) -> Iterator[Row]:
    """The command over some source, and over one of double the size."""
    command = [programs.ours / "flake8-notifications", "check", f"--{_NO_CACHE}"]
    costs = interleaved([Command(command, root) for root in roots], repeats)
    once, twice = map(median, costs)
    yield _row(f"`check`, {name}", once)
    yield _row("`check`, twice as many", twice, f"× {twice.cpu / once.cpu:.2f}", "≤ × 2.2")


def semgrep(root: Path, programs: Programs) -> Iterator[Row]:
    """A search for calls with a literal event type, and how many of the sites it finds."""
    if programs.semgrep is None:
        return
    rule = _HERE / "literal_calls.yaml"
    arguments = [
        *(programs.semgrep / "semgrep", "scan", "--config", rule, "--metrics=off", "--json"),
        *("--disable-version-check", "--no-git-ignore", "--exclude=tests", "nova"),
    ]
    cost = median(*interleaved([Command(arguments, root)], 1))
    found = subprocess.run([*map(str, arguments)], cwd=root, capture_output=True, check=False)
    sites = {(each["path"], each["start"]["line"]) for each in json.loads(found.stdout)["results"]}
    truth = _truth()
    figure = f"{cost.cpu:.1f} s, {len(sites & truth)} of {len(truth)} sites"
    yield _row("a semgrep rule for literal calls", cost, figure)


def own_test(root: Path, python: Path) -> Iterator[Row]:
    """Nova's own test of its notification objects, where its dependencies are installed."""
    name = "nova.tests.unit.notifications.objects.test_notification.TestNotificationObjectVersions"
    command = Command([python, "-m", "unittest", name], root)
    yield _row("Nova's own test of its fingerprints", median(*interleaved([command], 3)))


def _pair(root: Path, programs: Programs, repeats: int, name: str) -> list[list[Cost]]:
    warm = Command([programs.ours / "flake8", name], root)
    interleaved([warm], 1)
    return interleaved([Command([programs.plain / "flake8", name], root), warm], repeats)


def _edited(text: str, count: int) -> Iterator[str]:
    """Edits of a text, each of the one before: a line that goes, comes twice, or is a new one."""
    choices = random.Random(34)
    lines = text.split("\n")
    for number in range(count):
        place = choices.randrange(len(lines))
        match choices.randrange(3):
            case 0:
                lines.insert(place, f"# edit {number}")
            case 1:
                lines.insert(place, lines[place])
            case _:
                lines = text.split("\n")
                del lines[place]
        yield "\n".join(lines)


def _forget(root: Path) -> None:
    shutil.rmtree(root / CACHE, ignore_errors=True)


def _truth() -> set[tuple[str, int]]:
    path = REPOSITORY / "tests" / "truth" / "nova-34.0.0-emissions.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    return {(name, int(line)) for name, lines in data.items() for line in lines}
