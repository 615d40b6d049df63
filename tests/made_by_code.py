"""Generated packages whose dicts of fields are made by code rather than written down.

What the strategy of ``package_strategy.py`` writes as one display is here filled through other
names, by functions, in loops, from outside the class, by decorators, hooks and metaclasses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

from package_strategy import BASE_NAMES, Class, Writer

_KEYS = ["id", "name", "host", "p", "q"]

#: Functions and classes that change what they are given, in the module of the bases.
_HELPERS = """\
import contextlib
import operator

COMMON = {{}}
KEPT = []


def fill(target, name='filled'):
    target[name] = {library}.StringField()


def more(target, **others):
    target.update(others, more={library}.IntegerField())
    return target


def fresh(target):
    target = dict(target)
    target['fresh'] = {library}.StringField()
    return target


def nested(target, *names):
    for name in names:
        fill(target, name)
    if 'p' in target:
        more(target)


def renamed(target, old, new):
    if old in target:
        target[new] = target.pop(old)


def keep(target):
    KEPT.append(target)
    return len(KEPT)


def kept():
    return KEPT[-1]


def common(name):
    COMMON[name] = {library}.BooleanField()


def made(target, name):
    def add(field):
        target[name] = field
    return add


def each(target):
    for name in list(target):
        yield name
        target[name + '_seen'] = {library}.StringField()


def patched(cls):
    cls.fields['patched'] = {library}.StringField()
    return cls


class Builder:
    def __init__(self, target):
        self.target = target

    def add(self, name, field):
        self.target[name] = field
        return self

    @classmethod
    def of(cls, target):
        return cls(target)

    @staticmethod
    def clear(target):
        target.clear()"""
_HELPER_NAMES = [
    "COMMON", "KEPT", "fill", "more", "fresh", "nested", "renamed", "keep", "kept", "common",
    "made", "each", "patched", "Builder",
]  # fmt: skip


class CodeWriter(Writer):
    """Writes one package whose fields are made by code."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        super().__init__(draw)
        if self.library == "fields":
            self.library = "obj_fields"
        self.imports = {"fields": "module", "base": self.choose(["module", "from", "absolute"])}
        self.registered: list[tuple[str, str]] = []
        self.dicts: list[tuple[str, str]] = [("COMMON", "base")]
        # One metaclass, and none of another: Python refuses classes of two.
        self.has_metaclass = self.chance(3)
        self.metaclass_user = ""

    # Statements

    def key(self) -> str:
        return repr(self.choose(_KEYS))

    def change(self, target: str, here: str, *, in_class: bool, depth: int = 0) -> list[str]:
        """Lines that change a dict."""
        key, field = self.key(), self.field(here)
        word = key.strip("'")

        def helper(name: str) -> str:
            return self.ref(name, here, "base")

        name = self.new("_n")
        simple = [
            [f"{target}[{key}] = {field}"],
            [f"{target}.update({word}={field})"],
            [f"{target}.update({{{key}: {field}}})"],
            [f"{target}.setdefault({key}, {field})"],
            [f"{target}.pop({key}, None)"],
            [f"{helper('fill')}({target}, {key})"],
            [f"{helper('fill')}(target={target})"],
            [f"{helper('more')}({target})"],
            [f"{helper('more')}(target={target}, {word}={field})"],
            [f"{helper('nested')}({target}, 'a', {key})"],
            [f"{helper('renamed')}({target}, {key}, 'new')"],
            [f"{helper('made')}({target}, {key})({field})"],
            [f"{helper('Builder')}({target}).add({key}, {field}).add('b', {field})"],
            [f"{name} = {helper('Builder')}.of({target})", f"{name}.add({key}, {field})"],
            [f"operator.setitem({target}, {key}, {field})"],
            [f"dict.update({target}, {word}={field})"],
            [f"dict.__setitem__({target}, {key}, {field})"],
            [f"{target}.__setitem__({key}, {field})"],
            [f"getattr({target}, 'update')({word}={field})"],
            [f"{name} = {target}.update", f"{name}({word}={field})"],
            [f"(lambda found: found.update({word}={field}))({target})"],
            [f"functools.reduce(lambda found, key: found.update({{key: {field}}}) or found,"
             f" ('p', 'q'), {target})"],
            [f"def {name}(target, key=None):", f"    target[key or {key}] = {field}",
             f"{name}({target})"],
            [f"def {name}(key, into={target}):", f"    into[key] = {field}", f"{name}({key})"],
            [f"{helper('keep')}({target})", f"{helper('kept')}()[{key}] = {field}"],
            [f"({name} := {target})[{key}] = {field}"],
            [f"{name} = {target}.copy()", f"{name}[{key}] = {field}"],
            [f"{name} = dict({target})", f"{helper('fill')}({name})"],
            [f"{helper('fresh')}({target})"],
            [f"{helper('common')}({key})", f"{target}.update({helper('COMMON')})"],
        ]  # fmt: skip
        blocks = [
            [f"for key in ({key}, 'late'):", f"    {target}[key] = {field}"],
            [f"for key in sorted({target}):", "    if key != 'id':",
             f"        {target}[key] = {field}"],
            [f"for key in list({target}):", f"    del {target}[key]", "    break"],
            [f"while len({target}) < 3:", f"    {target}['n%d' % len({target})] = {field}"],
            [f"if {key} in {target}:", f"    del {target}[{key}]", "else:",
             f"    {target}['else'] = {field}"],
            [f"if {target}:", f"    {target}.popitem()"],
            ["try:", f"    {target}[{key}]", "except KeyError:", f"    {target}['no'] = {field}"],
            ["try:", f"    {target}.pop({key})", f"    {target}['popped'] = {field}",
             "except KeyError:", "    pass"],
            ["try:", f"    {target}['tried'] = {field}", "finally:",
             f"    {target}['final'] = {field}"],
            ["with contextlib.suppress(KeyError):", f"    {target}[{key}] = {field}"],
            [f"with contextlib.nullcontext({target}) as {name}:", f"    {name}[{key}] = {field}"],
            [f"for _ in {helper('each')}({target}):", "    pass"],
            [f"match {target}:", f"    case dict() as {name}:", f"        {name}[{key}] = {field}"],
            ["for key, value in list(" + target + ".items()):",
             f"    {target}['copy_' + key] = value"],
        ]  # fmt: skip
        others = [other for other, section in self.dicts if section == here]
        if others and not in_class:
            other = self.choose(others)
            blocks.append([f"for found in ({target}, {other}):", f"    found[{key}] = {field}"])
            simple.append([f"{target}.update({other})"])
        if "." not in target and "[" not in target and "(" not in target:
            simple += [[f"{target} |= {{{key}: {field}}}"]] * 2
            if in_class:
                simple += [
                    [f"locals()[{target!r}][{key}] = {field}"],
                    [f"vars()[{target!r}].update({word}={field})"],
                    [f"locals()[{target!r}] = dict({target}, {word}={field})"],
                ]
            else:
                simple += [
                    [f"globals()[{target!r}][{key}] = {field}"],
                    [f"[{target}.update({{key: {field}}}) for key in ('p', 'q')]"],
                    [f"list(map(lambda key: {target}.update({{key: {field}}}), 'pq'))"],
                    [f"map(lambda key: {target}.update({{key: {field}}}), 'pq')"],
                    [f"any({target}.update({{key: {field}}}) for key in ('p', 'q'))"],
                ]
        if depth < 2 and self.chance(3):
            inner = self.change(target, here, in_class=in_class, depth=depth + 1)
            head = self.choose(["if 1 < 2:", "if not 1:", "for _ in range(2):", "try:"])
            tail = ["finally:", "    pass"] if head == "try:" else []
            return [head, *(f"    {line}" for line in inner), *tail]
        return self.choose(blocks if self.chance(3) else simple)

    def alias(self, target: str, here: str) -> tuple[list[str], str]:
        """Lines that give a dict another name, and that name."""
        name = self.new("_alias")
        more = self.ref("more", here, "base")
        builder = self.ref("Builder", here, "base")
        return self.choose(
            [
                ([f"{name} = {target}"], name),
                ([f"{name}: dict = {target}"], name),
                ([f"{name} = [{target}]"], f"{name}[0]"),
                ([f"{name} = {{'held': {target}}}"], f"{name}['held']"),
                ([f"{name}, _other = {target}, {{}}"], name),
                ([f"{name} = {target} if 1 < 2 else {{}}"], name),
                ([f"{name} = {target} or {{}}"], name),
                ([f"{name} = {more}({target})"], name),
                ([f"{name} = {builder}({target})"], f"{name}.target"),
                ([f"{name} = other = {target}"], name),
                ([f"{name} = (lambda: {target})()"], name)
                if not target.startswith(("fields", "_"))
                else ([f"{name} = {target}"], name),
            ]
        )

    def changes(self, target: str, here: str, *, in_class: bool, most: int = 3) -> list[str]:
        """Lines that change a dict, some through further names."""
        lines: list[str] = []
        targets = [target]
        for _ in range(self.draw(st.integers(1, most))):
            if self.chance(3):
                more, name = self.alias(self.choose(targets), here)
                lines += more
                targets.append(name)
            lines += self.change(self.choose(targets), here, in_class=in_class)
        return lines

    # Parts of the package

    def fields_body(self, here: str) -> list[str]:
        if self.chance(4):
            return super().fields_body(here)
        pairs = self.pairs(here, most=2)
        display = "{" + ", ".join(f"{name!r}: {text}" for name, text in pairs.items()) + "}"
        starts = [
            ([f"fields = {display}"], "fields"),
            ([f"fields = _base = {display}"], "_base"),
            ([f"_base = {display}", "fields = _base"], "_base"),
            ([f"_base = {display}", "fields = (_base or {})"], "_base"),
            ([f"_base = [{display}]", "fields = _base[0]"], "_base[0]"),
        ]
        for name, section in (*self.dicts, *((f"{n}.fields", s) for n, s in self.registered)):
            other = self.ref(name, here, section)
            starts.append(([f"fields = {other}"], "fields"))
            starts.append(([f"fields = dict({other})"], "fields"))
        start, target = self.choose(starts)
        lines = [*start, *self.changes(target, here, in_class=True)]
        return ["\n".join(lines).replace("\n", "\n    ")]

    def versioned_class(self, here: str, *, is_mixin: bool = False) -> None:
        if not is_mixin and self.chance(2):
            self.common(here)
        before = len(self.sections[here].lines)
        super().versioned_class(here, is_mixin=is_mixin)
        text = self.sections[here].lines[before]
        cls = self.classes[-1]
        if not is_mixin and text.startswith("@") and "register" in text.partition("\n")[0]:
            self.registered.append((cls.name, here))
            if self.chance(3):
                self.from_outside(here)

    def common(self, here: str) -> None:
        """A dict of a module, and code that fills it."""
        name = self.new("COMMON")
        lines = [f"{name} = {{{self.key()}: {self.field(here)}}}"]
        lines += self.changes(name, here, in_class=False, most=2)
        self.dicts.append((name, here))
        self.add(here, "\n".join(lines), name)

    def changed_later(self, here: str, name: str) -> None:
        return

    def from_outside(self, here: str) -> None:
        """A change of registered classes of the module, behind them."""
        names = [name for name, section in self.registered if section == here]
        name, other = self.choose(names), self.choose(names)
        function, field, key = self.new("_set"), self.field(here), self.key()
        patched = self.ref("patched", here, "base")
        lines = self.choose(
            [
                self.changes(f"{name}.fields", here, in_class=False, most=2),
                self.changes(f"{name}.fields", here, in_class=False, most=2),
                [f"{name}.VERSION = '1.1'"],
                [f"setattr({name}, 'VERSION', '3.0')"],
                [f"setattr({name}, 'fields', dict({name}.fields, late={field}))"],
                [f"{name}.fields = dict({name}.fields, late={field})"],
                [f"for cls in ({name}, {other}):", f"    cls.fields[{key}] = {field}"],
                [f"for cls in [{name}, {other}]:", "    cls.VERSION = '2.%d' % len(cls.fields)"],
                [f"def {function}():", f"    {name}.fields[{key}] = {field}",
                 f"    {other}.VERSION = '1.8'", f"{function}()"],
                [f"{patched}({name})"],
                [f"_found = {name}", f"_found.fields[{key}] = {field}"],
                [f"vars({name})['fields'][{key}] = {field}"],
                [f"_found = [{name}, {other}]", "_found[0].VERSION = '1.9'"],
                [f"if hasattr({name}, 'fields'):", f"    {name}.fields.pop({key}, None)"],
                [f"for key in sorted({name}.fields)[:1]:", f"    del {name}.fields[key]"],
            ]
        )  # fmt: skip
        self.add(here, "\n".join(lines))

    def bases(self, here: str, *, is_versioned: bool) -> tuple[list[str], list[Class], type]:
        texts, chosen, shadow = super().bases(here, is_versioned=is_versioned)
        if self.has_metaclass:
            texts = [text for text in texts if "ObjectListBase" not in text]
        if is_versioned and not chosen and self.chance(4):
            texts = [self.hooked(here), *texts]
        return texts, chosen, shadow

    def hooked(self, here: str) -> str:
        """A class whose hook or metaclass changes the fields of those that derive from it."""
        if self.has_metaclass and self.metaclass_user == here:
            return "Made"
        name, meta, field = self.new("Hooked"), "Meta", self.field(here)
        merged = self.choose(
            [
                f"cls.fields = dict(getattr(cls, 'fields', {{}}), hooked={field})",
                f"cls.fields = {{**getattr(cls, 'fields', {{}}), 'hooked': {field}}}",
                f"setattr(cls, 'fields', dict(cls.__dict__.get('fields', {{}}), hooked={field}))",
                "cls.VERSION = '1.5'",
                "fields = dict(vars(cls).get('fields', {}))\n"
                f"        fields['hooked'] = {field}\n"
                "        cls.fields = fields",
                "if 'fields' in vars(cls):\n"
                f"            cls.fields = dict(cls.fields, own={field})",
            ]
        )
        in_namespace = self.choose(
            [
                f"namespace['fields'] = dict(namespace.get('fields', {{}}), hooked={field})",
                f"namespace.setdefault('fields', {{}})['hooked'] = {field}",
                "namespace['VERSION'] = '1.6'",
                "namespace = dict(namespace, VERSION='1.4')",
            ]
        )
        hook = (
            f"class {name}:\n"
            "    def __init_subclass__(cls, **kwargs):\n"
            "        super().__init_subclass__(**kwargs)\n"
            f"        {merged}"
        )
        derived = f"\n\n\nclass Made(metaclass={meta}):\n    pass"
        creating = (
            f"class {meta}(type):\n"
            "    def __new__(mcs, name, bases, namespace):\n"
            f"        {in_namespace}\n"
            "        return super().__new__(mcs, name, bases, namespace)"
        )
        changing = (
            f"class {meta}(type):\n"
            "    def __new__(mcs, name, bases, namespace):\n"
            "        cls = super().__new__(mcs, name, bases, namespace)\n"
            f"        {merged}\n"
            "        return cls"
        )
        initializing = (
            f"class {meta}(type):\n"
            "    def __init__(cls, name, bases, namespace):\n"
            "        super().__init__(name, bases, namespace)\n"
            f"        {merged}"
        )
        if not self.has_metaclass or self.metaclass_user:
            self.add(here, hook, name)
            return name
        self.metaclass_user = here
        self.add(here, self.choose([creating, changing, initializing]) + derived, "Made")
        return "Made"

    def decorators(self, here: str) -> list[str]:
        found = super().decorators(here)
        if self.chance(3):
            found.append(f"{self.ref('with_field', here, 'base')}({self.key()})")
        return found

    def header(self) -> str:
        return f"import contextlib\nimport operator\n{super().header()}"

    def helpers(self) -> Sequence[str]:
        factory = (
            "def with_field(name):\n"
            "    def decorate(cls):\n"
            f"        cls.fields = {{**cls.fields, name: {self.library}.StringField()}}\n"
            "        return cls\n"
            "    return decorate"
        )
        return [_HELPERS.format(library=self.library), factory]

    def package(self) -> dict[str, str]:
        self.add("base", "\n\n\n".join(self.helpers()), *_HELPER_NAMES, "with_field")
        return super().package()


assert "with_more" in BASE_NAMES


@st.composite
def packages_made_by_code(draw: Callable[[st.SearchStrategy[Any]], Any]) -> dict[str, str]:
    """The texts of the modules of a package, by their names."""
    return CodeWriter(draw).package()
