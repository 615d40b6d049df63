"""Whether it can be found out what code raises and returns, if all of it is run."""

from __future__ import annotations

import re
from collections import OrderedDict, deque
from collections.abc import Iterable
from typing import Final

from flake8_notifications.interpretation.effects import Effects
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

#: What a text binds, and the attributes that it sets.
_BOUND: Final = re.compile(
    r"\b(?:def|class)\s+(\w+)|\.(\w+)[ \t]*(?::[^=\n]*)?=(?!=)|^[ \t]+(\w+)[ \t]*[:=]", re.MULTILINE
)
_BUILTIN: Final = frozenset(
    name
    for cls in (str, bytes, list, dict, set, tuple, deque, OrderedDict, Exception, property)
    for name in dir(cls)
)


class Deciding:
    """Tells what stands on its module alone, as far as its text says."""

    def __init__(self, modules: Modules) -> None:
        self._texts = modules.texts
        self._known: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def is_decided(self, module: SourceModule, effects: Iterable[Effects]) -> bool:
        """Whether code asks nothing of other modules, nor for what its own does not mention."""
        imported, bound = self._names_of(module)
        return all(
            imported.isdisjoint(each.names)
            and (each.attributes <= bound or each.attributes <= bound | _BUILTIN)
            for each in effects
        )

    def _names_of(self, module: SourceModule) -> tuple[frozenset[str], frozenset[str]]:
        known = self._known.get(module.path)
        if known is None:
            imported = frozenset(
                (each.alias or each.name).partition(".")[0]
                for statement in module.facts.statements
                if isinstance(statement, syntax.Import | syntax.ImportFrom)
                for each in statement.names
            )
            found = _BOUND.findall(self._texts.text(module.path))
            bound = frozenset(name for names in found for name in names if name)
            known = self._known[module.path] = imported, bound
        return known
