"""Whether a class is registered, as its decorators say.

``VersionedObjectRegistry`` in oslo_versionedobjects/base.py: ``register`` makes a class a versioned
object of its own; ``register_if(False)`` and ``objectify`` only merge its fields, as is done for
base classes.  A registry of a project is a class derived from it, with further methods.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable, Iterator
from typing import Final

from flake8_notifications.evaluation import attributes, effects
from flake8_notifications.evaluation.calls import full_name
from flake8_notifications.evaluation.evaluator import Evaluator
from flake8_notifications.evaluation.namespaces import FinishedModule, blocks
from flake8_notifications.evaluation.operators import truth
from flake8_notifications.evaluation.parts import NativeRule, Parts
from flake8_notifications.evaluation.representation import is_unavailable
from flake8_notifications.evaluation.values import (
    Arguments,
    BoundMethod,
    ClassValue,
    Collection,
    Constant,
    External,
    Function,
    Mapping,
    Place,
    Scope,
    Unknown,
    Value,
    key_of,
)
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_REGISTRY: Final = "oslo_versionedobjects.base.VersionedObjectRegistry"
_CONDITIONAL: Final = "register_if"
_NEVER: Final = "objectify"
METHODS: Final = frozenset({"register", _CONDITIONAL, _NEVER})


class Registration(enum.Enum):
    """What registering did to a class."""

    NONE = "not registered: its fields are not merged"
    BASE = "a base: its fields are merged"
    REGISTERED = "a versioned object"


def registration(evaluator: Evaluator, cls: ClassValue) -> Registration:
    """What the decorators of a class, a base's ``__init_subclass__`` or a later call make of it.

    Decorators that are functions of the project are followed, so that what they set on the class
    is known afterwards.
    """
    found = Registration.NONE
    evaluator.unfinished.append(cls)
    try:
        create(evaluator, cls)
        hook = _subclass_hook(cls)
        if hook is not None:
            found = _done_by(hook)
        scope = cls.namespace.parent or FinishedModule(cls.namespace)
        later = _registering_calls(cls.module).get(cls.qualified_name, ())
        for decorator in (*reversed(cls.definition.decorators), *later):
            made = _made_by(evaluator, decorator, cls, scope)
            if made is Registration.REGISTERED or found is Registration.NONE:
                found = made
    finally:
        evaluator.unfinished.remove(cls)
    return found


def create(evaluator: Evaluator, cls: ClassValue) -> None:
    """Let the metaclass of a class, and ``__init_subclass__`` of its bases, do what they do."""
    metaclass = metaclass_of(cls)
    maker = _method_of(metaclass, "__new__")
    if metaclass is None or maker is None:
        run_hook(evaluator, cls)
    else:
        made = evaluator.call(maker, _given(evaluator, cls, metaclass), cls.place)
        if made is not cls:
            _note_metaclass(cls, metaclass, made)
    initializer = _method_of(metaclass, "__init__")
    if metaclass is not None and initializer is not None:
        result = evaluator.call(initializer, _given(evaluator, cls, cls), cls.place)
        if isinstance(result, Unknown):
            _note_metaclass(cls, metaclass, result)
    if metaclass is not None and _method_of(metaclass, "__prepare__") is not None:
        _note_metaclass(cls, metaclass, None)


def run_hook(evaluator: Evaluator, cls: ClassValue) -> None:
    """Call the ``__init_subclass__`` that there is for a class."""
    hook = _subclass_hook(cls)
    if hook is not None:
        result = evaluator.call(hook, Arguments((cls,), _keywords(evaluator, cls)), cls.place)
        if isinstance(result, Unknown):
            _note_problem(cls, "'__init_subclass__' of a base may change it", result)


def metaclass_of(cls: ClassValue) -> ClassValue | None:
    """The metaclass of a class, if that is a class of which the source is at hand."""
    for base in cls.mro:
        if isinstance(base, ClassValue) and base.metaclass is not None:
            return base.metaclass if isinstance(base.metaclass, ClassValue) else None
    return None


def decorated(
    evaluator: Evaluator,
    cls: ClassValue,
    scope: Scope,
    register: Callable[[ClassValue, Registration], None],
) -> Value:
    """What the decorators of a class that has just been made leave of it."""
    value: Value = cls
    for decorator in reversed(cls.definition.decorators):
        call = decorator if isinstance(decorator, syntax.Call) else None
        node = call.function if call else decorator
        function = evaluator.evaluate(node, scope)
        name = registry_method(function, node)
        if name is not None and isinstance(value, ClassValue) and not _sets_attributes(function):
            register(value, _registered_as(evaluator, name, call, scope))
            continue
        if call is not None:
            function = evaluator.evaluate(decorator, scope)
        result = evaluator.call(function, Arguments((value,), {}), cls.place)
        if not isinstance(result, Unknown):
            value = result
        elif not is_unavailable(result):
            _note_problem(cls, "a decorator may change it", result)
    return value


def _sets_attributes(function: Value) -> bool:
    """Whether a method of a project's registry sets attributes of the class that it registers."""
    if not isinstance(function, BoundMethod):
        return False
    method = function.function
    if f"{full_name(method)}".startswith(f"{_REGISTRY}."):
        return False
    if not isinstance(method.definition, syntax.FunctionDefinition):
        return False
    parameters = {parameter.name for parameter in method.definition.parameters[1:]}
    return any(
        effects.is_change(node) and not parameters.isdisjoint(_changed_roots(node))
        for node in effects.nodes(method.module.simple_body_of(method.definition))
    )


def _changed_roots(node: syntax.Node) -> set[str | None]:
    match node:
        case syntax.Assign(targets=targets) | syntax.Delete(targets=targets):
            return {effects.root_of(target) for target in targets}
        case syntax.AugmentedAssign(target=target):
            return {effects.root_of(target)}
        case syntax.Attribute():
            return {effects.root_of(node)}
        case syntax.Name(id="setattr" | "delattr"):
            return set(effects.names_in(node))
        case _:
            return set()


def registry_functions(
    register: Callable[[ClassValue, Registration], None],
) -> dict[str, NativeRule]:
    """What the methods of the library's registry do, by dotted name."""

    def does(made: Registration) -> NativeRule:
        def rule(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
            match arguments.positional:
                case (_, ClassValue() as cls):
                    register(cls, made)
                    return cls
                case _:
                    return None

        return rule

    def conditional(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
        given = (*arguments.positional[1:], *arguments.keywords.values())
        is_never = len(given) == 1 and truth(given[0]) is False
        name = _NEVER if is_never else "register"
        return evaluator.attribute(arguments.positional[0], name, place)

    return {
        f"{_REGISTRY}.register": does(Registration.REGISTERED),
        f"{_REGISTRY}.{_NEVER}": does(Registration.BASE),
        f"{_REGISTRY}.{_CONDITIONAL}": conditional,
    }


def _note_metaclass(cls: ClassValue, metaclass: ClassValue, why: Value | None) -> None:
    what = (
        f"its metaclass '{metaclass.name}' may change it (do without it, or excuse this with a "
        "noqa)"
    )
    _note_problem(cls, what, why, metaclass.place)


def _note_problem(
    cls: ClassValue, what: str, why: Value | None, where: Place | None = None
) -> None:
    """Note why a class may not be what its body says.

    :param where: where to look, if that is not known of the reason.
    """
    if cls.problem is None:
        reason = f"{what}: {why.reason}" if isinstance(why, Unknown) else what
        place = why.place if isinstance(why, Unknown) else None
        cls.problem = Unknown(reason, place or where or cls.place)


def _method_of(metaclass: ClassValue | None, name: str) -> Function | None:
    found = None if metaclass is None else attributes.find(metaclass.mro, name)
    function = getattr(found, "function", found)
    return function if isinstance(function, Function) else None


def _given(evaluator: Evaluator, cls: ClassValue, first: Value) -> Arguments:
    """What a metaclass is called with."""
    names = [*cls.namespace.names, *cls.overrides]
    values = {name: attributes.own(cls, name) for name in names}
    entries = {
        key_of(Constant(name)): (Constant(name, cls.place), value)
        for name, value in values.items()
        if value is not None
    }
    namespace = Mapping(dict(entries), place=cls.place)
    bases = Collection("tuple", cls.bases, cls.place)
    name = Constant(cls.name, cls.place)
    return Arguments((first, name, bases, namespace), _keywords(evaluator, cls))


def _keywords(evaluator: Evaluator, cls: ClassValue) -> dict[str, Value]:
    scope = cls.namespace.parent or FinishedModule(cls.namespace)
    return {
        str(each.name): evaluator.evaluate(each.value, scope)
        for each in cls.definition.keywords
        if each.kind == "keyword"
    }


@functools.lru_cache(maxsize=64)
def _registering_calls(module: SourceModule) -> dict[str, tuple[syntax.Expression, ...]]:
    """What is called like a decorator, ``Registry.register(Name)``, by the names of classes."""
    found: dict[str, tuple[syntax.Expression, ...]] = {}
    for statement in module.simple_statements:
        looped: dict[str, tuple[syntax.Expression, ...]] = {}
        body: tuple[syntax.Statement, ...] = (statement,)
        match statement:
            case syntax.For(target=syntax.Name(id=name), iterable=syntax.Display(items=items)):
                looped, body = {name: items}, statement.body
        for call in _calls(body):
            for argument in call.arguments:
                if isinstance(argument.value, syntax.Name) and _is_registering(call.function):
                    for cls in looped.get(argument.value.id, (argument.value,)):
                        if isinstance(cls, syntax.Name):
                            found[cls.id] = (*found.get(cls.id, ()), call.function)
    return found


def _is_registering(function: syntax.Expression) -> bool:
    """Whether a function looks like ``Registry.register`` or ``Registry.register_if(…)``."""
    method = function.function if isinstance(function, syntax.Call) else function
    return isinstance(method, syntax.Attribute) and method.name in METHODS


def _made_by(
    evaluator: Evaluator, decorator: syntax.Expression, cls: ClassValue, scope: Scope
) -> Registration:
    call = decorator if isinstance(decorator, syntax.Call) else None
    function_node = call.function if call else decorator
    function = evaluator.evaluate(function_node, scope)
    name = registry_method(function, function_node)
    if name is not None:
        return _registered_as(evaluator, name, call, scope)
    if call is not None:
        decorated = evaluator.evaluate(decorator, scope)
        name = registry_method(decorated, decorator)
        if name is not None:
            return _registered_as(evaluator, name, None, scope)
        function = decorated if isinstance(decorated, Function) else function
    if isinstance(function, Function):
        evaluator.call(function, Arguments((cls,), {}), cls.place)
        return _done_by(function)
    return Registration.NONE


def _registered_as(
    evaluator: Evaluator, name: str, call: syntax.Call | None, scope: Scope
) -> Registration:
    """What a method of a registry makes of a class."""
    is_base = name == _NEVER or (
        name == _CONDITIONAL and call is not None and _condition(evaluator, call, scope) is False
    )
    return Registration.BASE if is_base else Registration.REGISTERED


def registry_method(function: Value, node: syntax.Expression) -> str | None:
    """The name of the registry's method that a decorator is, or None if it is something else."""
    match function:
        case BoundMethod(function=inner, receiver=ClassValue() as receiver):
            is_registry = any(
                isinstance(base, ClassValue) and base.dotted_name == _REGISTRY
                for base in receiver.mro
            )
            if is_registry:
                return inner.name
            is_open = any(isinstance(base, External | Unknown) for base in receiver.mro)
            return inner.name if is_open and receiver.name.endswith("Registry") else None
        case External() | Unknown():
            return _namedregistry_method(node)
        case _:
            return None


def _namedregistry_method(node: syntax.Expression) -> str | None:
    """What cannot be read is taken for a registry by its name."""
    match node:
        case syntax.Attribute(
            value=syntax.Name(id=holder) | syntax.Attribute(name=holder), name=name
        ) if holder.endswith("Registry"):
            return name
        case _:
            return None


def _condition(evaluator: Evaluator, call: syntax.Call, scope: Scope) -> bool | None:
    if not call.arguments:
        return None
    return truth(evaluator.evaluate(call.arguments[0].value, scope))


def _subclass_hook(cls: ClassValue) -> Function | None:
    """The ``__init_subclass__`` that is called for a class."""
    bases = [base for base in cls.mro[1:] if isinstance(base, ClassValue)]
    hook = attributes.find(bases, "__init_subclass__")
    function = getattr(hook, "function", hook)
    return function if isinstance(function, Function) else None


def _done_by(function: Function) -> Registration:
    """What a function of the project does to the class it is given, judged by what it calls."""
    definition = function.definition
    if isinstance(definition, syntax.Lambda):
        return Registration.NONE
    found = Registration.NONE
    for call in _calls(function.module.simple_body_of(definition)):
        match call:
            case (
                syntax.Call(
                    function=syntax.Attribute(name="register_if"),
                    arguments=(syntax.Argument(value=syntax.Constant(value=False)), *_),
                )
                | syntax.Call(function=syntax.Attribute(name="objectify"))
            ):
                found = Registration.BASE
            case syntax.Call(function=syntax.Attribute(name="register" | "register_if")):
                return Registration.REGISTERED
    return found


def _calls(statements: tuple[syntax.Statement, ...]) -> Iterator[syntax.Call]:
    for statement in statements:
        match statement:
            case (
                syntax.ExpressionStatement(value=value)
                | syntax.Return(value=value)
                | syntax.Assign(value=value)
            ):
                while isinstance(value, syntax.Call):
                    yield value
                    value = value.function
            case syntax.FunctionDefinition(body=body) if body is not None:
                yield from _calls(body)
        for block in blocks(statement):
            yield from _calls(block)
