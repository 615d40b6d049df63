"""Which call supplied a text: the one that a reader would name as the place where it is written."""

from __future__ import annotations

import builtins
from collections.abc import Sequence

import msgspec

from flake8_notifications.interpretation import binding, names, texts
from flake8_notifications.interpretation.effects import blocks
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Constant,
    Text,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.provenance import Supplier
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place


class Suppliers(Machine):
    """Attributes texts to the calls that supplied them."""

    def supplier_of(self, node: syntax.Node, frame: Frame) -> Supplier | None:
        """A call as the supplier of values; None where that is not recorded."""
        self.clock += 1
        return Supplier(frame.depth, self.clock, self.place(node, frame), node.column)

    def supplied_by(self, value: Value, other: Value) -> Value:
        """A text selected by another value, with the supplier of that value."""
        supplier = texts.best_supplier(*_ground(other))
        if supplier is None or supplier.parameter is not None:
            return value
        return binding.with_supplier(value, supplier)

    def supplied_with(self, value: Value, holder: syntax.Expression, frame: Frame) -> Value:
        """A text read from a parameter, with the call that supplied the argument."""
        if not _may_be_text(value):
            return value
        while isinstance(holder, syntax.Attribute | syntax.Subscript):
            holder = holder.value
        if not isinstance(holder, syntax.Name):
            return value
        supplier = self._supplier_of(holder.id, frame)
        if supplier is not None:
            return binding.with_supplier(value, supplier)
        return self._as_kept(value, holder.id, frame)

    def _as_kept(self, value: Value, name: str, frame: Frame) -> Value:
        """A text stored on a method's receiver before the method was called."""
        function = frame.function
        if function is None or function.owner is None:
            return value
        parameters = function.definition.parameters
        if not parameters or parameters[0].name != name:
            return value
        return self._kept(value, frame)

    def _kept(self, value: Value, frame: Frame) -> Value:
        match value:
            case Alternatives(choices=choices):
                return Alternatives(
                    tuple((guard, self._kept(choice, frame)) for guard, choice in choices)
                )
            case Constant(supplier=Supplier() as supplier) | Text(supplier=Supplier() as supplier):
                if supplier.depth >= frame.depth and _is_earlier(supplier, frame):
                    return msgspec.structs.replace(
                        value, supplier=supplier._replace(depth=frame.depth - 1)
                    )
        return value

    def supplied_as(self, value: Value, unknown: Unknown, name: str, frame: Frame) -> Value:
        """The text that a comparison has shown a parameter to be, with the argument's supplier."""
        if value is unknown or unknown.source is None or not _may_be_text(value):
            return value
        supplier = self._supplier_of(name, frame)
        parameter, steps = unknown.source
        holder = names.holder_of(self, name, frame)
        function = None if holder is None else holder.function
        if (
            supplier is None
            and not steps
            and function is not None
            and function.key == parameter.function
        ):
            place = Place(function.module.path, function.definition.line)
            supplier = Supplier(-1, 0, place, function.definition.column, parameter)
        return value if supplier is None else binding.with_supplier(value, supplier)

    def _supplier_of(self, name: str, frame: Frame) -> Supplier | None:
        """The outermost call that supplied the value of a parameter."""
        scope: Frame | None = frame
        while scope is not None and name not in scope.variables:
            scope = scope.parent
        if scope is None or scope.function is None or scope.supplier is None:
            return None
        parameters = scope.function.definition.parameters
        index = next((i for i, other in enumerate(parameters) if other.name == name), None)
        if index is None or (index == 0 and scope.function.owner is not None):
            return None
        if parameters[index].kind in ("star", "double_star"):
            # Its items were supplied one by one.
            return scope.supplier
        argument = _argument_of(scope, name, index)
        while isinstance(argument, syntax.Attribute | syntax.Subscript):
            argument = argument.value
        if isinstance(argument, syntax.Name) and scope.caller is not None:
            outer = self._supplier_of(argument.id, scope.caller)
            if outer is not None:
                return outer
            if _is_returned(argument.id, scope.caller):
                return None
        return scope.supplier


def _is_earlier(supplier: Supplier, frame: Frame) -> bool:
    """Whether a value was supplied before a function was called."""
    if frame.supplier is not None:
        return supplier.order < frame.supplier.order
    assert frame.function is not None
    definition, module = frame.function.definition, frame.module
    if supplier.place.path != module.path or isinstance(definition, syntax.Lambda):
        return True
    return not definition.line <= supplier.place.line <= module.end_of(definition)


def _may_be_text(value: Value) -> bool:
    match value:
        case Constant(value=constant):
            return isinstance(constant, str)
        case Text():
            return True
        case Alternatives(choices=choices):
            return any(_may_be_text(choice) for _, choice in choices)
        case _:
            return False


def _ground(value: Value) -> Sequence[Value]:
    if isinstance(value, Alternatives):
        return [choice for _, choice in value.choices]
    return [value]


def _is_returned(name: str, frame: Frame) -> bool:
    """Whether a local name holds only results of calls, builtins excepted."""
    function = frame.function
    if function is None or isinstance(function.definition, syntax.Lambda):
        return False
    values: list[syntax.Expression] = []
    pending = list(function.module.body_of(function.definition))
    while pending:
        statement = pending.pop()
        pending += [inner for block in blocks(statement) for inner in block]
        if isinstance(statement, syntax.Assign) and any(
            isinstance(target, syntax.Name) and target.id == name for target in statement.targets
        ):
            values.append(statement.value)
    return bool(values) and all(
        isinstance(value, syntax.Call)
        and isinstance(value.function, syntax.Name | syntax.Attribute)
        and not (isinstance(value.function, syntax.Name) and hasattr(builtins, value.function.id))
        for value in values
    )


def _argument_of(frame: Frame, name: str, index: int) -> syntax.Expression | None:
    """The argument expression for a parameter; None where it cannot be read off the call."""
    node = frame.node
    if node is None:
        return None
    for argument in node.arguments:
        if argument.kind == "keyword" and argument.name == name:
            return argument.value
    is_bound = frame.function is not None and frame.function.owner is not None
    position = index - is_bound
    plain = [argument for argument in node.arguments if argument.kind == "positional"]
    if any(argument.kind == "star" for argument in node.arguments) or position >= len(plain):
        return None
    return plain[position].value if position >= 0 else None
