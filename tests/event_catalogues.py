"""Public catalogues of events, release by release: what was said of them, and what is true.

The truth about models of pydantic is what pydantic makes of them, asked in a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from flake8_notifications.dialects.types import LITERAL, NULL, Type, members_of, union
from flake8_notifications.payloads.class_options import ClassOptions
from flake8_notifications.payloads.discovery import find_payloads
from flake8_notifications.payloads.model import Payloads
from flake8_notifications.payloads.policy_names import Policy
from flake8_notifications.project.modules import Modules
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.payload_rules import judge, judge_removed
from flake8_notifications.rules.recording import record
from schema_types import normalised

_ASK: Final = """
import importlib, json, pkgutil, sys, warnings
warnings.simplefilter("ignore")
from pydantic import BaseModel
package = importlib.import_module(sys.argv[1])
names = [each.name for each in pkgutil.walk_packages(package.__path__, package.__name__ + ".")]
found = {}
for module in map(importlib.import_module, [package.__name__, *names]):
    for cls in vars(module).values():
        if isinstance(cls, type) and issubclass(cls, BaseModel) and cls.__module__ in names:
            schema = cls.model_json_schema(mode="serialization")
            found[f"{cls.__module__}.{cls.__qualname__}"] = schema
json.dump(found, sys.stdout)
"""


class Break(NamedTuple):
    """An incompatible change: a class or one of its fields is gone, or something else than before.

    :ivar field: empty for the class as a whole.
    """

    name: str
    field: str
    what: str


def read(root: Path, globs: Sequence[str], tests: str = "tests") -> Payloads:
    """The payload classes of a release."""
    paths = [
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if tests not in path.relative_to(root).parts
    ]
    return find_payloads(Modules(root, paths), (), options=ClassOptions(tuple(globs), None))


def said(before: Payloads, after: Payloads) -> list[Finding]:
    """What is said after a change, of a project that had all recorded before it."""
    records = record(before.classes, {}, Policy.SEMANTIC).records
    gone = records.keys() - {each.key for each in after.classes}
    places = {each.key: each.place for each in before.classes}
    return [*judge(after.classes, records, Policy.SEMANTIC), *judge_removed(gone, places)]


def breaks_said(findings: Sequence[Finding]) -> set[Break]:
    """The incompatible changes that findings name."""
    found = set()
    for each in findings:
        if each.code == "NTF205":
            found.add(Break(each.subject.rpartition(".")[2], "", "gone"))
        if each.code == "NTF210":
            text = each.message.partition("has no version: ")[2].partition("; add a new")[0]
            for part in text.split(", field "):
                field, _, what = part.removeprefix("field ").partition("'")[2].partition("'")
                found |= {*_break(each.message.split("'")[1], field, what.strip(" :"))}
    return found


def _break(name: str, field: str, what: str) -> Iterator[Break]:
    if what.startswith(("removed", "renamed")):
        yield Break(name, field, "gone")
    elif what.startswith("became nullable"):
        yield Break(name, field, "null")
    elif what.startswith("type"):
        yield Break(name, field, "type")


def schemas(root: Path, package: str) -> dict[str, Any]:
    """What pydantic makes of the models of a package."""
    environment = {**os.environ, "PYTHONPATH": str(root)}
    ran = subprocess.run(
        [sys.executable, "-c", _ASK, package],
        check=True,
        capture_output=True,
        env=environment,
        stdin=subprocess.DEVNULL,
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def breaks_of(before: dict[str, Any], after: dict[str, Any]) -> set[Break]:
    """The incompatible changes from some schemas to others."""
    found = {Break(_bare(name), "", "gone") for name in before.keys() - after.keys()}
    for name in before.keys() & after.keys():
        old, new = _fields(before[name]), _fields(after[name])
        for field in old:
            if field not in new:
                found.add(Break(_bare(name), field, "gone"))
                continue
            was, now = members_of(old[field]), members_of(new[field])
            if NULL in now and NULL not in was:
                found.add(Break(_bare(name), field, "null"))
            if not {*map(_kind, now)} <= {*map(_kind, was), NULL} or _has_other_values(was, now):
                found.add(Break(_bare(name), field, "type"))
    return found


def _bare(name: str) -> str:
    return name.rpartition(".")[2]


def _has_other_values(was: tuple[Type, ...], now: tuple[Type, ...]) -> bool:
    """Whether nothing is left of what an enum was."""
    before, after = ({value for each in those for value in each.values} for those in (was, now))
    return bool(before and after) and not before & after


def _kind(one: Type) -> Type:
    # Further values of an enum break nobody, as the policy has it.
    return Type(LITERAL) if one.head == LITERAL else one


def _fields(schema: dict[str, Any]) -> dict[str, Type]:
    definitions = schema.get("$defs", {})
    while "$ref" in schema:
        schema = definitions[schema["$ref"].rpartition("/")[2]]
    found = {}
    for name, each in schema.get("properties", {}).items():
        kind = normalised(each, definitions)
        # What is not given is sent as its default.
        found[name] = union([kind, NULL]) if each.get("default", 0) is None else kind
    return found
