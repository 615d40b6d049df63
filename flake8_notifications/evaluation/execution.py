"""Statements: bindings, branches and loops whose course is known, both branches where not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from flake8_notifications.evaluation import operators
from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.namespaces import MUTATORS, Frame
from flake8_notifications.evaluation.subscripts import with_item, without_item
from flake8_notifications.evaluation.values import (
    Arguments,
    Collection,
    Descriptor,
    Instance,
    ModuleValue,
    Place,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax

if TYPE_CHECKING:
    from flake8_notifications.evaluation.evaluator import Evaluator
    from flake8_notifications.evaluation.namespaces import Scope


#: What is called to change something: methods of containers, and functions.
_CHANGING: Final = MUTATORS | {"setattr", "delattr"}


class Outcome(NamedTuple):
    """How a block ended before its end.

    :ivar kind: ``return``, ``raise``, ``break`` or ``continue``.
    :ivar value: what was returned.
    """

    kind: str
    value: Value | None = None


def execute(
    evaluator: Evaluator, statements: tuple[syntax.Statement, ...], scope: Scope
) -> Outcome | None:
    """Execute statements in turn, binding names in ``scope.variables``."""
    for statement in statements:
        outcome = _execute_one(evaluator, statement, scope)
        if outcome is not None:
            return outcome
    return None


def assign(evaluator: Evaluator, target: syntax.Expression, value: Value, scope: Scope) -> None:
    """``target = value``."""
    match target:
        case syntax.Name(id=name):
            scope.variables[name] = value
        case syntax.Attribute(value=holder, name=name):
            evaluator.set_attribute(evaluator.evaluate(holder, scope), name, value)
        case syntax.Subscript(value=holder, index=index):
            place = Place(scope.module.path, target.line)
            container = evaluator.evaluate(holder, scope)
            changed = with_item(container, evaluator.evaluate(index, scope), value, place)
            assign(evaluator, holder, changed, scope)
        case syntax.Display(items=items):
            _unpack(evaluator, items, value, scope)


def _unpack(
    evaluator: Evaluator, targets: tuple[syntax.Expression, ...], value: Value, scope: Scope
) -> None:
    place = Place(scope.module.path, targets[0].line if targets else 1)
    values = iterate(value, place)
    starred = [isinstance(target, syntax.Starred) for target in targets]
    if isinstance(values, Unknown) or (not any(starred) and len(values) != len(targets)):
        problem = values if isinstance(values, Unknown) else Unknown("an unpacking", place)
        for target in targets:
            inner = target.value if isinstance(target, syntax.Starred) else target
            assign(evaluator, inner, problem, scope)
        return
    if any(starred):
        first = starred.index(True)
        last = len(values) - (len(targets) - first - 1)
        middle = Collection("list", tuple(values[first:last]), place)
        values = [*values[:first], middle, *values[last:]]
    for target, item in zip(targets, values, strict=False):
        inner = target.value if isinstance(target, syntax.Starred) else target
        assign(evaluator, inner, item, scope)


def _execute_one(evaluator: Evaluator, statement: syntax.Statement, scope: Scope) -> Outcome | None:
    place = Place(scope.module.path, statement.line)
    match statement:
        case syntax.Assign(targets=targets, value=expression):
            value = evaluator.evaluate(expression, scope)
            for target in targets:
                assign(evaluator, target, value, scope)
        case syntax.AugmentedAssign(target=target, operator=symbol, value=expression):
            current = evaluator.evaluate(target, scope)
            value = evaluator.evaluate(expression, scope)
            assign(evaluator, target, _augmented(evaluator, symbol, current, value, place), scope)
        case syntax.ExpressionStatement(value=expression):
            evaluator.evaluate(expression, scope)
        case syntax.Return(value=expression):
            returned = None if expression is None else evaluator.evaluate(expression, scope)
            return Outcome("return", returned)
        case syntax.Raise():
            return Outcome("raise")
        case syntax.Jump(kind=kind):
            return Outcome(kind)
        case syntax.FunctionDefinition():
            _define(evaluator, statement, scope)
        case syntax.ClassDefinition(name=name):
            scope.variables[name] = evaluator.class_of(statement, scope)
        case syntax.Import(names=names):
            for imported in names:
                name = imported.name if imported.alias else imported.name.partition(".")[0]
                module = evaluator.module_value(name, scope.module.path)
                scope.variables[imported.alias or name] = module
        case syntax.ImportFrom():
            _import_from(evaluator, statement, scope)
        case syntax.Delete(targets=targets):
            for target in targets:
                _delete(evaluator, target, scope)
        case syntax.Global(kind="nonlocal", names=names):
            _rebind_outside(scope, names, place)
        case syntax.OpaqueStatement(kind=kind, names=names):
            unknown = Unknown(f"{kind} is not understood here", place)
            for name in names:
                scope.variables[name] = unknown
            if "return" in names:
                return Outcome("return", unknown)
        case _:
            return _execute_compound(evaluator, statement, scope)
    return None


def _execute_compound(
    evaluator: Evaluator, statement: syntax.Statement, scope: Scope
) -> Outcome | None:
    match statement:
        case syntax.If(test=test, body=body, rest=rest):
            value = evaluator.evaluate(test, scope)
            known = operators.truth(value)
            if known is None and (not _matters(body) and not _matters(rest)):
                return None
            if known is None:
                known = evaluator.choose(test, scope)
            if known is not None:
                return execute(evaluator, body if known else rest, scope)
            return _either(evaluator, statement, scope)
        case syntax.For():
            return _for(evaluator, statement, scope)
        case syntax.While(body=body):
            return _uncertain(evaluator, body, scope, "a 'while' loop", statement.line)
        case syntax.With(items=items, body=body):
            for item in items:
                if item.target is not None:
                    place = Place(scope.module.path, statement.line)
                    unknown = Unknown("what a 'with' statement binds", place)
                    assign(evaluator, item.target, unknown, scope)
            return execute(evaluator, body, scope)
        case syntax.Try(body=body, handlers=handlers, orelse=orelse, final=final):
            outcome = execute(evaluator, body, scope)
            if outcome is not None and outcome.kind == "raise" and handlers:
                outcome = execute(evaluator, handlers[0].body, scope)
            elif outcome is None:
                outcome = execute(evaluator, orelse, scope)
            return execute(evaluator, final, scope) or outcome
    return None


def _matters(block: tuple[syntax.Statement, ...]) -> bool:
    """Whether a block binds something, changes something or leaves the function."""
    return any(
        not isinstance(statement, syntax.ExpressionStatement | syntax.Declaration)
        or (
            isinstance(statement, syntax.ExpressionStatement)
            and isinstance(statement.value, syntax.Call)
            and isinstance(statement.value.function, syntax.Attribute | syntax.Name)
            and name_of(statement.value.function) in _CHANGING
        )
        for statement in block
    )


def name_of(function: syntax.Attribute | syntax.Name) -> str:
    return function.name if isinstance(function, syntax.Attribute) else function.id


def _augmented(
    evaluator: Evaluator, symbol: str, current: Value, value: Value, place: Place
) -> Value:
    if isinstance(current, Collection) and current.kind == "list" and symbol == "+":
        items = iterate(value, place)
        if isinstance(items, Unknown):
            return items
        return Collection("list", (*current.items, *items), current.place)
    return operators.binary(symbol, current, value, place)


def _define(evaluator: Evaluator, definition: syntax.FunctionDefinition, scope: Scope) -> None:
    value: Value = evaluator.function_of(definition, scope)
    for decorator in reversed(definition.decorators):
        function = evaluator.evaluate(decorator, scope)
        place = Place(scope.module.path, decorator.line)
        decorated = evaluator.call(function, Arguments((value,), {}), place)
        # Whoever follows calls wants the function itself, not what a decorator wraps round it.
        if evaluator.explorer is None or isinstance(decorated, Descriptor):
            value = decorated
    scope.variables[definition.name] = value


def _import_from(evaluator: Evaluator, statement: syntax.ImportFrom, scope: Scope) -> None:
    for imported in statement.names:
        value = evaluator.imported(scope.module, statement, imported.name)
        if value is None:
            source = "." * statement.level + statement.module
            value = Unknown(
                f"'{source}' has no '{imported.name}'", Place(scope.module.path, statement.line)
            )
        scope.variables[imported.alias or imported.name] = value


def _rebind_outside(scope: Scope, names: tuple[str, ...], place: Place) -> None:
    """Forget what names are in the functions around: the one that runs is about to bind them."""
    for name in names:
        outer = scope.parent if isinstance(scope, Frame) else None
        while isinstance(outer, Frame):
            if name in outer.variables:
                reason = f"'{name}', which a function inside rebinds by 'nonlocal'"
                outer.variables[name] = Unknown(reason, place)
                break
            outer = outer.parent


def _delete(evaluator: Evaluator, target: syntax.Expression, scope: Scope) -> None:
    match target:
        case syntax.Name(id=name):
            scope.variables.pop(name, None)
        case syntax.Subscript(value=holder, index=index):
            place = Place(scope.module.path, target.line)
            container = evaluator.evaluate(holder, scope)
            changed = without_item(container, evaluator.evaluate(index, scope), place)
            assign(evaluator, holder, changed, scope)


def _for(evaluator: Evaluator, statement: syntax.For, scope: Scope) -> Outcome | None:
    place = Place(scope.module.path, statement.line)
    items = iterate(evaluator.evaluate(statement.iterable, scope), place)
    if isinstance(items, Unknown):
        return _uncertain(
            evaluator, statement.body, scope, "a loop over what is not known", statement.line
        )
    for item in items:
        assign(evaluator, statement.target, item, scope)
        outcome = execute(evaluator, statement.body, scope)
        if outcome is not None and outcome.kind == "break":
            return None
        if outcome is not None and outcome.kind != "continue":
            return outcome
    return execute(evaluator, statement.orelse, scope)


def _either(evaluator: Evaluator, statement: syntax.If, scope: Scope) -> Outcome | None:
    """Execute both branches and keep what they agree on."""
    before = _State.of(scope)
    first = execute(evaluator, statement.body, scope)
    after_first = _State.of(scope)
    before.restore(scope)
    second = execute(evaluator, statement.rest, scope)
    place = Place(scope.module.path, statement.line)
    if first is not None and first.kind == "raise":
        return second
    if second is not None and second.kind == "raise":
        after_first.restore(scope)
        return first
    reason = Unknown("what depends on a condition that is not known", place)
    _State.of(scope).merge(after_first, reason, scope)
    if first is None and second is None:
        return None
    if first is not None and second is not None and first == second:
        return first
    return Outcome("return", reason)


def _uncertain(
    evaluator: Evaluator,
    body: tuple[syntax.Statement, ...],
    scope: Scope,
    what: str,
    line: int,
) -> Outcome | None:
    """Execute a block that runs an unknown number of times: what it changes is unknown."""
    before = _State.of(scope)
    outcome = execute(evaluator, body, scope)
    reason = Unknown(f"what {what} changes", Place(scope.module.path, line))
    _State.of(scope).merge(before, reason, scope)
    return Outcome("return", reason) if outcome is not None and outcome.kind == "return" else None


class _State:
    """What is bound in a scope, and the attributes of the instances bound there."""

    def __init__(
        self, variables: dict[str, Value], attributes: list[tuple[Instance, dict[str, Value]]]
    ) -> None:
        self._variables = variables
        self._attributes = attributes

    @classmethod
    def of(cls, scope: Scope) -> _State:
        instances = [value for value in scope.variables.values() if isinstance(value, Instance)]
        return cls(
            dict(scope.variables), [(instance, dict(instance.attributes)) for instance in instances]
        )

    def restore(self, scope: Scope) -> None:
        scope.variables.clear()
        scope.variables.update(self._variables)
        for instance, attributes in self._attributes:
            instance.attributes.clear()
            instance.attributes.update(attributes)

    def merge(self, other: _State, reason: Unknown, scope: Scope) -> None:
        """Make unknown in the scope what differs between this state and another one."""
        _merge(scope.variables, other._variables, reason)
        others = {id(instance): attributes for instance, attributes in other._attributes}
        for instance, _ in self._attributes:
            if id(instance) in others:
                _merge(instance.attributes, others[id(instance)], reason)


def _merge(here: dict[str, Value], there: dict[str, Value], reason: Unknown) -> None:
    for name in {**here, **there}:
        if not _equal(here.get(name), there.get(name)):
            here[name] = reason


def _equal(first: Value | None, second: Value | None) -> bool:
    if first is second:
        return True
    if isinstance(first, ModuleValue) and isinstance(second, ModuleValue):
        return first.module is second.module
    if first is None or second is None:
        return False
    return operators.compare("==", first, second) is True
