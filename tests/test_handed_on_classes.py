"""Classes that are handed on, and registered by somebody who does not mention them.

What can be followed is registered; of what cannot be told, NTF207 says so.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

import helpers

PLAIN: Final = helpers.payload().replace("@base.Registry.register\n", "")
COLLECTS: Final = "ALL = []\n\n\ndef collects(cls):\n    ALL.append(cls)\n    return cls\n"
REGISTERS: Final = "from svc import base, a\n\nfor cls in a.ALL:\n    base.Registry.register(cls)\n"


def _payloads(decorator: str = "", then: str = "") -> str:
    text = helpers.payloads(f"@{decorator}\n{PLAIN}" if decorator else PLAIN)
    return text.replace("from svc import base\n", "from svc import a, base\n") + then


def _base(more: str) -> str:
    return f"import functools\n{helpers.BASE}\n\n{more}"


def _calls(expression: str) -> str:
    return f"from svc import base, payloads\n\n{expression}\n"


_FACTORY: Final = """\
ALL = []


def collects(name):
    def decorate(cls):
        ALL.append(cls)
        return cls

    return decorate
"""
_HOOK: Final = """\
ALL = []


class Mixin:
    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        ALL.append(cls)
"""
_COLLECTOR: Final = """\
class Collector:
    def __init__(self):
        self.all = []

    def add(self, cls):
        self.all.append(cls)
        return cls


collector = Collector()
"""
_KIT: Final = (
    "class Kit:\n    def __init__(self):\n        self.add = Registry.register\n\n\nkit = Kit()\n"
)
_ENLIST: Final = helpers.BASE.replace(
    "    pass\n",
    "    @classmethod\n    def enlist(cls, other):\n        return cls.register(other)\n",
    1,
)
_IN_FUNCTION: Final = "from svc import base, payloads\n\n\ndef setup():\n    "

FOLLOWED: Final = {
    "a decorator collects": {
        "a": COLLECTS, "payloads": _payloads("a.collects"), "c": REGISTERS,
    },
    "a decorator collects into a set": {
        "a": COLLECTS.replace("[]", "set()").replace("append", "add"),
        "payloads": _payloads("a.collects"), "c": REGISTERS,
    },
    "a decorator collects into a dict": {
        "a": COLLECTS.replace("[]", "{}").replace("ALL.append(cls)", "ALL[cls.__name__] = cls"),
        "payloads": _payloads("a.collects"),
        "c": REGISTERS.replace("a.ALL", "a.ALL.values()"),
    },
    "a decorator is made": {
        "a": _FACTORY, "payloads": _payloads("a.collects('order')"), "c": REGISTERS,
    },
    "an object collects": {
        "a": _COLLECTOR, "payloads": _payloads("a.collector.add"),
        "c": REGISTERS.replace("a.ALL", "a.collector.all"),
    },
    "a hook collects": {
        "a": _HOOK,
        "payloads": _payloads().replace("(base.Notif", "(a.Mixin, base.Notif"), "c": REGISTERS,
    },
    "collected by a call": {
        "a": COLLECTS, "payloads": _payloads(then="\n\na.collects(OrderPayload)\n"),
        "c": REGISTERS,
    },
    "collected, then a function registers": {
        "a": "from svc import base\n\n" + COLLECTS
        + "\n\ndef setup():\n    for cls in ALL:\n        base.Registry.register(cls)\n",
        "payloads": _payloads("a.collects"),
    },
    "an attribute of the registry": {
        "base": _base("Registry.alias = Registry.register\n"),
        "c": _calls("base.Registry.alias(payloads.OrderPayload)"),
    },
    "in the body of a class": {
        "base": _base("class Kit:\n    add = staticmethod(Registry.register)\n"),
        "c": _calls("base.Kit.add(payloads.OrderPayload)"),
    },
    "a name of a module": {
        "base": _base("add = Registry.register\n"),
        "c": "from svc import payloads\nfrom svc.base import add\n\nadd(payloads.OrderPayload)\n",
    },
    "a name of a name": {
        "base": _base("add = Registry.register\n"),
        "b": "from svc import base\n\nenlist = base.add\n",
        "c": "from svc import b, payloads\n\nb.enlist(payloads.OrderPayload)\n",
    },
    "a name that a function uses": {
        "base": _base("add = Registry.register\n"),
        "c": f"{_IN_FUNCTION}base.add(payloads.OrderPayload)\n",
    },
    "a name in a loop": {
        "base": _base("add = Registry.register\n"),
        "c": _calls("for each in [payloads.OrderPayload]:\n    base.add(each)"),
    },
    "an attribute of an object": {
        "base": _base(_KIT), "c": _calls("base.kit.add(payloads.OrderPayload)"),
    },
    "in a dict": {
        "base": _base("TOOLS = {'add': Registry.register}\n"),
        "c": _calls("base.TOOLS['add'](payloads.OrderPayload)"),
    },
    "partial": {
        "base": _base("add = functools.partial(Registry.register)\n"),
        "c": _calls("base.add(payloads.OrderPayload)"),
    },
    "a function of another module": {
        "base": _base("def add(cls):\n    Registry.register(cls)\n"),
        "c": f"{_IN_FUNCTION}base.add(payloads.OrderPayload)\n",
    },
    "a function of a function": {
        "base": _base("def add(cls):\n    Registry.register(cls)\n"),
        "b": "from svc import base\n\n\ndef more(cls):\n    base.add(cls)\n",
        "c": "from svc import b, payloads\n\n\ndef go():\n    b.more(payloads.OrderPayload)\n",
    },
    "a function that takes many": {
        "base": _base(
            "def add(*classes):\n    for cls in classes:\n        Registry.register(cls)\n"
        ),
        "c": _calls("base.add(payloads.OrderPayload)"),
    },
    "a function that gives the method": {
        "base": _base("def registrar():\n    return Registry.register\n"),
        "c": _calls("base.registrar()(payloads.OrderPayload)"),
    },
    "another method of the registry": {
        "base": _ENLIST, "c": f"{_IN_FUNCTION}base.Registry.enlist(payloads.OrderPayload)\n",
    },
    "getattr": {"c": _calls("getattr(base.Registry, 'register')(payloads.OrderPayload)")},
}  # fmt: skip
DOUBTED: Final = {
    "pairs": {
        "a": COLLECTS.replace("(cls)\n    return", "((cls.__name__, cls))\n    return"),
        "payloads": _payloads("a.collects"), "c": REGISTERS.replace("for cls", "for name, cls"),
    },
    "all that a module has": {
        "c": _calls("for cls in vars(payloads).values():\n    base.Registry.register(cls)"),
    },
    "all that a function finds in a module": {
        "base": _base(
            "def add(module):\n    for cls in module.__dict__.values():\n"
            "        Registry.register(cls)\n"
        ),
        "c": _calls("base.add(payloads)"),
    },
    "a default": {
        "c": _calls(
            "def go(add=base.Registry.register):\n    add(payloads.OrderPayload)\n\n\ngo()"
        ),
    },
    "a registry that is passed": {
        "c": _calls(
            "def go(registry):\n    registry.register(payloads.OrderPayload)\n\n\n"
            "go(base.Registry)"
        ),
    },
    "a registry that is not at hand": {
        "c": "from elsewhere import known\n\nfrom svc import payloads\n\n"
        "known.register(payloads.OrderPayload)\n",
    },
}  # fmt: skip
_PLUGINS: Final = """\
class Plugins:
    known = {}

    def register(self, cls):
        self.known[cls.__name__] = cls
        return cls


plugins = Plugins()
"""
NOT_REGISTERED: Final = {
    "collected for something else": {
        "a": COLLECTS, "payloads": _payloads("a.collects"),
        "c": "from svc import a\n\nprint(a.ALL)\n",
    },
    "another function": {
        "base": _base("add = print\n"), "c": _calls("base.add(payloads.OrderPayload)"),
    },
    "others are registered": {
        "base": _base("add = Registry.register\n"),
        "c": _calls("base.add(object)\nprint(payloads.OrderPayload, payloads.OrderPayload())"),
    },
    "an abstract class": {
        "c": "import abc\n\nfrom svc import payloads\n\n\nclass Api(abc.ABC):\n    pass\n\n\n"
        "Api.register(payloads.OrderPayload)\n",
    },
    "the project's own plugins": {
        "a": _PLUGINS, "payloads": _payloads("a.plugins.register"),
        "c": "from svc import a, payloads\n\na.plugins.register(payloads.OrderPayload)\n",
    },
    "a base of what a list holds": {
        "payloads": _payloads(
            then="\n\nclass PaidPayload(OrderPayload):\n    VERSION = '1.0'\n\n\n"
            "ALL = []\n\n\ndef setup():\n    for cls in ALL:\n        base.Registry.register(cls)\n"
        ),
    },
}  # fmt: skip


def _project(directory: Path, sources: dict[str, str]) -> Path:
    own = {f"svc/{name}.py": text for name, text in sources.items()}
    plain = {"svc/payloads.py": _payloads().replace("import a, base", "import base")}
    return helpers.write(directory, {**helpers.service(), **plain, **own})


@pytest.mark.parametrize("form", FOLLOWED)
def test_what_can_be_followed_is_registered(form: str, tmp_path: Path) -> None:
    assert helpers.flake8(_project(tmp_path, FOLLOWED[form])).codes == ["NTF204"]


@pytest.mark.parametrize("form", DOUBTED)
def test_what_cannot_be_followed_is_reported(form: str, tmp_path: Path) -> None:
    run = helpers.flake8(_project(tmp_path, DOUBTED[form]))
    assert run.codes == ["NTF207"]
    assert "'OrderPayload': nobody can tell whether it is registered" in run.output


@pytest.mark.parametrize("form", NOT_REGISTERED)
def test_what_comes_to_no_registry_is_a_base(form: str, tmp_path: Path) -> None:
    assert helpers.flake8(_project(tmp_path, NOT_REGISTERED[form])) == (0, "")


def test_whoever_hands_it_on_may_come_and_go(tmp_path: Path) -> None:
    """With a cache, as with none."""
    project = _project(tmp_path, {"base": _base("add = Registry.register\n")})
    module = project / "svc/c.py"
    assert helpers.flake8(project) == (0, "")
    module.write_text(_calls("base.add(payloads.OrderPayload)"))
    assert helpers.flake8(project).codes == ["NTF204"]
    module.write_text(_calls("base.add(payloads)"))
    assert helpers.flake8(project) == (0, "")
    module.write_text(_calls("base.add(payloads.OrderPayload)"))
    (project / "svc/base.py").write_text(_base("add = print\n"))
    assert helpers.flake8(project) == (0, "")
