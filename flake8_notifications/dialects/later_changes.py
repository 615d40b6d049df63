"""What code does to a class after its ``class`` statement: fields and configs that are stored into.

Nobody can tell what comes of that, so that the class is not known then.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.dialects.annotation_names import Alias, meaning_of, plain
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.model import Fault
from flake8_notifications.interpretation import possible_changes
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.plain import value_in
from flake8_notifications.interpretation.values.base import Constant
from flake8_notifications.interpretation.values.callables import Descriptor
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import Body, ClassValue, Function
from flake8_notifications.project.class_alterations import ALTERED_ATTRIBUTES, ASSIGNED_METHODS
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place

_COUNTING: Final = ALTERED_ATTRIBUTES | ASSIGNED_METHODS
_SETTERS: Final = frozenset({"setattr", "delattr"})
_SUBCLASSES: Final = "__subclasses__"
#: What says nothing of what is sent: keys of a config, and attributes of a field.
_SILENT: Final = frozenset(
    {
        *("title", "description", "examples", "json_schema_extra", "deprecated", "repr"),
        *("arbitrary_types_allowed", "validate_assignment", "frozen", "protected_namespaces"),
        *("field_title_generator", "json_schema_mode_override", "init", "kw_only"),
    }
)
_MOST_CALLS: Final = 8
_Named: TypeAlias = Callable[[syntax.Expression], "str | None"]


class _Scope(NamedTuple):
    """A function, or a module.

    :ivar around: the functions around it, and the class that it is a method of.
    """

    nodes: tuple[syntax.Node, ...]
    module: SourceModule
    body: Body
    function: syntax.FunctionDefinition | None = None
    around: tuple[_Scope, ...] = ()
    owner: str | None = None


class _Change(NamedTuple):
    """Something that counts is changed.

    :ivar holder: of what.
    """

    holder: syntax.Expression
    attribute: str
    line: int
    scope: _Scope


class _Meant(NamedTuple):
    """Some classes, by path, line and column.

    :ivar derived: those of which all that derive from them are meant.
    :ivar owners: the names of classes that have a method.
    :ivar is_anything: whether nobody can tell which are meant.
    """

    classes: frozenset[FunctionKey] = frozenset()
    derived: frozenset[FunctionKey] = frozenset()
    owners: frozenset[str] = frozenset()
    is_anything: bool = False

    def holds(self, cls: ClassValue) -> bool:
        """Whether a class, or one that it derives from, is among them."""
        along = list(project_classes(cls))
        return (
            self.is_anything
            or any(cls.key in self.classes or cls.name in self.owners for cls in along)
            or any(cls.key in self.derived for cls in along[1:])
        )


class _Known(NamedTuple):
    """A change, and of which classes."""

    change: _Change
    meant: _Meant


_NOTHING: Final = _Meant()
_ANYTHING: Final = _Meant(is_anything=True)


def _together(found: Iterable[_Meant]) -> _Meant:
    classes, derived, owners, is_anything = _NOTHING
    for each in found:
        classes |= each.classes
        derived |= each.derived
        owners |= each.owners
        is_anything |= each.is_anything
    return _Meant(classes, derived, owners, is_anything)


def changed_after(
    machine: DialectInterpreter, cls: ClassValue, paths: Iterable[str]
) -> Iterator[Fault]:
    """Where some modules change a class, or one that it derives from."""
    for path in paths:
        module = machine.modules.at(path)
        for change, meant in _changes(machine, module):
            if meant.holds(cls):
                function = change.scope.function
                reason = f"'{change.attribute}' is changed after the class is made"
                if function is not None:
                    reason = f"what '{function.name}' changes when it is called"
                yield Fault("class", reason, Place(path, change.line))


def may_change_what_it_is_given(
    machine: DialectInterpreter, function: Function, fields: Collection[str]
) -> bool:
    """Whether a function changes what counts of a class that it is given, as a decorator may.

    :param fields: of the class: to set an attribute of that name may give it a default.
    """
    pending, met = [function], {id(function.definition)}
    while pending:
        definition, module = pending[0].definition, pending.pop(0).module
        if not isinstance(definition, syntax.FunctionDefinition):
            return True
        nodes = tuple(possible_changes.nodes(module.body_of(definition)))
        named = _named_in(machine, machine.module_frame(module), definition)
        if any(True for node in nodes for _ in _changed(node, named)):
            return True
        if any(name in fields for node in nodes for name in _set_attributes(node)):
            return True
        for called in _called(machine, nodes, machine.module_frame(module)):
            if id(called.definition) not in met and len(met) < _MOST_CALLS:
                met.add(id(called.definition))
                pending.append(called)
    return False


def _set_attributes(node: syntax.Node) -> Iterator[str]:
    for target in _targets(node):
        if isinstance(target, syntax.Attribute) and not isinstance(node, syntax.Call):
            yield target.name
    match node:
        case syntax.Call(
            function=syntax.Name(id="setattr"),
            arguments=(_, syntax.Argument(value=syntax.Constant(value=str(name))), *_),
        ):
            yield name


def _called(
    machine: DialectInterpreter, nodes: Iterable[syntax.Node], body: Body
) -> Iterator[Function]:
    """The functions of the project that are given something."""
    for node in nodes:
        match node:
            case syntax.Call(function=syntax.Name() | syntax.Attribute() as callee) if (
                node.arguments and possible_changes.root_of(callee) in body.bindings
            ):
                meaning = plain(machine, meaning_of(machine, callee, body))
                function = meaning.function if isinstance(meaning, Descriptor) else meaning
                if isinstance(function, Function) and machine.modules.in_project(function.module):
                    yield function


def _named_in(
    machine: DialectInterpreter, body: Body, function: syntax.FunctionDefinition | None
) -> _Named:
    """What tells the text of a constant of a module, as a function sees it."""
    own = set() if function is None else {parameter.name for parameter in function.parameters}

    def named(node: syntax.Expression) -> str | None:
        if not isinstance(node, syntax.Name) or node.id in own or node.id not in body.bindings:
            return None
        value = value_in(machine, node, body)
        return value.value if isinstance(value, Constant) and isinstance(value.value, str) else None

    return named


def _in_scope(machine: DialectInterpreter, scope: _Scope) -> Iterator[_Change]:
    named = _named_in(machine, scope.body, scope.function)
    methods = {
        id(method): node.name
        for node in scope.nodes
        if isinstance(node, syntax.ClassDefinition)
        for method in node.body
    }
    for node in scope.nodes:
        if isinstance(node, syntax.FunctionDefinition):
            inside = scope.module.simple_body_of(node)
            nodes = tuple(possible_changes.nodes(inside, with_functions=False))
            around = scope.around if scope.function is None else (scope, *scope.around)
            inner = _Scope(nodes, scope.module, scope.body, node, around, methods.get(id(node)))
            yield from _in_scope(machine, inner)
            continue
        for holder, attribute in _changed(node, named):
            yield _Change(holder, attribute, node.line, scope)
        yield from _through_names(node, scope)


def _through_names(node: syntax.Node, scope: _Scope) -> Iterator[_Change]:
    """What is changed under a name that it has been given: ``config = Order.model_config``."""
    for target in _targets(node):
        name = possible_changes.root_of(target)
        is_kept = isinstance(target, syntax.Name)
        if name is None or is_kept or name in _COUNTING:
            continue
        for other in scope.nodes:
            match other:
                case syntax.Assign(
                    targets=(syntax.Name(id=bound),),
                    value=syntax.Attribute(value=holder, name=attribute),
                ) if bound == name and attribute in ALTERED_ATTRIBUTES:
                    yield _Change(holder, attribute, node.line, scope)


def _targets(node: syntax.Node) -> tuple[syntax.Expression, ...]:
    """What a node stores into, or deletes, or calls a method of that changes it."""
    match node:
        case syntax.Assign(targets=targets) | syntax.Delete(targets=targets):
            return targets
        case syntax.AugmentedAssign(target=target):
            return (target,)
        case syntax.Call(function=syntax.Attribute(name=name) as called):
            return (called,) if name in possible_changes.CHANGING else ()
        case _:
            return ()


def _changed(node: syntax.Node, named: _Named) -> Iterator[tuple[syntax.Expression, str]]:
    """Of what a node changes something that counts, and its name.

    :param named: the text that an expression is, if that is known.
    """
    match node:
        case syntax.Call(function=syntax.Name(id=name), arguments=(holder, said, *_)) if (
            name in _SETTERS and said.kind == "positional"
        ):
            attribute = said.value
            text = attribute.value if isinstance(attribute, syntax.Constant) else named(attribute)
            if text is None:
                yield holder.value, "an attribute"
            elif text in _COUNTING:
                yield holder.value, str(text)
    for target in _targets(node):
        steps: list[syntax.Expression] = []
        at = target
        while isinstance(at, syntax.Attribute | syntax.Subscript):
            is_counting = isinstance(at, syntax.Attribute) and at.name in ALTERED_ATTRIBUTES
            is_assigned = isinstance(at, syntax.Attribute) and at.name in ASSIGNED_METHODS
            if is_counting or (is_assigned and at is target):
                if not any(map(_is_silent, steps)):
                    yield at.value, at.name  # type: ignore[union-attr]
                break
            steps.append(at)
            at = at.value


def _is_silent(step: syntax.Expression) -> bool:
    match step:
        case syntax.Attribute(name=name):
            return name in _SILENT
        case syntax.Subscript(index=syntax.Constant(value=str(key))):
            return key in _SILENT
        case _:
            return False


# Which class something is


def _changes(machine: DialectInterpreter, module: SourceModule) -> tuple[_Known, ...]:
    """What a module changes, each with the classes that it may be changed of."""
    known = machine.later_changes.get(module.path)
    if known is None:
        body = machine.module_frame(module)
        nodes = tuple(possible_changes.nodes(module.simple_statements, with_functions=False))
        known = tuple(
            _Known(change, _meant(machine, change.holder, change.scope))
            for change in _in_scope(machine, _Scope(nodes, module, body))
        )
        machine.later_changes[module.path] = known
    return known  # type: ignore[return-value]


def _meant(machine: DialectInterpreter, node: syntax.Expression, scope: _Scope) -> _Meant:
    """The classes that an expression stands for, in some run."""
    name = possible_changes.root_of(node)
    for inner in (scope, *scope.around) if scope.function is not None else (scope,):
        bound = None if name is None else _bound_in(machine, name, node, inner)
        if bound is not None:
            return bound
    if name is not None and name not in scope.body.bindings:
        return _NOTHING
    meaning: object = plain(machine, meaning_of(machine, node, scope.body))
    if isinstance(meaning, Alias):
        # What is taken out of a dict, say, may be any class.
        is_plain = isinstance(meaning.expression, syntax.Call | syntax.Constant)
        return _NOTHING if is_plain else _ANYTHING
    return _just(meaning)


def _just(value: object) -> _Meant:
    return _Meant(frozenset({value.key})) if isinstance(value, ClassValue) else _NOTHING


def _bound_in(
    machine: DialectInterpreter, name: str, node: syntax.Expression, scope: _Scope
) -> _Meant | None:
    """What a name stands for that a function or a loop binds; None where it binds none."""
    for each in scope.nodes:
        match each:
            case syntax.For(target=target, iterable=iterable) if name in possible_changes.names_in(
                target
            ):
                return _items(machine, iterable, scope)
            case syntax.ImportFrom(names=names) if scope.function is not None:
                for imported in names:
                    if (imported.alias or imported.name) == name:
                        value = machine.imported(scope.module, each, imported.name)
                        return _just(value) if isinstance(node, syntax.Name) else _NOTHING
            case syntax.Assign(targets=(syntax.Name(id=bound),), value=value) if (
                bound == name and scope.function is not None
            ):
                return _NOTHING if value == node else _meant(machine, value, scope)
    if scope.function is None:
        return None
    for at, parameter in enumerate(scope.function.parameters):
        if parameter.name == name:
            if scope.owner is not None and at == 0:
                return _Meant(owners=frozenset({scope.owner}))
            return _passed(machine, scope.function, at)
    return None


def _items(machine: DialectInterpreter, iterable: syntax.Expression, scope: _Scope) -> _Meant:
    """The classes that are among the items of something."""
    match iterable:
        case syntax.Display(items=items):
            return _together(_meant(machine, item, scope) for item in items)
        case syntax.Call(function=syntax.Attribute(value=base, name=name)) if name == _SUBCLASSES:
            found = _meant(machine, base, scope)
            return _Meant(derived=found.classes, is_anything=found.is_anything)
        case syntax.Name():
            meaning = meaning_of(machine, iterable, scope.body)
            if isinstance(meaning, Alias) and isinstance(meaning.expression, syntax.Display):
                inner = scope._replace(body=machine.module_frame(meaning.frame.module))
                return _items(machine, meaning.expression, inner)
    # Nobody can tell which classes those are.
    return _ANYTHING


def _passed(
    machine: DialectInterpreter, function: syntax.FunctionDefinition, position: int
) -> _Meant:
    """The classes that are given to a function, somewhere in the project."""
    parameter = function.parameters[position].name
    found = []
    for path in machine.modules.texts.mentioning(function.name):
        for scope, call in _calls_in(machine, path):
            if _callee(call) != function.name:
                continue
            for at, argument in enumerate(call.arguments):
                # A method is given its object first.
                is_it = (
                    argument.name == parameter if argument.name else at in (position, position - 1)
                )
                if is_it:
                    found.append(_named_class(machine, argument.value, scope))
    return _together(found)


def _callee(call: syntax.Call) -> str | None:
    match call.function:
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return name
        case _:
            return None


def _calls_in(machine: DialectInterpreter, path: str) -> Iterator[tuple[_Scope, syntax.Call]]:
    module = machine.modules.at(path)
    body = machine.module_frame(module)
    nodes = tuple(possible_changes.nodes(module.simple_statements, with_functions=False))
    scopes = [_Scope(nodes, module, body)]
    for node in nodes:
        if isinstance(node, syntax.FunctionDefinition):
            inside = tuple(possible_changes.nodes(module.simple_body_of(node)))
            scopes.append(_Scope(inside, module, body))
    for scope in scopes:
        for node in scope.nodes:
            if isinstance(node, syntax.Call):
                yield scope, node


def _named_class(machine: DialectInterpreter, node: syntax.Expression, scope: _Scope) -> _Meant:
    if isinstance(node, syntax.Name):
        for each in scope.nodes:
            if isinstance(each, syntax.For) and node.id in possible_changes.names_in(each.target):
                return _items(machine, each.iterable, scope)
    if not isinstance(node, syntax.Name | syntax.Attribute):
        return _NOTHING
    return _just(plain(machine, meaning_of(machine, node, scope.body)))
