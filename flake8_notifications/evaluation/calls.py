"""Calls: arguments, functions, classes."""

from __future__ import annotations

from flake8_notifications.evaluation import (
    attributes,
    binding,
    changes,
    effects,
    methods,
    natives,
)
from flake8_notifications.evaluation.namespaces import Frame
from flake8_notifications.evaluation.parts import Outcome, Parts
from flake8_notifications.evaluation.representation import is_unavailable, unavailable
from flake8_notifications.evaluation.values import (
    NONE,
    Arguments,
    BoundMethod,
    ClassValue,
    Descriptor,
    External,
    Function,
    Instance,
    Native,
    NativeMethod,
    Partial,
    Place,
    Unknown,
    Value,
    key_of,
)
from flake8_notifications.source import syntax


def call(evaluator: Parts, function: Value, arguments: Arguments, place: Place) -> Value:
    """``function(*positional, **keywords)``."""
    value = _called(evaluator, function, arguments, place)
    if evaluator.heap is not None and isinstance(value, Unknown | External):
        # It may be, or hold, what the function was given.
        evaluator.heap.escape((*arguments.positional, *arguments.keywords.values()))
    return value


def _called(evaluator: Parts, function: Value, arguments: Arguments, place: Place) -> Value:
    match function:
        case Unknown():
            if not is_unavailable(function):
                reason = Unknown("what is passed to a function that is not known", place)
                changes.forget_arguments(evaluator, arguments, reason)
            return function
        case Function():
            return _call_function(evaluator, function, arguments, place)
        case BoundMethod(function=inner, receiver=receiver):
            positional = (receiver, *arguments.positional)
            return _call_function(
                evaluator, inner, arguments._replace(positional=positional), place
            )
        case ClassValue():
            return _instantiate(evaluator, function, arguments, place)
        case Native(name=name):
            return natives.call(evaluator, name, arguments, place)
        case NativeMethod(receiver=receiver, name=name):
            return methods.call(evaluator, receiver, name, arguments, place)
        case Partial(function=inner, positional=positional, keywords=keywords):
            joined = arguments._replace(
                positional=(*positional, *arguments.positional),
                keywords={**keywords, **arguments.keywords},
            )
            return evaluator.call(inner, joined, place)
        case Descriptor(kind="staticmethod", function=inner):
            return evaluator.call(inner, arguments, place)
        case Instance():
            method = evaluator.attribute(function, "__call__", place)
            return evaluator.call(method, arguments, place)
        case External(name="enum.auto"):
            # The class that it stands in makes something of it.
            return External(attributes.AUTO, place)
        case External(name=name):
            return Unknown(unavailable(name), place)
        case _:
            return Unknown("a call of something that is not known", place)


def _call_function(
    evaluator: Parts, function: Function, arguments: Arguments, place: Place
) -> Value:
    known = evaluator.known_functions.get(full_name(function)) if function.owner else None
    if known is not None:
        result = known(evaluator, arguments, place)
        if result is not None:
            return result
    definition = function.definition
    variables = binding.bind(evaluator, function, arguments, place)
    if isinstance(variables, Unknown):
        _forget(evaluator, function, arguments, variables)
        return variables
    if function.owner is not None:
        variables["__class__"] = function.owner
        if arguments.positional:
            variables["super()"] = arguments.positional[0]
    frame = Frame(function.scope, variables, function.owner)
    if isinstance(definition, syntax.Lambda):
        return evaluator.evaluate(definition.body, frame)
    body = function.module.simple_body_of(definition)
    if definition.is_generator:
        reason = Unknown(f"what the generator '{function.name}' changes", place)
        _forget(evaluator, function, arguments, reason)
        return Unknown(f"the generator '{function.name}'", place)
    outcome = _nested(evaluator, body, frame, place)
    if isinstance(outcome, Unknown):
        _forget(evaluator, function, arguments, outcome)
        return outcome
    if outcome is None:
        return NONE
    if outcome.kind == "return":
        return outcome.value or NONE
    return Unknown(f"'{function.name}', which raises an exception", place)


def full_name(function: Function) -> str:
    """The dotted name of a method of a class."""
    owner = function.owner
    return f"{owner.dotted_name}.{function.name}" if owner else function.name


def _forget(evaluator: Parts, function: Function, arguments: Arguments, reason: Unknown) -> None:
    """Forget what a function may change that cannot be followed."""
    definition = function.definition
    if evaluator.heap is None or isinstance(definition, syntax.Lambda):
        return
    changed = effects.changed_names(function.module.simple_body_of(definition))
    free = changed - {parameter.name for parameter in definition.parameters}
    if free != changed:
        changes.forget_arguments(evaluator, arguments, reason)
    found = (function.scope.lookup(name) for name in sorted(free))
    changes.forget(evaluator, [value for value in found if value is not None], reason)


def _nested(
    evaluator: Parts, body: tuple[syntax.Statement, ...], frame: Frame, place: Place
) -> Outcome | Unknown | None:
    try:
        return evaluator.execute(body, frame)
    except RecursionError:
        evaluator.depends_on_order = True
        return Unknown("calls nested too deeply", place)


def _instantiate(evaluator: Parts, cls: ClassValue, arguments: Arguments, place: Place) -> Value:
    if attributes.is_enum(cls):
        return _member(cls, arguments, place)
    custom = attributes.find(cls.mro, "__new__")
    if custom is not None and not isinstance(custom, Unknown):
        reason = Unknown(f"what '{cls.name}' is made of", place)
        changes.forget_arguments(evaluator, arguments, reason)
        return Unknown(f"'{cls.name}' has its own '__new__'", place)
    instance = Instance(cls, {}, place)
    initializer = attributes.find(cls.mro, "__init__")
    if attributes.find(cls.mro, "__post_init__") is not None:
        reason = Unknown(f"what '{cls.name}' is made of", place)
        changes.forget_arguments(evaluator, arguments, reason)
        return Unknown(f"how '{cls.name}' is made", place)
    if isinstance(initializer, Function):
        bound = arguments._replace(positional=(instance, *arguments.positional))
        problem = _call_function(evaluator, initializer, bound, place)
        if isinstance(problem, Unknown):
            return problem
    elif initializer is not None:
        is_unknown = isinstance(initializer, Unknown)
        return initializer if is_unknown else Unknown(f"how '{cls.name}' is made", place)
    elif arguments != Arguments((), {}):
        # A dataclass or the like, which takes its fields by their names.
        if arguments.positional:
            return Unknown(f"how '{cls.name}' is made of its arguments", place)
        instance.attributes.update(arguments.keywords)
    return instance


def _member(cls: ClassValue, arguments: Arguments, place: Place) -> Value:
    """The member of an enum that has a value."""
    wanted = [key_of(argument) for argument in arguments.positional]
    for member in attributes.enum_members(cls):
        held = member.attributes["_value_"] if isinstance(member, Instance) else member
        if None not in wanted and wanted == [key_of(held)]:
            return member
    return Unknown(f"a member of '{cls.name}' that is not known", place)
