"""Generated packages of versioned objects: project fields, bases and payload classes.

Everything that is generated can be imported, and everything in it can be read off the source; what
cannot be is in ``test_against_library.py``, case by case.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from hypothesis import strategies as st

_T = TypeVar("_T")

#: Characters that make ``repr`` work: quotes, escapes, what is not printable, what is not ASCII.
_TEXTS = st.text(st.sampled_from("ab_'\"\\\n\x00é\u2028😀%{}"), max_size=5)
_WORDS = st.sampled_from(["active", "off", "error", "in-use", "x86_64", "it's", "", "é", "a b"])
_NAMES = st.sampled_from(["id", "uuid", "name", "host", "tags", "state", "size", "parent", "extra"])
_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(1 - 2**63, 2**63 - 1),
    st.integers(-3, 3),
    st.floats(allow_nan=False, allow_infinity=False),
    _TEXTS,
    st.binary(max_size=3),
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(_TEXTS, inner, max_size=3),
    ),
    max_leaves=4,
)
_SETS = st.one_of(st.sets(_TEXTS, max_size=4), st.sets(st.integers(-20, 20), max_size=4))


class Class(NamedTuple):
    """A class of the package so far.

    :ivar shadow: an empty class with the same bases, which says whether an order of bases works.
    :ivar section: where it is: ``fields``, ``base`` or ``payloads``.
    """

    name: str
    section: str
    shadow: type
    has_schema: bool
    has_fields: bool
    is_versioned: bool


@dataclass
class Section:
    """One part of the package, a module of its own or not."""

    name: str
    lines: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


class Writer:
    """Writes one package; every choice is drawn."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self.draw = draw
        self.sections = {name: Section(name) for name in ("fields", "base", "payloads")}
        self.is_single = self.chance(4)
        self.imports = {
            section: self.choose(["module", "from", "absolute", "star"])
            for section in ("fields", "base")
        }
        # ``fields`` hides the module where a class body has bound the name.
        self.library = self.choose(["obj_fields", "ovo_fields", "fields"])
        self.enums: list[tuple[str, bool]] = []
        self.field_classes: list[str] = []
        self.field_types: list[str] = []
        self.classes: list[Class] = []
        self.counter = 0

    # Drawing

    def choose(self, options: Sequence[_T]) -> _T:
        return self.draw(st.sampled_from(options))

    def chance(self, one_in: int) -> bool:
        return self.draw(st.integers(1, one_in)) == one_in

    def some(self, options: Sequence[_T], most: int) -> list[_T]:
        if not options:
            return []
        return self.draw(st.lists(st.sampled_from(options), max_size=most, unique=True))

    def new(self, stem: str) -> str:
        self.counter += 1
        return f"{stem}{self.counter}"

    # Text

    def add(self, section: str, text: str, *names: str) -> None:
        self.sections[section].lines.append(text)
        self.sections[section].names += names

    def ref(self, name: str, here: str, there: str) -> str:
        """How a name of one section is written in another."""
        if self.is_single or here == there:
            return name
        return {
            "module": f"project_{there}.{name}",
            "absolute": f"sample.{there}.{name}",
            "from": name,
            "star": name,
        }[self.imports[there]]

    def files(self) -> dict[str, str]:
        """The texts of the modules by their names."""
        lines = {name: "\n\n".join(found.lines) for name, found in self.sections.items()}
        if self.is_single:
            return {"payloads": "\n\n".join([self.header(), *lines.values()]) + "\n"}
        return {
            name: "\n\n".join([self.header(), *self.links(name), text]) + "\n"
            for name, text in lines.items()
        }

    def header(self) -> str:
        library = {
            "obj_fields": "from oslo_versionedobjects import fields as obj_fields",
            "ovo_fields": "import oslo_versionedobjects.fields as ovo_fields",
            "fields": "from oslo_versionedobjects import fields",
        }[self.library]
        return (
            "import enum\nimport functools\nimport itertools\n\n"
            f"from oslo_versionedobjects import base\n{library}"
        )

    def links(self, here: str) -> list[str]:
        found = []
        for there in ("fields", "base"):
            if there == here or (here, there) == ("fields", "base"):
                continue
            names = ", ".join(self.sections[there].names) or "functools"
            found.append(
                {
                    "module": f"from . import {there} as project_{there}",
                    "absolute": f"import sample.{there}",
                    "from": f"from sample.{there} import {names}",
                    "star": f"from .{there} import *",
                }[self.imports[there]]
            )
        return found

    # Values

    def default(self, here: str, *, is_enum: bool) -> str:
        """The text of a default; a set has no stable ``repr()`` in an enum field."""
        kind = self.choose(["value", "value", "set", "none", "enum", "computed"])
        if kind == "set" and not is_enum:
            items = self.draw(_SETS)
            return self.choose([repr(items), f"set({sorted(items)!r})"])
        if kind == "none":
            return self.choose(["None", f"{self.library}.UnspecifiedDefault"])
        if kind == "enum" and self.enums:
            member = f"{self.ref(self.choose(self.enums)[0], here, 'fields')}.FIRST"
            return member if self.chance(2) else f"{member}.value"
        if kind == "computed":
            return self.choose(
                [
                    "1 + 2", "-3 // 2", "'%s-%d' % ('a', 1)", "f'{1}-{\"x\"!r}'", "not True",
                    "'a' if 1 < 2 else 'b'", "'{}.{x}'.format(1, x=[2])", "None or 'q'",
                    "len('abc')", "'-'.join(('a', 'b'))", "[n * 2 for n in range(3)]",
                    "dict(a=1)", "str(1.5)", "list('ab')", "frozenset()", "int('7')", "2 ** 0.5",
                    "'abc'[::-1]", "(1, 2)[-1]", "{'a': 1}['a']", "'Ab'.lower()", "str", "dict",
                ]
            )  # fmt: skip
        return repr(self.draw(_VALUES))

    def words(self) -> list[str]:
        return self.draw(st.lists(_WORDS, min_size=1, max_size=4, unique=True))

    def values(self, here: str) -> str:
        """The text of the valid values of an enum."""
        words = self.words()
        half = len(words) // 2
        head, tail = words[:half], words[half:]
        options = [
            repr(words),
            repr(tuple(words)),
            repr(dict.fromkeys(words, 1)),
            f"tuple({words!r})",
            f"list({tuple(words)!r})",
            f"sorted({words!r})",
            f"sorted({words!r}, reverse=True)",
            f"{head!r} + {tail!r}",
            f"[*{head!r}, *{tuple(tail)!r}]",
            f"{tuple(head)!r} + {tuple(tail)!r}",
            f"list(itertools.chain({head!r}, {tuple(tail)!r}))",
            f"tuple(itertools.chain.from_iterable([{head!r}, {tail!r}]))",
            f"sorted(set({head!r}) | set({tail!r}))",
            f"sorted(set({words!r}) - set({head!r}))",
            f"list({dict.fromkeys(words, 1)!r}.keys())",
            f"tuple({dict(enumerate(words))!r}.values())",
            f"[word.upper() for word in {words!r} if word != 'off'] or ['none']",
            f"tuple(word for word in {words!r})",
            f"list(reversed({words!r}))",
            f"list(dict.fromkeys({words + words!r}))",
            "'active off'.split()",
            "'ab'",
            repr({words[0]}),
        ]
        if self.enums:
            name, is_text = self.choose(self.enums)
            member = self.ref(name, here, "fields")
            options += [
                f"[member.value for member in {member}]",
                f"tuple(member.value for member in {member})",
                f"[member.name for member in {member}]",
                f"({member}.FIRST.value, 'more')",
            ]
            if is_text:
                options += [f"list({member})", f"({member}.FIRST,)"]
        return self.choose(options)

    # Project fields

    def python_enum(self) -> None:
        name = self.new("Kind")
        base, is_text = self.choose(
            [("enum.Enum", False), ("str, enum.Enum", True), ("enum.StrEnum", True)]
        )
        lines = [f"    FIRST = {self.draw(_TEXTS)!r}"]
        lines += [f"    MORE_{n} = {word!r}" for n, word in enumerate(self.words())]
        self.add("fields", f"class {name}({base}):\n" + "\n".join(lines), name)
        self.enums.append((name, is_text))

    def enum_type(self) -> str:
        """A subclass of Enum; what it is made with."""
        name, library = self.new("Enum"), self.library
        words = self.words()
        names = [f"VALUE_{n}" for n in range(len(words))]
        style = self.choose(["names", "chained", "plain", "module", "arguments"])
        lines = [f"class {name}({library}.Enum):"]
        if style in ("names", "module"):
            lines += [f"    {left} = {word!r}" for left, word in zip(names, words, strict=True)]
        if style == "names":
            inside = ", ".join(names)
            lines.append(f"    ALL = {self.choose([f'({inside},)', f'[{inside}]'])}")
        elif style == "chained":
            text = self.choose([tuple, list])(words)
            targets = ", ".join(names) + ","
            lines.append(f"    ALL = {targets} = {text!r}")
        elif style == "module":
            constant = name.upper() + "_VALUES"
            lines.insert(0, f"{constant} = {self.values('fields')}\n\n")
            self.sections["fields"].names.append(constant)
            lines.append(f"    ALL = {constant}")
        else:
            lines.append(f"    ALL = {self.values('fields')}")
        everything = self.choose(
            ["self.ALL", f"{name}.ALL", "self.__class__.ALL", "type(self).ALL"]
        )
        head, call = self.choose(
            [
                ("self", f"super().__init__({everything})"),
                ("self", f"super().__init__(valid_values={everything})"),
                ("self", f"super({name}, self).__init__(valid_values={everything})"),
                ("self", f"{library}.Enum.__init__(self, {everything})"),
                ("self, **kwargs", f"super().__init__(valid_values={everything}, **kwargs)"),
                (
                    "self, *args, **kwargs",
                    f"kwargs['valid_values'] = {everything}\n"
                    "        super().__init__(*args, **kwargs)",
                ),
                (
                    "self",
                    f"values = {everything}\n        super().__init__(valid_values=values)",
                ),
                (
                    "self, valid_values=None",
                    f"super().__init__(valid_values or {everything})",
                ),
            ]
        )
        lines.append(f"\n    def __init__({head}):\n        {call}")
        text = "\n".join(lines)
        self.add("fields", text, name)
        self.field_types.append(f"{name}()")
        if self.chance(3):
            derived = self.new("Enum")
            change = self.choose(["pass", f"ALL = {self.values('fields')}"])
            self.add("fields", f"class {derived}({name}):\n    {change}", derived)
            self.field_types.append(f"{derived}()")
            return derived
        return name

    def enum_field(self) -> None:
        library, name = self.library, self.new("EnumField")
        kind = self.choose(["auto", "init", "anonymous", "list", "machine"])
        text = {
            "auto": lambda: (
                f"class {name}({library}.BaseEnumField):\n    AUTO_TYPE = {self.enum_type()}()"
            ),
            "init": lambda: (
                f"class {name}({library}.BaseEnumField):\n"
                "    def __init__(self, **kwargs):\n"
                f"        self.AUTO_TYPE = {self.enum_type()}()\n"
                "        super().__init__(**kwargs)"
            ),
            "anonymous": lambda: (
                f"class {name}({library}.EnumField):\n"
                "    def __init__(self, *args, **kwargs):\n"
                f"        super().__init__({self.values('fields')}, *args, **kwargs)"
            ),
            "list": lambda: (
                f"class {name}({library}.AutoTypedField):\n"
                f"    AUTO_TYPE = {library}.List({self.enum_type()}())"
            ),
            "machine": lambda: (
                f"class {name}({library}.StateMachine):\n"
                "    UP = 'up'\n    DOWN = 'down'\n\n"
                "    ALLOWED_TRANSITIONS = {UP: {DOWN}, DOWN: {UP}}\n\n"
                "    _TYPES = (UP, DOWN)\n\n"
                "    def __init__(self, **kwargs):\n"
                f"        super({name}, self).__init__(self._TYPES, **kwargs)"
            ),
        }[kind]()
        self.add("fields", text, name)
        self.field_classes.append(name)

    def plain_type(self) -> None:
        library, name = self.library, self.new("Type")
        base = self.choose(["FieldType", "String", "Integer", "Boolean", "UUID", "DateTime"])
        body = self.choose(
            [
                "    pass",
                "    @staticmethod\n    def coerce(obj, attr, value):\n        return value",
                "    def __init__(self, limit=3, **kwargs):\n        self.limit = limit\n"
                "        super().__init__(**kwargs)",
            ]
        )
        self.add("fields", f"class {name}({library}.{base}):\n{body}", name)
        self.field_types.append(f"{name}()")
        field_name = self.new("Field")
        style = self.choose(["instance", "class", "nested", "init", "derived", "alias", "repr"])
        head = f"class {field_name}({library}.AutoTypedField):\n"
        text = {
            "instance": f"{head}    AUTO_TYPE = {name}()",
            "class": f"{head}    AUTO_TYPE = {name}",
            "nested": f"{head}    AUTO_TYPE = {library}.List({name}(), nullable=True)",
            "init": (
                f"{head}    def __init__(self, **kwargs):\n        self.AUTO_TYPE = {name}()\n"
                f"        super({field_name}, self).__init__(**kwargs)"
            ),
            "derived": (
                f"class {field_name}({library}.StringField):\n    AUTO_TYPE = {name}()\n\n"
                "    def __init__(self, nullable=True, **kwargs):\n"
                "        super().__init__(nullable=nullable, **kwargs)"
            ),
            "alias": f"{field_name} = {library}.{self.choose(_PLAIN_FIELDS)}",
            "repr": (
                f"{head}    AUTO_TYPE = {name}()\n\n    def __repr__(self):\n"
                f"        return '{field_name}<%s>' % super().__repr__()"
            ),
        }[style]
        self.add("fields", text, field_name)
        self.field_classes.append(field_name)

    def redefined(self) -> None:
        """A class that is defined twice, with a use of each."""
        library, name = self.library, self.new("Enum")
        fields = [self.new("EnumField") for _ in range(2)]
        parts = []
        for field_name in fields:
            parts.append(
                f"class {name}({library}.Enum):\n    def __init__(self):\n"
                f"        super().__init__({self.words()!r})\n\n\n"
                f"class {field_name}({library}.BaseEnumField):\n    AUTO_TYPE = {name}()"
            )
            self.field_classes.append(field_name)
        self.add("fields", "\n\n\n".join(parts), *fields)

    # Fields

    def field_type(self, here: str, depth: int = 0) -> str:
        """The text of an instance of a field type."""
        library = self.library
        if depth < 3 and self.chance(3):
            inner = self.field_type(here, depth + 1)
            optional = self.choose(["", "", ", nullable=True", ", read_only=True"])
            return f"{library}.{self.choose(['List', 'Dict', 'Set'])}({inner}{optional})"
        if self.field_types and self.chance(2):
            return self.ref(self.choose(self.field_types), here, "fields")
        return self.choose(
            [
                f"{library}.String()", f"{library}.Integer()", f"{library}.UUID()",
                f"{library}.DateTime(tzinfo_aware=False)", f"{library}.Enum(['a', 'b'])",
                f"{library}.Object('Thing')", f"{library}.Object('Thing', subclasses=True)",
                f"{library}.IPV6Network()", f"{library}.SensitiveString()",
            ]
        )  # fmt: skip

    def options(self, here: str, *, is_enum: bool) -> list[str]:
        """The keyword arguments of a field."""
        found = []
        if self.chance(2):
            found.append(f"nullable={self.choose(['True', 'True', 'False', 'None', '1'])}")
        if self.chance(2):
            found.append(f"default={self.default(here, is_enum=is_enum)}")
        if self.chance(5):
            found.append("read_only=True")
        return self.draw(st.permutations(found)) if found else found

    def field(self, here: str) -> str:
        """The text of a field."""
        kind = self.choose(["plain", "plain", "project", "project", "type", "enum", "object"])
        library, options = self.library, self.options(here, is_enum=kind in ("project", "enum"))
        if kind == "project" and self.field_classes:
            name = self.ref(self.choose(self.field_classes), here, "fields")
            return f"{name}({', '.join(options)})"
        if kind == "type":
            return f"{library}.Field({', '.join([self.field_type(here), *options])})"
        if kind == "enum":
            values = self.values(here)
            first = self.choose([values, f"valid_values={values}"])
            name = self.choose(["EnumField", "EnumField", "ListOfEnumField", "StateMachine"])
            return f"{library}.{name}({', '.join([first, *options])})"
        if kind == "object":
            named = [f"{cls.name}.__name__" for cls in self.classes if cls.section == here]
            name = self.choose(["'Thing'", *named])
            subclasses = self.choose([[], ["True"], ["subclasses=True"]])
            cls = self.choose(["ObjectField", "ListOfObjectsField"])
            return f"{library}.{cls}({', '.join([name, *subclasses, *options])})"
        name = self.choose(_PLAIN_FIELDS)
        if self.chance(8):
            arguments = self.options(here, is_enum=False)
            optional = self.ref("optional", here, "base")
            return f"{optional}({', '.join([self.field_type(here), *arguments])})"
        if options and self.chance(8):
            return f"{library}.{name}(**dict({', '.join(options)}))"
        if not options and self.chance(4):
            positional = "tzinfo_aware=False" if name == "DateTimeField" else "True"
            return f"{library}.{name}({positional})"
        if self.chance(6):
            return f"functools.partial({library}.{name}, nullable=True)({', '.join(options)})"
        return f"{library}.{name}({', '.join(options)})"

    def pairs(self, here: str, most: int = 4) -> dict[str, str]:
        names = self.draw(st.lists(_NAMES, max_size=most, unique=True))
        return {name: self.field(here) for name in names}

    # Classes

    def fields_body(self, here: str) -> list[str]:
        """The statements that bind ``fields`` in a class body; none where it is inherited."""
        pairs = self.pairs(here)
        display = "{" + ", ".join(f"{name!r}: {text}" for name, text in pairs.items()) + "}"
        keywords = ", ".join(f"{name}={text}" for name, text in pairs.items())
        one = self.field(here)
        options: list[list[str]] = [
            [],
            [f"fields = {display}"],
            [f"fields = {display}"],
            [f"fields = dict({keywords})"],
            [f"fields = dict({display}, extra={one})"],
            [f"fields = dict([('id', {one})])"],
        ]
        others = [cls for cls in self.classes if cls.has_fields]
        if others:
            found = self.choose(others)
            other = self.ref(found.name, here, found.section)
            options += [
                [f"fields = {{**{other}.fields, **{display}}}"],
                [f"fields = dict({other}.fields, **{display})"],
                [f"fields = {{name: field for name, field in {other}.fields.items()"
                 f" if name not in ('id', 'name')}}"],
                [f"fields = dict(({display}).items(), **{other}.fields)"],
                [f"fields = {other}.fields | {display}"],
            ]  # fmt: skip
        if self.library != "fields":
            options += [
                [f"fields = {display}", f"fields['late'] = {one}"],
                [f"fields = {display}", f"fields.update(late={one})"],
                [f"fields = {display}", f"fields |= {{'late': {one}}}"],
                [f"fields = {display}", f"fields['id'] = {one}", "del fields['id']"],
                ["fields = {}", f"for name in ('id', 'late'):\n        fields[name] = {one}"],
                [
                    "fields = {}",
                    "for number, name in enumerate(['id', 'late']):\n"
                    f"        fields[f'{{name}}_{{number}}'] = {one}",
                ],
            ]
            if others:
                options += [
                    [f"fields = {other}.fields.copy()", f"fields.update({display})"],
                    [f"fields = dict({other}.fields)", "fields.pop('id', None)"],
                ]
        return self.choose(options)

    def schema_body(self, here: str, bases: Sequence[Class]) -> list[str]:
        keys = self.draw(st.lists(_NAMES, max_size=3, unique=True))
        sources = [
            self.choose([("server", key), ("server", "flavor", key), (key,)]) for key in keys
        ]
        display = repr(dict(zip(keys, sources, strict=True)))
        options: list[list[str]] = [
            [],
            [f"SCHEMA = {display}"],
            [f"SCHEMA = {display}"],
            [f"SCHEMA = {{name: ('server', name) for name in {keys!r}}}"],
            ["SCHEMA = {}"],
        ]
        for base in bases:
            if base.has_schema:
                name = self.ref(base.name, here, base.section)
                options += [
                    [f"SCHEMA = dict({name}.SCHEMA, **{display})"],
                    [f"SCHEMA = {{**{name}.SCHEMA, **{display}}}"],
                    [f"SCHEMA = {name}.SCHEMA.copy()", f"SCHEMA.update({display})"],
                    [f"SCHEMA = dict({name}.SCHEMA)", "SCHEMA['late'] = ['server', 'late']"],
                ]
        return self.choose(options)

    def parameters(self) -> str:
        """Parameters behind the first, with defaults and annotations."""
        found = []
        has_default = False
        for name in self.some(["context", "force", "limit", "marker"], 3):
            annotation = self.choose(
                ["", "", "", ": int", ": 'Thing'", ": list[str]", ": int | None"]
            )
            has_default = has_default or self.chance(3)
            found.append(
                f"{name}{annotation}" + (f"={self.draw(_VALUES)!r}" if has_default else "")
            )
        star = self.choose(["", "", "", "*args", "*"])
        if star:
            found.append(star)
        if star == "*" or (star and self.chance(2)):
            found.append("only" + self.choose(["", "=None", ": str = 'x'"]))
        if self.chance(5):
            found.append("**kwargs")
        return "".join(f", {text}" for text in found)

    def method(self, here: str) -> str:
        name = self.choose(["save", "create", "get_all", "destroy", "refresh"])
        wrapper = self.ref("wrapped", here, "base")
        factory = self.ref("retried", here, "base") + "(3)"
        forgetful = self.ref("forgetful", here, "base")
        first, decorators = self.choose(
            [
                ("self", []),
                ("self", ["base.remotable"]),
                ("self", ["base.remotable"]),
                ("self", [wrapper, "base.remotable"]),
                ("self", ["base.remotable", wrapper]),
                ("self", [factory, "base.remotable", wrapper]),
                ("self", ["base.remotable", forgetful]),
                ("self", [forgetful, "base.remotable"]),
                ("self", ["base.remotable", "base.remotable"]),
                ("cls", ["base.remotable_classmethod"]),
                ("cls", ["classmethod", "base.remotable"]),
                ("cls", ["classmethod", wrapper, "base.remotable"]),
                ("cls", ["base.remotable", "classmethod"]),
            ]
        )
        lines = [f"@{decorator}" for decorator in decorators]
        returns = self.choose(["", "", "", " -> None", " -> 'Thing'"])
        lines.append(f"def {name}({first}{self.parameters()}){returns}:")
        return "\n    ".join(["", *lines, "    pass"])

    def bases(self, here: str, *, is_versioned: bool) -> tuple[list[str], list[Class], type]:
        """The bases of a class, in an order that Python accepts."""
        candidates = [cls for cls in self.classes if is_versioned or not cls.is_versioned]
        chosen = self.some(candidates, 3)
        texts = [self.ref(cls.name, here, cls.section) for cls in chosen]
        shadows: list[type] = [cls.shadow for cls in chosen]
        if is_versioned and not any(cls.is_versioned for cls in chosen):
            texts.append("base.VersionedObject")
            shadows.append(_VERSIONED)
        if is_versioned and self.chance(3):
            mixin = self.choose([*_LIBRARY, "ObjectListBase"])
            position = self.choose([0, len(texts)])
            subscript = self.choose(["", "['Thing']"]) if mixin == "ObjectListBase" else ""
            texts.insert(position, f"base.{mixin}{subscript}")
            shadows.insert(position, _LIBRARY[mixin])
        try:
            return texts, chosen, type("shadow", tuple(shadows) or (object,), {})
        except TypeError:
            shadow = type("shadow", tuple(shadows[:1]), {})
            is_enough = not is_versioned or issubclass(shadow, _VERSIONED)
            if is_enough:
                return texts[:1], chosen[:1], shadow
            return ["base.VersionedObject"], [], type("shadow", (_VERSIONED,), {})

    def versioned_class(self, here: str, *, is_mixin: bool = False) -> None:
        name = self.new("Mixin" if is_mixin else "Thing")
        texts, chosen, shadow = self.bases(here, is_versioned=not is_mixin)
        decorators = [] if is_mixin else self.decorators(here)
        body = self.draw(
            st.permutations(
                [
                    self.fields_body(here),
                    self.schema_body(here, chosen),
                    self.choose([[], ["VERSION = '1.7'"], ["VERSION: str = f'1.{3}'"]]),
                ]
            )
        )
        lines = [line for part in body for line in part]
        if issubclass(shadow, _LIBRARY["ObjectListBase"]) and self.chance(2):
            versions = self.choose([{}, {"1.0": "1.1"}, {"1.1": "1.10", "1.0": "1.2"}])
            lines.append(f"child_versions = {versions!r}")
        lines += [self.method(here) for _ in range(self.draw(st.integers(0, 2)))]
        head = f"class {name}({', '.join(texts)}):" if texts else f"class {name}:"
        text = "\n".join([f"@{decorator}" for decorator in decorators] + [head])
        self.add(here, "\n    ".join([text, *(lines or ["pass"])]), name)
        if decorators and "register" in decorators[0] and self.chance(4):
            self.changed_later(here, name)
        has_schema = any(line.startswith("SCHEMA") for line in lines) or any(
            base.has_schema for base in chosen
        )
        has_fields = not is_mixin or any(line.startswith("fields") for line in lines)
        self.classes.append(Class(name, here, shadow, has_schema, has_fields, not is_mixin))

    def changed_later(self, here: str, name: str) -> None:
        """A change of a class behind its definition; a registered one has its own ``fields``."""
        text = self.choose(
            [
                f"{name}.fields['changed'] = {self.field(here)}",
                f"{name}.fields.update(changed={self.field(here)})",
                f"{name}.VERSION = '2.0'",
                f"setattr({name}, 'VERSION', '2.1')",
                f"{name}.save = base.remotable(lambda self, force=False: None)",
            ]
        )
        self.add(here, text)

    def decorators(self, here: str) -> list[str]:
        registry = self.choose(["base.VersionedObjectRegistry", self.ref("Registry", here, "base")])
        register = self.choose(
            [
                [f"{registry}.register"],
                [f"{registry}.register"],
                [f"{registry}.register"],
                [f"{registry}.register_if(False)"],
                [f"{registry}.register_if(True)"],
                [f"{registry}.objectify"],
                [self.ref("registered", here, "base")],
                [],
            ]
        )
        more = self.choose([[], [], [], [self.ref("with_more", here, "base")]])
        return register + more

    def package(self) -> dict[str, str]:
        for _ in range(self.draw(st.integers(0, 2))):
            self.python_enum()
        for _ in range(self.draw(st.integers(0, 4))):
            self.choose([self.enum_field, self.enum_field, self.plain_type, self.redefined])()
        # Helpers of the module of the bases; the fields module cannot use them.
        self.add("base", _BASE.format(library=self.library), *BASE_NAMES)
        for _ in range(self.draw(st.integers(0, 2))):
            self.versioned_class("base", is_mixin=True)
        for _ in range(self.draw(st.integers(0, 2))):
            self.versioned_class("base")
        for _ in range(self.draw(st.integers(1, 5))):
            self.versioned_class("payloads")
        return self.files()


class _Versioned:
    pass


_VERSIONED = _Versioned
_LIBRARY: dict[str, type] = {
    name: type(name, (), {})
    for name in ("TimestampedObject", "ComparableVersionedObject", "ObjectListBase")
}
_PLAIN_FIELDS = [
    "StringField", "IntegerField", "BooleanField", "DateTimeField", "UUIDField", "FloatField",
    "ListOfStringsField", "DictOfNullableStringsField", "SetOfIntegersField", "IPAddressField",
    "ListOfDictOfNullableStringsField", "NonNegativeIntegerField", "FlexibleBooleanField",
]  # fmt: skip
BASE_NAMES = ["Registry", "registered", "with_more", "wrapped", "retried", "forgetful", "optional"]
_BASE = """\
class Registry(base.VersionedObjectRegistry):
    def registration_hook(self, cls, index):
        cls.seen = True


def registered(cls):
    return Registry.register(cls)


def with_more(cls):
    cls.fields = dict(cls.fields, more={library}.StringField(nullable=True))
    return cls


def optional(field_type, **kwargs):
    kwargs.setdefault('nullable', True)
    return {library}.Field(field_type, **kwargs)


def wrapped(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper


def retried(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(self, *args, **kwargs):
            for attempt in range(times):
                return function(self, *args, **kwargs)
        return wrapper
    return decorate


def forgetful(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper"""


@st.composite
def packages(draw: Callable[[st.SearchStrategy[Any]], Any]) -> dict[str, str]:
    """The texts of the modules of a package, by their names."""
    return Writer(draw).package()
