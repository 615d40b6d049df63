"""Where names are looked up: module and class bodies by demand, function frames by execution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from flake8_notifications.evaluation.parts import Parts
from flake8_notifications.evaluation.raising import trying
from flake8_notifications.evaluation.values import Body, ClassValue, Place, Scope, Unknown, Value
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

#: Methods that change their receiver; a call of another one binds nothing.
MUTATORS: Final = frozenset(
    {
        "add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove",
        "reverse", "setdefault", "sort", "update",
    }
)  # fmt: skip
_STAR: Final = "*"


class Namespace:
    """The body of a module or class, evaluated name by name.

    Only the statements that bind a name (or change what it is bound to) are executed for it,
    in their order, so that nothing else in the body has to be understood.
    """

    def __init__(
        self,
        evaluator: Parts,
        module: SourceModule,
        statements: tuple[syntax.Statement, ...],
        parent: Scope | None = None,
    ) -> None:
        self.evaluator = evaluator
        self.module = module
        self.statements = statements
        self.parent = parent
        self.owner: ClassValue | None = None
        self.variables: dict[str, Value] = {}
        self._index = _index(statements)
        self._values: dict[tuple[str, int], Value | None] = {}
        self._active: set[tuple[str, int]] = set()
        if self._changes_imported():
            evaluator.depends_on_order = True

    @property
    def names(self) -> Iterable[str]:
        return [name for name in self._index if name != _STAR]

    def lookup(self, name: str, before: int | None = None) -> Value | None:
        positions = [
            position
            for position in self._index.get(name, ())
            if before is None or position < before
        ]
        if not positions:
            return self._lookup_star(name, before)
        if self._is_rebound(name):
            line = self.statements[positions[0]].line
            place = Place(self.module.path, line)
            return Unknown(f"'{name}', which a function rebinds by 'global'", place)
        key = (name, positions[-1])
        if key in self._active:
            self.evaluator.depends_on_order = True
            line = self.statements[positions[-1]].line
            return Unknown(f"'{name}' is defined by itself", Place(self.module.path, line))
        if key not in self._values:
            self._active.add(key)
            try:
                # An exception there is not one here.
                with trying(self.evaluator, 0):
                    self._values[key] = self._execute(name, positions)
            finally:
                self._active.discard(key)
            self._seal(self._values[key])
        return self._values[key]

    def run(self) -> None:
        """Nothing: it is read by need."""

    def forget(self, name: str) -> None:
        """Nothing: its names are in the variables."""

    def _seal(self, value: Value | None) -> None:
        heap = self.evaluator.heap
        if heap is None or value is None or self.owner in self.evaluator.unfinished:
            return
        heap.seal((value,))

    def _is_rebound(self, name: str) -> bool:
        return self.owner is None and name in self.module.facts.rebound

    def statement_of(self, name: str) -> syntax.Statement | None:
        positions = self._index.get(name)
        return self.statements[positions[-1]] if positions else None

    def _changes_imported(self) -> bool:
        """Whether a statement changes something that another module defines."""
        return any(
            isinstance(self.statements[first], syntax.Import | syntax.ImportFrom)
            and not all(_rebinds(self.statements[position], name) for position in more)
            for name, (first, *more) in self._index.items()
            if more and name != _STAR
        )

    def _execute(self, name: str, positions: list[int]) -> Value | None:
        start = max(
            (
                number
                for number, position in enumerate(positions)
                if _rebinds(self.statements[position], name)
            ),
            default=0,
        )
        variables: dict[str, Value] = {}
        for position in positions[start:]:
            view = NamespaceView(self, position, variables)
            self.evaluator.execute((self.statements[position],), view)
        return variables.get(name)

    def _lookup_star(self, name: str, before: int | None) -> Value | None:
        if name.startswith("_"):
            return None
        for position in reversed(self._index.get(_STAR, ())):
            statement = self.statements[position]
            if (before is None or position < before) and isinstance(statement, syntax.ImportFrom):
                value = self.evaluator.imported(self.module, statement, name)
                if value is not None:
                    return value
        return None


class NamespaceView:
    """A namespace as one of its own statements sees it."""

    def __init__(self, namespace: Body, before: int, variables: dict[str, Value]) -> None:
        self.namespace = namespace
        self._before = before
        self.variables = variables

    @property
    def module(self) -> SourceModule:
        return self.namespace.module

    @property
    def owner(self) -> ClassValue | None:
        return self.namespace.owner

    def lookup(self, name: str) -> Value | None:
        value = self.variables.get(name)
        if value is None:
            value = self.namespace.lookup(name, self._before)
        if value is None and self.namespace.parent is not None:
            value = self.namespace.parent.lookup(name)
        return value

    def closure(self) -> Scope:
        parent = self.namespace.parent
        if parent is None:
            return FinishedModule(self.namespace)
        return parent.closure()


class FinishedModule:
    """A module as its functions see it when they are called: all of it has run."""

    def __init__(self, namespace: Body) -> None:
        self.namespace = namespace
        self.variables: dict[str, Value] = {}
        self.owner: ClassValue | None = None

    @property
    def module(self) -> SourceModule:
        return self.namespace.module

    def lookup(self, name: str) -> Value | None:
        return self.namespace.lookup(name)

    def closure(self) -> Scope:
        return self


class Frame:
    """The local variables of a function call or comprehension."""

    def __init__(
        self, parent: Scope, variables: dict[str, Value], owner: ClassValue | None = None
    ) -> None:
        self.parent = parent
        self.variables = variables
        self.owner = parent.owner if owner is None else owner

    @property
    def module(self) -> SourceModule:
        return self.parent.module

    def lookup(self, name: str) -> Value | None:
        value = self.variables.get(name)
        return self.parent.lookup(name) if value is None else value

    def closure(self) -> Scope:
        return self


def _index(statements: tuple[syntax.Statement, ...]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for position, statement in enumerate(statements):
        for name in dict.fromkeys(_touched(statement)):
            index.setdefault(name, []).append(position)
    return index


def _rebinds(statement: syntax.Statement, name: str) -> bool:
    """Whether a statement binds a name whatever it was bound to before."""
    match statement:
        case syntax.Assign(targets=targets):
            return any(isinstance(target, syntax.Name) and target.id == name for target in targets)
        case (
            syntax.ClassDefinition()
            | syntax.FunctionDefinition()
            | syntax.Import()
            | syntax.ImportFrom()
        ):
            return True
        case _:
            return False


def _touched(statement: syntax.Statement) -> Iterator[str]:
    """The names that a statement binds, or whose values it changes."""
    match statement:
        case syntax.Assign(targets=targets, value=value):
            for target in targets:
                yield from _roots(target)
            if isinstance(value, syntax.Call):
                yield from _mutated(value)
        case syntax.Delete(targets=targets):
            for target in targets:
                yield from _roots(target)
        case syntax.AugmentedAssign(target=target):
            yield from _roots(target)
        case syntax.ExpressionStatement(value=syntax.Call() as call):
            yield from _mutated(call)
        case syntax.ClassDefinition(name=name) | syntax.FunctionDefinition(name=name):
            yield name
        case syntax.Import(names=names):
            for imported in names:
                yield imported.alias or imported.name.partition(".")[0]
        case syntax.ImportFrom(names=names):
            for imported in names:
                yield imported.alias or imported.name
        case syntax.OpaqueStatement(names=opaque):
            yield from opaque
        case _:
            for block in blocks(statement):
                for child in block:
                    yield from _touched(child)
            yield from _bound_by_header(statement)


def _bound_by_header(statement: syntax.Statement) -> Iterator[str]:
    match statement:
        case syntax.For(target=target):
            yield from _roots(target)
        case syntax.With(items=items):
            for item in items:
                if item.target is not None:
                    yield from _roots(item.target)
        case syntax.Try(handlers=handlers):
            for handler in handlers:
                if handler.name is not None:
                    yield handler.name


def _mutated(call: syntax.Call) -> Iterator[str]:
    match call.function:
        case syntax.Attribute(value=receiver, name=name) if name in MUTATORS:
            yield from _roots(receiver)
        case syntax.Name(id="setattr" | "delattr") if call.arguments:
            yield from _roots(call.arguments[0].value)


def _roots(target: syntax.Expression) -> Iterator[str]:
    match target:
        case syntax.Name(id=name):
            yield name
        case syntax.Attribute(value=value) | syntax.Subscript(value=value):
            yield from _roots(value)
        case syntax.Starred(value=value):
            yield from _roots(value)
        case syntax.Display(items=items):
            for item in items:
                yield from _roots(item)


def blocks(statement: syntax.Statement) -> Iterator[tuple[syntax.Statement, ...]]:
    """The blocks of statements inside a compound statement."""
    match statement:
        case (
            syntax.If(body=body, rest=rest)
            | syntax.For(body=body, orelse=rest)
            | syntax.While(body=body, orelse=rest)
        ):
            yield body
            yield rest
        case syntax.With(body=body):
            yield body
        case syntax.Try():
            yield statement.body
            for handler in statement.handlers:
                yield handler.body
            yield statement.orelse
            yield statement.final
