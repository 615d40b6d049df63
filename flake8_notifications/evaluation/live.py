"""``locals()``, ``vars()`` and ``globals()`` of a body that is running."""

from __future__ import annotations

from typing import Final

from flake8_notifications.evaluation.namespaces import FinishedModule, Frame, NamespaceView
from flake8_notifications.evaluation.running import RunNamespace
from flake8_notifications.evaluation.values import Arguments, Scope, Value

FUNCTIONS: Final = frozenset({"builtins.locals", "builtins.vars", "builtins.globals"})


def variables_of(name: str, arguments: Arguments, scope: Scope) -> Value | None:
    """The names of a body that is running, as a dict; None where that is not understood."""
    if arguments != Arguments((), {}):
        return None
    namespace = _module_of(scope) if name == "builtins.globals" else _body_of(scope)
    return namespace.as_mapping() if isinstance(namespace, RunNamespace) else None


def _body_of(scope: Scope) -> object:
    return scope.namespace if isinstance(scope, NamespaceView) else None


def _module_of(scope: Scope | None) -> object:
    while scope is not None:
        if isinstance(scope, Frame):
            scope = scope.parent
        elif isinstance(scope, NamespaceView) and scope.namespace.parent is not None:
            scope = scope.namespace.parent
        elif isinstance(scope, NamespaceView | FinishedModule):
            return scope.namespace
        else:
            break
    return None
