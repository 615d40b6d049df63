"""Which packages that are not installed may tell what is not known of an event type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from flake8_notifications.emissions.model import Emission
from flake8_notifications.interpretation import possible_changes
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

#: Where reading stopped, as reasons end with.
_PLACE: Final = re.compile(r"\(([^()\s]+):(\d+)\)")


def explained(
    emissions: Iterable[Emission], modules: Modules, known: str = ""
) -> Iterator[Emission]:
    """What is sent; of what is not known with the packages that may tell.

    Those come first that the reason names; then those that the functions and statements use which
    the event type comes from, or if they use none, those that their files do.

    :param known: a package that tells nothing though it is not installed.
    """
    missing = {name: files for name, files in modules.missing().items() if name != known}
    by_use = sorted(missing, key=lambda name: (-len(missing[name]), name))
    for emission in emissions:
        names = () if emission.is_known else tuple(_packages(emission, missing, by_use, modules))
        yield msgspec.structs.replace(emission, missing=names) if names else emission


def _packages(
    emission: Emission, missing: Mapping[str, set[str]], by_use: list[str], modules: Modules
) -> dict[str, None]:
    reason = emission.reason or ""
    places = [(place.path, place.line) for place in (emission.place, *emission.causes)]
    places += [(path, int(line)) for path, line in _PLACE.findall(reason)]
    own = [(path, line) for path, line in places if modules.in_project_path(path)]
    files = {path for path, _ in own}
    in_files = [name for name in by_use if missing[name] & files]
    named = [name for name in by_use if f"'{name}." in reason]
    used = {name for path, line in own for name in _used_at(modules.at(path), line, in_files)}
    closest = [name for name in in_files if name in used]
    return dict.fromkeys([*named, *(closest or in_files)])


def _used_at(module: SourceModule, line: int, packages: list[str]) -> set[str]:
    """Those of some packages that a function or statement uses, or the class around it."""
    local = _local_names(module, packages)
    return {
        local[node.id]
        for part in _around(module, module.simple_statements, line)
        for node in possible_changes.nodes(part, with_functions=False)
        if isinstance(node, syntax.Name) and node.id in local
    }


def _around(
    module: SourceModule, statements: tuple[syntax.Statement, ...], line: int
) -> Iterator[object]:
    """The innermost function or statement at a line, and the headers of what is around it."""
    inner = [statement for statement in statements if statement.line <= line]
    for statement in statements:
        match statement:
            case syntax.ClassDefinition() if statement.line <= line <= module.end_of(statement):
                yield (statement.bases, statement.decorators)
                yield from _around(module, statement.body, line)
                return
            case syntax.FunctionDefinition() if statement.line <= line <= module.end_of(statement):
                yield statement.decorators
                yield module.simple_body_of(statement)
                return
    yield from inner[-1:]


def _local_names(module: SourceModule, packages: list[str]) -> dict[str, str]:
    """By what a module calls them, the packages that it imports or imports from."""
    local: dict[str, str] = {}
    for node in possible_changes.nodes(module.simple_statements):
        match node:
            case syntax.Import(names=names):
                for each in names:
                    top = each.name.partition(".")[0]
                    local[each.alias or top] = top
            case syntax.ImportFrom(module=origin, names=names, level=0):
                for each in names:
                    local[each.alias or each.name] = origin.partition(".")[0]
    return {name: top for name, top in local.items() if top in packages}
