"""Finds what fills the fields of a payload class.

A field counts as filled as soon as anything may fill it: a SCHEMA, an assignment in a file that
knows the class, an argument of its constructor.  This is judged by the source text, which costs
little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.project.attribute_writes import Filling, is_followed
from flake8_notifications.project.modules import Modules


class Fillers:
    """Finds what fills fields, for one project.

    :param family: returns a class and its descendants.
    """

    def __init__(
        self, modules: Modules, family: Callable[[ClassValue], tuple[ClassValue, ...]]
    ) -> None:
        self._modules = modules
        self._family = family
        self._fillings: dict[str, Filling] = {}

    def names(self, cls: ClassValue) -> set[str] | None:
        """The names that may be filled for a payload class; None if that is unknown.

        They include names that are not fields of it.
        """
        family = self._family(cls)
        family_names = {cls.name for cls in family}
        if not all(map(is_followed, family_names)):
            return None
        names: set[str] = set()
        related = {relative.key: relative for relative in (*family, *project_classes(cls))}
        for relative in related.values():
            if relative.module.path not in self._modules.path_set:
                continue
            filling = self._filling(relative.module.path)
            own = filling.classes.get(relative.name)
            if own is not None:
                if own.sets_anything:
                    return None
                names |= own.sets | own.keywords
            names |= filling.items
        used = [self._filling(path) for path in self._mentioning(sorted(family_names))]
        # A class that is instantiated nowhere is instantiated by other projects, if at all.
        if not any(family_names & filling.keywords.keys() for filling in used):
            return None
        for each_filling in used:
            if family_names & (each_filling.escaping | each_filling.spreading):
                return None
            names |= each_filling.sets
            names = names.union(*(each_filling.keywords.get(name, ()) for name in family_names))
        return names

    def _mentioning(self, names: Iterable[str]) -> Sequence[str]:
        return sorted({path for name in names for path in self._modules.texts.mentioning(name)})

    def _filling(self, path: str) -> Filling:
        filling = self._fillings.get(path)
        if filling is None:
            filling = self._fillings[path] = self._modules.texts.filling(path)
        return filling
