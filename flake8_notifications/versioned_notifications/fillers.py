"""What fills the fields of a payload class.

A field counts as filled as soon as anything may fill it: a SCHEMA, an assignment in a file that
knows the class, an argument of its constructor.  It is judged by the texts, which costs little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values import ClassValue
from flake8_notifications.project.attribute_writes import Filling, is_followed
from flake8_notifications.project.modules import Modules


class Fillers:
    """Answers for one project.

    :param family: a class and its descendants.
    """

    def __init__(
        self, modules: Modules, family: Callable[[ClassValue], tuple[ClassValue, ...]]
    ) -> None:
        self._modules = modules
        self._family = family
        self._fillings: dict[str, Filling] = {}

    def names(self, cls: ClassValue) -> set[str] | None:
        """The names that may be filled of a payload class; None if that cannot be known.

        Names that are no fields of it are among them.
        """
        family = self._family(cls)
        known = {cls.name for cls in family}
        if not all(map(is_followed, known)):
            return None
        names: set[str] = set()
        related = {each.key: each for each in (*family, *project_classes(cls))}
        for each in related.values():
            if each.module.path not in self._modules.path_set:
                continue
            filling = self._filling(each.module.path)
            own = filling.classes.get(each.name)
            if own is not None:
                if own.sets_anything:
                    return None
                names |= own.sets | own.keywords
            names |= filling.items
        used = [self._filling(path) for path in self._knowing(sorted(known))]
        # What is made nowhere is made by somebody else, if at all.
        if not any(known & filling.keywords.keys() for filling in used):
            return None
        for each_filling in used:
            if known & (each_filling.escaping | each_filling.spreading):
                return None
            names |= each_filling.sets
            names = names.union(*(each_filling.keywords.get(name, ()) for name in known))
        return names

    def _knowing(self, names: Iterable[str]) -> Sequence[str]:
        return sorted({path for name in names for path in self._modules.texts.mentioning(name)})

    def _filling(self, path: str) -> Filling:
        filling = self._fillings.get(path)
        if filling is None:
            filling = self._fillings[path] = self._modules.texts.filling(path)
        return filling
