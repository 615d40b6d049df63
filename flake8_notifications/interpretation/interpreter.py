"""The interpreter as a whole: its parts call one another through it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from flake8_notifications.interpretation import (
    attributes,
    calls,
    class_creation,
    class_lookup,
    conditions,
    definitions,
    expressions,
    iteration,
    natives,
    objects,
    statements,
    stored_attributes,
    subscripts,
    texts,
)
from flake8_notifications.interpretation.guards import FALSE, Guard
from flake8_notifications.interpretation.module_lookup import ModuleLookup
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.base import (
    NONE,
    UNBOUND,
    Alternatives,
    Constant,
    Tuple,
    Unknown,
    Value,
    opens_of,
)
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import Parameter
from flake8_notifications.interpretation.values.scopes import (
    At,
    ClassValue,
    Frame,
    Function,
    Generator,
)
from flake8_notifications.interpretation.values.steps import CallStep
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax


class Interpreter(ModuleLookup):
    """Runs the code of a project's modules.

    :param modules: finds the modules that are imported.
    """

    most_calls = 400

    def __init__(self, modules: Modules) -> None:
        super().__init__(modules)
        self._parts: dict[tuple[int, str], tuple[Unknown, Unknown]] = {}

    # Statements and expressions

    def evaluate(self, node: syntax.Expression, frame: Frame) -> Value:
        if self.path == FALSE:
            return UNBOUND
        return expressions.RULES[type(node)](self, node, frame)

    def execute(self, block: Sequence[syntax.Statement], frame: Frame) -> None:
        statements.execute(self, block, frame)

    def assign(self, target: syntax.Expression, value: Value, frame: Frame) -> None:
        statements.assign(self, target, value, frame)

    def iterate(
        self, iterable: Value, body: Callable[[Value], None], node: syntax.Node, frame: Frame
    ) -> None:
        iteration.iterate(self, iterable, body, node, frame)

    def truth(self, value: Value) -> Guard:
        return conditions.truth(self, value)

    def skip(self, statement: syntax.Statement, frame: Frame) -> None:
        if self.catchers:
            self.may_raise()

    # Calls

    def call_node(self, node: syntax.Call, frame: Frame) -> Value:
        return calls.call_node(self, node, frame)

    def call(self, function: Value, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        return calls.call(self, function, arguments, node, frame)

    def invoke(
        self, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        return calls.invoke(self, function, arguments, node, frame)

    def call_method(
        self,
        instance: Value,
        name: str,
        positional: tuple[Value, ...] | Arguments,
        node: syntax.Node,
        frame: Frame,
    ) -> Value:
        arguments = positional if isinstance(positional, Arguments) else Arguments(positional)
        return calls.call_method(self, instance, name, arguments, node, frame)

    def hand_to_method(
        self,
        instance: Value,
        name: str,
        positional: tuple[Value, ...],
        node: syntax.Node,
        frame: Frame,
    ) -> Value:
        return calls.hand_to_method(self, instance, name, positional, node, frame)

    def call_external(
        self, function: External, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        """The result of calling something whose source is unavailable."""
        self.may_raise()
        return External(f"{function.name}()")

    def call_unknown(
        self, function: Unknown, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        """The result of calling an unknown value."""
        self.may_raise()
        return self.part_of(function, f"(){node.line}:{node.column}", node, frame)

    def wants_arguments(self, callee: Value, node: syntax.Call, frame: Frame) -> bool:
        """Whether the arguments of a call matter."""
        return True

    def is_changeable(self, value: Value | None) -> bool:
        """Whether a value is, or may be, an object that a call can mutate."""
        match value:
            case ListObject() | DictObject() | Instance():
                return True
            case Alternatives(choices=choices):
                return any(self.is_changeable(choice) for _, choice in choices)
            case _:
                return False

    def needless_arguments(self, callee: Value, node: syntax.Call, frame: Frame) -> Collection[int]:
        """The positions of arguments whose values do not matter to the callee."""
        return ()

    def quick_call(self, callee: Value, node: syntax.Call, frame: Frame) -> Value:
        """Evaluate a call whose arguments do not matter."""
        return self.each(callee, lambda choice: self.call(choice, Arguments(), node, frame))

    def prepare(self, function: Function, frame: Frame) -> None:
        """Called before a function is run."""

    def finish(self, frame: Frame) -> None:
        """Called after a function has been run."""

    def run_generator(self, generator: Generator) -> None:
        """Run a generator, whose frame handles what it yields."""
        generator.frame.entry = self.path
        calls.run(self, generator.function, generator.frame)

    def function_of(
        self, node: syntax.FunctionDefinition | syntax.Lambda, frame: Frame
    ) -> Function:
        return definitions.function_of(self, node, frame)

    def passes_by(self, decorator: syntax.Expression, frame: Frame) -> bool:
        """Whether a decorator can be ignored."""
        return False

    def decorate(
        self, decorator: syntax.Expression, value: Value, node: syntax.Node, frame: Frame
    ) -> Value:
        """``decorator(value)``."""
        evaluated = self.evaluate(decorator, frame)
        if self.path == FALSE:
            return UNBOUND
        call = syntax.Call(decorator.line, decorator.column, decorator, ())
        supplier = self.supplier_of(call, frame)
        before, frame.site = frame.site, (call, supplier)
        try:
            return self.each(
                evaluated, lambda choice: self.call(choice, Arguments((value,)), call, frame)
            )
        finally:
            frame.site = before

    # Objects

    def attribute(self, value: Value, name: str, node: syntax.Node, frame: Frame) -> Value:
        if type(value) is Alternatives:
            return self.each(value, lambda choice: self.attribute(choice, name, node, frame))
        return attributes.attribute(self, value, name, node, frame)

    def set_attribute(self, holder: Value, name: str, value: Value, at: At | None = None) -> None:
        if type(holder) is Alternatives:

            def set_on(choice: Value) -> Value:
                self.set_attribute(choice, name, value, at)
                return NONE

            self.each(holder, set_on)
        else:
            stored_attributes.set_attribute(self, holder, name, value, at)

    def item(self, value: Value, index: Value, node: syntax.Node, frame: Frame) -> Value:
        """``value[index]``."""
        return self.combine(
            [value, index], lambda pair: subscripts.item(self, pair[0], pair[1], node, frame)
        )

    def acts(self, instance: Instance, name: str) -> bool:
        return False

    def has_method(self, instance: Instance, name: str) -> bool:
        """Whether the class of an instance defines a method."""
        method = class_lookup.find(self, list(project_classes(instance.cls)), name)
        return method is not None

    def open_attribute(self, instance: Instance, name: str) -> Value | None:
        """The value of an attribute of an instance of which not everything is seen.

        :return: None if its class determines the value.
        """
        return None

    def is_set_by(self, cls: ClassValue, name: str) -> bool:
        """Whether methods of a class set an attribute: it exists then, even if not in this run."""
        return False

    def unknown_attribute(
        self, instance: Instance, name: str, node: syntax.Node, frame: Frame
    ) -> Value:
        """An attribute of which nothing is known."""
        reason = f"attribute '{name}' of '{instance.cls.name}', which has no known value"
        key = (id(instance), f".{name}")
        cached = self._parts.get(key)
        if cached is None:
            unknown = self.unknown(reason, node, frame)
            self.kept.append(instance)
            cached = self._parts[key] = (unknown, unknown)
        return cached[1]

    def put_on_class(self, cls: ClassValue, name: str, value: Value | None) -> Value | None:
        """A method of a class, or None for a missing one, unless other code sets it."""
        return value

    def class_value(self, cls: ClassValue, name: str, value: Value, asked: ClassValue) -> Value:
        """The value of a class attribute that the class body binds.

        :param asked: the class that it is looked up on, which may inherit it.
        """
        return value

    def global_value(self, frame: Frame, name: str, value: Value) -> Value:
        """The value of a module's global that its body binds."""
        return value

    def note_made(self, instance: Instance, frame: Frame) -> None:
        """Called when an instance has been created."""

    def note_class(self, cls: ClassValue) -> None:
        """Called when a class has been defined."""

    def created(self, cls: ClassValue, node: syntax.ClassDefinition, frame: Frame) -> None:
        """Run the hooks that are told of a new class."""
        class_creation.run_hook(self, cls, node, frame)

    def is_passed_over(self, decorated: Value) -> bool:
        """Whether to ignore the result of a decorator, and keep the function as it was."""
        # What a decorator of another package returns for a function calls that function.
        return isinstance(decorated, Unknown | External | Constant)

    def note_taken(self, holder: Value, taken: Unknown) -> None:
        pass

    def note_not_followed(self, arguments: Arguments, unknown: Unknown) -> None:
        """Called for a call of a builtin whose effect is unknown."""

    def enum_member(self, cls: ClassValue, name: str) -> Value | None:
        return objects.member(self, cls, name)

    def enum_members(self, cls: ClassValue) -> list[Value]:
        return objects.members(self, cls)

    def enum_names(self, cls: ClassValue) -> list[str]:
        """The names of the members of an enum, including aliases."""
        bases = [base for base in project_classes(cls) if base.is_enum]
        return [name for base in reversed(bases) for name in objects.assigned(base)]

    def is_instance(self, value: Value, cls: Value) -> Guard:
        """The guard under which a value is an instance of a class."""
        result = natives.call_native(
            self, "builtins.isinstance", Arguments((value, cls)), syntax.Node(0, 0), _NOWHERE
        )
        return self.truth(result)

    def match_args(self, cls: Value) -> Sequence[str]:
        """The attributes that the positional patterns of a class refer to."""
        if not isinstance(cls, ClassValue):
            return ()
        value = class_lookup.find(self, list(project_classes(cls)), "__match_args__")
        if isinstance(value, Tuple):
            return [str(name.value) for name in value.items if isinstance(name, Constant)]
        bases = reversed(list(project_classes(cls)))
        return [name for base in bases for name in objects.declared_fields(base)]

    # Texts

    def shown(self, value: Value, node: syntax.Node, frame: Frame) -> Value:
        """``str(value)`` where the project's code defines it; other values unchanged."""
        return self.each(value, lambda choice: self.lazily_shown(choice, node, frame))

    def lazily_shown(self, value: Value, node: syntax.Node, frame: Frame) -> Value:
        """The text that an instance is formatted as; any other value unchanged."""
        if not isinstance(value, Instance):
            return value
        if self.has_method(value, "__str__"):
            return self.call_method(value, "__str__", (), node, frame)
        cls = value.cls
        if cls.is_text_enum and not cls.is_enum:
            return value.attributes.get("_value_", value)
        if cls.is_enum:
            member = value.attributes.get("_value_", NONE)
            ends = ("StrEnum", "IntEnum", "ReprEnum", "IntFlag")
            if any(isinstance(base, External) and base.name.endswith(ends) for base in cls.mro):
                return member
            name = value.attributes.get("_name_")
            if isinstance(name, Constant):
                return Constant(f"{cls.name}.{name.value}")
        return texts.as_text(value)

    # What is not known

    def part_of(
        self, value: Value, step: str, node: syntax.Node, frame: Frame, *because: Value
    ) -> Value:
        """A part of an unknown value: the same one for the same step, unless the step is a call."""
        if not isinstance(value, Unknown):
            return self.unknown("a part of what is not known", node, frame, value, *because)
        source = None
        if value.source is not None and (step[0] in ".[" or isinstance(step, CallStep)):
            source = (value.source[0], (*value.source[1], step))
        opens = opens_of(*because)
        key = (id(value), step)
        # A call may return something else each time.
        cached = None if step[0] == "(" else self._parts.get(key)
        if cached is None or opens:
            part_opens = _opens_of_part(value.opens, step) | opens
            part = Unknown(value.reason, value.place, part_opens, source)
            if opens:
                return part
            cached = self._parts[key] = (value, part)
        return cached[1]


#: The attributes of texts, except those that any object may have.
_OF_TEXTS: Final = frozenset(name for name in dir(str) if name[0] != "_")
_NOWHERE: Final = Frame(None, None)  # type: ignore[arg-type]


def _opens_of_part(opens: frozenset[Parameter], step: str) -> frozenset[Parameter]:
    """The parameters whose callers could settle a part; a method of a text depends on the text."""
    name = step[1:]
    if step[0] == ".":
        is_part = name not in _OF_TEXTS and not (name.startswith("__") and name.isidentifier())
    else:
        is_part = step[0] == "[" and step != "[]"
    return frozenset(parameter._replace(is_part=True) for parameter in opens) if is_part else opens
