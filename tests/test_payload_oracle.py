"""The keys of legacy payloads, held against what Python sends: generated functions are run."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import depth
from flake8_notifications.emissions.model import Emission
from flake8_notifications.legacy_payloads.model import Keys
from flake8_notifications.legacy_payloads.search import payload_keys
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place

FLAGS: Final = ("a", "b", "c")
NAMES: Final = ("one", "two")
KEYS: Final = ("id", "size", "note", "kind", "place")
LIBRARY: Final = "import oslo_messaging\n\nNOTIFIER = oslo_messaging.Notifier(None)\n"
HELPERS: Final = f"""\
import contextlib

{LIBRARY}

def made(context, **more):
    found = {{'made': context.value}}
    if context.a:
        found.update(more)
    return found


def handed_on(given):
    return given


def changed(given):
    given['changed'] = 1


class Holder:
    def __init__(self, held):
        self.held = held

    def add(self, key):
        self.held[key] = 2
        return self


class Keeper:
    def __enter__(self):
        return {{'kept': 1}}

    def __exit__(self, kind, error, trace):
        return kind is ValueError


def check(context, is_wrong):
    if is_wrong:
        raise ValueError


def counted(function):
    def counting(given):
        given['counted'] = 1
        return function(given)
    return counting


@counted
def decorated(given, more=None):
    given.update(more or {{'decorated': 1}})
    return given


@contextlib.contextmanager
def quietly():
    try:
        yield
    except ValueError:
        pass


"""


class Context:
    """What a generated function is called with."""

    value = 3

    def __init__(self, chosen: frozenset[str]) -> None:
        for flag in FLAGS:
            setattr(self, flag, flag in chosen)

    def raise_if(self, flag: str) -> None:
        if getattr(self, flag):
            raise ValueError


class Writer:
    """Writes a function that builds a dict in roundabout ways."""

    def __init__(self, source: random.Random) -> None:
        self._random = source

    def function(self) -> str:
        lines = [f"    {name} = {{}}" for name in NAMES]
        lines += [f"    {line}" for line in self._block(3)]
        send = f"    NOTIFIER.info(context, 'shop.sent', {self._random.choice(NAMES)})"
        return "\n".join(["def send(context):", *lines, send, ""])

    def _block(self, depth: int) -> list[str]:
        return [line for _ in range(self._random.randint(1, 4)) for line in self._statement(depth)]

    def _statement(self, depth: int) -> list[str]:
        choice = self._random.choice
        name, other, key, flag = choice(NAMES), choice(NAMES), choice(KEYS), choice(FLAGS)
        plain = [
            f"{name} = {{'{key}': 1, 'x': context.value}}",
            f"{name}['{key}'] = context.value",
            f"{name}.update({key}=1)",
            f"{name}.update({{'{key}': 1}})",
            f"{name}.update({other})",
            f"{name}.update(made(context, {key}=1))",
            f"{name}.pop('{key}', None)",
            f"{name}.setdefault('{key}', 1)",
            f"{name} = dict({other}, {key}=1)",
            f"{name} = {{**{other}, '{key}': 1}}",
            f"{name} = {other} | {{'{key}': 1}}",
            f"{name} = {other}.copy()",
            f"{name} = {other}",
            f"{name} = handed_on({other})",
            f"changed({name})",
            f"Holder({name}).add('{key}').add('held')",
            f"{name} = {{k: v for k, v in {other}.items()}}",
            f"{name} = made(context) if context.{flag} else {other}",
            f"{name}.clear()",
            f"{name} |= {{'{key}': 1}}",
            "one, two = two, one",
            f"{name} = [{other}, {name}][{self._random.randrange(2)}]",
            f"{name} = decorated({other})",
            f"check(context, context.{flag})",
            f"(lambda given: given.update(called=1))({name})",
            f"{name} = {{k: 1 for k in ('{key}', 'q') if context.{flag}}}",
            f"boxed = {{'in': {name}}}; boxed['in']['boxed'] = 1",
            f"{name} = {{**({other} if context.{flag} else {{}}), 'y': 1}}",
        ]
        if not depth or self._random.random() < 0.6:
            return [choice(plain)]
        inner = [f"    {line}" for line in self._block(depth - 1)]
        further = [f"    {line}" for line in self._block(depth - 1)]
        return choice(
            [
                [f"if context.{flag}:", *inner],
                [f"if context.{flag}:", *inner, "else:", *further],
                [f"if '{key}' in {name}:", f"    del {name}['{key}']"],
                [f"for key in ('{key}', 'p'):", f"    {name}[key] = 1"],
                ["try:", *inner, f"    context.raise_if('{flag}')", *further,
                 "except ValueError:", f"    {name}['failed'] = 1"],
                ["try:", f"    context.raise_if('{flag}')", "finally:", *inner],
                ["with quietly():", *inner, f"    context.raise_if('{flag}')", *further],
                [f"if context.{flag}:", *inner, "    return"],
                ["with Keeper() as kept:", *inner, f"    check(context, context.{flag})",
                 f"    {name} = kept"],
                [f"for number in range(context.{flag}):", *inner, "    break"],
                [f"def inner(given, more={other}):", "    given['inner'] = 1",
                 "    return more", f"{name} = inner({name})"],
                ["try:", f"    check(context, context.{flag})", "except (KeyError, ValueError):",
                 *inner, "else:", *further],
                [f"while context.{flag}:", *inner, "    break", "else:", *further],
                [f"match context.{flag}:", "    case True:", *(f"    {line}" for line in inner),
                 "    case _:", *(f"    {line}" for line in further)],
            ]
        )  # fmt: skip


def sent(source: str) -> list[frozenset[str]]:
    """The keys that are sent, for each choice of what is open."""
    found: list[frozenset[str]] = []

    class Notifier:
        def info(self, context: object, event_type: str, payload: dict[str, Any]) -> None:
            found.append(frozenset(payload))

    names: dict[str, Any] = {}
    # The library need not be there.
    exec(compile(source.replace(LIBRARY, ""), "generated", "exec"), names)
    names["NOTIFIER"] = Notifier()
    for count in range(len(FLAGS) + 1):
        for chosen in itertools.combinations(FLAGS, count):
            try:
                names["send"](Context(frozenset(chosen)))
            except ValueError:
                continue
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("generated")


def judged(root: Path, seed: int) -> Keys:
    """The keys of a generated function's payload, held against what it sends."""
    source = HELPERS + Writer(random.Random(seed)).function()
    (root / "shop.py").write_text(source, encoding="utf-8")
    place = Place("shop.py", source.count("\n"))
    emission = Emission("shop.sent", True, place, 4, (), None, "info", ())

    keys = payload_keys(Modules(root, ["shop.py"]), [emission])["shop.sent"]

    observed = sent(source)
    assert all(each >= set(keys.always) for each in observed), source
    if keys.is_complete:
        assert all(each <= set(keys.all) for each in observed), source
    return keys


@settings(max_examples=depth.of(60, daily=6), deadline=None)
@given(st.integers(0, 2**32))
def test_are_what_is_sent(root: Path, seed: int) -> None:
    judged(root, seed)


def test_are_mostly_complete(root: Path) -> None:
    """Silence about everything would pass, too."""
    seeds = range(depth.of(40, daily=10))
    assert sum(judged(root, seed).is_complete for seed in seeds) >= 0.8 * len(seeds)
