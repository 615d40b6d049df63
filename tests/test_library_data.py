"""What ships about libraries, against the libraries themselves."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingType
from pathlib import Path
from typing import Any

import pytest

from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.plain import entries
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.library_data import describe
from flake8_notifications.payloads.fields import describe as describe_field
from flake8_notifications.payloads.interpreter import PayloadInterpreter
from flake8_notifications.project.bundled_libraries import known_module
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place
from flake8_notifications.source.syntax import Node

pytest.importorskip("oslo_versionedobjects")

#: Run in a process of its own, because the library brings eventlet and much else with it.
REAL = """\
import inspect, json, sys, warnings
warnings.simplefilter("ignore")
from oslo_versionedobjects import base, fields

def kinds(parent):
    return sorted(name for name, value in vars(fields).items()
                  if inspect.isclass(value) and issubclass(value, parent))

request = json.load(sys.stdin)
json.dump({
    "fields": kinds(fields.Field),
    "types": kinds(fields.FieldType),
    "attributes": {name: sorted(vars(getattr(base, name))) for name in request["classes"]},
    "shown": {text: repr(eval(text)) for text in request["expressions"]},
}, sys.stdout)
"""

#: Base classes that cannot be fields themselves.
UNUSABLE = ("AutoTypedField", "BaseEnumField")
MIXED_IN = describe.LIBRARIES[0].mixed_in

#: The arguments that a class needs, as they are written; each on its own.
ARGUMENTS = {
    "Field": ["fields.String()", "fields.List(fields.String(), nullable=True)", "fields.String"],
    "EnumField": ["['a', 'b']", "('a',)", "{'a': 1}", "valid_values='ab'"],
    "StateMachine": ["['a', 'b']"],
    "ListOfEnumField": ["['a', 'b']", "valid_values=('a', \"it's\")"],
    "ObjectField": ["'Thing'", "'Thing', subclasses=True"],
    "ListOfObjectsField": ["'Thing'", "objtype='Thing'"],
    "DateTimeField": ["", "tzinfo_aware=False"],
    "Enum": ["['a', 'b']", "valid_values=('a',)"],
    "Object": ["'Thing'", "'Thing', subclasses=True"],
    "CompoundFieldType": ["fields.String()"],
    "List": ["fields.String()", "fields.Set(fields.Integer(), nullable=True)"],
    "Dict": ["fields.Enum(['a'])", "fields.String(), nullable=True"],
    "Set": ["fields.Integer()", "fields.Object('Thing')"],
    "DateTime": ["", "tzinfo_aware=False"],
}
OPTIONS = [
    "",
    "nullable=True",
    "nullable=False, read_only=True",
    "default=None",
    "nullable=True, default='it\\'s'",
    "default=[1, 'a'], nullable=None",
    "default={'a': ('b',)}",
    "default=fields.UnspecifiedDefault",
    "default=set()",
    "default={3}",
]


def real(expressions: Sequence[str] = ()) -> MappingType[str, Any]:
    """What the library says of itself."""
    request = {"classes": sorted(MIXED_IN), "expressions": list(expressions)}
    result = subprocess.run(
        [sys.executable, "-c", REAL], input=json.dumps(request), stdout=subprocess.PIPE,
        text=True, check=True,
    )  # fmt: skip
    return dict(json.loads(result.stdout))


@pytest.fixture(scope="module")
def library() -> MappingType[str, Any]:
    return real()


def expressions(library: MappingType[str, Any]) -> Iterator[str]:
    """Every class of the library as a field, made in all sorts of ways."""
    for name in library["fields"]:
        for arguments in ARGUMENTS.get(name, [""]):
            for options in OPTIONS:
                if name not in UNUSABLE:
                    yield f"fields.{name}({', '.join(filter(None, (arguments, options)))})"
    for name in library["types"]:
        for arguments in ARGUMENTS.get(name, [""]):
            yield f"fields.Field(fields.{name}({arguments}), nullable=True)"
            yield f"fields.Field(fields.{name})"


def table_of(root: Path, text: str) -> tuple[PayloadInterpreter, list[tuple[Constant, Value]]]:
    """The items of ``TABLE``, and who can say more of them."""
    (root / "module.py").write_text(text, encoding="utf-8")
    modules = Modules(root, ["module.py"])
    machine = PayloadInterpreter(modules)
    table = machine.name_of(modules.at("module.py"), "TABLE")
    assert table is not None
    pairs = entries(machine, table, Place("module.py", 2))
    assert not isinstance(pairs, Unknown)
    return machine, [(key, value) for key, value in pairs if isinstance(key, Constant)]


@pytest.mark.parametrize("source", describe.LIBRARIES, ids=lambda source: source.distribution)
def test_data_are_made_from_the_library(source: describe.Source) -> None:
    try:
        installed = importlib.metadata.version(source.distribution)
    except importlib.metadata.PackageNotFoundError:
        pytest.skip(f"{source.distribution} is not installed")
    module = known_module(source.modules[0])
    assert module is not None
    described = module.module.path.partition(">")[0].rpartition(" ")[2]
    if installed != described:
        pytest.skip(f"{source.distribution} {installed} is installed, not {described}")
    assert describe.encode(describe.library(source)) == describe.path_of(source).read_bytes()


def test_fields_have_the_representation_of_the_library(
    tmp_path: Path, library: MappingType[str, Any]
) -> None:
    written = list(expressions(library))
    items = "".join(f"    {number}: {text},\n" for number, text in enumerate(written))
    text = f"from oslo_versionedobjects import fields\nTABLE = {{\n{items}}}\n"
    machine, table = table_of(tmp_path, text)
    ours = {}
    for (key, field), expression in zip(table, written, strict=True):
        described = describe_field(machine, key, field)
        is_unknown = isinstance(described, Unknown)
        ours[expression] = described if is_unknown else described.representation
    assert len(ours) > 400
    assert ours == real(written)["shown"]


@pytest.mark.parametrize("name", UNUSABLE)
def test_what_cannot_be_made_is_no_field(name: str, tmp_path: Path) -> None:
    text = (
        "from oslo_versionedobjects import fields\n"
        f"def made():\n    return fields.{name}()\n"
        "TABLE = {'a': made}\n"
    )
    machine, ((key, function),) = table_of(tmp_path, text)
    with machine.apart():
        frame = machine.module_frame(machine.modules.at("module.py"))
        field = machine.call(function, Arguments(), Node(1, 0), frame)
        described = describe_field(machine, key, field)
    assert isinstance(described, Unknown)


@pytest.mark.parametrize("name", sorted(MIXED_IN))
def test_a_class_to_derive_from_has_the_attributes_of_the_library(
    name: str, library: MappingType[str, Any]
) -> None:
    """A method of the library hides one of a mixin behind it, so that none may be missing."""
    module = known_module("oslo_versionedobjects.base")
    assert module is not None
    cls = ExactInterpreter(Modules(Path(), [])).name_of(module.module, name)
    assert isinstance(cls, ClassValue)
    theirs = {
        attribute
        for attribute in library["attributes"][name]
        if not attribute.startswith(("__", "_abc"))
    }
    assert theirs - set(cls.body.positions) == set()
