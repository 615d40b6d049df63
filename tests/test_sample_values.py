"""What samples may show and what is made up for them, with the library as the judge."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import sample_service
from flake8_notifications.payloads.model import FieldShape, Payload, Shape
from flake8_notifications.samples.json_text import decode, parse
from flake8_notifications.samples.judging import Judge
from flake8_notifications.samples.made_up_values import NoValueError, Values
from flake8_notifications.samples.wire_objects import Classes, wire_name
from flake8_notifications.samples.wire_types import KINDS, Kind, is_of, read_type
from flake8_notifications.source.place import Place

fields = pytest.importorskip("oslo_versionedobjects.fields")

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"


def payload_of(name: str, **shapes: FieldShape) -> Payload:
    place = Place("a.py", 1)
    return Payload(name, place, 0, "1.0", place, 0, Shape(shapes), {}, (), {}, {}, ())


def values_of(*payloads: Payload) -> Values:
    return Values(Classes(payloads), lambda *_: False, lambda *_: None)


def primitive_of(payload: Payload, values: Values) -> Any:
    return values.object(payload, "a.json")


def faults(primitive: Any, payloads: Any) -> list[str]:
    """What is wrong with an object on the wire, by its own class."""
    root = parse(decode(json.dumps(primitive).encode()), "a.json").root
    classes = Classes(payloads)
    (name,) = (value for key, value in primitive.items() if key.endswith(".name"))
    payload = classes.named(name)
    assert payload is not None
    judge = Judge(classes)
    judge.object(root, payload)
    return [f"{fault.payload.name} {fault.text}" for fault in judge.faults]


@pytest.fixture(scope="module", params=["service", "examples"])
def asked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """The package of the tests and that of the examples."""
    if request.param == "service":
        root = sample_service.write(tmp_path_factory.mktemp("service"), {})
        return {"root": str(root), "modules": ["svc.payloads"], "stubs": {}}
    stubs = {
        "oslo_messaging": {},
        "payment_provider": {},
        "payment_provider.currencies": {"ACCEPTED": ["EUR"]},
    }
    modules = ["shop.notifications", "shop.parcels", "shop.payments"]
    return {"root": str(EXAMPLES), "modules": modules, "stubs": stubs}


class TestLibrary:
    def test_agrees(self, asked: dict[str, Any]) -> None:
        payloads = sample_service.payloads_of(Path(asked["root"]))
        # Of classes that are there twice, and of what needs them, nobody knows which is meant.
        payloads = [payload for payload in payloads if payload.shape.kind is None]
        by_name = {wire_name(payload): payload for payload in payloads}
        classes = Classes(payloads)
        values = Values(classes, lambda *_: False, lambda *_: None)
        primitives = {}
        for name, payload in by_name.items():
            if classes.named(name) is None:
                continue
            try:
                primitives[name] = values.object(payload, "a.json")
            except NoValueError:
                continue
        answer = self.answer({**asked, "read": primitives})

        unresolved = {name for name, payload in by_name.items() if payload.problems}
        assert answer["refused"] == dict.fromkeys(unresolved, "not all fields are set")
        assert len(primitives) >= 3
        for name in primitives:
            for primitive in (*answer["shown"][name], primitives[name]):
                assert faults(primitive, payloads) == []

    @staticmethod
    def answer(asked: dict[str, Any]) -> Any:
        done = subprocess.run(
            [sys.executable, str(HERE / "object_worker.py")],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


#: A value for each type of the library that has no element.
COERCED = {
    "String": "x", "SensitiveString": "x", "VersionPredicate": ">=1.0", "Integer": "3",
    "NonNegativeInteger": 3, "Float": "2.5", "NonNegativeFloat": 2, "Boolean": "x",
    "FlexibleBoolean": "no", "UUID": "0b7e2f9c-7d3f-4a7c-9d59-2a6f2f1d4f10",
    "MACAddress": "52:54:00:12:34:56", "PCIAddress": "0000:00:00.0", "IPAddress": "192.0.2.1",
    "IPV4Address": "192.0.2.1", "IPV6Address": "2001:db8::1", "IPV4AndV6Address": "192.0.2.1",
    "IPNetwork": "192.0.2.0/24", "IPV4Network": "192.0.2.0/24", "IPV6Network": "2001:db8::/32",
    "DateTime": "2015-10-21T07:28:00Z",
}  # fmt: skip


class TestTypes:
    @pytest.mark.parametrize("name", COERCED)
    def test_are_on_the_wire_what_the_library_makes_of_them(self, name: str) -> None:
        field_type = getattr(fields, name)()
        primitive = field_type.to_primitive(None, "x", field_type.coerce(None, "x", COERCED[name]))
        node = parse(decode(json.dumps(primitive).encode()), "a.json").root
        assert is_of(node, read_type(name).kind)

    def test_are_all_known(self) -> None:
        """But for those that take what they are not, and those that are bases of others."""
        found = {
            name
            for name, value in vars(fields).items()
            if isinstance(value, type) and issubclass(value, fields.FieldType)
        }
        bases = {"FieldType", "StringPattern", "CompoundFieldType"}
        assert found - KINDS.keys() == {*bases, "FlexibleBoolean"}
        assert KINDS.keys() <= found

    @pytest.mark.parametrize("name", COERCED)
    def test_values_are_taken_by_the_library(self, name: str) -> None:
        payload = payload_of("A", x=FieldShape(name))
        value = values_of(payload).field(payload, "x", "a.json")
        field_type = getattr(fields, name)()
        read = field_type.from_primitive(None, "x", value)
        assert field_type.coerce(None, "x", read) is not None


A = payload_of("A", b=FieldShape("Object[B]"), bs=FieldShape("List[Object[B]]", nullable=True))
B = payload_of("B", x=FieldShape("String"))


class TestValues:
    @pytest.mark.parametrize(
        ("shape", "value"),
        [
            (FieldShape("List[String]", nullable=True), []),
            (FieldShape("Set[Integer]"), []),
            (FieldShape("Dict[String]"), {}),
            (FieldShape("Dict[String]", nullable=True), None),
            (FieldShape("String", nullable=True, default="x"), None),
            (FieldShape("String", default="x"), "x"),
            (FieldShape("String"), "field"),
            (FieldShape("Integer", default="5"), 5),
            (FieldShape("Integer", default="True"), 0),
            (FieldShape("Boolean", default="True"), True),
            (FieldShape("Float", default="1"), 1),
            (FieldShape("Float"), 0.0),
            (FieldShape("State", values=("b", "c")), "b"),
            (FieldShape("State", default="c", values=("b", "c")), "c"),
            (FieldShape("UUID", default="<function f>"), "3f2d7a8c-5b1e-4c60-9d4f-0a1b2c3d4e5f"),
            (FieldShape("DateTime", default="2020-01-01 00:00:00"), "2015-10-21T07:28:00Z"),
            (FieldShape("Odd"), "field"),
            (FieldShape("FlexibleBoolean"), False),
        ],
    )
    def test_by_shape(self, shape: FieldShape, value: Any) -> None:
        payload = payload_of("A", field=shape)
        assert values_of(payload).field(payload, "field", "a.json") == value

    def test_of_objects(self) -> None:
        prefix = "versioned_object"
        inner = {
            f"{prefix}.name": "B",
            f"{prefix}.namespace": "versionedobjects",
            f"{prefix}.version": "1.0",
            f"{prefix}.data": {"x": "x"},
        }
        assert values_of(A, B).object(A, "a.json") == {
            **inner,
            f"{prefix}.name": "A",
            f"{prefix}.data": {"b": inner, "bs": []},
        }

    def test_of_nothing_that_is_not_known(self) -> None:
        with pytest.raises(NoValueError, match="nothing is known of B"):
            values_of(A).object(A, "a.json")
        own = payload_of("A", a=FieldShape("Object[A]"))
        with pytest.raises(NoValueError, match="a A holds another"):
            values_of(own).object(own, "a.json")

    def test_refer_to_what_is_shared(self) -> None:
        values = Values(
            Classes([A, B]), lambda *_: False, lambda payload, _: {"$ref": payload.name}
        )
        assert values.field(A, "b", "a.json") == {"$ref": "B"}

    def test_leave_out_what_is_never_filled(self) -> None:
        values = Values(Classes([B]), lambda _, name: name == "x", lambda *_: None)
        assert values.object(B, "a.json")["versioned_object.data"] == {}


@pytest.mark.parametrize(
    ("text", "kind", "element"),
    [
        ("String", Kind.STRING, None),
        ("DateTime[tzinfo_aware=False]", Kind.STRING, None),
        ("List[Integer]", Kind.ARRAY, Kind.INTEGER),
        ("Dict[String | None]", Kind.OBJECT, Kind.STRING),
        ("Odd[String]", None, None),
        ("type[String]", None, None),
    ],
)
def test_types_are_read(text: str, kind: Kind | None, element: Kind | None) -> None:
    found = read_type(text)
    assert found.kind is kind
    assert (found.element.kind if found.element else None) is element
    assert found.may_element_be_null is (" | None" in text)


def test_types_of_objects_are_read() -> None:
    found = read_type("List[Object[A, subclasses=True] | None]").element
    assert found is not None
    assert (found.object_name, found.with_subclasses) == ("A", True)
    assert read_type("Object[A]").object_name == "A"
