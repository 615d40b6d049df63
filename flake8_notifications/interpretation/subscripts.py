"""``value[index]``: reading, writing, deleting, and slices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from flake8_notifications.interpretation import (
    class_lookup,
    conditions,
    container_methods,
    containers,
    dict_methods,
    objects,
    partial_names,
    texts,
)
from flake8_notifications.interpretation.enum_members import number_of
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.sameness import item_of
from flake8_notifications.interpretation.texts import Raises
from flake8_notifications.interpretation.values.base import (
    NONE,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import (
    Arguments,
    BoundMethod,
    Descriptor,
    Native,
)
from flake8_notifications.interpretation.values.containers import DictObject, Items, ListObject
from flake8_notifications.interpretation.values.external import External, ModuleNames, Raised
from flake8_notifications.interpretation.values.objects import Instance, content_of
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.interpretation.values.steps import ANY_INDEX
from flake8_notifications.source import syntax

#: Matches an item of an attribute of an external object, or a part of such an item.
_TAKEN: Final = re.compile(
    r".*\.\w+(?:\[[^\]]*\]|\.(?:get|get_nowait|pop|popleft)\(\))(?:\[[^\]]*\])*"
)


def item(machine: Machine, holder: Value, index: Value, node: syntax.Node, frame: Frame) -> Value:
    """``holder[index]``."""
    index = conditions.plain(index)
    if not isinstance(holder, DictObject):
        index = number_of(index)
    match holder:
        case DictObject(default=default):
            return containers.over_entries(
                machine,
                holder,
                lambda state: (
                    dict_methods.looked_up(machine, state, index, None, node, frame)
                    if default is None
                    else _with_default(machine, holder, index, default, node, frame)
                ),
            )
        case ListObject():
            return containers.over_states(
                machine, holder, lambda state: _of_items(machine, state, index, node, frame)
            )
        case Tuple(more=None):
            return _of_items(machine, Items(holder.items), index, node, frame)
        case Tuple(items=items, more=more):
            return _of_items(machine, Items(items, more), index, node, frame)
        case Constant() | Text():
            return machine.unwrapped(
                texts.subscript_constant(holder, index, machine.place(node, frame))
            )
        case Instance():
            content = content_of(holder)
            if content is not None and not machine.has_method(holder, "__getitem__"):
                if machine.has_method(holder, "__missing__"):
                    return _or_missing(machine, holder, content, index, node, frame)
                return item(machine, content, index, node, frame)
            return machine.hand_to_method(holder, "__getitem__", (index,), node, frame)
        case ModuleNames(module=module):
            if isinstance(index, Constant) and isinstance(index.value, str):
                return machine.attribute(module, index.value, node, frame)
            if isinstance(index, Text):
                candidates = partial_names.fitting(machine, module, index, node, frame)
                if candidates is not None:
                    return candidates
            return machine.unknown("a name of a module", node, frame, index)
        case ClassValue(is_enum=True):
            if isinstance(index, Constant) and isinstance(index.value, str):
                member = machine.enum_member(holder, index.value)
                return machine.raises("KeyError") if member is None else member
            return objects.member_with(machine, holder, "_name_", index)
        case ClassValue() if isinstance(class_lookup.metaclass_of(holder), ClassValue):
            return machine.unknown(f"an item of the class '{holder.name}'", node, frame, index)
        case ClassValue() if (method := _class_getitem(machine, holder)) is not None:
            return machine.hand_to_method(method, "__call__", (index,), node, frame)
        case ClassValue() | Native():
            # ``list[int]``, ``Generic[T]``: the class itself.
            return holder
        case External(name="sys.modules") if isinstance(index, Constant):
            return machine.module_value(str(index.value), frame.module.path)
        case External(name=name):
            machine.may_raise()
            return item_of(holder, f"{name}[{_shown_of(name, index)}]", index)
        case Unknown():
            machine.may_raise()
            part = machine.part_of(holder, f"[{_shown(index)}]", node, frame, index)
            return part if isinstance(index, Constant) else machine.picked_at(index, part, holder)
        case _:
            return machine.unknown("an item of something that is not known", node, frame, index)


def _class_getitem(machine: Machine, cls: ClassValue) -> BoundMethod | None:
    """The ``__class_getitem__`` of a class, if it is seen."""
    method = class_lookup.find(machine, list(project_classes(cls)), "__class_getitem__")
    function = method.function if isinstance(method, Descriptor) else method
    if isinstance(function, Function) and not function.module.is_excerpt:
        return BoundMethod(function, cls)
    return None


def _or_missing(
    machine: Machine,
    holder: Instance,
    content: Value,
    index: Value,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    """``holder[index]`` of a dict subclass that defines ``__missing__``."""
    guards = machine.guards
    with machine.catching() as caught:
        value = item(machine, content, index, node, frame)
    is_there = machine.path
    for guard, exception in caught:
        if not isinstance(exception, Raised):
            machine.path = guard
            machine.raise_(exception)
    machine.path = guards.any(guard for guard, error in caught if isinstance(error, Raised))
    replacement = machine.call_method(holder, "__missing__", (index,), node, frame)
    machine.path = guards.disjoin(is_there, machine.path)
    return machine.either(is_there, value, replacement)


def _shown(index: Value) -> str:
    if isinstance(index, Constant) and isinstance(index.value, str | int | bytes | None):
        return repr(index.value)
    return ANY_INDEX


def _shown_of(name: str, index: Value) -> str:
    """An index as part of a dotted name; empty where it is unknown or not a plain one."""
    # Indexes of anything else are not distinguished: that would only make more branches.
    if not isinstance(index, Constant) or not _TAKEN.fullmatch(name):
        return ""
    is_key = isinstance(index.value, str) and index.value.isidentifier()
    return repr(index.value) if is_key or type(index.value) is int else ""


def _with_default(
    machine: Machine,
    holder: DictObject,
    index: Value,
    default: Value,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    value = machine.call(default, Arguments(), node, frame)
    return container_methods.method(
        machine, holder, "setdefault", Arguments((index, value)), node, frame
    )


def _of_items(
    machine: Machine, state: Items, index: Value, node: syntax.Node, frame: Frame
) -> Value:
    values, more = state
    if isinstance(index, Constant) and isinstance(index.value, int):
        position = index.value
        if more is None or 0 <= position < len(values):
            try:
                return values[position]
            except IndexError:
                return machine.raises("IndexError")
        # From the end, it may be one of the further items, or of the last known ones.
        values = values[position:] if position < 0 else ()
    candidates = [*values, *(() if more is None else (machine.picked_at(index, more, state),))]
    if not candidates:
        return machine.raises("IndexError")
    if more is None or not values:
        machine.may_lack("IndexError")
    return machine.one_of(candidates)


def sliced(
    machine: Machine, holder: Value, bounds: Sequence[Value], node: syntax.Node, frame: Frame
) -> Value:
    """``holder[lower:upper:step]``."""
    part = _slice(bounds)
    match holder:
        case ListObject():
            result = ListObject(holder.kind, (), machine.place(node, frame))
            result.states = tuple(
                (guard, _cut(machine, state, part)) for guard, state in machine.states(holder)
            )
            return result
        case Tuple(items=items, more=None) if part is not None:
            return Tuple(items[part])
        case Tuple(items=items, more=more):
            cut = _cut(machine, Items(items, more), part)
            return Tuple(cut.values, more=cut.more)
        case Constant() | Text() if part is not None:
            return machine.unwrapped(texts.slice_text(holder, part.start, part.stop, part.step))
        case External(name=name):
            return item_of(holder, f"{name}[]", Tuple(tuple(bounds)))
        case _:
            return machine.unknown("a slice of what is not known", node, frame, holder, *bounds)


def _slice(bounds: Sequence[Value]) -> slice | None:
    parts = []
    for bound in bounds:
        if not isinstance(bound, Constant) or not isinstance(bound.value, int | None):
            return None
        parts.append(bound.value)
    return None if parts[2] == 0 else slice(*parts)


def _cut(machine: Machine, state: Items, part: slice | None) -> Items:
    if part is not None and state.more is None:
        return Items(state.values[part])
    values = [*state.values, *(() if state.more is None else (state.more,))]
    return Items((), machine.one_of(values) if values else None)


def set_item(
    machine: Machine, holder: Value, index: Value, value: Value, node: syntax.Node, frame: Frame
) -> Value:
    """``holder[index] = value``."""
    match holder:
        case DictObject():
            return containers.set_item(machine, holder, conditions.plain(index), value)
        case ListObject():
            return machine.change(holder, lambda state: _written(machine, state, index, value))
        case Instance():
            content = content_of(holder)
            if content is not None and not machine.has_method(holder, "__setitem__"):
                return set_item(machine, content, index, value, node, frame)
            return machine.hand_to_method(holder, "__setitem__", (index, value), node, frame)
        case Constant() | Text() | Tuple():
            return machine.raises("TypeError")
        case _:
            machine.may_not_fit(holder)
            return NONE


def _written(
    machine: Machine, state: Items, index: Value, value: Value
) -> tuple[Items, Value] | Raises:
    value = containers.without_supplier(value)
    if isinstance(index, Constant) and isinstance(index.value, int):
        values = list(state.values)
        if state.more is None or 0 <= index.value < len(values):
            try:
                values[index.value] = value
            except IndexError:
                return Raises("IndexError")
            return Items(tuple(values), state.more), NONE
    machine.may_lack("IndexError")
    items = [*state.values, *(() if state.more is None else (state.more,)), value]
    return Items((), machine.one_of(items)), NONE


def set_slice(
    machine: Machine,
    holder: Value,
    bounds: Sequence[Value],
    value: Value,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    """``holder[lower:upper:step] = value``."""
    if isinstance(holder, Constant | Text | Tuple):
        return machine.raises("TypeError")
    if not isinstance(holder, ListObject):
        return NONE
    part = _slice(bounds)
    new = containers.items_of(machine, value, node, frame)

    def write(state: Items) -> tuple[Items, Value] | Raises:
        if part is None or state.more is not None or new.more is not None:
            items = [*state.values, *new.values]
            items += [more for more in (state.more, new.more) if more is not None]
            return Items((), machine.one_of(items) if items else None), NONE
        values = list(state.values)
        try:
            values[part] = new.values
        except ValueError:
            return Raises("ValueError")
        return Items(tuple(values)), NONE

    return machine.change(holder, write)


def delete(
    machine: Machine, holder: Value, index: Value | Sequence[Value], node: syntax.Node, frame: Frame
) -> Value:
    """``del holder[index]``, or of a slice."""
    match holder:
        case DictObject() if not isinstance(index, Sequence):
            dict_methods.delete_item(machine, holder, index, node, frame)
        case ListObject():
            return machine.change(holder, lambda state: _without(machine, state, index))
        case Instance() if not isinstance(index, Sequence):
            return machine.hand_to_method(holder, "__delitem__", (index,), node, frame)
        case Constant() | Text() | Tuple():
            return machine.raises("TypeError")
        case _:
            machine.may_not_fit(holder)
    return NONE


def _without(
    machine: Machine, state: Items, index: Value | Sequence[Value]
) -> tuple[Items, Value] | Raises:
    position: int | slice | None = None
    if isinstance(index, Sequence):
        position = _slice(index)
    elif isinstance(index, Constant) and isinstance(index.value, int):
        position = index.value
    if position is None or state.more is not None:
        if not isinstance(index, Sequence):
            machine.may_lack("IndexError")
        items = [*state.values, *(() if state.more is None else (state.more,))]
        return Items((), machine.one_of(items) if items else None), NONE
    values = list(state.values)
    try:
        del values[position]
    except IndexError:
        return Raises("IndexError")
    return Items(tuple(values)), NONE
