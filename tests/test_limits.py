"""What is sent stays reported, in whatever form, if a run may cost next to nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from _pytest.mark.structures import ParameterSet

import depth
from flake8_notifications.configuration.notifiers import notifier_of
from flake8_notifications.interpretation.raising import Raising
from flake8_notifications.interpretation.values.containers import ListObject
from flake8_notifications.project.modules import Modules
from flake8_notifications.tracing import (
    attribute_values,
    call_sites,
    class_state,
    cuts,
    effort,
    filled_containers,
    finder,
    global_state,
    passing,
    tracer,
)
from flake8_notifications.tracing.finder import find_emissions
from flake8_notifications.tracing.runs import Runs
from flake8_notifications.tracing.units import Unit
from soundness_cases import verify
from test_soundness import reported

#: So few nodes of guards are not enough for many of the cases.
_NODES: Final = 100
_PATHS: Final = [path for path in verify.cases() if "# run:" in path.read_text(encoding="utf-8")]
_SHARE: Final = depth.of(1, daily=12)

#: Where it is not said of what is given up that it may be what is sent.
_SILENT: Final = frozenset(
    {
        "caller_with_much_to_do/callback.py",
        "caller_with_much_to_do/given.py",
        "closures_kept_by_objects/given.py",
        "put_beside_a_container/heap_of_an_object.py",
        "receivers_of_signals/given.py",
        "receivers_of_signals/with_their_senders.py",
    }
)
#: The same of what code elsewhere leaves.
_SILENT_ELSEWHERE: Final = frozenset(
    {
        "left_on_another_branch/in_a_default.py",
        "made_under_a_key/given.py",
        "made_under_a_key/on_a_class.py",
    }
)
#: The same of functions that are called in too many places.
_SILENT_CALLERS: Final = frozenset(
    {
        "attributes_of_shared_objects/given.py",
        "attributes_of_shared_objects/set_by_a_function.py",
        "caller_with_much_to_do/callback.py",
        "caller_with_much_to_do/given.py",
        "fields_of_dataclasses/with_a_default.py",
        "made_under_a_key/given.py",
        "made_under_a_key/on_a_class.py",
        "made_when_first_asked_for/a_dict.py",
        "methods_put_on_objects/on_a_class_without_it.py",
        "notifiers_in_a_filled_dict/zip_attributes_and_stack.py",
        "receivers_of_signals/given.py",
        "receivers_of_signals/with_their_senders.py",
        "set_on_what_an_object_holds/after_it_was_sent.py",
        "set_on_what_an_object_holds/of_a_dict.py",
    }
)
#: Those that lead to others without end.
_SILENT_QUESTIONS: Final = frozenset(
    {
        "put_by_callers_of_callers/by_methods.py",
        "receivers_of_signals/given.py",
        "receivers_of_signals/with_their_senders.py",
        "shown_while_it_waits/of_another_object.py",
    }
)


def _some(silent: frozenset[str]) -> list[ParameterSet]:
    """Every few of the cases, and those that are known to be missed."""
    paths = {path.relative_to(verify.HERE).as_posix(): path for path in _PATHS}
    missed = pytest.mark.xfail(strict=True, reason="what is given up is not reported")
    return [
        pytest.param(path, id=name, marks=missed if name in silent else ())
        for at, (name, path) in enumerate(sorted(paths.items()))
        if at % (4 * _SHARE) == 0 or name in silent
    ]


#: A function of more lines than are looked into for what it returns.
_LONG_MAKER: Final = """\
import oslo_messaging
n = oslo_messaging.Notifier(None)
class Client:
    def emit(self, ctx, name):
        n.info(ctx, "client." + name, {})
def get_client(total) -> "Client":
LINES
    return Client() if total else Client()
def go(ctx, kind):
    client = get_client(kind)
    client.emit(ctx, "opened")
""".replace("LINES", "\n".join(f"    total = len(str(total)) + {at}" for at in range(330)))

_HEAVY_HELPER: Final = """
from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


def add(names, lease):
    kinds = []
    for key in lease:
        if lease[key] in kinds:
            kinds.remove(lease[key])
        else:
            kinds.append(lease[key])
    for key in lease:
        if key in kinds:
            kinds.append(lease[key])
    if kinds:
        names.append('lease.changed')


def update(lease):
    names = ['lease.updated']
    add(names, lease)
    for name in names:
        NOTIFIER.info({}, name, {})
"""

_TYPED: Final = """
class Bus:
    def emit(self, event_type):
        print(event_type)


class Hub:
    def __init__(self):
        self.bus = Bus()


def place(hub: Hub):
    hub.bus.emit('order.placed')


class Shop:
    def __init__(self, hub: Hub):
        self.hub = hub

    def close(self):
        self.hub.bus.emit('shop.closed')


def main(hub):
    place(hub)
    Shop(hub).close()
"""


@pytest.fixture(autouse=True)
def _few_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "_FIRST_RUN", finder._FIRST_RUN._replace(nodes=_NODES))


@pytest.mark.parametrize(
    "path", _PATHS[::_SHARE], ids=lambda path: path.relative_to(verify.HERE).as_posix()
)
def test_nothing_sent_goes_unreported(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = reported(verify.source(text), tmp_path)

    missed = [
        sent.event_type
        for sent in verify.sends_of(text, str(path))
        if not any(verify.covers(pattern, sent.event_type) for _, pattern in found)
    ]

    assert not missed


@pytest.mark.parametrize("path", _some(_SILENT))
def test_nothing_goes_unreported_if_no_answer_may_cost_anything(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effort, "MOST_OF_ANSWER", 2)
    test_nothing_sent_goes_unreported(path, tmp_path)


@pytest.mark.parametrize("path", _some(_SILENT_ELSEWHERE))
def test_nothing_goes_unreported_if_nothing_elsewhere_may_cost_anything(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cuts, "MOST_OF_SETTLED", 2)
    monkeypatch.setattr(effort, "MOST_OF_SETTLED", 2)
    test_nothing_sent_goes_unreported(path, tmp_path)


@pytest.mark.parametrize("path", _some(_SILENT_CALLERS))
def test_nothing_goes_unreported_if_there_are_too_many_callers(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (attribute_values, call_sites, class_state, filled_containers, global_state):
        monkeypatch.setattr(module, "MOST_CALLERS", 0)
    test_nothing_sent_goes_unreported(path, tmp_path)


@pytest.mark.parametrize("path", _some(_SILENT_QUESTIONS))
def test_nothing_goes_unreported_if_questions_lead_to_no_others(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passing, "DEEPEST", 1)
    test_nothing_sent_goes_unreported(path, tmp_path)


@pytest.mark.parametrize("path", _some(frozenset()))
def test_nothing_goes_unreported_if_modules_may_cost_next_to_nothing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracer, "_MOST_NODES", 20)
    test_nothing_sent_goes_unreported(path, tmp_path)


def test_a_list_may_hold_what_a_function_adds_that_is_not_run(tmp_path: Path) -> None:
    found = {event_type for _, event_type in reported(_HEAVY_HELPER, tmp_path)}

    assert any(verify.covers(pattern, "lease.changed") for pattern in found)
    assert "lease.updated" in found


def test_what_is_too_long_to_be_run_returns_what_it_is_said_to(tmp_path: Path) -> None:
    found = {event_type for _, event_type in reported(_LONG_MAKER, tmp_path)}

    assert found == {"client.opened"}


def test_callers_are_not_run_if_an_annotation_tells_the_bus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shop.py").write_text(_TYPED, encoding="utf-8")
    watched: list[Unit] = []
    watch = Runs.watch

    def watch_and_note(runs: Runs, unit: Unit, *others: Any, **options: Any) -> None:
        watched.append(unit)
        watch(runs, unit, *others, **options)

    monkeypatch.setattr(Runs, "watch", watch_and_note)

    sent = find_emissions(Modules(tmp_path, ["shop.py"]), (), [notifier_of("shop.Bus.emit:0")])

    assert {emission.event_type for emission in sent.emissions} == {"order.placed", "shop.closed"}
    assert not watched


def test_what_a_list_holds_where_something_is_raised_is_joined(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = verify.HERE / "last_write_before_a_raise" / "list_filled_one_by_one.py"
    sizes: list[int] = []
    original = Raising._unsettle_states

    def noting(self: Raising, holder: ListObject, *values: Any) -> None:
        original(self, holder, *values)
        sizes.append(len(holder.states))

    monkeypatch.setattr(Raising, "_unsettle_states", noting)
    reported(path.read_text(encoding="utf-8"), tmp_path)

    assert 1 < max(sizes) <= 12
