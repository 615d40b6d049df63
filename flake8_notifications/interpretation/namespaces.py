"""``locals()``, ``vars()`` and ``globals()`` in a body that is being run."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation.guards import TRUE, Guard
from flake8_notifications.interpretation.sameness import key_of
from flake8_notifications.interpretation.values.base import Constant, Unknown
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject, Entries
from flake8_notifications.interpretation.values.scopes import Body, Frame
from flake8_notifications.source.place import Place

FUNCTIONS: Final = frozenset({"builtins.locals", "builtins.vars", "builtins.globals"})


class Names(DictObject):
    """The names of a body as a dict: changes to it bind names."""

    def __init__(self, body: Body) -> None:
        self.body = body
        super().__init__((), Place(body.module.path, 1))

    @property
    def states(self) -> tuple[tuple[Guard, Entries], ...]:
        pairs = {key_of(Constant(n)): (Constant(n), v) for n, v in self.body.variables.items()}
        return ((TRUE, Entries(pairs)),)  # type: ignore[arg-type]

    @states.setter
    def states(self, states: tuple[tuple[Guard, Entries], ...]) -> None:
        if not states:
            return
        variables = self.body.variables
        more = states[0][1].more
        if len(states) > 1 or more is not None:
            unknown = more or Unknown("a name that may have been changed", self.place)
            variables.update(dict.fromkeys(variables, unknown))
            return
        pairs = states[0][1].values.values()
        bindings = {str(key.value): value for key, value in pairs if isinstance(key, Constant)}
        for name in variables.keys() - bindings.keys():
            del variables[name]
        variables.update(bindings)


def names_of(function: str, arguments: Arguments, frame: Frame) -> Names | None:
    """The names of a body that is being run, as a dict; None for any other call."""
    scope: Frame | None = frame
    if function == "builtins.globals":
        while scope is not None and scope.parent is not None:
            scope = scope.parent
    is_asked = arguments == Arguments() and isinstance(scope, Body)
    return Names(scope) if is_asked else None  # type: ignore[arg-type]
