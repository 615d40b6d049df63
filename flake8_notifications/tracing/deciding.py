"""Decides whether running code in full would settle what it raises and returns."""

from __future__ import annotations

import re
from collections import OrderedDict, deque
from collections.abc import Iterable
from typing import Final

from flake8_notifications.interpretation.expression_effects import Effects
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

#: What a source binds, the attributes that it sets, and the keywords that it passes: each
#: alternative begins with a fixed character, which makes a search over megabytes fast.
_BOUND: Final = re.compile(
    r"def(?<=\bdef)\s+(\w+)|class(?<=\bclass)\s+(\w+)|\.(\w+)\b[ \t]*(?::[^=\n]*)?=(?!=)"
    r"|\n[ \t]+(\w+)[ \t]*[:=]|:[ \t]*(\w+)[ \t]*[:=]|;[ \t]*(\w+)[ \t]*[:=]"
    r"|\(\s*(\w+)=(?!=)|,\s*(\w+)=(?!=)"
)
_BUILTIN: Final = frozenset(
    name
    for cls in (str, bytes, list, dict, set, tuple, deque, OrderedDict, Exception, property)
    for name in dir(cls)
) | {"name", "value"}


class Deciding:
    """Tells which code depends on its module alone, judged by its source."""

    def __init__(self, modules: Modules) -> None:
        self._texts = modules.texts
        #: By path, the names that a module imports.
        self._known: dict[str, frozenset[str]] = {}

    def is_decided(self, module: SourceModule, effects: Iterable[Effects]) -> bool:
        """Whether code uses no name of other modules, and only attributes defined in its own."""
        imported = self._imported(module)
        effects = tuple(effects)
        if not all(imported.isdisjoint(effect.names) for effect in effects):
            return False
        asked = set[str]().union(*(effect.attributes for effect in effects)) - _BUILTIN
        return not asked or asked <= self._texts.found_among(module.path, _BOUND, asked)

    def _imported(self, module: SourceModule) -> frozenset[str]:
        cached = self._known.get(module.path)
        if cached is None:
            cached = self._known[module.path] = frozenset(
                (imported.alias or imported.name).partition(".")[0]
                for statement in module.facts.statements
                if isinstance(statement, syntax.Import | syntax.ImportFrom)
                for imported in statement.names
            )
        return cached
