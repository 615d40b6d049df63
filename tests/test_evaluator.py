"""The evaluator held against Python: what it says a name is, is what Python makes of it."""

from __future__ import annotations

import enum
from pathlib import Path

import pytest

import depth
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.reasons import unavailable
from flake8_notifications.interpretation.representation import represent
from flake8_notifications.interpretation.values.base import Unknown
from flake8_notifications.project.modules import Modules

KNOWN = {
    "cached functions": "import functools\nfrom functools import lru_cache\n@functools.cache\ndef f(a):\n    return a + 'x'\n@lru_cache\ndef g():\n    return f('a')\n@functools.lru_cache(maxsize=None)\ndef h(a):\n    return a\nx = (f('b'), g(), h('c'))",
    "cached property": "import functools\nclass C:\n    a = 'x'\n    @functools.cached_property\n    def b(self):\n        return self.a + 'y'\nx = C().b",
    "constants": "x = (1, -2.5, 'a', b'b', None, True, ...)",
    "arithmetic": "x = [2 ** 10, 7 // 2, 7 % 4, 1 << 3, 'ab' * 2, (1,) + (2,), [0] * 3, {1} | {1}]",
    "comparison": "x = (1 < 2 <= 2, 'a' in ('a', 'b'), None is None, not [], 'b' not in {'a': 1})",
    "boolean": "x = ('' or 'a', 'a' and 'b', 0 or None, 1 if [] else 2)",
    "slices": "y = ('a', 'b', 'c', 'd')\nx = (y[0], y[-1], y[1:], y[::2], y[::-1], 'text'[1:3])",
    "unpacking": "a, (b, *c), d = 1, (2, 3, 4), 5\nx = (a, b, c, d, [*c, *'xy'], {**{'k': 1}, 'l': 2})",
    "chained assignment": "ALL = (A, B) = ('a', 'b')\nx = (ALL, A, B)",
    "augmented": "x = ['a']\nx += ('b',)\nx *= 2",
    "percent": "x = '%s.%s' % ('a', 1) + '%(k)s' % {'k': 'v'} + '%5.2f|%-4s|%r' % (1.5, 'a', 'b')",
    "format": "x = '{}.{b}'.format('a', b=1) + '{0!r:>5}'.format('a')",
    "f-strings": "y = 'v'\nx = f'{y}.{y!r}.{3:03d}.{y:>4}'",
    "text methods": "x = ' A-b '.strip().lower().replace('-', '_').split('_') + ['.'.join(['a', 'b'])]",
    "comprehensions": "x = [{k: v * 2 for k, v in {'a': 1, 'b': 2}.items() if v > 1}, [i for i in range(3)]]",
    "nested comprehension": "x = [(a, b) for a in 'xy' for b in (1, 2) if b > 1]",
    "dict methods": "y = dict(a=1)\ny.update({'b': 2}, c=3)\nz = y.pop('a')\nx = (y, z, y.get('q', 0), list(y))",
    "list methods": "x = []\nx.append(2)\nx.extend((3, 1))\nx.insert(0, 9)\nx.sort()\nx.remove(9)\nx.reverse()",
    "set methods": "y = {'a'}\ny.add('b')\ny.discard('a')\nx = sorted(y | {'c'})",
    "item assignment": "x = {}\nx['a'] = [1]\nx['b'] = 2\ndel x['b']",
    "loop": "x = {}\nfor key in ('a', 'b', 'c'):\n    if key == 'b':\n        continue\n    x[key] = key.upper()",
    "loop with break and else": "x = []\nfor i in (1, 2, 3):\n    if i == 2:\n        break\n    x.append(i)\nelse:\n    x.append('else')",
    "branches": "if 1 > 2:\n    x = 'a'\nelif 'k' in {'k': 0}:\n    x = 'b'\nelse:\n    x = 'c'",
    "try": "try:\n    x = 'a'\nexcept ValueError:\n    x = 'b'\nelse:\n    x += 'c'\nfinally:\n    y = 1",
    "position": "a = 1\nb = a\na = 2\nx = (a, b)",
    "functions see the end": "a = 1\ndef f():\n    return a\na = 2\nx = f()",
    "parameters": "def f(a, /, b, *c, d=4, **e):\n    return (a, b, c, d, e)\nx = f(1, 2, 3, d=5, k=6)",
    "early return": "def f(a):\n    if a == 'x':\n        return 1\n    for i in (1, 2):\n        if i == a:\n            return i * 10\n    return None\nx = (f('x'), f(2), f(3))",
    "closures": "def outer(a):\n    def inner(b):\n        return (a, b)\n    return inner\nx = outer(1)(2)",
    "lambda and sorted": "x = sorted(['bb', 'a', 'ccc'], key=lambda t: -len(t)) + sorted((3, 1), reverse=True)",
    "builtins": "x = (len('ab'), str(1), int('4'), list('ab'), tuple([1]), dict([('a', 1)]), max(1, 2), sum([1, 2]), any([0, 1]), list(zip('ab', (1, 2))), list(enumerate('a', 1)), bool([]))",
    "functools": "import functools\ndef f(a, b):\n    return (a, b)\nx = functools.partial(f, 1)(b=2)",
    "itertools": "import itertools\nx = list(itertools.chain('ab', [1])) + list(itertools.chain.from_iterable([[2], [3]]))",
    "class attributes": "class A:\n    one = 'a'\n    two = (one, 'b')\nclass B(A):\n    one = 'c'\nx = (B.one, B.two, B.__name__)",
    "diamond": "class A:\n    v = 'a'\nclass B(A):\n    pass\nclass C(A):\n    v = 'c'\nclass D(B, C):\n    pass\nx = D.v",
    "instances": "class A:\n    def __init__(self, v):\n        self.v = v\n    @property\n    def twice(self):\n        return self.v * 2\nclass B(A):\n    def __init__(self):\n        super().__init__('b')\nx = (B().v, B().twice, type(B()).__name__)",
    "kinds of methods": "class A:\n    @classmethod\n    def c(cls):\n        return cls.__name__\n    @staticmethod\n    def s(v):\n        return v\nclass B(A):\n    pass\nx = (B.c(), B().c(), A.s(1))",
    "enums": "import enum\nclass S(enum.Enum):\n    A = 'a'\n    B = 'b'\nx = ([s.value for s in S], S.A.name, [s for s in S])",
    "shadowing": "def str(v):\n    return 'mine'\nx = str(1)",
    "rebound class": "class A:\n    v = 1\nfirst = A\nclass A:\n    v = 2\nx = (first.v, A.v)",
}  # fmt: skip

NEVER_WRONG = {
    "global": "x = 1\ndef f():\n    global x\n    x = 2\nf()",
    "while": "x = 0\nwhile x < 3:\n    x += 1",
    "match": "match 'a':\n    case 'a':\n        x = 1\n    case _:\n        x = 2",
    "walrus": "y = [1, 2]\nx = (n := len(y))",
    "generator": "def f():\n    yield 1\nx = list(f())",
    "environment": "import os\nx = os.environ.get('HOME', 'none')",
    "order of a set": "x = tuple({'a', 'b'})",
    "exception": "def f():\n    raise ValueError\ntry:\n    x = f()\nexcept ValueError:\n    x = 'caught'",
    "unknown condition": "import os\nif os.environ.get('NO_SUCH_VARIABLE'):\n    x = 'a'\nelse:\n    x = 'b'",
    "unknown condition in a function": "import os\ndef f():\n    if os.environ.get('NO_SUCH_VARIABLE'):\n        return 1\n    return 2\nx = f()",
    "default of a dataclass": "import dataclasses\n@dataclasses.dataclass\nclass C:\n    v: str = 'a'\nx = C('b').v",
    "default of a dataclass by name": "import dataclasses\n@dataclasses.dataclass\nclass C:\n    v: str = 'a'\nx = C(v='b').v",
    "dataclass that changes itself": "import dataclasses\n@dataclasses.dataclass\nclass C:\n    v: str = 'a'\n    def __post_init__(self):\n        self.v = 'c'\nx = C().v",
    "default of a named tuple": "import typing\nclass C(typing.NamedTuple):\n    v: str = 'a'\nx = C('b').v",
    "default of a named tuple by name": "import typing\nclass C(typing.NamedTuple):\n    v: str = 'a'\nx = C(v='b').v",
    "equal by a method": "class C:\n    def __eq__(self, other):\n        return True\nx = C() == 1",
    "unequal by a method": "class C:\n    def __ne__(self, other):\n        return False\nx = 1 != C()",
    "equal by what it holds": "class C(str):\n    pass\nx = C() == ''",
    "false by a method": "class C:\n    def __bool__(self):\n        return False\nx = 'a' if C() else 'b'",
    "false by its length": "class C:\n    def __len__(self):\n        return 0\nx = 'a' if C() else 'b'",
    "false by what it holds": "class C(dict):\n    pass\nx = 'a' if C() else 'b'",
    "text of a class of its own": "class C(str):\n    pass\nx = 'a' if C('') else 'b'",
    "nonlocal": "def f():\n    v = 1\n    def g():\n        nonlocal v\n        v = 2\n    g()\n    return v\nx = f()",
    "return in a loop over what is unknown": "import os\ndef f():\n    for key in os.environ:\n        return 1\n    return 2\nx = f()",
}  # fmt: skip

HOSTILE = {
    "long text": "x = 'a' * 10 ** 12",
    "doubling": "x = 'a'\n" + "x = x + x\n" * 60,
    "wide format": "x = '%99999999d' % 1 + '{:99999999}'.format(1) + f'{1:99999999}'",
    "wide justification": "x = 'a'.ljust(10 ** 10)",
    "huge range": "x = list(range(10 ** 12))",
    "huge power": "x = 9 ** 9 ** 9",
    "huge shift": "x = 1 << 10 ** 9",
    "shared containers": "a = ('a', 'b')\n" + "a = (a, a)\n" * 40 + "x = {a: 1}",
    "long sum": "x = " + " + ".join(["'a'"] * 4000),
    "deep parentheses": "x = " + "[" * 90 + "]" * 90,
    "deep attributes": "x = a" + ".b" * 3000,
    "recursion": "def f(n):\n    return g(n + 1)\ndef g(n):\n    return f(n) + f(n)\nx = f(0)",
    "cyclic names": "x = y\ny = x",
    "own base": "class A(A):\n    pass\nclass B(C):\n    pass\nclass C(B):\n    v = 1\nx = C.v",
    "many branches": "import os\ndef f():\n" + "    if os.sep:\n        a = 1\n" * 300 + "    return a\nx = f()",
    "decorators": "def d(f):\n    return d\n" + "@d\n" * 200 + "def x():\n    pass",
}  # fmt: skip


def shown(text: str, directory: Path, name: str = "x") -> str | Unknown | None:
    (directory / "module.py").write_text(text, encoding="utf-8")
    modules = Modules(directory, ["module.py"])
    machine = ExactInterpreter(modules)
    value = machine.name_of(modules.at("module.py"), name)
    return None if value is None else represent(machine, value)


@pytest.mark.parametrize("name", KNOWN)
def test_a_value_is_what_python_makes_of_it(name: str, tmp_path: Path) -> None:
    namespace: dict[str, object] = {"enum": enum}
    exec(KNOWN[name], namespace)

    assert shown(KNOWN[name], tmp_path) == repr(namespace["x"])


@pytest.mark.parametrize("name", NEVER_WRONG)
def test_what_it_cannot_follow_is_unknown_and_never_wrong(name: str, tmp_path: Path) -> None:
    namespace: dict[str, object] = {}
    exec(NEVER_WRONG[name], namespace)

    found = shown(NEVER_WRONG[name], tmp_path)

    assert found is None or isinstance(found, Unknown) or found == repr(namespace["x"])


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_source_ends_in_a_value_or_a_reason(name: str, tmp_path: Path) -> None:
    found = shown(HOSTILE[name], tmp_path)

    assert found is None or isinstance(found, Unknown) or len(found) < 2_000_000


@pytest.mark.parametrize(
    "text",
    [
        "class A(" * depth.of(50_000, daily=10_000),
        "=" * 1_000_000,
        " " * 1_000_000,
        "x = y\n" * 100_000,
        "a as b " * 90_000,
    ],
    ids=["headers", "equals", "spaces", "aliases", "renames"],
)
def test_searching_any_text_comes_to_an_end(text: str, tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text(text)

    assert Modules(tmp_path, ["module.py"]).search.descendants({"Nothing"}) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("shop.Order", "'shop.Order' cannot be read: install 'shop' beside flake8"),
        ("oslo_config.cfg.CONF", "'oslo_config.cfg.CONF' is only known when the program runs"),
    ],
)
def test_a_reason_says_what_would_help(name: str, said: str) -> None:
    assert unavailable(name) == said


def test_a_root_may_be_a_package_itself(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").write_text("import oslo_messaging\n\nfrom notifier import order\n")
    modules = Modules(tmp_path, ["__init__.py"])

    assert modules.at("__init__.py").name == "__init__"
