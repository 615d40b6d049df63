"""Small modules of ordinary Python that send notifications, at random.

Everything is deterministic and comes to an end. What is open is only what the entries get:
``run(ctx, first, second)``. It decides branches and never goes into a text (except where a
parameter is *free*), so that every event type is determined once the parameters are.

The generator draws from a ``random.Random``: a plain seeded one makes thousands of programs a
minute, and hypothesis drives the same code through ``st.randoms``.
"""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from hypothesis import strategies as st

from oracle.definitions import DEFINITIONS, Definition, Maker, Offers
from oracle.grammar import CHANGES, EXPRESSIONS, LEAVES, NARROWINGS, PRIORITIES
from oracle.recording import Entry, Run, TooLongError, runs

SHORTEST: Final = 10
LONGEST: Final = 45

_HOLE: Final = re.compile(r"<([a-z]+)>")
_NAME: Final = re.compile(r"\$([A-Za-z_]+)")
_BLOCK: Final = re.compile(r"^( *)<block>\n", re.MULTILINE)
_EVENT_TYPE: Final = re.compile(r"[\w.-]+", re.ASCII)
#: What a parameter may be that is compared with constants: each of them, and what is like none.
_CHOICES: Final = (None, "", "a", "b", "c", "order", "another")
_FREE: Final = ("free.q", "text.w", "z", "")
_MODULES: Final = ("collections", "contextlib", "dataclasses", "enum", "functools", "typing")
#: Texts grow in loops: longer ones say nothing new.
_LONGEST_TEXT: Final = 200


class Program(NamedTuple):
    """A module's text, and who calls it from outside."""

    text: str
    entries: tuple[Entry, ...]


class Thing(NamedTuple):
    """An object in scope: its name, and how it was made."""

    name: str
    maker: Maker


class Scope:
    """What may be written at one place of a program, by kind."""

    def __init__(self, outer: Scope | None = None, **more: Sequence[str]) -> None:
        self.offers = {k: list(v) for k, v in outer.offers.items()} if outer else {}
        self.makers = list(outer.makers) if outer else []
        self.things = list(outer.things) if outer else []
        self.is_loop = outer.is_loop if outer else False
        self.is_function = outer.is_function if outer else False
        for kind, templates in more.items():
            self.add(kind, *templates)

    def add(self, kind: str, *templates: str) -> None:
        """Offer more ways to write a kind."""
        self.offers.setdefault(kind, []).extend(templates)

    def add_all(self, offers: Offers, name: str = "@") -> None:
        """Offer what a definition or an object has."""
        for kind, templates in offers.items():
            self.add(kind, *(template.replace("@", name) for template in templates))

    def add_thing(self, thing: Thing) -> None:
        """Offer an object and what it has."""
        self.things.append(thing)
        self.add_all(thing.maker.members, thing.name)
        if "act" in thing.maker.members and "attribute" in thing.maker.members:
            self.add("thing", thing.name)

    def get(self, kind: str) -> list[str]:
        """What the scope itself offers."""
        return self.offers.get(kind, [])


class Writer:
    """Writes one program.

    :param is_free: whether the text of a parameter goes into event types, which then must not be
        compared with anything.
    """

    def __init__(self, source: random.Random, *, is_free: bool = False) -> None:
        self._random = source
        self._is_free = is_free
        self._names: dict[str, int] = {}
        statements: tuple[tuple[int, Callable[[Scope, int], str]], ...] = (
            (8, self._binding),
            (8, self._change),
            (6, self._send),
            (3, self._act),
            (6, self._branch),
            (4, self._for),
            (1, self._while),
            (2, self._try),
            (2, self._with),
            (3, self._thing),
            (2, self._alias),
            (2, self._closure),
            (1, self._match),
            (1, self._jump),
        )
        self._statements = [one for weight, one in statements for _ in range(weight)]
        compound = (self._branch, self._for, self._while, self._try, self._with, self._match)
        self._simple = [one for one in self._statements if one not in compound]

    # What the generator draws.

    def _chance(self, of: int) -> bool:
        return self._random.randrange(of) == 0

    def _choose(self, of: Sequence[str]) -> str:
        return of[self._random.randrange(len(of))]

    def _fresh(self, hint: str) -> str:
        count = self._names[hint] = self._names.get(hint, 0) + 1
        return hint if count == 1 else f"{hint}{count}"

    # Expressions.

    def expression(self, kind: str, scope: Scope, depth: int = 2) -> str:
        """Something of a kind, what is in scope as often as what the grammar has."""
        if kind == "priority":
            return self._choose(PRIORITIES)
        if kind == "known" and self._is_free:
            kind = "open"
        own = [text for text in scope.get(kind) if depth > 0 or "<" not in text]
        if own and (kind in ("open", "choice", "thing") or not self._chance(2 if depth > 0 else 4)):
            template = self._choose(own)
        elif kind == "flag" and scope.get("choice") and self._chance(4):
            template = self.expression("chosen", scope, depth)
        else:
            template = self._from_grammar(kind, scope, depth)
        return self.fill(template, scope, depth - 1)

    def _from_grammar(self, kind: str, scope: Scope, depth: int) -> str:
        if kind not in EXPRESSIONS:
            return self._choose(scope.get(kind))
        if depth <= 0 and kind in LEAVES:
            return LEAVES[kind]
        templates = [
            template
            for weight, template in EXPRESSIONS[kind]
            for _ in range(weight)
            if not (self._is_free and re.search(r"<list>\[|part !=|len\(part\)", template))
        ]
        return self._choose(templates)

    def fill(self, template: str, scope: Scope, depth: int = 2) -> str:
        """A template with expressions where it has holes."""
        return _HOLE.sub(lambda hole: self.expression(hole[1], scope, depth), template)

    # Statements. Each returns whole lines, and tells the scope of what it binds.

    def block(self, scope: Scope, size: int) -> str:
        """Some statements, in a scope of their own."""
        inner = Scope(scope)
        lines = [self.statement(inner, size) for _ in range(self._random.randint(1, max(1, size)))]
        return "".join(lines)

    def statement(self, scope: Scope, size: int) -> str:
        """One statement, which may be compound if ``size`` is above 1."""
        statements = self._statements if size > 1 else self._simple
        return statements[self._random.randrange(len(statements))](scope, size)

    def _binding(self, scope: Scope, size: int) -> str:
        old = scope.get("name")
        if old and self._chance(2):
            name = self._choose(old)
            return self.fill(
                self._choose([f"{name} = <text>\n", f"{name} += '.' + <text>\n"]), scope
            )
        kind, hint = (
            ("text", "text"),
            ("text", "text"),
            ("list", "parts"),
            ("list", "parts"),
            ("dict", "table"),
            ("set", "words"),
            ("table", "nested"),
            ("items", "pair"),
        )[self._random.randrange(8)]
        if kind == "items":
            first, last = self._fresh("first_of"), self._fresh("rest_of")
            line = self.fill(f"{first}, *{last} = (<text>, <text>, *<items>)\n", scope)
            scope.add("text", first)
            scope.add("list", last)
            return line
        name = self._fresh(hint)
        if kind == "text" and self._chance(6):
            other = self._fresh(hint)
            line = self.fill(f"{other} = ({name} := <text>) + '.' + {name}\n", scope)
            self._bind(scope, kind, other)
            self._bind(scope, kind, name)
            return line
        line = self.fill(f"{name} = <{kind}>\n", scope)
        if kind == "list" and self._chance(6):
            line = self.fill(f"{name} = []\n{name}.append(<text>)\n", scope)
        self._bind(scope, kind, name)
        return line

    def _new_text(self, scope: Scope) -> str:
        name = self._fresh("text")
        line = self.fill(f"{name} = <text>\n", scope)
        self._bind(scope, "text", name)
        return line

    @staticmethod
    def _bind(scope: Scope, kind: str, name: str) -> None:
        """Offer a new name; names of their own are liked more than what the grammar has."""
        scope.add(kind, name, name)
        if kind == "text":
            scope.add("name", name)
            scope.add("plain", name)
        elif kind == "table":
            scope.add("list", f"{name}['a']", f"{name}.get(<key>, [])")

    def _alias(self, scope: Scope, size: int) -> str:
        kinds = [kind for kind in ("list", "dict", "table") if _names(scope.get(kind))]
        if scope.things and self._chance(2):
            thing = scope.things[self._random.randrange(len(scope.things))]
            alias = self._fresh("same")
            scope.add_thing(Thing(alias, thing.maker))
            return f"{alias} = {thing.name}\n"
        if not kinds:
            return self._change(scope, size)
        kind = self._choose(kinds)
        alias, name = self._fresh("alias"), self._choose(_names(scope.get(kind)))
        self._bind(scope, kind, alias)
        return f"{alias} = {name}\n"

    def _change(self, scope: Scope, size: int) -> str:
        changes = [
            (kind, template)
            for weight, kind, template in CHANGES
            if scope.get(kind)
            for _ in range(weight)
        ]
        if not changes:
            return self._new_text(scope)
        kind, template = changes[self._random.randrange(len(changes))]
        targets = [text for text in scope.get(kind) if "(" not in text] or _names(scope.get(kind))
        if not targets:
            return self._new_text(scope)
        target = self._choose(targets)
        return self.fill(template.replace("@", target), scope) + "\n"

    def _act(self, scope: Scope, size: int) -> str:
        if not scope.get("act"):
            return self._change(scope, size)
        return self.fill(self._choose(scope.get("act")), scope) + "\n"

    def _send(self, scope: Scope, size: int) -> str:
        if not scope.get("ctx"):
            return self._change(scope, size)
        if scope.get("send") and not self._chance(3):
            return self.fill(self._choose(scope.get("send")), scope) + "\n"
        call = "<notifier>.<priority>(ctx, event_type=<text>, payload={})\n"
        if not self._chance(8):
            call = "<notifier>.<priority>(ctx, <text>, {})\n"
        return self.fill(call, scope)

    def _branch(self, scope: Scope, size: int) -> str:
        names = scope.get("name")
        if names and self._chance(4):
            name = self._choose(names)
            return self.fill(f"{name} = <text> if <flag> else <text>\n", scope)
        choices = scope.get("choice")
        if choices and self._chance(2):
            # What is compared with a constant is known from there on.
            narrowed = f"{choices[0]} {self._choose(NARROWINGS)}"
            inner = Scope(scope, text=choices * 3, plain=choices)
            lines = [f"if {narrowed}:\n", self._indented(inner, size)]
        else:
            lines = [self.fill("if <flag>:\n", scope), self._indented(scope, size)]
        if self._chance(3):
            lines += [self.fill("elif <flag>:\n", scope), self._indented(scope, size)]
        if self._chance(2):
            lines += ["else:\n", self._indented(scope, size)]
        return "".join(lines)

    def _indented(self, scope: Scope, size: int, before: str = "") -> str:
        return _indent(before + self.block(scope, min(2, size - 1)))

    def _for(self, scope: Scope, size: int) -> str:
        inner = Scope(scope)
        inner.is_loop = True
        word, key = self._fresh("word"), self._fresh("key")
        things = self._random.randrange(8)
        if scope.things and things == 0:
            thing = scope.things[self._random.randrange(len(scope.things))]
            item = self._fresh("item")
            another = self.fill(thing.maker.template, scope, 1)
            head = f"for {item} in [{thing.name}, {another}]:\n"
            inner.add_thing(Thing(item, thing.maker))
        else:
            head = self.fill(
                (
                    f"for {word} in <items>:\n",
                    f"for {word} in <items>:\n",
                    f"for {word} in <list>:\n",
                    f"for {key}, {word} in <dict>.items():\n",
                    f"for {key}, {word} in enumerate(<items>, 1):\n",
                    f"for {key}, {word} in zip(<items>, <items>):\n",
                    f"for {key} in range(2):\n",
                    f"for {word} in sorted(<items>, reverse=True):\n",
                )[things],
                scope,
            )
            if f" {word} " in head:
                self._bind(inner, "text", word)
            if f" {key}" in head:
                inner.add("text", f"str({key})")
                inner.add("plain", key)
        lines = [head, self._indented(inner, size)]
        if self._chance(3):
            jump = self._choose(["break", "continue"])
            lines.append(_indent(self.fill(f"if <flag>:\n    {jump}\n", inner)))
            lines.append(self._indented(inner, 1))
            if self._chance(2):
                lines += ["else:\n", self._indented(scope, 1)]
        return "".join(lines)

    def _while(self, scope: Scope, size: int) -> str:
        inner = Scope(scope)
        inner.is_loop = True
        lists = _names(scope.get("list"))
        if lists and self._chance(2):
            name, word = self._choose(lists), self._fresh("word")
            self._bind(inner, "text", word)
            before = f"{word} = {name}.pop()\n"
            return f"while {name}:\n" + self._indented(inner, size, before)
        n = self._fresh("n")
        inner.add("text", f"str({n})")
        head = self.fill(self._choose([f"while {n} < 2:\n", f"while {n} < 3 and <flag>:\n"]), scope)
        return f"{n} = 0\n{head}" + self._indented(inner, size, f"{n} += 1\n")

    def _try(self, scope: Scope, size: int) -> str:
        error = self._fresh("error")
        raised, caught = (
            ("<change>", "(KeyError, IndexError)"),
            ("raise ValueError(<text>)\n", "ValueError"),
            ("if <flag>:\n    raise ValueError(<text>)\n", "ValueError"),
            ("if <flag>:\n    raise KeyError(<text>)\n", "Exception"),
            ("{'a': 1}[<key>]\n", "KeyError"),
            ("int(<text>)\n", "ValueError"),
        )[self._random.randrange(6)]
        inner = Scope(scope)
        if raised == "<change>":
            middle = self._change(Scope(scope), size)
        else:
            middle = self.fill(raised, scope)
            if not middle.startswith(("{", "int")):
                inner.add("text", f"{error}.args[0]", f"str({error})")
        lines = ["try:\n", self._indented(scope, size), _indent(middle), self._indented(scope, 1)]
        lines += [f"except {caught} as {error}:\n", self._indented(inner, size)]
        if self._chance(3):
            lines += ["else:\n", self._indented(scope, size)]
        if self._chance(3):
            lines += ["finally:\n", self._indented(scope, size)]
        return "".join(lines)

    def _with(self, scope: Scope, size: int) -> str:
        if not scope.get("with") or not scope.get("ctx"):
            if self._chance(2):
                return "with contextlib.suppress(ValueError, KeyError, IndexError):\n" + (
                    self._indented(scope, size)
                )
            return self._for(scope, size)
        inner, name = Scope(scope), self._fresh("entered")
        head = self.fill(f"with {self._choose(scope.get('with'))} as {name}:\n", scope)
        self._bind(inner, "text", name)
        last = ""
        if self._chance(4):
            last = _indent(self.fill("if <flag>:\n    raise ValueError(<text>)\n", inner))
        return head + self._indented(inner, size) + last

    def _thing(self, scope: Scope, size: int) -> str:
        if not scope.makers:
            return self._binding(scope, size)
        maker = scope.makers[self._random.randrange(len(scope.makers))]
        family = [one for one in scope.makers if one.family == maker.family]
        name = self._fresh("it")
        if len(family) > 1 and self._chance(3):
            other = family[self._random.randrange(len(family))]
            made = f"{maker.template} if <flag> else {other.template}"
        else:
            made = maker.template
        line = self.fill(f"{name} = {made}\n", scope)
        scope.add_thing(Thing(name, maker))
        return line

    def _closure(self, scope: Scope, size: int) -> str:
        names = scope.get("name")
        name, part = self._fresh("local"), self._fresh("part")
        inner = Scope(scope, text=[part], plain=[part])
        inner.is_loop = False
        inner.offers["name"] = [part]
        if not scope.is_function:
            return self._binding(scope, size)
        form = self._random.randrange(4)
        if form == 0 and names:
            kept = self._choose(names)
            line = self.fill(
                f"def {name}({part}):\n    nonlocal {kept}\n    {kept} = <text>\n", inner
            )
            scope.add("act", f"{name}(<text>)")
        elif form == 1:
            line = self.fill(f"{name} = lambda {part}, how=<text>: <text> + '.' + how\n", inner)
            scope.add("function", name)
            scope.add("text", f"{name}(<text>)", f"{name}(<text>, how=<text>)")
        elif form == 2 and scope.get("ctx"):
            line = self.fill(
                f"def {name}({part}):\n    <notifier>.info(ctx, <text>, {{}})\n", inner
            )
            scope.add("send", f"{name}(<text>)")
        else:
            notify = self._fresh("notify")
            line = self.fill(f"{notify} = <notifier>.<priority>\n", scope)
            if scope.get("ctx"):
                scope.add("send", f"{notify}(ctx, <text>, {{}})")
        return line

    def _match(self, scope: Scope, size: int) -> str:
        subject = self._choose([*scope.get("choice")[:1], self.expression("text", scope)])
        if self._is_free:
            return self._branch(scope, size)
        first = self._choose(["'a'", "'order'", "'a' | 'order'"])
        last = self._choose(["_", "'b' | 'create' | None", "str()"])
        lines = [f"match {subject}:\n"]
        for pattern in (first, last):
            guard = self.fill(" if <open>", scope) if self._chance(4) else ""
            lines += [f"    case {pattern}{guard}:\n", _indent(self._indented(scope, 1))]
        return "".join(lines)

    def _jump(self, scope: Scope, size: int) -> str:
        if not scope.get("ctx"):
            return self._change(scope, size)
        jumps = ["return", "raise ValueError(<text>)", *(["break", "continue"] * scope.is_loop)]
        return self.fill(f"if <flag>:\n    {self._choose(jumps)}\n", scope)

    # Whole programs.

    def program(self) -> Program:
        """A module with some definitions and one entry, sometimes two."""
        scope = Scope()
        parts = ["import oslo_messaging\nN = oslo_messaging.Notifier(None)\n"]
        for _ in range(self._random.randint(1, 4)):
            definition = DEFINITIONS[self._random.randrange(len(DEFINITIONS))]
            if definition.needs is None or scope.get(definition.needs):
                parts.append(self._definition(definition, scope))
        entries = []
        for name in ("run", "again")[: 1 + self._chance(5)]:
            text, entry = self._entry(name, scope)
            parts.append(text)
            entries.append(entry)
        text = pruned("\n".join(parts), {entry.name for entry in entries})
        return Program(text, tuple(entries))

    def _definition(self, definition: Definition, scope: Scope) -> str:
        names: dict[str, str] = {}

        def named(text: str) -> str:
            return _NAME.sub(lambda name: names.setdefault(name[1], self._fresh(name[1])), text)

        inner = Scope(scope, **definition.inner)
        template = named(definition.template)
        template = _BLOCK.sub(lambda found: _indent(self.block(inner, 2), found[1]), template)
        text = self.fill(template, inner, 1)
        scope.add_all({k: tuple(map(named, v)) for k, v in definition.offers.items()})
        for maker in definition.makers:
            members = {k: tuple(map(named, v)) for k, v in maker.members.items()}
            scope.makers.append(Maker(named(maker.family), named(maker.template), members))
        return text

    def _entry(self, name: str, module: Scope) -> tuple[str, Entry]:
        scope = Scope(module, ctx=["ctx"])
        scope.is_function = True
        domains: dict[str, tuple[object, ...]] = {"first": (False, True)}
        if not self._chance(3):
            domains["second"] = (False, True) if self._chance(2) else (None, True)
        for flag in domains:
            scope.add("open", flag, flag)
        if self._chance(3) and not self._is_free:
            domains["kind"] = _CHOICES
            scope.add("choice", "kind")
        free: tuple[str, ...] = ()
        if self._is_free:
            domains["name"], free = _FREE, ("name",)
            scope.add("text", "name")
            scope.add("plain", "name")
        wanted = [self._thing] * bool(scope.makers) + [self._with] * bool(scope.get("with"))
        body = "".join(one(scope, 2) for one in wanted if not self._chance(4))
        body += "".join(self.statement(scope, 3) for _ in range(self._random.randint(4, 8)))
        body += self._send(scope, 1)
        head = f"def {name}(ctx, {', '.join(domains)}):\n"
        return head + _indent(body), Entry(name, domains, free)


def draft(source: random.Random, *, is_free: bool = False) -> Program | None:
    """A program that may not be well-formed; None where it is not even Python or of no size."""
    try:
        program = Writer(source, is_free=is_free).program()
    except SyntaxError:
        # A global that is written before, a name that is free and nonlocal: rare, and no matter.
        return None
    lines = sum(bool(line.strip()) for line in program.text.split("\n"))
    return program if SHORTEST <= lines <= LONGEST else None


def generate(source: random.Random, *, is_free: bool = False) -> tuple[Program, list[Run]]:
    """A well-formed program, and its runs."""
    while True:
        program = draft(source, is_free=is_free)
        recorded = program and checked(program)
        if program and recorded:
            return program, recorded


def checked(program: Program) -> list[Run] | None:
    """A program's runs if they are worth a comparison.

    It can be imported, comes to an end, raises in fewer than half of its runs, and sends something,
    only texts that can be event types.
    """
    try:
        recorded = runs(program.text, program.entries)
    except SyntaxError:
        return None
    errors = [run.error for run in recorded if run.error is not None]
    texts = [send.event_type for run in recorded for send in run.sends]
    if recorded[0].error is not None or any(isinstance(one, TooLongError) for one in errors):
        return None
    if any(isinstance(one, (NameError, TypeError, AttributeError)) for one in errors):
        # No program that works does so; where else it goes is a matter of opinion.
        return None
    if 2 * len(errors) >= len(recorded) or not texts:
        return None
    return recorded if all(map(_is_event_type, texts)) else None


def programs(*, is_free: bool = False) -> st.SearchStrategy[Program]:
    """Well-formed programs, as hypothesis draws them.

    :param is_free: whether the text of a parameter that nobody in the program gives goes into
        event types: such sends may stay unreported.
    """

    def one(source: random.Random) -> Program | None:
        program = draft(source, is_free=is_free)
        return program if program and checked(program) else None

    found = st.randoms(use_true_random=False).map(one).filter(lambda program: program is not None)
    return found  # type: ignore[return-value]


def pruned(text: str, entries: set[str]) -> str:
    """A program without the definitions and methods that nothing mentions.

    What nobody calls would be reported all the same where it needs no caller's value.
    """
    tree = ast.parse(text)
    while True:
        used = {
            *entries,
            *(node.id for node in ast.walk(tree) if _is_loaded(node)),
            *(node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)),
        }
        unused = [
            (body, node) for body in _bodies(tree) for node in body if not _is_wanted(node, used)
        ]
        if not unused:
            break
        for body, node in unused:
            if len(body) > 1:
                body.remove(node)
            else:
                body[:] = [ast.Pass()]
    mentioned = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    imports = "".join(f"import {name}\n" for name in _MODULES if name in mentioned)
    return imports + ast.unparse(tree) + "\n"


def _bodies(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    """Every list of statements that is not empty."""
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            body = getattr(node, name, None)
            if isinstance(body, list) and body:
                yield body


def _is_loaded(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)


def _is_wanted(node: ast.stmt, used: set[str]) -> bool:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        is_special = node.name.startswith("__") or _is_registered(node)
        return is_special or node.name in used
    if isinstance(node, ast.Assign) and all(isinstance(one, ast.Name) for one in node.targets):
        is_used = any(one.id in used for one in node.targets if isinstance(one, ast.Name))
        return is_used or any(isinstance(inner, ast.Call) for inner in ast.walk(node.value))
    return True


def _is_registered(node: ast.FunctionDef | ast.ClassDef) -> bool:
    """Whether a decorator has handed a function on to somebody else."""
    return any("handles" in ast.unparse(one) for one in node.decorator_list)


def _is_event_type(text: str | None) -> bool:
    return (
        text is not None and len(text) <= _LONGEST_TEXT and _EVENT_TYPE.fullmatch(text) is not None
    )


def _names(expressions: Sequence[str]) -> list[str]:
    """Those that are bare names."""
    return [text for text in expressions if text.isidentifier()]


def _indent(text: str, by: str = "    ") -> str:
    return "".join(by + line for line in text.splitlines(keepends=True))
