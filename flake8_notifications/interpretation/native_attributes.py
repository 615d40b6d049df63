"""Builtins that look up or set attributes, and type tests."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation import (
    attributes,
    binding,
    made_classes,
    partial_names,
    unwritten_names,
)
from flake8_notifications.interpretation.exceptions import attempt, otherwise
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import (
    Apply,
    Rule,
    find,
    first,
    leading,
    unknown_with,
    whole,
)
from flake8_notifications.interpretation.native_types import has, is_instance, is_subclass, type_of
from flake8_notifications.interpretation.sameness import identity_of, key_of
from flake8_notifications.interpretation.stored_attributes import (
    assign_attribute,
    delete_attribute,
    remove_attribute,
)
from flake8_notifications.interpretation.values.base import (
    FALSE_VALUE,
    NONE,
    TRUE_VALUE,
    UNBOUND,
    Alternatives,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
    opens_of,
)
from flake8_notifications.interpretation.values.callables import (
    Arguments,
    Descriptor,
    Native,
    Partial,
)
from flake8_notifications.interpretation.values.containers import Entries
from flake8_notifications.interpretation.values.external import External, ModuleNames, ModuleValue
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.interpretation.values.steps import ANY_ATTRIBUTE
from flake8_notifications.source import syntax

# Attributes


def _getattr(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    match arguments.positional:
        case (holder, name):
            return _attribute(machine, holder, name, node, frame)
        case (holder, name, default):
            value, missing = attempt(
                machine,
                lambda: _attribute(machine, holder, name, node, frame),
                "AttributeError",
            )
            value_or_default = otherwise(machine, value, missing, default)
            if (
                isinstance(holder, Instance)
                and isinstance(name, Constant)
                and name.value in holder.unsettled
            ):
                return machine.one_of([value_or_default, default])
            return value_or_default
        case _:
            return None


def _attribute(
    machine: Machine, holder: Value, name: Value, node: syntax.Node, frame: Frame
) -> Value:
    match holder, name:
        case _, Constant(value=str(text)):
            value = machine.attribute(holder, text, node, frame)
            if isinstance(node, syntax.Call) and node.arguments:
                return machine.supplied_with(value, node.arguments[0].value, frame)
            return value
        case _, Constant():
            return machine.raises("TypeError")
        case External(name=dotted), (Text() | Unknown() | External()):
            return External(f"{dotted}.{ANY_ATTRIBUTE}")
        case Unknown(source=(parameter, steps)), (Text() | Unknown() | External()):
            # Not the same for any two names, but an attribute of the same object.
            return Unknown(
                "an attribute whose name is not known",
                machine.place(node, frame),
                opens_of(holder, name),
                (parameter, (*steps, f".{partial_names.as_step(name)}")),
            )
        case ((ModuleValue() | ClassValue() | Instance()), Text()) if (
            candidates := partial_names.fitting(machine, holder, name, node, frame)
        ) is not None:
            return candidates
        case _:
            taken = machine.unknown(
                "an attribute whose name is not known", node, frame, holder, name
            )
            machine.note_taken(holder, taken)
            return taken


def _hasattr(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    match arguments.positional:
        case (holder, Constant(value=str(name))):
            return _has(machine, holder, name, node, frame)
        case (_, Constant()):
            return machine.raises("TypeError")
        case (_, _):
            return machine.either(machine.guards.fresh(), TRUE_VALUE, FALSE_VALUE)
        case _:
            return None


def _has(machine: Machine, holder: Value, name: str, node: syntax.Node, frame: Frame) -> Value:
    certain = _is_certain(machine, holder, name)
    if certain is not None:
        return TRUE_VALUE if certain else FALSE_VALUE
    value, missing = attempt(
        machine, lambda: machine.attribute(holder, name, node, frame), "AttributeError"
    )

    def answer(choice: Value) -> Value:
        if not isinstance(choice, Unknown | External):
            return TRUE_VALUE
        guard = machine.guards.atom(("hasattr", identity_of(holder), name), holder)
        return machine.either(guard, TRUE_VALUE, FALSE_VALUE)

    result = machine.each(value, answer) if machine.path != FALSE else UNBOUND
    return otherwise(machine, result, missing, FALSE_VALUE)


def _is_certain(machine: Machine, holder: Value, name: str) -> bool | None:
    """Whether an object has an attribute, if no lookup is needed to decide; else None."""
    match holder:
        case Instance(attributes=attributes, cls=cls):
            own = machine.narrowed(attributes.get(name, UNBOUND))
            return True if _is_bound(own) or _is_plain(find(machine, cls, name)) else None
        case ClassValue():
            return True if _is_plain(find(machine, holder, name)) else None
        case Function(attributes=attributes) if name in attributes:
            return True if _is_bound(machine.narrowed(attributes[name])) else None
        case Tuple(fields=fields) if name in fields:
            return True
        case Tuple(cls=ClassValue() as cls) if find(machine, cls, name) is not None:
            return True
        case Native() | Partial() | ModuleValue():
            return None
        case _:
            kind = type_of(holder)
            return None if kind is None else has(kind, name)


def _is_plain(value: Value | None) -> bool:
    """Whether a class attribute exists for instances without running any code."""
    return value is not None and not isinstance(value, Alternatives | Descriptor | Instance)


def _is_bound(value: Value) -> bool:
    if isinstance(value, Alternatives):
        return all(choice is not UNBOUND for _, choice in value.choices)
    return value is not UNBOUND


def _setattr(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    match arguments.positional:
        case (holder, Constant(value=str(name)), value):
            machine.set_attribute(holder, name, _as_stored(value, frame), (node, frame))
            return NONE
        case (_, Constant(), _):
            return machine.raises("TypeError")
        case (Instance() as holder, name, value):
            unwritten_names.set_named(machine, holder, name, value, (node, frame))
            if isinstance(node, syntax.Call) and node.arguments:
                machine.note_stored(node.arguments[0].value, value, frame)
            return NONE
        case (_, _, _):
            return NONE
        case _:
            return None


def _as_stored(value: Value, frame: Frame) -> Value:
    """A value to be stored, without the supplier, as in an assignment."""
    return value if frame.site is None else binding.returned(value, frame.site[1])


def _set_by_name(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """``setattr(…)``, which the class of the object may override."""
    match arguments.positional:
        case (target, attribute, stored) if not _is_written(node):
            machine.note_unwritten(target, unwritten_names.key_of(attribute), stored)
    match arguments.positional:
        case (Instance() as holder, name, value) if machine.acts(holder, "__setattr__"):
            machine.hand_to_method(holder, "__setattr__", (name, value), node, frame)
            return NONE
        case (holder, Constant(value=str(name)), value):
            value = _as_stored(value, frame)
            return assign_attribute(machine, holder, name, value, (node, frame))
        case _:
            return _setattr(machine, arguments, node, frame)


def _is_written(node: syntax.Node) -> bool:
    """Whether the name of the attribute is written where ``setattr`` is called."""
    match node:
        case syntax.Call(arguments=(_, syntax.Argument(value=syntax.Constant()), *_)):
            return True
        case _:
            return False


def _delattr(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    match arguments.positional:
        case (holder, Constant(value=str(name))):
            return remove_attribute(machine, holder, name)
        case (_, _):
            return NONE
        case _:
            return None


def _delete_by_name(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """``delattr(…)``, which the class of the object may override."""
    match arguments.positional:
        case (Instance() as holder, Constant(value=str(name))):
            return delete_attribute(machine, holder, name, (node, frame))
        case _:
            return _delattr(machine, arguments, node, frame)


def _vars(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    match arguments.positional:
        case (ClassValue(body=body),):
            entries: Entries = Entries({})
            for name in body.positions:
                machine.demand(body, name)
            for name, value in body.variables.items():
                key = Constant(name)
                entries.values[key_of(key)] = (key, value)
            return machine.dict_of(entries, machine.place(node, frame))
        case (Instance() | ModuleValue() as holder,):
            return machine.attribute(holder, "__dict__", node, frame)
        case _:
            return machine.unknown("all attributes of an object", node, frame)


def _globals(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    return ModuleNames(ModuleValue(frame.module))


def _dir(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    name = machine.unknown("the name of an attribute", node, frame)
    return machine.list_of((), machine.place(node, frame), name)


# Types


def _type_test(machine: Machine, question: str, value: Value, kind: Value) -> Guard:
    """The guard under which a value is an instance of a class, or of one of several."""
    guards = machine.guards
    match kind:
        case Tuple(items=items, more=more):
            holds = guards.any(_type_test(machine, question, value, item) for item in items)
            return holds if more is None else guards.disjoin(holds, guards.fresh())
        case Alternatives(choices=choices):
            return guards.any(
                guards.conjoin(guard, _type_test(machine, question, value, choice))
                for guard, choice in choices
            )
    ask = is_instance if question == "isinstance" else is_subclass
    answer = ask(value, kind)
    if answer is not None:
        return TRUE if answer else FALSE
    return guards.atom((question, identity_of(value), identity_of(kind)), (value, kind))


def told_classes(machine: Machine, value: Value) -> list[ClassValue]:
    """The possible classes of an unknown value, as conditions on the current path reveal."""
    guards = machine.guards
    told: list[tuple[Guard, ClassValue]] = []
    for subject in guards.subjects_of(machine.path):
        match subject:
            case (tested, ClassValue() as cls) if tested is value:
                atom = _type_test(machine, "isinstance", value, cls)
                if not guards.excludes(machine.path, atom):
                    told.append((atom, cls))
    if not guards.implies(machine.path, guards.any(guard for guard, _ in told)):
        return []
    certain = [cls for guard, cls in told if guards.implies(machine.path, guard)]
    return certain[:1] or [cls for _, cls in told]


def _question(name: str) -> Apply:
    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        if len(arguments.positional) != 2:
            return None
        value, kind = arguments.positional
        return machine.either(_type_test(machine, name, value, kind), TRUE_VALUE, FALSE_VALUE)

    return apply


def _callable(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    if len(arguments.positional) != 1:
        return None
    (value,) = arguments.positional
    if isinstance(value, ClassValue):
        return TRUE_VALUE
    kind = type_of(value)
    if kind is not None:
        return Constant(has(kind, "__call__"))
    if isinstance(value, Instance):
        if find(machine, value.cls, "__call__") is not None:
            return TRUE_VALUE
        if all(isinstance(base, ClassValue) for base in value.cls.mro):
            return FALSE_VALUE
    guard = machine.guards.atom(("callable", identity_of(value)), value)
    return machine.either(guard, TRUE_VALUE, FALSE_VALUE)


def _type(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    if len(arguments.positional) != 1:
        cls = made_classes.made(machine, arguments, node, frame) if machine.makes_classes else None
        return cls or machine.unknown("a class that is made by 'type'", node, frame)
    match arguments.positional[0]:
        case Instance() as instance:
            return machine.class_of(instance)
        case ClassValue(definition=definition):
            return Native("builtins.type") if definition.metaclass is None else None
        case External(name=name):
            return attributes.class_of_external(name)
        case Tuple(cls=ClassValue() as cls):
            return cls
        case Tuple(fields=(_, *_)) as value:
            return machine.unknown("the class of a named tuple", node, frame, value)
        case value:
            kind = type_of(value)
            if kind is None:
                return machine.unknown("the class of what is not known", node, frame, value)
            module = "types" if kind is type(None) else kind.__module__
            return Native(f"{module}.{kind.__name__}")


def _is_class(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    if len(arguments.positional) != 1:
        return None
    guard = _type_test(machine, "isinstance", arguments.positional[0], Native("builtins.type"))
    return machine.either(guard, TRUE_VALUE, FALSE_VALUE)


def _is_of(kind: str) -> Apply:
    """Whether a value is a function of some kind."""

    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        if len(arguments.positional) != 1:
            return None
        guard = _type_test(machine, "isinstance", arguments.positional[0], Native(kind))
        return machine.either(guard, TRUE_VALUE, FALSE_VALUE)

    return apply


def _is_coroutine_function(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    match arguments.positional:
        case (Function(definition=syntax.FunctionDefinition() as definition),):
            return Constant(definition.is_coroutine)
        case (Function(),):
            return FALSE_VALUE
        case (value,):
            guard = machine.guards.atom(("coroutine function", identity_of(value)), value)
            return machine.either(guard, TRUE_VALUE, FALSE_VALUE)
        case _:
            return None


#: By dotted name.
RULES: Final[dict[str, Rule]] = {
    "builtins.callable": first(_callable),
    "builtins.delattr": leading(_delete_by_name, 2),
    "builtins.dir": whole(_dir),
    "builtins.getattr": leading(_getattr, 2),
    "builtins.globals": whole(_globals),
    "builtins.hasattr": leading(_hasattr, 2),
    "builtins.isinstance": first(_question("isinstance")),
    "builtins.issubclass": first(_question("issubclass")),
    "builtins.locals": whole(unknown_with("all names of a function")),
    "builtins.object.__delattr__": leading(_delattr, 2),
    "builtins.object.__getattribute__": leading(_getattr, 2),
    "builtins.object.__setattr__": leading(_setattr, 2),
    "builtins.setattr": leading(_set_by_name, 2),
    "builtins.type": first(_type),
    "builtins.vars": first(_vars),
    "asyncio.iscoroutinefunction": first(_is_coroutine_function),
    "inspect.isclass": first(_is_class),
    "inspect.iscoroutinefunction": first(_is_coroutine_function),
    "inspect.isfunction": first(_is_of("types.FunctionType")),
    "inspect.ismethod": first(_is_of("types.MethodType")),
    "inspect.ismodule": first(_is_of("types.ModuleType")),
}
