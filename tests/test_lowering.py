"""Syntax as plain data: nothing of Python is dropped, and nothing is too deep."""

from __future__ import annotations

import ast
import sys
from typing import Any

import msgspec
import pytest

from flake8_notifications.interpretation.expressions import RULES
from flake8_notifications.source import syntax
from flake8_notifications.source.expression_lowering import DEEPEST, TOO_DEEP
from flake8_notifications.source.lowering import Lowering
from flake8_notifications.source.module import Reading, SourceModule

FUTURE = "from __future__ import annotations\n"


def module(text: str) -> SourceModule:
    return SourceModule("m", "m.py", is_package=False, text=text)


def statements(text: str) -> tuple[syntax.Statement, ...]:
    lowering = Lowering(deferred_annotations=False, bodies=True)
    return lowering.statements(ast.parse(text).body)


def first(text: str) -> Any:
    return statements(text)[0]


def expression(text: str) -> Any:
    return first(f"_ = {text}").value


def name(text: str, column: int, line: int = 1) -> syntax.Name:
    return syntax.Name(line, column, text)


def calls(value: Any) -> set[str]:
    """The names of the functions that are called anywhere in a node."""
    found, pending = set(), [value]
    while pending:
        each = pending.pop()
        if isinstance(each, tuple):
            pending += each
        elif isinstance(each, msgspec.Struct):
            if isinstance(each, syntax.Call):
                function = each.function
                assert isinstance(function, syntax.Name | syntax.Attribute)
                found.add(function.id if isinstance(function, syntax.Name) else function.name)
            pending += [getattr(each, field) for field in each.__struct_fields__]
    return found


def depth(value: Any) -> int:
    deepest, level = 0, [value]
    while level:
        deepest += 1
        level = [
            inner
            for each in level
            for inner in (
                each
                if isinstance(each, tuple)
                else [getattr(each, field) for field in each.__struct_fields__]
            )
            if isinstance(inner, tuple | msgspec.Struct)
        ]
    return deepest


def test_named_expressions_stay_where_they_are() -> None:
    loop = first("while x := f():\n pass")
    assert loop.test == syntax.NamedExpr(1, 6, "x", syntax.Call(1, 11, syntax.Name(1, 11, "f"), ()))
    kept = expression("[y for x in z if (y := x)]")
    assert kept.clauses[0].conditions == (syntax.NamedExpr(1, 22, "y", name("x", 27)),)


def test_yields() -> None:
    assert first("def f():\n x = yield").body[0].value == syntax.Yield(2, 5, None)
    inner = first("def f():\n yield from g").body[0]
    assert inner.value == syntax.YieldFrom(2, 1, name("g", 12, 2))


def test_awaits() -> None:
    awaited = first("async def f():\n await g").body[0].value
    assert awaited == syntax.Await(2, 1, name("g", 7, 2))
    called = first("async def f():\n await g()").body[0].value
    assert called == syntax.Call(2, 7, name("g", 7, 2), (), is_awaited=True)


@pytest.mark.parametrize(
    ("text", "is_generator"),
    [
        ("def f():\n return 1", False),
        ("def f():\n return (yield)", True),
        ("def f():\n if a:\n  for b in c:\n   yield b", True),
        ("def f():\n yield from g", True),
        ("def f():\n def g():\n  yield", False),
        ("def f():\n return lambda: (yield)", False),
        ("def f():\n def g(x=(yield)): pass", True),
        ("def f():\n return lambda x=(yield): x", True),
        ("def f():\n 'yield'", False),
        ("def f():\n match a:\n  case 1:\n   yield", True),
        ("def f():\n return a" + ".b" * 200 + "[(yield)]" + ".c" * 200, True),
        ("x = 1\ndef g():\n yield\ndef f():\n pass\ndef h(): yield", False),
    ],
)
def test_generators(text: str, is_generator: bool) -> None:
    whole = next(each for each in statements(text) if getattr(each, "name", "") == "f")
    facts = module(text).facts.statements
    outline = next(each for each in facts if getattr(each, "name", "") == "f")
    with_carriage_returns = module(text.replace("\n", "\r")).facts.statements
    assert isinstance(whole, syntax.FunctionDefinition)
    assert isinstance(outline, syntax.FunctionDefinition)
    assert outline.body is None
    assert (whole.is_generator, outline.is_generator) == (is_generator, is_generator)
    assert is_generator in [getattr(each, "is_generator", None) for each in with_carriage_returns]


def test_asynchronous_functions() -> None:
    assert first("async def f(): pass").is_async
    assert not first("def f(): pass").is_async


def test_patterns() -> None:
    text = """match a:
    case 1 | None: pass
    case [x, *_, y]: pass
    case {'k': v, **rest} if v: pass
    case C(p, q=r) as s: pass
    case _: pass
"""
    node = first(text)
    assert isinstance(node, syntax.Match)
    either, sequence, mapping, instance, anything = node.cases
    assert either.pattern == syntax.MatchOr(
        2,
        9,
        (
            syntax.MatchValue(2, 9, syntax.Constant(2, 9, 1)),
            syntax.MatchSingleton(2, 13, None),
        ),
    )
    assert sequence.pattern == syntax.MatchSequence(
        3,
        9,
        (
            syntax.MatchAs(3, 10, None, "x"),
            syntax.MatchStar(3, 13, None),
            syntax.MatchAs(3, 17, None, "y"),
        ),
    )
    assert mapping.pattern == syntax.MatchMapping(
        4, 9, (syntax.Constant(4, 10, "k"),), (syntax.MatchAs(4, 15, None, "v"),), "rest"
    )
    assert mapping.guard == name("v", 29, 4)
    assert instance.pattern == syntax.MatchAs(
        5,
        9,
        syntax.MatchClass(
            5,
            9,
            name("C", 9, 5),
            (syntax.MatchAs(5, 11, None, "p"),),
            ("q",),
            (syntax.MatchAs(5, 16, None, "r"),),
        ),
        "s",
    )
    assert anything.pattern == syntax.MatchAs(6, 9, None, None)


def test_annotations_are_kept() -> None:
    assert first("n: T = v") == syntax.AnnotatedAssign(
        1, 0, (name("n", 0),), name("v", 7), name("T", 3)
    )
    assert first("n: T") == syntax.Declaration(1, 0, name("n", 0), name("T", 3))
    deferred = module(f"{FUTURE}self.n: list[T]").facts.statements[1]
    assert isinstance(deferred, syntax.Declaration)
    assert deferred.annotation == syntax.Constant(2, 8, "list[T]")


@pytest.mark.parametrize(
    "text",
    [
        *("(a | b).c", "(a | b)[c]", "a | (b | c)", "a | b | c | None", "a[b,]", "a[()]", "a[*b]"),
        *("a['it\\'s', 'b\"']", "a[u'b']", "a[b'c']", "a[1]", "a[...]", "a[b][c].d | None", "'a'"),
        *("a[b | c, d[e, f]]", "a[(b, c), d]", "f(x)", "a[b:c]", "(lambda: 1).x", "a + b", "-a"),
        *("(a, b)", "[a, b]", "a.b.c[d.e]", "(await a).b", "'a'.b", "a[None]"),
    ],
)
def test_a_deferred_annotation_is_as_python_has_it(text: str) -> None:
    statement = module(f"{FUTURE}n: {text}").facts.statements[1]

    assert isinstance(statement, syntax.Declaration)
    assert isinstance(statement.annotation, syntax.Constant)
    assert statement.annotation.value == ast.unparse(ast.parse(text, mode="eval").body)


def test_class_keywords() -> None:
    node = first("class C(A, *B, metaclass=M, flag=1, **more): pass")
    assert node.metaclass == name("M", 25)
    assert node.bases[1] == syntax.Starred(1, 11, name("B", 12))
    assert [(each.kind, each.name) for each in node.keywords] == [
        ("keyword", "flag"),
        ("double_star", None),
    ]


@pytest.mark.skipif(sys.version_info < (3, 12), reason="a statement of Python 3.12")
def test_type_aliases() -> None:
    node = first("type X = Y")
    assert node.targets == (name("X", 5),)
    assert node.value == syntax.Opaque(1, 0, "TypeAlias", (name("Y", 9),))


@pytest.mark.skipif(sys.version_info < (3, 14), reason="an expression of Python 3.14")
def test_template_strings() -> None:
    node = expression("t'{a()}'")
    assert isinstance(node, syntax.Opaque)
    assert calls(node) == {"a"}


def test_branches_are_flat() -> None:
    node = first("if a: x\nelif b: y\nelse:\n if c: z\n else: w")
    assert [branch.test.id for branch in node.elifs] == ["b", "c"]
    assert [(branch.line, branch.column) for branch in node.elifs] == [(2, 0), (4, 1)]
    assert node.orelse[0].value.id == "w"


def test_branches_as_two() -> None:
    node = first("if a: x\nelif b: y\nelse: z")
    (inner,) = node.rest
    assert node.rest is node.rest
    assert (inner.test.id, inner.body[0].value.id, inner.rest[0].value.id) == ("b", "y", "z")
    assert first("if a: x\nelse: z").rest[0].value.id == "z"


@pytest.mark.parametrize("count", [1, 64, 65, 66, 1000])
def test_many_branches_as_two(count: int) -> None:
    """Whichever test is the first to hold, the branch is the same."""
    elifs = "".join(f"elif a{number}: b{number}\n" for number in range(count))
    node = first(f"if a: b\n{elifs}else: c")
    for wanted in (0, 1, count // 2, count - 1, count):
        here: Any = node.rest
        deep = 0
        while isinstance(here[0], syntax.If):
            test = here[0].test
            tests = test.operands if isinstance(test, syntax.Boolean) else [test]
            here = here[0].body if f"a{wanted}" in {each.id for each in tests} else here[0].rest
            deep += 1
        assert here[0].value.id == ("c" if wanted == count else f"b{wanted}")
        assert deep < 80


def test_chains() -> None:
    short = expression("a + b - c")
    assert (short.operator, short.left.operator, short.right.id) == ("-", "+", "c")
    long = expression("a" + " + b" * 99 + " - c * d")
    assert isinstance(long, syntax.Binary)
    chain = expression("a" + " + b" * 100 + " - c * d")
    assert isinstance(chain, syntax.Chain)
    assert chain.first == name("a", 4)
    assert [link.operator for link in chain.links] == ["+"] * 100 + ["-"]
    assert isinstance(chain.links[-1].operand, syntax.Binary)


DEEP = {
    "chain": "x = " + "+".join(f"f{number}()" for number in range(800)),
    "nested chains": "x = " + "(1 + " * 50 + "+".join(["a"] * 80) + "+ f())" + ")" * 49,
    "conjunction": "x = " + " and ".join(f"f{number}()" for number in range(5000)),
    "method calls": "x = a" + "".join(f".f{number}()" for number in range(700)),
    "attributes": "x = a()" + ".b" * 1000,
    "subscripts": "x = a" + "[b()]" * 1000,
    "parentheses": "x = " + "(" * 180 + "a()" + ")" * 180,
    "dict displays": "x = " + "{a(): " * 180 + "b()" + "}" * 180,
    "calls": "x = " + "".join(f"f{number}(" for number in range(180)) + ")" * 180,
    "branches": "if a: f()\n" + "".join(f"elif b: f{number}()\n" for number in range(1100)),
    "negations": "x = " + "not " * 1000 + "a()",
    "conditions": "x = " + "a() if b() else " * 500 + "c()",
    "lambdas": "x = " + "lambda: " * 500 + "a()",
    "powers": "x = " + "a() ** " * 500 + "b()",
    "comprehensions": "x = " + "[" * 60 + "a()" + " for a in b()]" * 60,
    "blocks": "".join(" " * level + "if a:\n" for level in range(60))
    + " " * 60 + "x = " + "f({1: " * 60 + "a()" + "})" * 60,
    "patterns": "match a:\n case " + "[" * 180 + "x" + "]" * 180 + ":\n  f()",
    "cases": "match a:\n" + "".join(f" case {number}: f{number}()\n" for number in range(2000)),
    "branches that bind": "if a: f()\n"
    + "".join(f"elif b := f{number}(): f{number}()\n" for number in range(200)),
    "annotation": FUTURE + "x: " + " | ".join(["a"] * 500) + " = f()",
}  # fmt: skip


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_nothing_is_too_deep(text: str) -> None:
    """Every call is found, and what is found can be written, read, compared and hashed."""
    source = module(text)
    assert source.facts.broken is None
    written = msgspec.msgpack.encode(source.reading)
    assert msgspec.msgpack.decode(written, type=Reading).facts == source.facts
    assert hash(source.facts) == hash(source.facts)
    called = {
        getattr(node.func, "id", getattr(node.func, "attr", None))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
    }
    assert calls(source.facts.statements) == called
    assert depth(source.facts.statements) < 3 * (DEEPEST + 50)
    assert source.simple_statements


def test_what_is_too_deep_is_in_slices() -> None:
    node = expression("a" + ".b" * 400)
    for _ in range(DEEPEST - 1):
        node = node.value
    assert isinstance(node, syntax.Opaque)
    assert node.kind == TOO_DEEP
    assert [type(part) for part in node.parts] == [syntax.Attribute] * 7
    inner: Any = node.parts[0]
    while not isinstance(inner, syntax.Opaque):
        inner = inner.value
    assert inner == syntax.Opaque(1, 4, TOO_DEEP)


def test_deep_patterns_still_bind() -> None:
    node: Any = first("match a:\n case " + "[" * 180 + "x, *y" + "]" * 180 + ": pass")
    pattern = node.cases[0].pattern
    while isinstance(pattern, syntax.MatchSequence):
        (pattern,) = pattern.patterns
    assert isinstance(pattern, syntax.MatchClass)
    assert [each.name for each in pattern.patterns] == ["x", "y"]


NEW = """
if (a := b) and (c := d):
    pass
elif e := f:
    pass
n: T = 1
m: T
match x:
    case {1: [*p], **q} | C(r, s=None) if t:
        pass
class K(L, flag=True):
    def g(self):
        yield (yield from h)
"""


def test_readings_round_trip() -> None:
    source = module(NEW)
    (cls,) = (each for each in source.facts.statements if isinstance(each, syntax.ClassDefinition))
    (method,) = cls.body
    assert isinstance(method, syntax.FunctionDefinition)
    source.body_of(method)
    written = msgspec.msgpack.encode(source.reading)
    assert msgspec.msgpack.decode(written, type=Reading) == source.reading


def test_data_without_the_newer_fields_are_read() -> None:
    older = b'[[["If", 1, 0, ["Name", 1, 3, "a"], [], []]], null, []]'
    facts = msgspec.json.decode(older, type=syntax.Facts)
    assert facts.statements == (syntax.If(1, 0, name("a", 3), (), ()),)


def test_simple_statements() -> None:
    source = module(NEW)
    kinds = [type(each).__name__ for each in source.simple_statements]
    assert kinds == [
        "Assign", "Assign", "If", "AnnotatedAssign", "Declaration", "If", "ClassDefinition",
    ]  # fmt: skip
    branch: Any = source.simple_statements[2]
    assert not branch.elifs
    assert [type(each).__name__ for each in branch.orelse] == ["Assign", "If"]
    assert "NamedExpr" not in repr(source.simple_statements)
    plain = module("a = 1")
    assert plain.simple_statements is plain.facts.statements


def test_functions_in_cases_have_bodies() -> None:
    source = module("match a:\n case 1:\n  def f():\n   return 1\n")
    node: Any = source.facts.statements[0]
    definition = node.cases[0].body[0]
    assert isinstance(source.body_of(definition)[0], syntax.Return)
    assert isinstance(source.simple_body_of(definition)[0], syntax.Return)
    assert source.end_of(definition) == 4


def test_every_expression_has_a_rule() -> None:
    assert set(RULES) == set(syntax.Expression.__args__)
