"""Bodies of modules and classes that are run from their first statement to their last.

Where code changes what names share, only the order of all statements says what there is in the
end; elsewhere a body is read by need, name by name (see ``namespaces.py``).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from flake8_notifications.evaluation import changes
from flake8_notifications.evaluation.namespaces import Frame, Namespace, NamespaceView
from flake8_notifications.evaluation.parts import Parts
from flake8_notifications.evaluation.values import (
    ClassValue,
    Constant,
    Mapping,
    Place,
    Scope,
    Unknown,
    Value,
    key_of,
)
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule


class RunNamespace(Namespace):
    """The body of a module or class, as far as it has run.

    What it imports is looked for when somebody wants it: most of that has nothing to do with it.
    """

    def __init__(
        self,
        evaluator: Parts,
        module: SourceModule,
        statements: tuple[syntax.Statement, ...],
        parent: Scope | None = None,
    ) -> None:
        super().__init__(evaluator, module, statements, parent)
        self._imports: dict[str, tuple[int, syntax.Import | syntax.ImportFrom]] = {}
        self._is_running = False
        self._mapping: Mapping | None = None

    def as_mapping(self) -> Mapping:
        """The names as a dict; what is changed in it is bound."""
        if self._mapping is None:
            self._mapping = Mapping({})
            assert self.evaluator.heap is not None
            self.evaluator.heap.follow(self._mapping, self._bind)
        self._refresh()
        return self._mapping

    def _refresh(self) -> None:
        if self._mapping is not None:
            self._mapping.entries.clear()
            for name, value in self.variables.items():
                key = Constant(name)
                self._mapping.entries[key_of(key)] = (key, value)

    def _bind(self) -> None:
        assert self._mapping is not None
        bound: dict[str, Value] = {}
        for key, value in self._mapping.entries.values():
            if not isinstance(key, Constant):
                # It is not known any more what there is.
                reason = key if isinstance(key, Unknown) else Unknown("a name that is not known")
                bound = {name: Unknown(reason.reason, reason.place) for name in self.variables}
                break
            bound[str(key.value)] = value
        self.variables.clear()
        self.variables.update(bound)

    def run(self) -> None:
        evaluator = self.evaluator
        self._is_running = True
        heap = evaluator.heap
        is_apart = self.parent is None and heap is not None
        # Looked up in a branch or not, a module runs once.
        apart = heap.unwatched() if heap is not None and is_apart else contextlib.nullcontext()
        with evaluator.afresh(), apart:
            for position, statement in enumerate(self.statements):
                if isinstance(statement, syntax.Import | syntax.ImportFrom):
                    self._postpone(position, statement)
                else:
                    self._execute_at(position, statement)
                self._forget_rebound(statement)
                self._refresh()
        self._is_running = False
        if self.parent is None:
            self._finish()

    def _execute_at(self, position: int, statement: syntax.Statement) -> None:
        view = NamespaceView(self, position, self.variables)
        try:
            self.evaluator.execute((statement,), view)
        except RecursionError:
            # Whatever it did not come to may have changed anything.
            self.evaluator.depends_on_order = True
            reason = Unknown(
                "code that is nested too deeply", Place(self.module.path, statement.line)
            )
            changes.forget(self.evaluator, [*self.variables.values()], reason)

    def _forget_rebound(self, statement: syntax.Statement) -> None:
        for name in self.module.facts.rebound if self.parent is None else ():
            if name in self.variables:
                place = Place(self.module.path, statement.line)
                reason = f"'{name}', which a function rebinds by 'global'"
                self.variables[name] = Unknown(reason, place)

    def _finish(self) -> None:
        heap = self.evaluator.heap
        assert heap is not None
        pending: list[Value] = list(self.variables.values())
        while pending:
            value = pending.pop()
            heap.seal((value,))
            if (
                isinstance(value, ClassValue)
                and value.module is self.module
                and not heap.is_sealed(value)
            ):
                heap.seal_object(value)
                pending += value.overrides.values()
                if isinstance(value.namespace, RunNamespace):
                    pending += value.namespace.variables.values()

    def _postpone(self, position: int, statement: syntax.Import | syntax.ImportFrom) -> None:
        for imported in statement.names:
            name = imported.alias or imported.name
            if isinstance(statement, syntax.Import) and not imported.alias:
                name = name.partition(".")[0]
            self.variables.pop(name, None)
            self._imports[name] = (position, statement)

    @property
    def names(self) -> Iterable[str]:
        return [*self.variables, *(name for name in self._imports if name != "*")]

    def lookup(self, name: str, before: int | None = None) -> Value | None:
        value = self.variables.get(name)
        if value is not None:
            return value
        if name in self._imports:
            position, statement = self._imports[name]
            scratch = NamespaceView(self, position, {})
            self.evaluator.execute((statement,), scratch)
            value = scratch.variables.get(name)
            if value is not None:
                self.variables[name] = value
                del self._imports[name]
            return value
        if self._is_running and name in self._index:
            return None
        return self._lookup_star(name, before)

    def forget(self, name: str) -> None:
        self._imports.pop(name, None)


def is_live(scope: Scope) -> bool:
    """Whether what a scope binds is executed in order, once."""
    return isinstance(scope, Frame) or (
        isinstance(scope, NamespaceView) and isinstance(scope.namespace, RunNamespace)
    )


def is_run(cls: ClassValue) -> bool:
    """Whether the body of a class has been run, rather than being read by need."""
    return isinstance(cls.namespace, RunNamespace)
