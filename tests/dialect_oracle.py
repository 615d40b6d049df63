"""Generated modules, imported and asked for their schemas, against what is read off their sources.

``python tests/dialect_oracle.py pydantic 2000`` runs as many classes of one dialect as that.
"""

from __future__ import annotations

import importlib.util
import re
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from dialect_programs import made
from flake8_notifications.dialects.model import Described, Form
from flake8_notifications.dialects.reading import DialectReader
from flake8_notifications.dialects.types import Type, union
from flake8_notifications.interpretation.plain import value_in
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from schema_types import normalised, simplified

DIALECTS: Final = ("pydantic", "dataclass", "attrs", "msgspec", "typeddict", "namedtuple")
_VARIABLE: Final = re.compile(r"T\d+")


class Outcome(NamedTuple):
    """What came of one class.

    :ivar wrong: what differs.
    :ivar unknown: why something of it is not known.
    """

    name: str
    wrong: tuple[str, ...]
    unknown: tuple[str, ...]


def outcomes(dialect: str, seed: int, directory: Path) -> Iterator[Outcome]:
    """The outcomes of one generated module; none where the library refuses it."""
    name = f"made_{dialect}_{seed}"
    path = directory / f"{name}.py"
    path.write_text(made(dialect, seed), encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                spec.loader.exec_module(module)
            except Exception:
                return
            reader, classes = _read(directory, path.name)
            roots = _roots(reader, classes)
            for each, cls in classes.items():
                schema = _schema(dialect, getattr(module, each))
                if schema is not None:
                    yield _compared(each, reader.described(cls), schema, dialect, roots)
    finally:
        del sys.modules[name]


def _read(directory: Path, name: str) -> tuple[DialectReader, dict[str, ClassValue]]:
    modules = Modules(directory, [name])
    reader = DialectReader(modules)
    frame = reader.machine.module_frame(modules.at(name))
    classes = {}
    for statement in frame.statements:
        if isinstance(statement, syntax.ClassDefinition) and statement.name.startswith("Class"):
            value = value_in(reader.machine, syntax.Name(1, 0, statement.name), frame)
            assert isinstance(value, ClassValue)
            classes[statement.name] = value
    return reader, classes


def _roots(reader: DialectReader, classes: Mapping[str, ClassValue]) -> dict[str, Type]:
    found = {}
    for cls in classes.values():
        described = reader.described(cls)
        if described is not None and described.form is Form.ROOT and described.fields:
            found[cls.dotted_name] = described.fields[0].typed.type
    return found


def _schema(dialect: str, cls: Any) -> Any:
    """What the library says of a class; None where it has nothing to say."""
    import msgspec
    import pydantic

    try:
        if dialect == "pydantic":
            return cls.model_json_schema(mode="serialization")
        if dialect in ("attrs", "msgspec"):
            return msgspec.json.schema(cls)
        return pydantic.TypeAdapter(cls).json_schema(mode="serialization")
    except Exception:
        return None


def _compared(
    name: str,
    described: Described | None,
    schema: Mapping[str, Any],
    dialect: str,
    roots: Mapping[str, Type],
) -> Outcome:
    if described is None:
        return Outcome(name, ("speaks no dialect",), ())
    unknown = tuple(f"{each.subject}: {each.reason}" for each in described.faults)
    if any(each.subject == "class" for each in described.faults):
        return Outcome(name, (), unknown)
    definitions = schema.get("$defs", {})
    top = schema
    while "$ref" in top:
        top = definitions[top["$ref"].rpartition("/")[2]]
    if described.form is Form.ROOT:
        top = schema
    wrong = _differences(described, top, definitions, dialect, roots)
    return Outcome(name, tuple(wrong), unknown)


def _differences(
    described: Described,
    top: Mapping[str, Any],
    definitions: Mapping[str, Any],
    dialect: str,
    roots: Mapping[str, Type],
) -> Iterator[str]:
    def differ(one: Type, other: Any) -> bool:
        return not _holds_variable(one) and not _is_same(_of(one), normalised(other, definitions))

    def _of(one: Type) -> Type:
        found = simplified(one, roots)
        return _without_zones(found) if dialect in ("attrs", "msgspec") else found

    fields = described.fields
    if described.form is Form.ROOT:
        whole = {key: value for key, value in top.items() if key != "$defs"}
        for field in fields:
            if differ(field.typed.type, whole):
                yield f"root: {_of(field.typed.type)}, not {normalised(whole, definitions)}"
        return
    if described.form is Form.ARRAY:
        items = top.get("prefixItems", [])
        if not described.faults and len(items) != len(fields):
            yield f"{len(fields)} fields, not {len(items)}"
        elif not described.faults:
            for field, item in zip(fields, items, strict=True):
                if differ(field.typed.type, item):
                    said = normalised(item, definitions)
                    yield f"{field.name}: {_of(field.typed.type)}, not {said}"
        return
    properties, required = top.get("properties", {}), {*top.get("required", ())}
    names = {field.name for field in fields}
    if names - properties.keys():
        yield f"not on the wire: {sorted(names - properties.keys())}"
    if properties.keys() - names and not described.faults:
        yield f"missed: {sorted(properties.keys() - names)}"
    if described.is_closed != (top.get("additionalProperties") is False) and dialect != "typeddict":
        yield f"closed: {described.is_closed}"
    for field in fields:
        if field.name in properties:
            item = properties[field.name]
            if differ(field.typed.type, item):
                yield f"{field.name}: {_of(field.typed.type)}, not {normalised(item, definitions)}"
            has_default = field.default is not None or field.may_be_absent
            if has_default == (field.name in required):
                yield f"{field.name}: required is {field.name in required}"


def _holds_variable(one: Type) -> bool:
    """Whether a type depends on a parameter of its class, which stands for anything in a schema."""
    return bool(_VARIABLE.fullmatch(one.head)) or any(map(_holds_variable, one.arguments))


def _is_same(one: Type, other: Type) -> bool:
    """Whether two types are the same; the enums in a generic class have other names in a schema."""
    if "_Literal_" in one.head:
        return other.head.startswith(f"{one.head.partition('_')[0]}_")
    if len(one.arguments) != len(other.arguments):
        return one == other
    if one.head == "Union" == other.head:
        return all(any(_is_same(each, its) for its in other.arguments) for each in one.arguments)
    return (one.head, one.values) == (other.head, other.values) and all(
        map(_is_same, one.arguments, other.arguments)
    )


def _without_zones(one: Type) -> Type:
    """msgspec names the format of a time only where it must have a zone."""
    if one.head in ("datetime", "time"):
        return Type("str")
    arguments = tuple(map(_without_zones, one.arguments))
    return union(arguments) if one.head == "Union" else Type(one.head, arguments, one.values)


def main(dialect: str, count: int) -> None:
    """Run as many classes, and say what came of them."""
    total = Counter[str]()
    reasons = Counter[str]()
    seed = modules = 0
    with tempfile.TemporaryDirectory() as directory:
        while total["classes"] < count and seed < count:
            found = [*outcomes(dialect, seed, Path(directory))]
            modules += bool(found)
            for each in found:
                total["classes"] += 1
                total["wrong"] += bool(each.wrong)
                total["unknown"] += bool(each.unknown)
                reasons.update(reason.partition(": ")[2] for reason in each.unknown[:1])
                if each.wrong and total["wrong"] <= 8:
                    print("WRONG", dialect, seed, each.name, *each.wrong[:3])
            seed += 1
    print(dialect, dict(total), f"of {modules} modules ({seed - modules} refused by Python)")
    for reason, number in reasons.most_common(5):
        print("   ", number, reason)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
