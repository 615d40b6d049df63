"""The two tiers on Nova: where both have an answer they agree, and Nova needs only the first."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from astroid import exceptions, nodes
from astroid.builder import AstroidBuilder
from astroid.manager import AstroidManager

import corpora
import helpers
from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.plain import single
from flake8_notifications.interpretation.values.base import Constant, Value
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.project.files import python_files
from flake8_notifications.project.modules import Modules
from test_inference import COMMAND, FLAKE8

# Of small projects test_inference.py says so by day.
pytestmark = [pytest.mark.integration, pytest.mark.nightly]

PARTS: Final = ("nova/objects", "nova/notifications", "nova/compute", "nova/conf")


class Compared(NamedTuple):
    place: str
    ours: object
    theirs: object


class Trees:
    """astroid trees of a project, which is found only here."""

    def __init__(self, modules: Modules) -> None:
        self._modules = modules

    def of(self, path: str) -> nodes.Module:
        name = self._modules.name_of(path)
        cached = AstroidManager().astroid_cache.get(name)
        return self._build(path) if cached is None else cached

    def find(self, name: str) -> nodes.Module:
        path = self._modules.own_path(name, "")
        if path is None:
            raise exceptions.AstroidBuildingError(name)
        return self.of(path)

    def _build(self, path: str) -> nodes.Module:
        builder = AstroidBuilder(AstroidManager())
        return builder.string_build(self._modules.text(path), self._modules.name_of(path), path)


@pytest.fixture
def trees() -> Iterator[Trees]:
    root = corpora.nova(34)
    modules = Modules(root, python_files(root, ("tests",)))
    trees = Trees(modules)
    manager = AstroidManager()
    manager.register_failed_import_hook(trees.find)
    yield trees
    manager._failed_import_hooks.remove(trees.find)
    manager.clear_cache()


def inferred(node: nodes.NodeNG) -> object:
    """The one constant that astroid says an expression is, or Ellipsis."""
    try:
        values = list(node.infer())
    except (exceptions.AstroidError, RecursionError):
        return ...
    is_constant = len(values) == 1 and isinstance(values[0], nodes.Const)
    return values[0].value if is_constant else ...


def assignments(scope: nodes.Module | nodes.ClassDef) -> Iterator[tuple[str, nodes.Assign]]:
    """The names that a body binds once, by a plain assignment, with that."""
    plain = {
        target.name: statement
        for statement in scope.body
        if isinstance(statement, nodes.Assign) and len(statement.targets) == 1
        for target in statement.targets
        if isinstance(target, nodes.AssignName)
    }
    return ((name, node) for name, node in plain.items() if len(scope.locals[name]) == 1)


def compared(trees: Trees, machine: ExactInterpreter, path: str) -> Iterator[Compared]:
    """What both know of the assignments of a module and of its classes."""
    tree = trees.of(path)
    module = machine.modules.at(path)
    scopes: list[tuple[nodes.Module | nodes.ClassDef, object]] = [(tree, None)]
    for name, defined in tree.locals.items():
        if len(defined) == 1 and isinstance(defined[0], nodes.ClassDef):
            scopes.append((defined[0], machine.name_of(module, name)))
    for scope, cls in scopes:
        for name, statement in assignments(scope):
            value: Value | None = None
            if isinstance(cls, ClassValue):
                with machine.apart():
                    value = class_lookup.own(machine, cls, name)
            elif cls is None:
                value = machine.name_of(module, name)
            value = None if value is None else single(machine, value)
            theirs = inferred(statement.value)
            if isinstance(value, Constant) and theirs is not ...:
                yield Compared(f"{path}:{statement.lineno}", value.value, theirs)


def test_where_both_have_an_answer_they_agree(trees: Trees) -> None:
    modules = trees._modules
    machine = ExactInterpreter(modules)
    paths = [path for path in modules.paths if path.startswith(PARTS)]

    found = [each for path in paths for each in compared(trees, machine, path)]

    kinds = Counter(type(each.ours).__name__ for each in found)
    print(f"{len(found)} values compared: {dict(kinds)}")
    assert [each for each in found if each.ours != each.theirs] == []
    assert len(found) > 500


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("nova")
    corpora.copy_payload_part_of_nova(root, tests=False)
    (root / "setup.cfg").write_text("[flake8]\nselect = NTF101,NTF102,NTF2\n")
    helpers.record(root)
    assert helpers.command(root, "allowlist", "--init").status == 0
    return root


@pytest.mark.parametrize("program", [FLAKE8, COMMAND], ids=["flake8", "check"])
def test_a_clean_nova_needs_no_astroid(program: str, project: Path) -> None:
    arguments = ["check"] if program is COMMAND else ["--jobs=1", "nova/notifications"]

    result = subprocess.run(
        [sys.executable, "-c", program, *arguments, "--notifications-cache-dir="],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert result.stdout == "astroid is not imported\n", result.stderr
