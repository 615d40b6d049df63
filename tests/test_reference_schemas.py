"""The reference as JSON Schema and AsyncAPI: valid themselves, and what they let through."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

import helpers
import sample_service
from sample_service import item, order_data, sample, shown
from test_sample_rules import FAULTS

SCHEMAS: Final = Path(__file__).with_name("schemas")
ORDER: Final = shown("OrderPayload", "1.1", order_data())


def official_asyncapi() -> jsonschema.Draft7Validator:
    """Of the initiative itself, as its package has it."""
    text = (SCHEMAS / "asyncapi" / "3.0.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft7Validator(json.loads(text))


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"order-start.json": sample(ORDER)}
    return sample_service.write_sender(tmp_path_factory.mktemp("service"), files)


def document(service: Path, form: str, *arguments: str) -> dict[str, Any]:
    result = helpers.command(service, "catalog", "--format", form, *arguments)
    assert result.status == 0, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


@pytest.fixture(scope="module")
def opened(service: Path) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(document(service, "jsonschema"))


@pytest.fixture(scope="module")
def strict(service: Path) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(document(service, "jsonschema", "--strict"))


def test_are_valid_themselves(
    opened: jsonschema.Draft202012Validator, strict: jsonschema.Draft202012Validator
) -> None:
    for each in (opened, strict):
        assert each.schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        each.check_schema(each.schema)


@pytest.mark.parametrize("arguments", [(), ("--strict",)], ids=["open", "strict"])
def test_asyncapi_is_valid(service: Path, arguments: tuple[str, ...]) -> None:
    found = document(service, "asyncapi", *arguments)

    assert list(official_asyncapi().iter_errors(found)) == []
    message = found["components"]["messages"]["versioned.order.start"]
    assert message["examples"] == [{"name": "order-start.json", "payload": sample(ORDER)}]
    schema = {**message["payload"], "components": found["components"]}
    jsonschema.Draft7Validator(schema).validate(sample(ORDER))
    wrong = sample(shown("OrderPayload", "1.1", {**order_data(), "count": "1"}))
    assert not jsonschema.Draft7Validator(schema).is_valid(wrong)


def with_data(**data: Any) -> dict[str, Any]:
    return sample(shown("OrderPayload", "1.1", {**order_data(), **data}))


@pytest.mark.parametrize(
    "value",
    [
        sample(ORDER),
        with_data(flexible=1, odd=None, note="x", meta={}, item=item(price=1)),
        sample(shown("OrderPayload", "1.7", {})),
        {**sample(ORDER), "event_type": "order.end", "timestamp": "then", "message_id": "1"},
    ],
    ids=["sample", "other values", "later version", "other event"],
)
def test_let_through_what_may_be_sent(
    value: Any,
    opened: jsonschema.Draft202012Validator,
    strict: jsonschema.Draft202012Validator,
) -> None:
    opened.validate(value)
    strict.validate(value)


@pytest.mark.parametrize(
    "value",
    [with_data(state="refunded"), with_data(states=["z"]), with_data(colour="red"),
     {**sample(ORDER), "event_type": "order.lost", "payload": {}}],
    ids=["enum", "list of enum", "field", "event type"],
)  # fmt: skip
def test_only_strict_ones_reject_what_a_minor_version_may_add(
    value: Any,
    opened: jsonschema.Draft202012Validator,
    strict: jsonschema.Draft202012Validator,
) -> None:
    opened.validate(value)
    assert not strict.is_valid(value)


def test_reject_another_major_version(opened: jsonschema.Draft202012Validator) -> None:
    assert not opened.is_valid(sample(shown("OrderPayload", "2.0", order_data())))


@pytest.mark.parametrize(
    ("name", "value"),
    # To JSON Schema, 1.0 is an integer.
    [(name, value) for name, value, _ in FAULTS if (name, str(value)) != ("count", "1.0")],
)
def test_strict_ones_reject_what_a_sample_cannot_show(
    name: str, value: Any, strict: jsonschema.Draft202012Validator
) -> None:
    assert not strict.is_valid(with_data(**{name: value}))


CHANGES: Final[list[Callable[[Any], Any]]] = [
    lambda each: each["items"][0].update({"svc_object.name": "Item"}),
    lambda each: each["item"]["svc_object.data"].update(name=None),
    lambda each: each["item"]["svc_object.data"].update(colour=1),
    lambda each: each["item"].update({"svc_object.data": 1}),
    lambda each: each["item"].update(price=2),
    lambda each: each["item"].update({"svc_object.namespace": "sv"}),
    lambda each: each["item"].pop("svc_object.version"),
    lambda each: each.update(tags=[None]),
    lambda each: each["tags"].append(7),
    lambda each: each["meta"].update(k=7),
]


@pytest.mark.parametrize("change", CHANGES)
def test_strict_ones_reject_it_however_deep(
    change: Callable[[Any], Any], strict: jsonschema.Draft202012Validator
) -> None:
    payload = copy.deepcopy(ORDER)
    change(payload["svc_object.data"])
    assert not strict.is_valid(sample(payload))


@pytest.mark.parametrize(
    "value",
    [
        {key: value for key, value in sample(ORDER).items() if key != left_out}
        for left_out in ("event_type", "payload", "priority")
    ]
    + [[1], {**sample(ORDER), "event_type": 3}, {**sample(ORDER), "priority": None}, sample([]),
       sample({"x": 1}), sample(item())],
)  # fmt: skip
def test_reject_what_is_no_notification(
    value: Any, opened: jsonschema.Draft202012Validator
) -> None:
    assert not opened.is_valid(value)


#: What sends notifications of which nobody can tell the class.
UNKNOWN_SENDER: Final = """\
from svc import sent


def handle(context, request):
    request.notification.emit(context)
"""


def test_strict_ones_say_why_they_let_any_event_type_through(
    service: Path, tmp_path: Path, strict: jsonschema.Draft202012Validator
) -> None:
    said = "flake8-notifications catalog --format jsonschema, format 1"
    assert strict.schema["$comment"] == said
    assert not strict.is_valid({**with_data(), "event_type": "no.such"})
    shutil.copytree(service, tmp_path / "service")
    (tmp_path / "service/svc/unknown.py").write_text(UNKNOWN_SENDER)
    found = document(tmp_path / "service", "jsonschema", "--strict")
    assert found["$comment"] == (
        f"{said}; event types are open, for what svc/unknown.py sends is not all known"
    )
    assert "anyOf" not in found["properties"]["event_type"]
    opened = document(tmp_path / "service", "jsonschema")
    assert opened["$comment"] == said
