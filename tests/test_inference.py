"""The second tier: it knows more than the interpreter, and never anything wrong."""

from __future__ import annotations

import subprocess
import sys
import types
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import pytest
from astroid.manager import AstroidManager

import helpers
from flake8_notifications.inference import infer, trees
from flake8_notifications.inference.excerpts import Excerpt
from flake8_notifications.interpretation.answers import Answer, Answers, Origin
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.plain import single
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value
from flake8_notifications.project.modules import Modules

#: Classes for the texts below, whose last statement binds ``x``.
META: Final = "class M(type):\n    a = 'one'\nclass C(metaclass=M):\n    pass\n"
PROPERTY: Final = (
    "class M(type):\n    @property\n    def a(cls):\n        return 'one'\n"
    "class C(metaclass=M):\n    pass\n"
)
OPERATOR: Final = "class P:\n    def __add__(self, other):\n        return 'one'\n"

ANSWERED: Final = {
    "metaclass attribute": META + "x = C.a",
    "inherited metaclass": META + "class D(C):\n    pass\nx = D.a",
    "number of a metaclass": "class M(type):\n    a = 3\nclass C(metaclass=M):\n    pass\nx = C.a",
    "truth of a metaclass": "class M(type):\n    a = True\nclass C(metaclass=M):\n    pass\nx = C.a",
    "metaclass property": PROPERTY + "x = C.a",
    "cached operator": "import functools\n"
    + OPERATOR.replace("    def", "    @functools.cache\n    def")
    + "x = P() + 1",
    "metaclass item": META.replace("a = 'one'", "def __getitem__(cls, k):\n        return 'one'")
    + "x = C['k']",
    "operator": OPERATOR + "x = P() + 1",
    "operator of a named object": OPERATOR + "p = P()\nx = p + 'a'",
    "operator on the right": OPERATOR.replace("add", "radd") + "x = 'a' + P()",
    "item": OPERATOR.replace("add", "getitem") + "x = P()['k']",
    "item that is passed": "class P:\n    def __getitem__(self, key):\n        return key\nx = P()['k']",
    "operator in an expression": OPERATOR + "x = 'a.' + (P() + 1)",
    "operator in a function": OPERATOR + "def f(a):\n    return a + (P() + 1)\nx = f('a.')",
    "constant of a module": OPERATOR.replace("'one'", "ONE") + "ONE = 'one'\nx = P() + 1",
    "doubly": META + OPERATOR.replace("'one'", "C.a") + "x = P() + 1",
}

#: What only looks like the above; something else happens, and is not to be passed over.
NEVER_WRONG: Final = {
    "rebound attribute": META + "M.a = 'two'\nx = C.a",
    "rebound by a function": META + "def f():\n    M.a = 'two'\nf()\nx = C.a",
    "rebound by its method": META.replace(
        "a = 'one'", "a = 'one'\n    def f(cls):\n        type(cls).a = 'two'"
    )
    + "C.f()\nx = C.a",
    "rebound by setattr": META + "setattr(M, 'a', 'two')\nx = C.a",
    "rebound by type's setattr": META + "type.__setattr__(M, 'a', 'two')\nx = C.a",
    "set on the class as well": META + "C.a = 'two'\nx = C.a",
    "rebound in a loop": META + "for n in range(2):\n    M.a += 'x'\nx = C.a",
    "bound twice": META.replace("a = 'one'", "a = 'one'\n    a = 'two'") + "x = C.a",
    "bound in a branch": META.replace("a = 'one'", "a = 'one'\n    if True:\n        a = 'two'")
    + "x = C.a",
    "added to": META.replace("a = 'one'", "a = 'one'\n    a += 'x'") + "x = C.a",
    "class bound twice": META + "class M(type):\n    a = 'two'\nclass C(metaclass=M):\n    pass\nx = C.a",
    "class rebound by global": META
    + "def f():\n    global C\n    class C:\n        a = 'two'\nf()\nx = C.a",
    "class rebound in a loop": META + "for C in (type('D', (), {'a': 'two'}),):\n    pass\nx = C.a",
    "class rebound by an import": META + "try:\n    import enum as C\n    C.a = 'two'\nexcept ImportError:\n    pass\nx = C.a",
    "class rebound by a walrus": META
    + "if (C := types.SimpleNamespace(a='two')):\n    pass\nx = C.a",
    "class rebound by with": META
    + "import contextlib\nwith contextlib.nullcontext(types.SimpleNamespace(a='two')) as C:\n    pass\nx = C.a",
    "class rebound by match": META
    + "match types.SimpleNamespace(a='two'):\n    case C:\n        pass\nx = C.a",
    "decorated class": "def d(c):\n    return types.SimpleNamespace(a='two')\n"
    + META.replace("class C(", "@d\nclass C(")
    + "x = C.a",
    "decorated method": "def d(f):\n    return lambda self, other: 'two'\n"
    + OPERATOR.replace("    def", "    @d\n    def")
    + "x = P() + 1",
    "function that branches": OPERATOR.replace("return 'one'", "if other:\n            return 'two'\n        return 'one'")
    + "x = P() + 1",
    "function that falls off its end": OPERATOR.replace("return 'one'", "if other:\n            return 'one'")
    + "x = P() + 0",
    "conditional expression": OPERATOR.replace("'one'", "'two' if other else 'one'") + "x = P() + 1",
    "function with a default": OPERATOR.replace("other", "other, a='one'").replace("'one'\n", "a\n")
    + "x = P().__add__(1, 'two')",
    "generator": OPERATOR.replace("return 'one'", "yield 'one'") + "x = next(P() + 1)",
    "property hides a class attribute": PROPERTY.replace("    pass", "    a = 'two'") + "x = C.a",
    "class attribute hides that of a metaclass": META.replace("    pass", "    a = 'two'")
    + "class D(C):\n    pass\nx = D.a",
    "getattribute": META.replace(
        "a = 'one'", "a = 'one'\n    def __getattribute__(cls, name):\n        return 'two'"
    )
    + "x = C.a",
    "descriptor": "class D:\n    def __get__(self, obj, cls):\n        return 'two'\n"
    + META.replace("'one'", "D()")
    + "x = C.a",
    "init_subclass": META.replace(
        "    pass", "    def __init_subclass__(cls):\n        cls.a = 'two'\nclass D(C):\n    pass"
    )
    + "x = D.a",
    "new of a metaclass": META.replace(
        "a = 'one'",
        "a = 'one'\n    def __new__(m, n, b, d):\n        return types.SimpleNamespace(a='two')",
    )
    + "x = C.a",
    "call of a metaclass": OPERATOR.replace(
        "class P", "class M(type):\n    def __call__(cls):\n        return 'two'\nclass P"
    ).replace("P:", "P(metaclass=M):")
    + "x = P() + '1'",
    "changed container": "class M(type):\n    a = ['one']\n    def f(cls):\n        cls.a.append('two')\nclass C(metaclass=M):\n    pass\nC.f()\nx = C.a[-1]",
    "reflected operator of a descendant": "class P:\n    def __add__(self, other):\n        return 'one'\nclass Q(P):\n    def __radd__(self, other):\n        return 'two'\nx = P() + Q()",
    "not implemented": OPERATOR.replace("'one'", "NotImplemented")
    + "class Q:\n    def __radd__(self, other):\n        return 'two'\nx = P() + Q()",
    "name of a parameter": META + "def f(C):\n    return C.a\nx = f(types.SimpleNamespace(a='two'))",
    "name of a local variable": META
    + "def f():\n    C = types.SimpleNamespace(a='two')\n    return C.a\nx = f()",
    "name of a class around": META
    + "class D:\n    C = types.SimpleNamespace(a='two')\n    x = C.a\nx = D.x",
    "attribute of self": "class D:\n    p = 'one'\n    def __add__(self, other):\n        return self.p\nclass E(D):\n    p = 'two'\nx = E() + 1",
    "star import": META + "from os.path import *\nx = C.a",
    "text of an object": "class P:\n    def __str__(self):\n        return 'one'\nx = str(P())",
    "text method": "x = b'one'.decode()",
    "text method in an operator": OPERATOR.replace("'one'", "'one'.upper()") + "x = P() + 1",
    "module of a function": "def f():\n    pass\nx = f.__module__",
    "while": "x = ''\nn = 0\nwhile n < 3:\n    x += 'a'\n    n += 1",
    "exec": META + "exec('M.a = \"two\"')\nx = C.a",
    "wrapped builtin": META
    + "def type(c):\n    return types.SimpleNamespace(a='two')\nx = type(C).a",
}  # fmt: skip

HOSTILE: Final = {
    "doubling by names": OPERATOR + "a = (P, P)\n" + "a = (a, a)\n" * 200 + "x = P() + a",
    "doubling by calls": "class P:\n    def __getitem__(self, k):\n        return self[k[k]]\nx = P()["
    + "P()[" * 30 + "1" + "]" * 31,
    "tripling by calls": "class D:\n    def __getitem__(self, k):\n        return k[k[k]]\nd = D()\nx = "
    + "d[" * 40 + "d" + "]" * 40,
    "recursion": "class P:\n    def __add__(self, other):\n        return f(other)\ndef f(n):\n    return g(n)\ndef g(n):\n    return f(n)\nx = P() + 1",
    "own base": "class M(M):\n    pass\nclass C(metaclass=C):\n    pass\nx = C.a",
    "own definition": "class P:\n    def __add__(self, other):\n        return a\na = P() + 1\nx = a",
    "deep": META + "x = C" + ".b" * 400 + ".a",
    "long text": META.replace("one", "o" * 100_000) + "x = C.a",
    "many definitions": "".join(f"class P{n}:\n    def __add__(self, o):\n        return P{n + 1}() + 1\n" for n in range(300))
    + "x = P0() + 1",
    "growing": "class P:\n    def __add__(self, other):\n        return 'a' * 10 ** 10\nx = P() + 1",
    "growing by a format": "class P:\n    def __add__(self, other):\n        return '%1000000000d' % 1\nx = P() + 1",
}  # fmt: skip


@pytest.mark.parametrize(("count", "is_known"), [(10, True), (3000, False)])
def test_the_work_is_bounded_however_fast_it_is(count: int, is_known: bool) -> None:
    text = "".join(f"class C{number}:\n    a = 1\n" for number in range(count))
    profile = sys.getprofile()

    value = trees.infer(Excerpt({"module": f"{text}__answer__ = C0.a"}, "module", {}))

    assert value == (Answer(1) if is_known else None)
    assert sys.getprofile() is profile


def value_of_x(machine: ExactInterpreter) -> Value | None:
    value = machine.name_of(machine.modules.at("module.py"), "x")
    return None if value is None else single(machine, value)


def tiers(
    directory: Path, files: Mapping[str, str]
) -> tuple[Value | None, Value | None, list[Answers]]:
    """``x`` of ``module.py`` by the interpreter alone, by both tiers, and what the second knew."""
    helpers.write(directory, files)
    modules = Modules(directory, files)
    first = ExactInterpreter(modules)
    alone = value_of_x(first)
    known: dict[Origin, Answer] = {}
    answers: list[Answers] = []
    value = alone
    while isinstance(value, Unknown):
        more = infer(modules, first.unreduced.origins(value.reason, value.place))
        if not more:
            break
        answers.append(more)
        known.update(more)
        first = ExactInterpreter(modules, known)
        value = value_of_x(first)
    return alone, value, answers


def run(text: str) -> object:
    """What Python makes of ``x``."""
    namespace: dict[str, object] = {"types": types, "__name__": "module"}
    exec(text, namespace)
    return namespace["x"]


@pytest.mark.parametrize("name", ANSWERED)
def test_it_knows_what_the_evaluator_does_not(name: str, tmp_path: Path) -> None:
    alone, value, _ = tiers(tmp_path, {"module.py": ANSWERED[name]})

    assert not isinstance(alone, Constant)
    assert isinstance(value, Constant)
    assert value.value == run(ANSWERED[name])


@pytest.mark.parametrize("name", NEVER_WRONG)
def test_it_is_never_wrong(name: str, tmp_path: Path) -> None:
    text = NEVER_WRONG[name]

    _, value, answers = tiers(tmp_path, {"module.py": f"import types\n{text}"})

    assert not isinstance(value, Constant) or value.value == run(text)
    assert not answers or isinstance(value, Constant)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_code_comes_to_an_end(name: str, tmp_path: Path) -> None:
    _, value, _ = tiers(tmp_path, {"module.py": HOSTILE[name]})

    assert not isinstance(value, Constant)


def test_it_follows_imports(tmp_path: Path) -> None:
    files = {
        "svc/__init__.py": "",
        "svc/deep/__init__.py": "from svc.deep.meta import M as Renamed\n",
        "svc/deep/meta.py": META.replace("'one'", "FIRST") + "FIRST = 'one'\n",
        "svc/ops.py": "from .deep import meta\n" + OPERATOR.replace("'one'", "meta.C.a"),
        "module.py": (
            "import svc.ops as o\nfrom svc import deep\n"
            "class D(metaclass=deep.Renamed):\n    pass\n"
            "x = D.a + (o.P() + 1)"
        ),
    }

    alone, value, _ = tiers(tmp_path, files)

    assert isinstance(alone, Unknown)
    assert isinstance(value, Constant)
    assert value.value == "oneone"


@pytest.mark.parametrize(
    "other",
    [
        "import meta\nmeta.M.a = 'two'\n",
        "import meta\nmeta.M.a='two'\n",
        "import meta\nmeta.M.a += 'two'\n",
        "import meta\nsetattr(meta.M, 'a', 'two')\n",
        "import meta\ndef f(monkey):\n    monkey.setattr(meta.M, \"a\", 'two')\n",
        "import meta\nmeta.C = None; meta.FIRST = 'two'\n",
        "import meta\nmeta.M.a: str = 'two'\n",
        "import meta\nx, meta.M.a = 'x', 'two'\n",
        "import meta\n(\n    meta.M.a\n    , x) = 'two', 'x'\n",
        "import meta\nfor meta.M.a in ['two']:\n    pass\n",
        "import meta\nwith open('x') as meta.M.a:\n    pass\n",
        "import meta\ndel meta.M.a\n",
        "import meta\nvars(meta)['FIRST'] = 'two'\n",
        "import meta\nmeta.__dict__['FIRST'] = 'two'\n",
        "from unittest import mock\nmock.patch('meta.M.a', 'two').start()\n",
        "import fixtures\nfixtures.MonkeyPatch('meta.M.a', 'two').setUp()\n",
        "import meta\nmeta.M.a = (\n",
    ],
)
def test_it_does_not_rely_on_what_another_file_sets(other: str, tmp_path: Path) -> None:
    files = {
        "meta.py": META.replace("'one'", "FIRST") + "FIRST = 'one'\n",
        "module.py": "from meta import C\nx = C.a",
    }
    assert isinstance(tiers(tmp_path / "without", files)[1], Constant)

    _, value, answers = tiers(tmp_path / "with", {**files, "other.py": other})

    assert isinstance(value, Unknown)
    assert not answers


@pytest.mark.parametrize(
    "other",
    ["import meta\nprint(meta.M.a, meta.C.a == 'a', {meta.M.a: 1}, x=meta.M.a)\n", "a = 'two'\n"],
)
def test_it_is_not_put_off_by_what_another_file_reads(other: str, tmp_path: Path) -> None:
    files = {"meta.py": META, "module.py": "from meta import C\nx = C.a", "other.py": other}

    _, value, _ = tiers(tmp_path, files)

    assert isinstance(value, Constant)
    assert value.value == "one"


def test_a_place_is_where_the_value_is_written_down(tmp_path: Path) -> None:
    files = {
        "meta.py": META.replace("'one'", "FIRST") + "\n\nFIRST = 'one'\n",
        "module.py": "from meta import C\nx = C.a",
    }

    _, _, (answers,) = tiers(tmp_path, files)

    assert [answer.place for answer in answers.values()] == [("meta.py", 7)]


def test_it_leaves_no_trace(tmp_path: Path) -> None:
    """pylint may use astroid in the same process."""
    tiers(tmp_path / "warm", {"module.py": ANSWERED["operator"]})
    kept = AstroidManager().ast_from_string("y = 1", "module")
    hooks = [lambda name: None]
    manager = AstroidManager()
    manager.always_load_extensions = True
    manager.max_inferable_values = 77
    manager._failed_import_hooks.extend(hooks)
    brain = AstroidManager.brain
    before = {key: _copied(value) for key, value in brain.items()}
    path, loaded, profile = list(sys.path), set(sys.modules), sys.getprofile()
    try:
        for number, text in enumerate([*ANSWERED.values(), *HOSTILE.values()]):
            tiers(tmp_path / str(number), {"module.py": text, "svc.py": "raise SystemExit"})

        assert AstroidManager.brain is brain
        assert {key: _copied(value) for key, value in brain.items()} == before
        assert AstroidManager().astroid_cache["module"] is kept
        assert sys.path == path
        assert {name for name in set(sys.modules) - loaded if "svc" in name} == set()
        assert sys.getprofile() is profile
    finally:
        manager.always_load_extensions = False
        manager.max_inferable_values = 100
        manager._failed_import_hooks.clear()
        manager.clear_cache()


def _copied(value: object) -> object:
    if isinstance(value, dict):
        return dict(value)
    return list(value) if isinstance(value, Iterable) else value


#: Says in the end whether astroid was imported.
PROGRAM: Final = """\
import sys
sys.argv[0] = 'flake8-notifications'
from {module} import {name}
try:
    {name}()
finally:
    print('astroid is', 'imported' if 'astroid' in sys.modules else 'not imported')
"""
FLAKE8: Final = PROGRAM.format(module="flake8.main.cli", name="main")
COMMAND: Final = PROGRAM.format(module="flake8_notifications.cli", name="main")
CLEAN: Final = helpers.service(
    helpers.payload(body="    fields = {'id': fields.UUIDField(nullable=True)}\n")
)
DEEP: Final = {
    **CLEAN,
    "svc/payloads.py": CLEAN["svc/payloads.py"]
    .replace("'1.0'", "C.a")
    .replace("@base", META.replace("one", "1.0") + "@base"),
}


def printed(root: Path, program: str, *arguments: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in result.stderr
    return result.stdout


@pytest.mark.parametrize(
    ("sources", "said"), [(CLEAN, "not imported"), (DEEP, "imported")], ids=["plain", "deep"]
)
def test_astroid_is_imported_only_where_it_is_asked(
    sources: dict[str, str], said: str, tmp_path: Path
) -> None:
    root = helpers.write(tmp_path, sources)
    helpers.record(root)
    no_cache = "--notifications-cache-dir="

    assert printed(root, FLAKE8, "--select=NTF", "--jobs=1", no_cache) == f"astroid is {said}\n"
    assert printed(root, COMMAND, "check", no_cache) == f"astroid is {said}\n"


def test_with_a_cache_it_knows_the_same(tmp_path: Path) -> None:
    root = helpers.write(tmp_path, DEEP)
    helpers.record(root)
    other = root / "svc" / "other.py"

    for _ in range(2):
        assert helpers.command(root, "check") == (0, "")
        other.write_text("from svc import payloads\npayloads.M.a = '1.1'\n")
        run = helpers.command(root, "check")
        assert run.codes == ["NTF207"], run.output
        assert helpers.flake8(root).codes == ["NTF207"]
        other.unlink()
