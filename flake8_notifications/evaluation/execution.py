"""Statements: bindings, branches and loops whose course is known, both branches where not."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from flake8_notifications.evaluation import changes, operators
from flake8_notifications.evaluation.branches import State, watched
from flake8_notifications.evaluation.heap import is_missing, is_mutable, spoiled
from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.namespaces import MUTATORS, Frame, NamespaceView
from flake8_notifications.evaluation.parts import Outcome, Parts
from flake8_notifications.evaluation.raising import (
    MissingKey,
    catches,
    miss_key,
    suppressed,
    trying,
)
from flake8_notifications.evaluation.subscripts import with_item, without_item
from flake8_notifications.evaluation.values import (
    Arguments,
    ClassValue,
    Collection,
    External,
    Place,
    Scope,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax

#: What is called to change something: methods of containers, and functions.
_CHANGING: Final = MUTATORS | {"setattr", "delattr"}


def execute(
    evaluator: Parts, statements: tuple[syntax.Statement, ...], scope: Scope
) -> Outcome | None:
    """Execute statements in turn, binding names in ``scope.variables``."""
    for statement in statements:
        outcome = _execute_one(evaluator, statement, scope)
        if outcome is not None:
            return outcome
    return None


def assign(evaluator: Parts, target: syntax.Expression, value: Value, scope: Scope) -> None:
    """``target = value``."""
    match target:
        case syntax.Name(id=name):
            scope.variables[name] = value
        case syntax.Attribute(value=holder, name=name):
            place = Place(scope.module.path, target.line)
            evaluator.set_attribute(evaluator.evaluate(holder, scope), name, value, place)
        case syntax.Subscript(value=holder, index=index):
            place = Place(scope.module.path, target.line)
            container = evaluator.evaluate(holder, scope)
            changed = with_item(container, evaluator.evaluate(index, scope), value, place)
            rebind(evaluator, holder, container, changed, scope)
        case syntax.Display(items=items):
            _unpack(evaluator, items, value, scope)


def rebind(
    evaluator: Parts, holder: syntax.Expression, container: Value, changed: Value, scope: Scope
) -> None:
    """Let an expression, and whatever shares its value, mean a container as it was changed."""
    if evaluator.heap is None:
        assign(evaluator, holder, changed, scope)
    else:
        changes.change(evaluator, container, changed, Place(scope.module.path, holder.line))


def _unpack(
    evaluator: Parts, targets: tuple[syntax.Expression, ...], value: Value, scope: Scope
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


def _execute_one(evaluator: Parts, statement: syntax.Statement, scope: Scope) -> Outcome | None:
    place = Place(scope.module.path, statement.line)
    match statement:
        case syntax.Assign(targets=targets, value=expression):
            value = evaluator.evaluate(expression, scope)
            for target in targets:
                assign(evaluator, target, value, scope)
        case syntax.AugmentedAssign(target=target, operator=symbol, value=expression):
            current = evaluator.evaluate(target, scope)
            value = evaluator.evaluate(expression, scope)
            changed = _augmented(symbol, current, value, place)
            if evaluator.heap is not None and (is_mutable(current) or spoiled(current)):
                changes.change(evaluator, current, changed, place)
            else:
                assign(evaluator, target, changed, scope)
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
            scope.variables[name] = evaluator.made_class(statement, scope)
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
    evaluator: Parts, statement: syntax.Statement, scope: Scope
) -> Outcome | None:
    match statement:
        case syntax.If(test=test, body=body, rest=rest):
            value = evaluator.evaluate(test, scope)
            known = operators.truth(value)
            has_identity = evaluator.heap is not None
            if known is None and not any(
                _matters(block, has_identity=has_identity) for block in (body, rest)
            ):
                return None
            if known is not None:
                return execute(evaluator, body if known else rest, scope)
            return _either(evaluator, statement, scope)
        case syntax.For():
            return _for(evaluator, statement, scope)
        case syntax.While() if evaluator.heap is not None:
            return _while(evaluator, statement, scope)
        case syntax.While(body=body):
            return _uncertain(evaluator, body, scope, "a 'while' loop", statement.line)
        case syntax.With(items=items, body=body):
            for item in items:
                place = Place(scope.module.path, statement.line)
                bound = _entered(evaluator, item.context, scope, place)
                if item.target is not None:
                    assign(evaluator, item.target, bound, scope)
            if not any(suppressed(item.context) for item in items):
                return execute(evaluator, body, scope)
            with suppress(MissingKey), trying(evaluator, _tries(evaluator, catches=True)):
                return execute(evaluator, body, scope)
        case syntax.Try():
            return _try(evaluator, statement, scope)
    return None


def _entered(evaluator: Parts, context: syntax.Expression, scope: Scope, place: Place) -> Value:
    """What a ``with`` statement binds."""
    unknown = Unknown("what a 'with' statement binds", place)
    if evaluator.heap is not None:
        # The object itself, or what it was given: whatever is changed in the block.
        evaluator.heap.escape((evaluator.evaluate(context, scope),))
        if isinstance(context, syntax.Call):
            plain = syntax.Name | syntax.Attribute | syntax.Subscript
            given = [each.value for each in context.arguments if isinstance(each.value, plain)]
            evaluator.heap.escape(evaluator.evaluate(each, scope) for each in given)
    return unknown


def _try(evaluator: Parts, statement: syntax.Try, scope: Scope) -> Outcome | None:
    failures = evaluator.failures
    try:
        with trying(evaluator, _tries(evaluator, bool(statement.handlers))):
            outcome = execute(evaluator, statement.body, scope)
    except MissingKey:
        outcome = _handled(evaluator, statement, scope)
        return execute(evaluator, statement.final, scope) or outcome
    has_failed = evaluator.heap is not None and evaluator.failures != failures
    if outcome is not None and outcome.kind == "raise" and statement.handlers:
        outcome = execute(evaluator, statement.handlers[0].body, scope)
    elif outcome is None:
        for handler in statement.handlers:
            if has_failed:
                _uncertain(evaluator, handler.body, scope, "an exception", statement.line)
            elif _falls_back(evaluator, statement, handler, scope):
                _uncertain(
                    evaluator, handler.body, scope, "an import that may fail", statement.line
                )
        outcome = execute(evaluator, statement.orelse, scope)
    return execute(evaluator, statement.final, scope) or outcome


def _falls_back(
    evaluator: Parts, statement: syntax.Try, handler: syntax.Handler, scope: Scope
) -> bool:
    """Whether a class is meant where an import fails of what is not at hand here."""
    imported = {
        each.alias or each.name
        for inner in statement.body
        if isinstance(inner, syntax.ImportFrom)
        for each in inner.names
    }
    for inner in handler.body:
        match inner:
            case syntax.Assign(targets=(syntax.Name(id=name) as target,), value=value):
                is_class = name in imported and isinstance(
                    evaluator.evaluate(value, scope), ClassValue
                )
            case syntax.ImportFrom(names=(syntax.ImportedName(name=name, alias=alias), *_)):
                target = syntax.Name(inner.line, inner.column, alias or name)
                is_class = target.id in imported
            case _:
                continue
        if is_class and isinstance(evaluator.evaluate(target, scope), External):
            return True
    return False


def _tries(evaluator: Parts, catches: bool) -> int:
    return evaluator.tries + 1 if catches and evaluator.heap is not None else evaluator.tries


def _handled(evaluator: Parts, statement: syntax.Try, scope: Scope) -> Outcome | None:
    """Execute what handles a missing key."""
    for handler in statement.handlers:
        caught = catches(handler.type)
        if caught is None:
            _uncertain(evaluator, handler.body, scope, "an exception", statement.line)
        elif caught:
            return execute(evaluator, handler.body, scope)
    execute(evaluator, statement.final, scope)
    miss_key(evaluator)
    return None


#: A loop that is gone through this often without an end is not followed any more.
_LONGEST_LOOP: Final = 10_000


def _while(evaluator: Parts, statement: syntax.While, scope: Scope) -> Outcome | None:
    for _ in range(_LONGEST_LOOP):
        known = operators.truth(evaluator.evaluate(statement.test, scope))
        if known is None or not evaluator.turn():
            break
        if not known:
            return execute(evaluator, statement.orelse, scope)
        outcome = execute(evaluator, statement.body, scope)
        if outcome is not None and outcome.kind == "break":
            return None
        if outcome is not None and outcome.kind != "continue":
            return outcome
    return _uncertain(evaluator, statement.body, scope, "a 'while' loop", statement.line)


def _matters(block: tuple[syntax.Statement, ...], *, has_identity: bool) -> bool:
    """Whether a block binds something, changes something or leaves the function.

    :param has_identity: whether any call may change something.
    """
    return any(
        not isinstance(statement, syntax.ExpressionStatement | syntax.Declaration)
        or (
            isinstance(statement, syntax.ExpressionStatement)
            and isinstance(statement.value, syntax.Call)
            and (
                has_identity
                or (
                    isinstance(statement.value.function, syntax.Attribute | syntax.Name)
                    and _name_of(statement.value.function) in _CHANGING
                )
            )
        )
        for statement in block
    )


def _name_of(function: syntax.Attribute | syntax.Name) -> str:
    return function.name if isinstance(function, syntax.Attribute) else function.id


def _augmented(symbol: str, current: Value, value: Value, place: Place) -> Value:
    if isinstance(current, Collection) and current.kind == "list" and symbol == "+":
        items = iterate(value, place)
        if isinstance(items, Unknown):
            return items
        return Collection("list", (*current.items, *items), current.place)
    return operators.binary(symbol, current, value, place)


def _define(evaluator: Parts, definition: syntax.FunctionDefinition, scope: Scope) -> None:
    value: Value = evaluator.function_of(definition, scope)
    for decorator in reversed(definition.decorators):
        function = evaluator.evaluate(decorator, scope)
        place = Place(scope.module.path, decorator.line)
        value = evaluator.call(function, Arguments((value,), {}), place)
    scope.variables[definition.name] = value


def _import_from(evaluator: Parts, statement: syntax.ImportFrom, scope: Scope) -> None:
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


def _delete(evaluator: Parts, target: syntax.Expression, scope: Scope) -> None:
    match target:
        case syntax.Name(id=name):
            scope.variables.pop(name, None)
            if isinstance(scope, NamespaceView):
                scope.namespace.forget(name)
        case syntax.Subscript(value=holder, index=index):
            place = Place(scope.module.path, target.line)
            container = evaluator.evaluate(holder, scope)
            key = evaluator.evaluate(index, scope)
            changed = without_item(container, key, place)
            if is_missing(container, key):
                miss_key(evaluator)
            rebind(evaluator, holder, container, changed, scope)
        case syntax.Attribute(value=holder, name=name) if evaluator.heap is not None:
            held = evaluator.evaluate(holder, scope)
            place = Place(scope.module.path, target.line)
            changes.set_attribute(evaluator, held, name, None, place)
        case syntax.Display(items=items):
            for item in items:
                _delete(evaluator, item, scope)


def _for(evaluator: Parts, statement: syntax.For, scope: Scope) -> Outcome | None:
    place = Place(scope.module.path, statement.line)
    items = iterate(evaluator.evaluate(statement.iterable, scope), place)
    if isinstance(items, Unknown):
        if evaluator.heap is not None:
            unknown = Unknown(items.reason, items.place)
            assign(evaluator, statement.target, unknown, scope)
        return _uncertain(
            evaluator, statement.body, scope, "a loop over what is not known", statement.line
        )
    for item in items:
        if not evaluator.turn():
            return _uncertain(
                evaluator, statement.body, scope, "a loop of too many turns", statement.line
            )
        assign(evaluator, statement.target, item, scope)
        outcome = execute(evaluator, statement.body, scope)
        if outcome is not None and outcome.kind == "break":
            return None
        if outcome is not None and outcome.kind != "continue":
            return outcome
    return execute(evaluator, statement.orelse, scope)


def _either(evaluator: Parts, statement: syntax.If, scope: Scope) -> Outcome | None:
    """Execute both branches and keep what they agree on."""
    with watched(evaluator) as moment, trying(evaluator, 0):
        before = State.of(evaluator, scope, moment)
        first = execute(evaluator, statement.body, scope)
        after_first = State.of(evaluator, scope, moment)
        before.restore(scope)
        second = execute(evaluator, statement.rest, scope)
        place = Place(scope.module.path, statement.line)
        if first is not None and first.kind == "raise":
            return second
        if second is not None and second.kind == "raise":
            before.restore(scope)
            after_first.restore(scope)
            return first
        reason = Unknown("what depends on a condition that is not known", place)
        State.of(evaluator, scope, moment).merge(after_first, reason, scope)
    if first is None and second is None:
        return None
    if first is not None and second is not None and first == second:
        return first
    return Outcome("return", reason)


def _uncertain(
    evaluator: Parts,
    body: tuple[syntax.Statement, ...],
    scope: Scope,
    what: str,
    line: int,
) -> Outcome | None:
    """Execute a block that runs an unknown number of times: what it changes is unknown."""
    with watched(evaluator) as moment, trying(evaluator, 0):
        before = State.of(evaluator, scope, moment)
        outcome = execute(evaluator, body, scope)
        reason = Unknown(f"what {what} changes", Place(scope.module.path, line))
        if evaluator.heap is not None:
            evaluator.heap.spoil_changes(moment, reason)
        State.of(evaluator, scope, moment).merge(before, reason, scope, is_new=False)
    return Outcome("return", reason) if outcome is not None and outcome.kind == "return" else None
