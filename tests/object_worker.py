"""Objects of a package's payload classes, made and read by the real oslo.versionedobjects.

Run as a script: reads ``{"root": …, "modules": […], "stubs": {module: {name: value}}, "read":
{class: primitive}}``, imports the modules, and answers with what objects of each class are on the
wire (``shown``), and with why the primitives cannot be read (``refused``).
"""

from __future__ import annotations

import datetime
import importlib
import json
import sys
import types
import warnings
from typing import Any

sys.dont_write_bytecode = True
warnings.simplefilter("ignore")

from oslo_versionedobjects import base, fields  # noqa: E402

_UTC = datetime.timezone.utc


def element(field_type: Any) -> Any:
    """A value of a type."""
    match field_type:
        case fields.Enum():
            return field_type._valid_values[0]
        case fields.UUID():
            return "0b7e2f9c-7d3f-4a7c-9d59-2a6f2f1d4f10"
        case fields.DateTime():
            return datetime.datetime(2020, 2, 29, tzinfo=_UTC)
        case fields.Boolean():
            return True
        case fields.Integer():
            return 3
        case fields.Float():
            return 2.5
        case fields.List():
            return [value_of(field_type._element_type)]
        case fields.Set():
            return {value_of(field_type._element_type)}
        case fields.Dict():
            return {"k": value_of(field_type._element_type)}
        case fields.Object():
            return made(base.VersionedObjectRegistry.obj_classes()[field_type._obj_name][0])
        case _:
            return "text"


def value_of(field: Any) -> Any:
    return element(field._type)


def made(cls: Any, *, nulls: bool = False) -> Any:
    """An object with every field set."""
    found = cls()
    for name, field in cls.fields.items():
        setattr(found, name, None if nulls and field.nullable else value_of(field))
    found.obj_reset_changes(recursive=True)
    return found


def main() -> None:
    asked = json.loads(sys.stdin.read())
    sys.path.insert(0, asked["root"])
    for name, attributes in asked["stubs"].items():
        sys.modules[name] = types.ModuleType(name)
        vars(sys.modules[name]).update(attributes)
        above, _, last = name.rpartition(".")
        if above:
            setattr(sys.modules[above], last, sys.modules[name])
    for name in asked["modules"]:
        importlib.import_module(name)
    classes = {name: found[0] for name, found in base.VersionedObjectRegistry.obj_classes().items()}
    shown, refused = {}, {}
    for name, cls in classes.items():
        whole, nulls = made(cls), made(cls, nulls=True)
        shown[name] = [each.obj_to_primitive() for each in (whole, nulls)]
    for name, primitive in asked["read"].items():
        try:
            read = classes[name].obj_from_primitive(primitive)
            if not all(read.obj_attr_is_set(field) for field in classes[name].fields):
                refused[name] = "not all fields are set"
        except Exception as error:
            refused[name] = repr(error)
    print(json.dumps({"shown": shown, "refused": refused}, default=list))


if __name__ == "__main__":
    main()
