"""Samples of events that are objects on a bus: made, examined, and shown in the reference."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

import event_service
import helpers
from event_service import EVENTS
from test_reference_schemas import official_asyncapi

SAMPLES: Final = "doc/events"
EVENT_TYPES: Final = (
    *("categories.changed", "doors.moved", "lamp.lit", "order.created", "order.paid"),
    *("orders.listed", "pinged", "stock.gone", "stock.low", "tick", "user.added", "user.gone"),
)


@pytest.fixture
def service(tmp_path: Path) -> Path:
    event_service.lay(tmp_path)
    config = f"{event_service.CONFIG}notifications-samples = {SAMPLES}\n"
    (tmp_path / helpers.CONFIG).write_text(config, encoding="utf-8")
    (tmp_path / SAMPLES).mkdir(parents=True)
    return tmp_path


def sample(service: Path, event_type: str) -> Any:
    return json.loads((service / SAMPLES / f"{event_type}.json").read_text(encoding="utf-8"))


def write(service: Path, event_type: str, value: Any) -> None:
    text = value if isinstance(value, str) else json.dumps(value, indent=2)
    (service / SAMPLES / f"{event_type}.json").write_text(text, encoding="utf-8")


def test_without_a_directory_says_how_to_get_them(tmp_path: Path) -> None:
    result = helpers.command(event_service.lay(tmp_path), "samples")
    assert result.status == 0
    (line,) = result.lines
    assert line.startswith("no directory of samples: make one and name it with --notifications-")


def test_those_that_are_missing_are_made_once(service: Path) -> None:
    checked = helpers.command(service, "samples", "--check")
    assert checked.status == 1
    assert "+++ doc/events/order.created.json (made)" in checked.lines
    assert list((service / SAMPLES).iterdir()) == []

    result = helpers.command(service, "samples")
    assert result.status == 0, result.output
    assert sorted(each.stem for each in (service / SAMPLES).iterdir()) == sorted(EVENT_TYPES)
    assert sample(service, "user.gone")["type"] == "user.gone"
    assert helpers.command(service, "samples", "--check").status == 0
    assert helpers.command(service, "samples").lines == ["no sample is stale or missing"]
    assert [each for each in helpers.command(service, "check").codes if each > "NTF3"] == []


@pytest.fixture
def imported(service: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(service))
    importlib.invalidate_caches()
    try:
        yield importlib.import_module("shop.events")
    finally:
        for name in [each for each in sys.modules if each.partition(".")[0] == "shop"]:
            del sys.modules[name]


def test_libraries_and_schemas_take_what_is_made(service: Path, imported: Any) -> None:
    import msgspec
    import pydantic

    helpers.command(service, "samples")
    output = helpers.command(service, "catalog", "--format", "jsonschema", "--strict").output
    validator = jsonschema.Draft202012Validator(json.loads(output))
    document = json.loads(helpers.command(service, "catalog").output)
    for event in document["events"]:
        value = sample(service, event["event_type"])
        validator.validate(value)
        assert event["sample"] == f"{event['event_type']}.json"
        cls = getattr(imported, event["payloads"][0]["class"])
        if cls.__name__ in ("UserStruct", "Doors", "LampDict"):
            msgspec.json.decode(json.dumps(value), type=cls)
        else:
            pydantic.TypeAdapter(cls).validate_json(json.dumps(value))


@pytest.mark.parametrize(
    ("event_type", "change", "code", "said"),
    [
        (
            "order.created",
            {"orderId": "1"},
            "NTF304",
            "a string where field 'orderId' should be an",
        ),
        ("order.created", {"mor": 1}, "NTF304", "with field 'mor', which it does not have"),
        ("order.created", {"item": 1}, "NTF304", "does not have; did you mean 'items'?"),
        ("order.created", {"urgency": 3}, "NTF304", "a value that field 'urgency' cannot hold: L"),
        ("order.created", {"items": [{"sku": "x"}]}, "NTF304", "without field 'unitPrice', which"),
        ("order.created", {"causedBy": 1}, "NTF304", "cannot hold: str | None"),
        ("order.paid", {"payment": {"method": "card"}}, "NTF304", "that field 'payment' cannot h"),
        ("order.paid", {"totals": {"EUR": 1}}, "NTF304", "'Money' is shown as an integer, but sh"),
        ("orders.listed", {"numbers": {"items": ["1"]}}, "NTF304", "'Page' is shown with a string"),
        ("stock.low", {"left": 1.5}, "NTF304", "'StockLow' is shown with a number where field"),
        ("user.added", {"type": "user.gone"}, "NTF305", "shows the event type 'user.gone'"),
        ("pinged", {"type": "called"}, "NTF305", "shows the event type 'called'"),
        (
            "doors.moved",
            {"open": None},
            "NTF304",
            "with null where field 'open' should be a boolean",
        ),
        ("lamp.lit", {"room": 1}, "NTF304", "'LampDict' is shown with an integer where"),
    ],
)
def test_what_cannot_be_is_reported_at_the_class(
    service: Path, event_type: str, change: dict[str, Any], code: str, said: str
) -> None:
    helpers.command(service, "samples")
    write(service, event_type, {**sample(service, event_type), **change})

    (finding,) = [each for each in helpers.command(service, "check").findings if each.code > "NTF3"]
    assert finding.code == code
    assert said in finding.message
    assert f" doc/events/{event_type}.json:" in finding.message
    line = (service / finding.path).read_text(encoding="utf-8").splitlines()[finding.line - 1]
    assert line.startswith(("class ", "@")), line
    if "without field" in said:
        # The command that it names does it.
        command = finding.message.split("'flake8-notifications ")[1].partition("'")[0]
        assert helpers.command(service, *command.split()).status == 0
        assert helpers.command(service, "samples", "--check").status == 0
        return
    result = helpers.command(service, "samples")
    assert result.status == 1
    assert f"not done: {finding.message}" in result.output


@pytest.mark.parametrize(
    "change",
    [
        {"urgency": 2, "causedBy": "me"},
        {"items": []},
    ],
)
def test_what_can_be_is_not(service: Path, change: dict[str, Any]) -> None:
    helpers.command(service, "samples")
    write(service, "order.created", {**sample(service, "order.created"), **change})
    write(service, "pinged", {"type": "pinged", "anything": [1]})
    write(service, "lamp.lit", {"type": "lamp.lit", "watts": 2})
    write(service, "stock.gone", {})
    assert [each for each in helpers.command(service, "check").codes if each > "NTF3"] == []


def test_arrays_have_their_items_in_order(service: Path) -> None:
    helpers.command(service, "samples")
    assert sample(service, "tick") == [1, "tick"]
    for value, said in (
        (["1", "tick"], "is shown with a string where field 'number' should be an integer"),
        ([1, "tick", 2], "is shown with 3 items, but should have 2"),
        ({"number": 1}, "is shown as an object, but should be an array"),
    ):
        write(service, "tick", value)
        (finding,) = [
            each for each in helpers.command(service, "check").findings if each.code > "NTF3"
        ]
        assert said in finding.message


def test_files_belong_to_nothing_only_if_all_can_be_read(service: Path) -> None:
    helpers.command(service, "samples")
    write(service, "tick", "{")
    write(service, "stray", {})
    (found,) = [each for each in helpers.command(service, "check").findings if each.code > "NTF3"]
    assert found.code == "NTF302"
    assert "that of 'tick', that cannot be used: it is not JSON" in found.message

    (service / SAMPLES / "tick.json").unlink()
    helpers.command(service, "samples")
    (found,) = [each for each in helpers.command(service, "check").findings if each.code > "NTF3"]
    assert found.message.startswith("'stray.json' is not named after an event")


def test_new_fields_are_missed_in_old_samples(service: Path) -> None:
    helpers.command(service, "samples")
    events = EVENTS.replace("    tree: Tree", "    tree: Tree\n    depth: int")
    (service / "shop/events.py").write_text(events, encoding="utf-8")
    (finding,) = [each for each in helpers.command(service, "check").findings if each.code > "NTF3"]
    assert "'CategoriesChanged' is shown without field 'depth'" in finding.message


def test_those_of_some_events_or_classes_alone(service: Path) -> None:
    helpers.command(service, "samples", "tick", "StockLow")
    assert sorted(each.stem for each in (service / SAMPLES).iterdir()) == ["stock.low", "tick"]
    result = helpers.command(service, "samples", "tock")
    assert result.status == 2
    assert "did you mean 'tick'?" in result.output


def test_what_is_not_known_is_not_made_up(service: Path) -> None:
    events = EVENTS.replace("    tree: Tree", "    tree: nowhere.Tree")
    (service / "shop/events.py").write_text(events, encoding="utf-8")
    result = helpers.command(service, "samples", "CategoriesChanged")
    assert result.status == 1
    line, *further = result.lines
    assert further == []
    assert "not done: 'categories.changed': 'tree' cannot be resolved" in line
    assert list((service / SAMPLES).iterdir()) == []


def test_reference_shows_them(service: Path) -> None:
    helpers.command(service, "samples")
    page = helpers.command(service, "catalog", "--format", "md").output
    assert "<details><summary>order.created.json</summary>" in page
    document = json.loads(helpers.command(service, "catalog", "--format", "asyncapi").output)
    assert list(official_asyncapi().iter_errors(document)) == []
    message = document["components"]["messages"]["events.stock.low"]
    assert message["examples"] == [
        {"name": "stock.low.json", "payload": sample(service, "stock.low")}
    ]


STALE: Final = """\
from typing import Literal

from pydantic import BaseModel


class Money(BaseModel):
    amount: int
    currency: str


class Event(BaseModel):
    pass


class Paid(Event):
    type: Literal['order.paid'] = 'order.paid'
    schema_version: Literal['1.1'] = '1.1'
    total: Money
    note: str | None = None
    payer: str
"""
CONFIG: Final = """\
[flake8]
notifications-notifiers = *.bus.publish:0.type
notifications-payload-bases = shop.events.Event
notifications-version-attribute = schema_version
notifications-samples = doc
"""


@pytest.fixture
def stale(tmp_path: Path) -> Path:
    bus = "def use(self):\n    self.bus.publish(events.Paid())\n"
    sources = {
        "shop/__init__.py": "",
        "shop/events.py": STALE,
        "shop/use.py": f"from shop import events\n\n\n{bus}",
        ".flake8": CONFIG,
    }
    return helpers.write(tmp_path, sources)


def test_what_every_object_has_is_added_and_its_version_replaced(stale: Path) -> None:
    """With all other bytes as they were."""
    file, money = stale / "doc/order.paid.json", stale / "doc/parts/money.json"
    money.parent.mkdir(parents=True)
    file.write_bytes(
        b'{"type":  "order.paid",\r\n   "schema_version": "1.0",\r\n'
        b'   "total": {"$ref": "parts/money.json#"}\r\n}'
    )
    money.write_text('{"amount": 7}')
    before = [each.code for each in helpers.command(stale, "check").findings if each.code > "NTF3"]
    assert before == ["NTF304", "NTF303"]
    said = [each for each in helpers.command(stale, "check").findings if each.code == "NTF303"]
    assert said == [
        helpers.Reported(
            "shop/events.py",
            17,
            "NTF303",
            "'Paid' is 1.1 and its samples show 1.0, without 'payer': run 'flake8-notifications "
            "samples Paid' to update doc/order.paid.json:2",
        )
    ]
    checked = helpers.command(stale, "samples", "--check")
    assert checked.status == 1
    assert '-   "schema_version": "1.0",' in checked.output

    result = helpers.command(stale, "samples", "Paid")
    assert result.status == 0, result.output
    assert result.lines == [
        "shop/events.py:15: order.paid: updated order.paid.json",
        "2 files updated, 0 made: look at the values that were made up",
    ]
    assert file.read_bytes() == (
        b'{"type":  "order.paid",\r\n   "schema_version": "1.1",\r\n'
        b'   "total": {"$ref": "parts/money.json#"},\r\n   "payer": "payer"\r\n}'
    )
    assert money.read_text() == '{"amount": 7, "currency": "currency"}'
    assert [each for each in helpers.command(stale, "check").codes if each > "NTF3"] == []
    assert helpers.command(stale, "samples").lines == ["no sample is stale or missing"]


def test_what_else_is_wrong_is_left_to_a_person(stale: Path) -> None:
    file = stale / "doc/order.paid.json"
    file.parent.mkdir()
    file.write_text(
        '{"type": "order.paid", "schema_version": "1.1", "payer": 1,\n'
        ' "total": {"amount": "7", "currency": "EUR"}, "old": 1}'
    )
    before = file.read_text()
    result = helpers.command(stale, "samples")
    assert result.status == 1
    assert result.output.count("not done: 'Paid'") == 2
    assert result.output.count("not done: 'Money'") == 1
    assert file.read_text() == before


def test_an_event_without_a_sample_is_reported_where_there_are_samples(stale: Path) -> None:
    (stale / "doc").mkdir()
    (found,) = [each for each in helpers.command(stale, "check").findings if each.code > "NTF3"]
    assert found == (
        "shop/events.py",
        15,
        "NTF301",
        "'order.paid' is sent and has no sample: run 'flake8-notifications samples Paid'",
    )
    assert helpers.command(stale, "samples").status == 0
    assert [each for each in helpers.command(stale, "check").codes if each > "NTF3"] == []
    assert json.loads((stale / "doc/order.paid.json").read_text())["schema_version"] == "1.1"


def test_a_version_that_is_a_number(stale: Path) -> None:
    events = stale / "shop/events.py"
    events.write_text(STALE.replace("Literal['1.1'] = '1.1'", "Literal[2] = 2"))
    (stale / "doc").mkdir()
    assert helpers.command(stale, "samples").status == 0
    file = stale / "doc/order.paid.json"
    before = file.read_text()
    assert json.loads(before)["schema_version"] == 2
    file.write_text(before.replace('"schema_version": 2', '"schema_version": 1'))
    assert [each for each in helpers.command(stale, "check").codes if each > "NTF3"] == ["NTF303"]
    assert helpers.command(stale, "samples").status == 0
    assert file.read_text() == before


#: How a class writes its version, and what that is called on the wire.
VERSION_FIELDS: Final = {
    'revision: str = pydantic.Field("1.0", alias="schemaVersion")': "schemaVersion",
    'revision: Annotated[str, pydantic.Field(serialization_alias="v")] = "1.0"': "v",
    'revision: str = "1.0"': "revision",
    'revision: msgspec_field = "1.0"': "schemaRevision",
}


@pytest.mark.parametrize("declaration", VERSION_FIELDS)
def test_a_version_of_another_name_on_the_wire(declaration: str, tmp_path: Path) -> None:
    name = VERSION_FIELDS[declaration]
    base = "pydantic.BaseModel"
    if "msgspec" in declaration:
        base = "msgspec.Struct, rename=lambda name: {'revision': 'schemaRevision'}.get(name)"
        declaration = declaration.replace("msgspec_field", "str")
    source = (
        "from typing import Annotated, ClassVar\nimport msgspec, pydantic\n\n\n"
        f"class Event({base}):\n    type: ClassVar[str] = ''\n\n\n"
        f"class Paid(Event{base.partition(',')[1]}{base.partition(',')[2]}):\n"
        f"    type: ClassVar[str] = 'paid'\n    {declaration}\n\n\n"
        "def emit(event):\n    ...\n\n\nemit(Paid())\n"
    )
    config = (
        "[flake8]\nnotifications-payload-bases = shop.events.Event\n"
        "notifications-notifiers = shop.events.emit:0.type\n"
        "notifications-version-attribute = revision\nnotifications-samples = doc\n"
    )
    helpers.write(tmp_path, {".flake8": config, "shop/__init__.py": "", "shop/events.py": source})
    (tmp_path / "doc").mkdir()
    helpers.command(tmp_path, "samples")
    file = tmp_path / "doc/paid.json"
    assert json.loads(file.read_text()) == {name: "1.0"}

    (tmp_path / "shop/events.py").write_text(source.replace('"1.0"', '"1.1"'))
    (found,) = [each for each in helpers.command(tmp_path, "check").findings if each.code > "NTF3"]
    assert (found.code, "its samples show 1.0" in found.message) == ("NTF303", True)
    helpers.command(tmp_path, "samples")
    assert json.loads(file.read_text()) == {name: "1.1"}
