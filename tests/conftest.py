"""What holds for every test."""

from __future__ import annotations

import gc
import random
import signal
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import settings

import depth
import shared
from flake8_notifications import garbage_collection

# How long something takes depends on what else the machine does.
settings.register_profile("unhurried", deadline=None, max_examples=depth.of(100, daily=25))
settings.load_profile("unhurried")

# Most objects outlive the test that looks at them, and to go through them again and again took a
# fifth of the time.
gc.set_threshold(100_000, 20, 20)

#: Where the workers of a run find the seed of the process that starts them.
_SEED = "order_seed"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--order-seed",
        type=int,
        metavar="N",
        help="what the order of the tests is made of; 0: as written; by default any one",
    )


_ORDER = pytest.StashKey[int]()


def pytest_configure(config: pytest.Config) -> None:
    given = config.getoption("--order-seed")
    handed_on = getattr(config, "workerinput", {}).get(_SEED)
    made = random.SystemRandom().randrange(1, 2**32) if given is None else given
    config.stash[_ORDER] = made if handed_on is None else handed_on


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: object) -> None:
    """All workers put the tests in the same order, which is what xdist asks for."""
    node.workerinput[_SEED] = node.config.stash[_ORDER]  # type: ignore[attr-defined]


def pytest_report_header(config: pytest.Config) -> str:
    return f"order of tests: --order-seed={config.stash[_ORDER]}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    _leave_to_the_night(config, items)
    if seed := config.stash[_ORDER]:
        items[:] = _shuffled(items, random.Random(seed))


def pytest_collection_finish() -> None:
    """All tests there are stay until the end: nobody need look whether they can go.

    The first analysis of a process freezes what there is, which must not be a whole service.
    """
    gc.collect()
    with garbage_collection.paused():
        pass


def _leave_to_the_night(config: pytest.Config, items: list[pytest.Item]) -> None:
    if depth.IS_NIGHTLY:
        return
    left = [item for item in items if item.get_closest_marker("nightly")]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if not item.get_closest_marker("nightly")]


def _shuffled(items: list[pytest.Item], source: random.Random) -> list[pytest.Item]:
    """The modules in some order, and in each its tests in some order.

    Those of a module stay together, with what it makes for all of them; so do those that share a
    parameter of its fixtures, which pytest itself sees to.
    """
    modules = [list(group) for _, group in groupby(items, lambda item: item.path)]
    source.shuffle(modules)
    for module in modules:
        source.shuffle(module)
    return [item for module in modules for item in module]


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """What a module of tests remembers, whole services among it, is of no use to the next one."""
    module = getattr(item, "module", None)
    if module is None or getattr(nextitem, "module", None) is module:
        return
    for remembered in vars(module).values():
        clear = getattr(remembered, "cache_clear", None)
        if clear and remembered.__module__ == module.__name__:
            clear()
    if item.get_closest_marker("integration"):
        # What became garbage after it had grown old would stay for long.
        gc.collect()


@pytest.fixture(autouse=True, scope="session")
def _own_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The user's key for the cache is left alone: the tests have one of their own."""
    home = shared.directory_of_run(tmp_path_factory) / "cache-home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home))
        yield


@pytest.fixture(scope="session")
def adopted_nova(_own_key: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nova 34 right after ``init --write``, for all who change nothing in it."""
    return shared.once(tmp_path_factory, "adopted-nova", shared.adopt_nova)


@pytest.fixture(autouse=True, scope="session")
def _interruptible() -> Iterator[None]:
    """Ctrl-C works in what the tests start, even where they run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
