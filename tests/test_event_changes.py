"""``flake8-notifications changes`` of events that are objects on a bus."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import event_service
import helpers
import repositories
from event_service import COMMON, CONFIG, EVENTS, SENDING


@pytest.fixture
def service(tmp_path: Path) -> Path:
    repositories.create(event_service.lay(tmp_path))
    repositories.commit(tmp_path)
    repositories.git(tmp_path, "tag", "1.0")
    return tmp_path


@pytest.fixture
def noted(service: Path) -> Callable[..., list[str]]:
    def noted(**changes: str) -> list[str]:
        """What the release note says of the service as it is now, without titles."""
        event_service.lay(service, **changes)
        result = helpers.command(service, "changes", "--against", "1.0")
        assert result.status == 0, result.output
        assert "legacy" not in result.output
        assert "VERSION" not in result.output
        assert result.lines[0] == "# Events: changes since 1.0"
        return [each for each in result.lines[1:] if each and not each.startswith("#")]

    return noted


def test_nothing_changed(noted: Callable[..., list[str]]) -> None:
    assert noted() == ["Nothing changed for consumers."]


def test_base_class_is_one_entry(noted: Callable[..., list[str]]) -> None:
    events = EVENTS.replace(
        "    caused_by: str | None", "    trace: str\n    caused_by: str | None"
    )
    closed, others = noted(events=events)
    assert closed == (
        "- `shop.events.CategoriesChanged`, which inherits from `Event`: field 'trace' added "
        "(str), and who reads it by this class forbids others"
    )
    assert others.startswith("- 4 classes that inherit from `Event`, `shop.events.OrderCreated`")
    assert others.endswith(": field 'trace' added (str)")


def test_enum_is_one_entry(noted: Callable[..., list[str]]) -> None:
    common = COMMON.replace('USD = "USD"', 'CHF = "CHF"')
    assert noted(common=common) == [
        "- `Currency`, the type of `currency` of `shop.common.Money` and `totals` of "
        "`shop.events.OrderPaid`: value 'CHF' added; value 'USD' removed"
    ]


def test_literal_is_what_its_own_class_says(noted: Callable[..., list[str]]) -> None:
    events = EVENTS.replace('"user.added", "user.gone"', '"user.added", "user.gone", "user.seen"')
    assert noted(events=events) == [
        "- `shop.events.UserStruct`: field 'type': value 'user.seen' added"
    ]


def test_what_is_markup_in_markdown_is_text(noted: Callable[..., list[str]]) -> None:
    events = EVENTS.replace(
        '"user.added", "user.gone"', '"user.added", "user.gone", "*<b>_x_y [a](b) c[d]"'
    )
    assert noted(events=events) == [
        r"- `shop.events.UserStruct`: field 'type': value '\*&lt;b>\_x_y [a\](b) c[d]' added"
    ]


def test_names_on_the_wire_are_what_counts(noted: Callable[..., list[str]]) -> None:
    common = COMMON.replace("alias_generator=to_camel, ", "")
    found = noted(common=common)
    assert "- `shop.common.Item`: field 'unitPrice' renamed to 'unit_price'" in found
    assert "- `shop.events.Card`: field 'lastFour' renamed to 'last_four'" in found


def test_other_class_of_an_event_is_told(noted: Callable[..., list[str]]) -> None:
    events = EVENTS + (
        "\n\nclass OrderMade(Event):\n"
        '    type: Literal["order.created"] = "order.created"\n    number: int\n'
    )
    sending = SENDING.replace("OrderCreated(order_id=1, items=items)", "OrderMade(number=1)")
    sending = sending.replace("OrderCreated(order_id=2, items=items)", "OrderMade(number=2)")
    assert "- `order.created`: payload shop.events.OrderCreated → shop.events.OrderMade" in noted(
        events=events, sending=sending
    )


def test_event_types_that_come_and_go_have_their_class(service: Path) -> None:
    sending = SENDING.replace("events.Pinged()", "events.Pinged(type='called')")
    (service / "shop/sending.py").write_text(
        sending.replace("    bus.emit(events.Tick(number))", "    bus.put({'type': 'tock'})"),
        encoding="utf-8",
    )
    result = helpers.command(service, "changes", "--against", "1.0", "--format", "json")
    found: dict[str, Any] = json.loads(result.output)["event_types"]

    def shown(entries: list[dict[str, Any]]) -> list[tuple[str, str | None, str]]:
        return [(each["event_types"][0], each["payload"], each["kind"]) for each in entries]

    assert shown(found["removed"]) == [
        ("pinged", "shop.events.Pinged", "event"),
        ("tick", "shop.events.Tick", "event"),
    ]
    assert shown(found["added"]) == [
        ("tock", None, "event"),
        ("called", "shop.events.Pinged", "event"),
    ]


def test_versions_are_called_so(service: Path) -> None:
    events = EVENTS.replace(
        "    type: str\n    # Who", "    revision: int = 1\n    type: str\n    # Who"
    )
    config = CONFIG.replace("= none", "= revision")
    (service / helpers.CONFIG).write_text(config, encoding="utf-8")
    event_service.lay(service, events=events)
    (service / helpers.CONFIG).write_text(config, encoding="utf-8")
    repositories.commit(service)
    repositories.git(service, "tag", "2.0")
    changed = events.replace("    iban: str", "    iban: int").replace(
        "revision: int = 1", "revision: int = 2"
    )
    (service / "shop/events.py").write_text(changed, encoding="utf-8")

    lines = helpers.command(service, "changes", "--against", "2.0").lines
    assert "## Versions" in lines
    assert any(each.startswith("Nothing but its version changed of") for each in lines)
