"""Sources that grow without end: the time for them must grow as they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

_START: Final = "import oslo_messaging\n\nNOTIFIER = oslo_messaging.Notifier(None)\n\n\n"


def calls(count: int) -> Mapping[str, str]:
    """One function that calls one wrapper over and over."""
    wrapper = "def notify(ctx, event_type):\n    NOTIFIER.info(ctx, event_type, {})\n\n\n"
    lines = "".join(f"    notify(ctx, 'order.step_{number}')\n" for number in range(count))
    return {"app.py": f"{_START}{wrapper}def run(ctx):\n{lines}"}


def subclasses(count: int) -> Mapping[str, str]:
    """A template class, and those that say what it sends."""
    template = (
        "class Base:\n    EVENT = 'base'\n\n    def tell(self, ctx):\n"
        "        NOTIFIER.info(ctx, self.EVENT + '.told', {})\n"
    )
    classes = "".join(
        f"\n\nclass Kind{number}(Base):\n    EVENT = 'kind_{number}'\n" for number in range(count)
    )
    return {"app.py": f"{_START}{template}{classes}"}


def modules(count: int) -> Mapping[str, str]:
    """Modules with a notifier each."""
    send = "def run(ctx):\n    NOTIFIER.info(ctx, 'order.step_{}', {{}})\n"
    return {f"app/part_{number}.py": _START + send.format(number) for number in range(count)} | {
        "app/__init__.py": ""
    }


def optional_keys(count: int) -> Mapping[str, str]:
    """One function that fills a dict with keys each of which may be missing."""
    keys = "".join(
        f"    if order.has({number}):\n        kinds['k{number}'] = 'order.step_{number}'\n"
        for number in range(count)
    )
    send = "    for kind in kinds.values():\n        NOTIFIER.info(ctx, kind, {})\n"
    return {"app.py": f"{_START}def run(ctx, order):\n    kinds = {{}}\n{keys}{send}"}


def filters(count: int) -> Mapping[str, str]:
    """One function that filters a list over and over."""
    lines = "".join(
        f"    names = [name for name in names if order.has_{number}(name)]\n"
        for number in range(count)
    )
    items = tuple(f"step_{number}" for number in range(9))
    send = "    for name in names:\n        NOTIFIER.info(ctx, 'order.' + name, {})\n"
    return {"app.py": f"{_START}def run(ctx, order):\n    names = {items}\n{lines}{send}"}


#: By name: what makes it, and how large it is at first.
INPUTS: Final[Mapping[str, tuple[Callable[[int], Mapping[str, str]], int]]] = {
    "calls of one wrapper": (calls, 5_000),
    "subclasses of a template class": (subclasses, 3_000),
    "modules with a notifier each": (modules, 4_000),
    "keys of a dict that may be missing": (optional_keys, 100),
    "filters of one list": (filters, 20),
}


def write(work: Path, name: str, count: int) -> Path:
    """The directory of one of the inputs, in a size."""
    root = work / f"{name.replace(' ', '-')}-{count}"
    if not root.exists():
        make, _ = INPUTS[name]
        for path, text in {"setup.cfg": "[flake8]\n", **make(count)}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
    return root
