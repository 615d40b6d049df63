"""The reference of events that are objects on a bus, of every dialect."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import browser
import event_service
import helpers

FORMS = ("json", "md", "rst", "html", "jsonschema", "asyncapi")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return event_service.lay(tmp_path_factory.mktemp("service"))


@pytest.fixture(scope="module")
def document(service: Path) -> dict[str, Any]:
    result = helpers.command(service, "catalog")
    assert result.status == 0, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


def shape(document: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [each for each in document["payloads"] if each["class"] == name]
    fields: dict[str, Any] = found["shape"]
    return fields


def test_each_event_has_its_class_and_who_makes_the_object(document: dict[str, Any]) -> None:
    found = {
        each["event_type"]: (
            [one["class"] for one in each["payloads"]],
            [one.removeprefix("shop.sending.") for one in each["senders"]],
        )
        for each in document["events"]
    }
    assert found == {
        "order.created": (["OrderCreated"], ["create", "repeat"]),
        "order.paid": (["OrderPaid"], ["pay"]),
        "orders.listed": (["OrdersListed"], ["list_orders"]),
        "categories.changed": (["CategoriesChanged"], ["change"]),
        "pinged": (["Pinged"], ["ping"]),
        "stock.low": (["StockLow"], ["count", "on_stock"]),
        "stock.gone": (["StockGone"], ["count", "on_stock"]),
        "user.added": (["UserStruct"], ["change_user"]),
        "user.gone": (["UserStruct"], ["change_user"]),
        "doors.moved": (["Doors"], ["move"]),
        "lamp.lit": (["LampDict"], ["light"]),
        "tick": (["Tick"], ["tick"]),
    }


def test_classes_in_fields_are_in_it(document: dict[str, Any]) -> None:
    held = {"Item", "Money", "Card", "Transfer", "Page", "Tree"}
    assert held <= {each["class"] for each in document["payloads"]}


def test_fields_are_as_they_are_on_the_wire(document: dict[str, Any]) -> None:
    assert document["format"] == 2
    fields = shape(document, "OrderCreated")
    assert fields["orderId"] == {
        "type": "int",
        "nullable": False,
        "may_be_absent": False,
        "default": None,
        "values": None,
        "comment": "What the customer calls it.",
    }
    assert fields["causedBy"]["nullable"]
    assert fields["causedBy"]["comment"] == "Who has caused it."
    assert (fields["urgency"]["default"], fields["urgency"]["values"]) == ("1", ["1", "2"])
    assert shape(document, "Item")["sku"]["comment"] == "The stock keeping unit."
    assert shape(document, "Money")["amount"]["comment"] == "Never below zero."
    assert shape(document, "UserStruct")["name"]["may_be_absent"]
    assert shape(document, "LampDict")["room"]["may_be_absent"]
    (tick,) = [each for each in document["payloads"] if each["class"] == "Tick"]
    assert (tick["form"], tick["fields"]) == ("array", ["number", "type"])


@pytest.mark.parametrize("form", FORMS)
def test_speaks_of_no_openstack(service: Path, form: str) -> None:
    output = helpers.command(service, "catalog", "--format", form).output.lower()
    assert "order.created" in output
    for word in ("legacy", "oslo", "versioned", "openstack", "schema source", "namespace"):
        assert word not in output.replace('"unversioned"', ""), word


def test_page_links_the_types(service: Path) -> None:
    page = helpers.command(service, "catalog", "--format", "md").output
    assert "- Payload: [OrderPaid](#payload-OrderPaid)\n" in page
    assert "### `order.created`\n\nA customer has ordered something.\n" in page
    assert "| `page` | [Page](#payload-Page)`[`[Item](#payload-Item)`]` | no | no |  |" in page
    assert "[Card](#payload-Card) \\| [Transfer](#payload-Transfer)" in page
    assert "- Types that whoever holds it says: `T1`" in page
    assert "- On the wire: an array, with the fields in this order" in page
    assert "### `OrderCreated`\n" in page, "no version where there are none"


def test_version_stands_with_the_class(tmp_path: Path) -> None:
    events = event_service.EVENTS.replace(
        "    type: str\n    # Who", "    revision: ClassVar[int] = 3\n    type: str\n    # Who"
    ).replace("from typing import Annotated", "from typing import Annotated, ClassVar")
    event_service.lay(tmp_path, events=events)
    config = event_service.CONFIG.replace("= none", "= revision")
    (tmp_path / helpers.CONFIG).write_text(config, encoding="utf-8")

    page = helpers.command(tmp_path, "catalog", "--format", "md").output
    assert "- Payload: [OrderPaid](#payload-OrderPaid) 3\n" in page
    assert "### `OrderPaid` 3\n" in page
    assert "### `Money`\n" in page
    document = json.loads(helpers.command(tmp_path, "catalog").output)
    (paid,) = [each for each in document["events"] if each["event_type"] == "order.paid"]
    assert paid["payloads"] == [
        {"class": "OrderPaid", "dotted_name": "shop.events.OrderPaid", "version": "3"}
    ]


def test_does_not_depend_on_lines(service: Path, tmp_path: Path) -> None:
    moved = {
        name: "\n" * 7 + text.replace("\n\n\n", "\n\n\n# ---\n\n")
        for name, text in (("common", event_service.COMMON), ("sending", event_service.SENDING))
    }
    event_service.lay(tmp_path, **moved)
    for form in FORMS:
        first = helpers.command(service, "catalog", "--format", form)
        assert helpers.command(tmp_path, "catalog", "--format", form) == first


def test_is_the_same_with_what_earlier_runs_have_found(tmp_path: Path) -> None:
    used, fresh = tmp_path / "used", tmp_path / "fresh"
    event_service.lay(used)
    helpers.command(used, "catalog")
    events = event_service.EVENTS
    for number, text in enumerate(
        (
            events.replace("class Card(", "# Of plastic.\n# Mostly.\nclass Card("),
            events.replace("class OrderPaid(", "class OrderSettled("),
            events.replace("left: int = 0\n    back", "left: float = 0\n    back"),
            events.replace("class Doors:", "class Gates:"),
        )
    ):
        sending = event_service.SENDING
        for old, new in (("OrderPaid", "OrderSettled"), ("Doors", "Gates")):
            if new in text:
                sending = sending.replace(old, new)
        event_service.lay(used, events=text, sending=sending)
        event_service.lay(fresh / str(number), events=text, sending=sending)
        found = helpers.command(used, "catalog")
        assert found == helpers.command(
            fresh / str(number), "catalog", "--notifications-cache-dir="
        )


def test_says_what_it_does_not_know(tmp_path: Path) -> None:
    sending = event_service.SENDING + (
        "\n\ndef relay(message):\n    bus.emit(message.event)\n"
        '\n\ndef plain():\n    bus.put({"type": "plain"})\n'
    )
    events = event_service.EVENTS + (
        "\n\nclass Odd(Event):\n    type: Literal['odd'] = 'odd'\n    what: nowhere.Thing\n"
    )
    event_service.lay(tmp_path, sending=sending, events=events)
    page = helpers.command(tmp_path, "catalog", "--format", "md").output
    assert "### `plain`\n\n- Sent by: `shop.sending.plain`\n- Payload: not known\n" in page
    assert "Not known: 'what' cannot be resolved" in page


@pytest.fixture(scope="module")
def phone(service: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    directory = tmp_path_factory.mktemp("phone")
    page = directory / "events.html"
    arguments = ("--format", "html", "--output", str(page))
    assert helpers.command(service, "catalog", *arguments).status == 0
    return browser.measured(page, directory, width=360, words="lamp.lit watts")


def test_page_fits_a_phone_and_its_links_lead_somewhere(phone: dict[str, Any]) -> None:
    assert phone["width"] == phone["scrollWidth"] == 360
    assert phone["links"] > 40
    assert phone["broken"] == []
    assert phone["console"] == []
    assert phone["filtered"] == 1 < phone["sections"]
