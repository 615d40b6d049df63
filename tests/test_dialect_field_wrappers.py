"""Functions of a project that make fields: what they make is not known, and never a default."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from dialect_projects import fields, named, read

HEAD: Final = (
    "import attr, attrs, dataclasses, functools, msgspec, pydantic, typing\n"
    "from elsewhere import own_field, now\n"
)
#: The header of a class of each dialect, and what makes a field in it.
DIALECTS: Final = {
    "pydantic": ("class Made(pydantic.BaseModel):", "pydantic.Field"),
    "dataclass": ("@dataclasses.dataclass\nclass Made:", "dataclasses.field"),
    "attrs": ("@attrs.define\nclass Made:", "attrs.field"),
    "attr": ("@attr.s\nclass Made:", "attr.ib"),
    "msgspec": ("class Made(msgspec.Struct):", "msgspec.field"),
}
#: What a project has of its own around ``MAKER``, and how a class uses it.
WRAPPERS: Final = {
    "def field(**words):\n    words.pop('doc', None)\n    return MAKER(**words)": "field(doc='x')",
    "def required(*, name):\n    return MAKER(**named(name))\n"
    "def named(name):\n    return {}": "required(name='other')",
    "def inner(**words):\n    return MAKER(**words)\n"
    "def outer(**words):\n    return inner(**words)": "outer(default=3)",
    "defaulted = functools.partial(MAKER, default=3)": "defaulted()",
    "if typing.TYPE_CHECKING:\n    def field(*, name=''): ...\nelse:\n    made = MAKER\n"
    "    def field(**words):\n        return made(**words)": "field(name='x')",
    "class Fields:\n    @staticmethod\n    def text(**words):\n        return MAKER(**words)": (
        "Fields.text(default='x')"
    ),
    "": "own_field(default=3)",
}


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_a_wrapper_makes_is_not_known(dialect: str, wrapper: str, tmp_path: Path) -> None:
    header, maker = DIALECTS[dialect]
    text = f"{HEAD}{wrapper.replace('MAKER', maker)}\n{header}\n    a: str = {WRAPPERS[wrapper]}\n"
    found = named(read(tmp_path, {"shop/events.py": text}, globs=("shop.events.Made",)), "Made")
    assert [problem.subject for problem in found.problems] == ["a"]
    assert "a field" in found.problems[0].text


def test_attribute_without_an_annotation(tmp_path: Path) -> None:
    text = (
        f"{HEAD}def text(**words):\n    return attr.ib(type=str, **words)\n"
        "@attr.s\nclass Made:\n    a = text(default='x')\n    b = attr.ib(type=int)\n"
    )
    found = named(read(tmp_path, {"shop/events.py": text}, globs=("shop.events.Made",)), "Made")
    assert [problem.subject for problem in found.problems] == ["a"]
    assert found.shape.fields["b"].type == "int"


#: Calls that only compute a default.
DEFAULTS: Final = {
    "def unit():\n    return 'kg'": ("unit()", "'kg'"),
    "": ("now()", "now()"),
    "class Field(str):\n    pass": ("Field('x')", "Field('x')"),
}


@pytest.mark.parametrize("before", DEFAULTS)
@pytest.mark.parametrize("dialect", [name for name in DIALECTS if name != "attr"])
def test_defaults_that_are_computed_are_defaults(dialect: str, before: str, tmp_path: Path) -> None:
    written, shown = DEFAULTS[before]
    text = f"{HEAD}{before}\n{DIALECTS[dialect][0]}\n    a: str = {written}\n"
    found = read(tmp_path, {"shop/events.py": text}, globs=("shop.events.Made",))
    assert named(found, "Made").problems == ()
    assert fields(found, "Made") == {"a": f"str = {shown}"}
