"""Instantiation of the project's classes: constructors, dataclasses and enums."""

from __future__ import annotations

from typing import Final, Literal

from flake8_notifications.interpretation import (
    binding,
    class_attributes,
    class_lookup,
    conditions,
    constructors,
)
from flake8_notifications.interpretation.dataclass_fields import dataclass_fields, is_field_call
from flake8_notifications.interpretation.enum_members import is_flag_class
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import is_exception, project_classes
from flake8_notifications.interpretation.values.base import (
    NONE,
    UNBOUND,
    Constant,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import (
    Arguments,
    BoundMethod,
    Native,
    Partial,
)
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.source import syntax

#: The bases of classes whose instances are plain dicts.
_DICTS: Final = frozenset({"typing.TypedDict", "typing_extensions.TypedDict"})
#: The builtin containers as bases, with the functions that create them.
_CONTAINERS: Final = {
    "dict": "builtins.dict", "collections.OrderedDict": "builtins.dict",
    "collections.UserDict": "builtins.dict", "list": "builtins.list",
    "collections.UserList": "builtins.list", "set": "builtins.set",
}  # fmt: skip


def instantiate(
    machine: Machine, cls: ClassValue, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    """``cls(…)``."""
    if cls.is_enum:
        return _member_of_value(machine, cls, arguments, node, frame)
    if any(
        isinstance(base, External) and base.name in class_attributes.RECORDS for base in cls.mro
    ):
        return _named_tuple(machine, cls, arguments, node, frame)
    if any(isinstance(base, External) and base.name in _DICTS for base in cls.mro):
        table = machine.call(Native("builtins.dict"), arguments, node, frame)
        if isinstance(table, DictObject):
            table.typed = cls
        return table
    instance: Value = Instance(cls, machine.place(node, frame))
    constructor = class_lookup.find(machine, list(project_classes(cls)), "__new__")
    if isinstance(constructor, Function):
        passed = arguments._replace(positional=(cls, *arguments.positional))
        instance = machine.call(constructor, passed, node, frame)
        if not isinstance(instance, Instance):
            return instance
    assert isinstance(instance, Instance)
    if cls.is_text_enum and "_value_" not in instance.attributes:
        text = arguments.positional[0] if arguments.positional else Constant("")
        instance.attributes["_value_"] = machine.shown(text, node, frame)
    content = _content(machine, cls, arguments, node, frame)
    if content is not None:
        instance.attributes["_value_"] = content
    machine.note_made(instance, frame)
    initializer = class_lookup.find(machine, list(project_classes(cls)), "__init__")
    if is_exception(cls) and initializer is None:
        note_raised_with(machine, instance, arguments)
    elif is_exception(cls):
        reason = f"what a '{cls.name}' is made of"
        instance.attributes["args"] = machine.unknown(reason, node, frame, *arguments.positional)
    if initializer is not None:
        machine.each(
            initializer,
            lambda choice: machine.call(BoundMethod(choice, instance), arguments, node, frame),
        )
    elif machine.has_rule(instance, "__init__"):
        machine.call_by_rule(instance, "__init__", arguments, node, frame)
    elif cls.is_dataclass or any(base.is_dataclass for base in project_classes(cls)):
        _set_fields(machine, instance, arguments, node, frame)
    elif class_lookup.is_written_elsewhere(cls.mro):
        constructors.construct(machine, instance, arguments, node, frame)
    elif not any(isinstance(base, External | Unknown) for base in cls.mro[1:]) and (
        (arguments.positional or arguments.keywords) and not isinstance(constructor, Function)
    ):
        return machine.raises("TypeError")
    return instance if machine.path != FALSE else UNBOUND


def note_raised_with(machine: Machine, instance: Instance, arguments: Arguments) -> None:
    """Set ``args``, as ``BaseException`` does."""
    machine.write(instance.attributes, "args", Tuple(arguments.positional, more=arguments.more))


def _content(
    machine: Machine, cls: ClassValue, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """The builtin container that an instance of a subclass of one holds."""
    for base in cls.mro:
        if isinstance(base, External) and base.name in _CONTAINERS:
            has_own = class_lookup.find(machine, list(project_classes(cls)), "__init__") is not None
            passed = Arguments() if has_own else arguments
            return machine.call(Native(_CONTAINERS[base.name]), passed, node, frame)
    return None


def declared_fields(cls: ClassValue) -> dict[str, syntax.Expression]:
    """The annotated names in the body of a class itself, in order, with their annotations."""
    return {
        statement.target.id: statement.annotation
        for statement in cls.definition.body
        if isinstance(statement, syntax.AnnotatedAssign | syntax.Declaration)
        and isinstance(statement.target, syntax.Name)
    }


def _set_fields(
    machine: Machine, instance: Instance, arguments: Arguments, node: syntax.Node, frame: Frame
) -> None:
    """Run the generated constructor of a dataclass."""
    positional = list(arguments.positional)
    keywords = dict(arguments.keywords)
    init_only: list[Value] = []
    for name, is_keyword, is_init_only in dataclass_fields(instance.cls):
        default = class_lookup.find(machine, list(project_classes(instance.cls)), name)
        takes = True
        if is_field_call(default):
            init = default.keywords.get("init")
            takes = not (isinstance(init, Constant) and init.value is False)
        is_default = False
        if takes and positional and not is_keyword:
            value: Value | None = positional.pop(0)
        elif takes and name in keywords:
            value = keywords.pop(name)
        elif is_field_call(default):
            is_default = True
            value = default.keywords.get("default")
            factory = default.keywords.get("default_factory")
            if value is None and factory is not None:
                value = machine.call(factory, Arguments(), node, frame)
        else:
            is_default, value = True, default
        if value is None and not takes:
            continue
        if takes and is_default:
            value = binding.unless_passed(machine, value, arguments, is_positional=not is_keyword)
        if value is None:
            machine.raises("TypeError")
            return
        if is_init_only:
            init_only.append(value)
            continue
        machine.note_set(instance, name, value)
        machine.write(instance.attributes, name, value)
    if positional or keywords:
        machine.raises("TypeError")
        return
    after = class_lookup.find(machine, list(project_classes(instance.cls)), "__post_init__")
    if isinstance(after, Function):
        machine.call(BoundMethod(after, instance), Arguments(tuple(init_only)), node, frame)


def _named_tuple(
    machine: Machine, cls: ClassValue, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    classes = list(project_classes(cls))
    fields = tuple(name for base in reversed(classes) for name in declared_fields(base))
    values: list[Value] = list(arguments.positional)
    if len(values) > len(fields) or not arguments.keywords.keys() <= set(fields[len(values) :]):
        return machine.raises("TypeError")
    for name in fields[len(values) :]:
        value = arguments.keywords.get(name)
        if value is None:
            default = class_lookup.find(machine, classes, name)
            value = binding.unless_passed(machine, default, arguments)
        if value is None:
            return machine.raises("TypeError")
        values.append(value)
    return Tuple(tuple(values), fields, cls=cls)


# Enums


def members(machine: Machine, cls: ClassValue) -> list[Value]:
    """The members of an enum, in order, without aliases."""
    result: list[Value] = []
    values: list[object] = []
    for base in reversed(list(project_classes(cls))):
        if base is not cls and base.is_enum:
            result += members(machine, base)
    for name in assigned(cls):
        candidate = member(machine, cls, name)
        if isinstance(candidate, Instance):
            value = candidate.attributes["_value_"]
            key = value.value if isinstance(value, Constant) else id(value)
            if key not in values:
                values.append(key)
                result.append(candidate)
    return result


def member(machine: Machine, cls: ClassValue, name: str) -> Value | None:
    """A member of an enum by name; None if there is none."""
    key = (id(cls), name)
    cached = machine.members.get(key)
    if cached is not None:
        return cached
    for base in project_classes(cls):
        value = class_lookup.own(machine, base, name)
        if value is None:
            continue
        if name.startswith("_") or not isinstance(value, _VALUES):
            return None
        if isinstance(value, ClassValue) and name not in assigned(base):
            # Whether a nested class of an enum is a member depends on the Python version.
            return None
        if isinstance(value, Native) and value.name != "enum.auto()":
            return None
        first = _first_of_its_value(machine, base, name, value)
        if first != name:
            return member(machine, cls, first)
        instance = Instance(cls, cls.body.place_of(name))
        instance.attributes["_name_"] = Constant(name)
        instance.attributes["_value_"] = _value_of(machine, cls, name, value)
        machine.members[key] = instance
        machine.kept.append(cls)
        _initialize(machine, instance, value)
        return instance
    return None


#: Possible values of a member of an enum; functions and other descriptors are methods.
_VALUES: Final = (Constant, Tuple, Native, Partial, ClassValue, Instance, ListObject, DictObject)


def _first_of_its_value(machine: Machine, cls: ClassValue, name: str, value: Value) -> str:
    """The name of the first member of the same value, of which a name is an alias."""
    if isinstance(value, Constant):
        for other in assigned(cls):
            if other == name:
                break
            if class_lookup.own(machine, cls, other) == value:
                return other
    return name


def assigned(cls: ClassValue) -> list[str]:
    """The names that the body of an enum assigns members to, in order."""
    return [
        target.id
        for statement in cls.definition.body
        if isinstance(statement, syntax.Assign)
        for target in statement.targets
        if isinstance(target, syntax.Name) and not target.id.startswith("_")
    ]


def _initialize(machine: Machine, instance: Instance, value: Value) -> None:
    """Run the constructor of an enum for a member."""
    initializer = class_lookup.find(machine, list(project_classes(instance.cls)), "__init__")
    if isinstance(initializer, Function):
        passed = value.items if isinstance(value, Tuple) else (value,)
        node = syntax.Node(0, 0)
        with machine.apart():
            machine.call(
                BoundMethod(initializer, instance), Arguments(passed), node, instance.cls.body
            )


def _value_of(machine: Machine, cls: ClassValue, name: str, value: Value) -> Value:
    if value != Native("enum.auto()"):
        return value
    if any(isinstance(base, External) and base.name.endswith("StrEnum") for base in cls.mro):
        return Constant(name.lower())
    if class_lookup.find(machine, list(project_classes(cls)), "_generate_next_value_") is not None:
        return Unknown("a value that '_generate_next_value_' makes", cls.body.place_of(name))
    is_of_flags, last = is_flag_class(cls), 0
    for statement in cls.definition.body:
        if isinstance(statement, syntax.Assign) and isinstance(statement.targets[0], syntax.Name):
            before = class_lookup.own(machine, cls, statement.targets[0].id)
            if before == Native("enum.auto()"):
                last = 1 << last.bit_length() if is_of_flags else last + 1
            elif isinstance(before, Constant) and isinstance(before.value, int):
                last = max(last, before.value)
            if statement.targets[0].id == name:
                break
    return Constant(last)


def _member_of_value(
    machine: Machine, cls: ClassValue, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    value = arguments.positional[0] if arguments.positional else NONE
    return machine.each(value, lambda choice: member_with(machine, cls, "_value_", choice))


def member_with(
    machine: Machine, cls: ClassValue, attribute: Literal["_name_", "_value_"], value: Value
) -> Value:
    """The member of an enum with a name or value; raises an exception if there is none."""
    value = conditions.plain(value)
    choices = []
    rest = machine.guards.negate(FALSE)
    for candidate in members(machine, cls):
        assert isinstance(candidate, Instance)
        equal = conditions.compared(machine, "==", value, candidate.attributes[attribute])
        guard = machine.guards.conjoin(rest, equal)
        if not machine.guards.excludes(machine.path, guard):
            choices.append((guard, candidate))
            rest = machine.guards.without(rest, guard)
    before = machine.path
    machine.path = machine.guards.conjoin(before, rest)
    if machine.path != FALSE:
        machine.raises("ValueError" if attribute == "_value_" else "KeyError")
    machine.path = machine.guards.without(before, rest)
    return machine.merged(choices)
