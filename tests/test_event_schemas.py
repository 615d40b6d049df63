"""The schemas of classes of each dialect, held against what their libraries write and say.

Modules are made at random (``dialect_programs.py``) and imported. What the library writes of an
object has to be valid by our schemas; whatever is broken in it then, our strict schema has to say
of it what the library's own schema says.
"""

from __future__ import annotations

import copy
import importlib.util
import json
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import jsonschema
import pytest

import depth
import event_service
import helpers
from dialect_programs import made
from flake8_notifications.analysis import analyse
from flake8_notifications.configuration.settings_reading import from_configuration
from flake8_notifications.payloads.model import Payload
from flake8_notifications.samples.json_text import decode, parse
from flake8_notifications.samples.plain_judging import PlainJudge
from json_values import Values
from test_reference_schemas import official_asyncapi

DIALECTS: Final = ("pydantic", "dataclass", "attrs", "msgspec", "typeddict", "namedtuple")
_MODULES: Final = depth.of(4, daily=1)
_TRIES: Final = depth.of(6, daily=2)
#: What constrains a value beyond its type: no shape has it.
_CONSTRAINTS: Final = frozenset(
    {
        *("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum"),
        *("exclusiveMaximum", "multipleOf", "format", "discriminator", "propertyNames"),
    }
)
_WRONG: Final = (None, 5, 2.5, "wrong", True, [], [["wrong"]], {"wrong": 1})


class Library(NamedTuple):
    """A class as its library has it.

    :ivar schema: of what is written.
    """

    cls: Any
    schema: dict[str, Any]
    is_msgspec: bool

    def written(self, value: Any) -> Any:
        """What the library writes of an object that it makes of a value; None if it makes none."""
        import msgspec
        import pydantic

        text = json.dumps(value)
        try:
            if self.is_msgspec:
                return json.loads(msgspec.json.encode(msgspec.json.decode(text, type=self.cls)))
            adapter = pydantic.TypeAdapter(self.cls)
            made_of = adapter.validate_json(text, by_alias=True, by_name=True)
            return json.loads(adapter.dump_json(made_of, by_alias=True))
        except Exception:
            return None


def library_of(dialect: str, cls: Any) -> Library | None:
    """None where the library has nothing to say of a class."""
    import msgspec
    import pydantic

    try:
        if dialect in ("attrs", "msgspec"):
            return Library(cls, msgspec.json.schema(cls), is_msgspec=True)
        schema = pydantic.TypeAdapter(cls).json_schema(mode="serialization")
        return Library(cls, schema, is_msgspec=False)
    except Exception:
        return None


def plain(schema: Any) -> Any:
    """A schema without what constrains values beyond their types, and what forbids fields."""
    if isinstance(schema, list):
        return [plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: (
            {name: plain(each) for name, each in value.items()}
            if key in ("properties", "$defs")
            else plain(value)
        )
        for key, value in schema.items()
        if key not in _CONSTRAINTS and (key, value) != ("additionalProperties", False)
    }


def broken(value: Any) -> Iterator[Any]:
    """Copies of a value, each with one thing in it gone or of another type."""
    if isinstance(value, dict):
        for name in value:
            yield {key: each for key, each in value.items() if key != name}
    if isinstance(value, dict | list):
        for at in value if isinstance(value, dict) else range(len(value)):
            for other in (*_WRONG, *broken(value[at])):
                changed = copy.copy(value)
                changed[at] = other
                yield changed


class Outcome(NamedTuple):
    """How many values were written, and how many broken ones looked at and refused."""

    written: int
    broken: int
    refused: int


def compare(dialect: str, seed: int, root: Path) -> Outcome:
    """Hold the schemas of one module against those of its library."""
    name = f"shapes_{dialect}_{seed}"
    source = made(dialect, seed)
    config = f"[flake8]\nnotifications-payload-classes = {name}.*\n"
    helpers.write(
        root,
        {
            helpers.CONFIG: config
            + "notifications-version-attribute = none\nnotifications-notifiers = bus.emit:0\n",
            f"{name}.py": source,
            "bus.py": "def emit(event):\n    pass\n",
        },
    )
    classes = dict(_imported(name, root / f"{name}.py"))
    if not classes:
        return Outcome(0, 0, 0)
    opened, strict = (
        json.loads(helpers.command(root, "catalog", "--format", "jsonschema", *more).output)
        for more in ((), ("--strict",))
    )
    for document in (opened, strict):
        jsonschema.Draft202012Validator.check_schema(document)
    with helpers.working_directory(root):
        payloads = analyse(from_configuration({}), with_emissions=False).payloads.classes
    outcome = Outcome(0, 0, 0)
    for each, cls in classes.items():
        found = library_of(dialect, cls)
        if found is not None and each in strict["$defs"]:
            counts = _compared(f"{name}.{each}", found, (opened, strict), payloads)
            outcome = Outcome(*(one + more for one, more in zip(outcome, counts, strict=True)))
    return outcome


def _imported(name: str, path: Path) -> Iterator[tuple[str, Any]]:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            spec.loader.exec_module(module)
        except Exception:
            # The library refuses what was made.
            return
    yield from ((key, value) for key, value in vars(module).items() if key.startswith("Class"))


def _compared(
    name: str,
    library: Library,
    documents: tuple[Mapping[str, Any], ...],
    payloads: Sequence[Payload],
) -> Outcome:
    definition = name.rpartition(".")[2]
    judge = PlainJudge(payloads)
    (payload,) = [each for each in payloads if each.name == definition]
    own, ours = plain(library.schema), []
    for document in documents:
        schema = {"$ref": f"#/$defs/{definition}", "$defs": document["$defs"]}
        ours.append(jsonschema.Draft202012Validator(schema))
    opened, strict = ours
    theirs = jsonschema.Draft202012Validator(own)
    # Valid but for fields that are not declared.
    without_extra = jsonschema.Draft202012Validator(plain(strict.schema))
    values = Values(name, library.schema.get("$defs", {}))
    seen: list[Any] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(_TRIES):
            value = library.written(values.of(library.schema))
            # What a made up function returns need not be of the type that it names.
            if value is not None and value not in seen and theirs.is_valid(value):
                seen.append(value)
    number = refused = 0
    for value in seen:
        strict.validate(value)
        opened.validate(value)
        for other in broken(value):
            number += 1
            is_valid = theirs.is_valid(other)
            refused += not is_valid
            assert without_extra.is_valid(other) == is_valid, (name, other, own, documents[1])
            assert opened.is_valid(other) or not is_valid, (name, other)
            # So does who looks at samples.
            node = parse(decode(json.dumps(other).encode()), "sample.json").root
            faults = [each.text for each in judge.faults(node, payload)]
            assert bool(faults) != strict.is_valid(other), (name, other, faults)
    return Outcome(len(seen), number, refused)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_say_what_the_library_writes(dialect: str, tmp_path: Path) -> None:
    found = [compare(dialect, seed, tmp_path / str(seed)) for seed in range(_MODULES)]

    written, broken_values, refused = (sum(each) for each in zip(*found, strict=True))
    assert written > 4 * _MODULES * _TRIES / 6
    assert broken_values > refused > 20 * _MODULES * _TRIES / 6


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return event_service.lay(tmp_path_factory.mktemp("service"))


def document(service: Path, form: str, *arguments: str) -> dict[str, Any]:
    result = helpers.command(service, "catalog", "--format", form, *arguments)
    assert result.status == 0, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


ORDER: Final = {
    "type": "order.created",
    "orderId": 1,
    "causedBy": None,
    "items": [{"sku": "x", "unitPrice": {"amount": "1.5", "currency": "EUR"}, "tags": []}],
    "urgency": 1,
}


def test_whole_service_is_told_from_what_it_does_not_send(service: Path) -> None:
    for more in ((), ("--strict",)):
        schema = document(service, "jsonschema", *more)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        validator.validate(ORDER)
        validator.validate([1, "tick"])
        assert not validator.is_valid({**ORDER, "orderId": "1"})
        assert not validator.is_valid({**ORDER, "type": "order.made"})
        assert not validator.is_valid("tick")
        assert not validator.is_valid({})
        assert validator.is_valid({**ORDER, "more": 1}) == (not more)
        assert validator.is_valid({**ORDER, "urgency": 3}) == (not more)
        assert validator.is_valid({"type": "pinged", "more": 1})
        tree = {"type": "categories.changed", "tree": {"name": "a", "children": [{"name": "b"}]}}
        validator.validate(tree)
        assert not validator.is_valid({**tree, "more": 1})


def test_generic_classes_have_a_schema_for_each_type(service: Path) -> None:
    definitions = document(service, "jsonschema")["$defs"]
    assert definitions["Page-of-int"]["properties"]["items"]["items"] == {"type": "integer"}
    items = definitions["Page-of-Item"]["properties"]["items"]["items"]
    assert items == {"$ref": "#/$defs/Item"}


def test_without_all_classes_known_says_nothing_of_every_message(tmp_path: Path) -> None:
    sending = event_service.SENDING + '\n\ndef plain():\n    bus.put({"type": "plain"})\n'
    event_service.lay(tmp_path, sending=sending)
    schema = document(tmp_path, "jsonschema", "--strict")
    assert "anyOf" not in schema
    assert schema["$defs"]["event:plain"] == {"title": "plain"}


@pytest.mark.parametrize("arguments", [(), ("--strict",)], ids=["open", "strict"])
def test_asyncapi_is_valid(service: Path, arguments: tuple[str, ...]) -> None:
    found = document(service, "asyncapi", *arguments)

    assert list(official_asyncapi().iter_errors(found)) == []
    assert found["channels"]["events"]["address"] == "{topic}"
    message = found["components"]["messages"]["events.order.created"]
    schema = {**message["payload"], "components": found["components"]}
    jsonschema.Draft7Validator(schema).validate(ORDER)
    assert not jsonschema.Draft7Validator(schema).is_valid({**ORDER, "items": [1]})
    tick = found["components"]["messages"]["events.tick"]["payload"]
    array = jsonschema.Draft7Validator({**tick, "components": found["components"]})
    array.validate([1, "tick"])
    assert not array.is_valid(["1", "tick"])
    assert not array.is_valid([1, "tick", 2])


HISTORIES: Final = {
    "as bump writes it": "# Version 1.1: Added 'note' field",
    "with others": "# Version 1.1: Added 'place' and 'note' fields",
    "with what else happened": "# Version 1.1: Removed 'b' field; added 'note' field",
    "by hand": "# 1.1 - Add new field note.",
    "by hand, the other way": "# Version 1.1: add optional-free text; add note field",
    "later": "# Version 1.1: nothing\n    # Version 1.2: Added 'note' field",
}
#: Nothing says that the field was added within the major version.
UNTOLD: Final = {
    "no history": "",
    "another field": "# Version 1.1: Added 'more' field",
    "a value": "# Version 1.1: Added 'x' to the values of 'note'",
    "something to it": "# Version 1.1: Added a limit to field note of all",
    "with the major": "# Version 1.0: Added 'note' field",
    "in the one before": "# Version 0.2: Added 'note' field",
    "in one to come": "# Version 1.9: Added 'note' field",
}


@pytest.mark.parametrize("history", [*HISTORIES, *UNTOLD])
def test_a_field_that_came_within_a_major_version_may_be_missing(
    history: str, tmp_path: Path
) -> None:
    """In what an earlier version sent, which the schema of this one is for as well."""
    comments = {**HISTORIES, **UNTOLD}[history]
    text = f"""\
from typing import Literal

from pydantic import BaseModel


class Event(BaseModel):
    id: int


class Paid(Event):
    # Version 1.0: Initial version
    {comments}
    schema_version: Literal["1.2"]
    note: str
"""
    section = (
        "[flake8]\nnotifications-payload-bases = shop.events.Event\n"
        "notifications-version-attribute = schema_version\n"
    )
    helpers.write(tmp_path, {"setup.cfg": section, "shop/__init__.py": "", "shop/events.py": text})
    found = {}
    for strict in ([], ["--strict"]):
        result = helpers.command(tmp_path, "catalog", "--format=jsonschema", *strict)
        (name, schema), *_ = json.loads(result.output)["$defs"].items()
        assert name == "Paid"
        found[bool(strict)] = jsonschema.Draft202012Validator(schema)
    now = {"id": 1, "schema_version": "1.2", "note": "x"}
    before = {"id": 1, "schema_version": "1.0"}

    assert found[False].is_valid(now)
    assert found[True].is_valid(now)
    assert found[False].is_valid(before) == (history in HISTORIES)
    assert not found[True].is_valid(before)
