"""The interpreter as a whole: its parts call one another through it."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Collection, Sequence
from typing import Final

import msgspec

from flake8_notifications.interpretation import (
    attributes,
    binding,
    bodies,
    calls,
    class_creation,
    conditions,
    definitions,
    expressions,
    loops,
    names,
    natives,
    objects,
    statements,
    stored_attributes,
    subscripts,
    texts,
)
from flake8_notifications.interpretation.effects import blocks
from flake8_notifications.interpretation.guards import FALSE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.python_version import VERSION_INFO
from flake8_notifications.interpretation.values.base import (
    NONE,
    UNBOUND,
    Alternatives,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
    opens_of,
)
from flake8_notifications.interpretation.values.callables import Arguments, Native
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import External, ModuleValue
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import Parameter, Supplier
from flake8_notifications.interpretation.values.scopes import (
    At,
    Body,
    ClassValue,
    Frame,
    Function,
    Generator,
)
from flake8_notifications.interpretation.values.steps import CallStep
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place

_CONSTANTS: Final[dict[str, Value]] = {
    "typing.TYPE_CHECKING": Constant(False),
    "typing_extensions.TYPE_CHECKING": Constant(False),
    "sys.version_info": VERSION_INFO,
    "six.PY2": Constant(False),
    "six.PY3": Constant(True),
}

_OF_EVERY_MODULE: Final = (
    "__doc__", "__file__", "__package__", "__path__", "__spec__", "__loader__", "__dict__"
)  # fmt: skip


class Interpreter(Machine):
    """Runs the code of a project's modules.

    :param modules: finds the modules that are imported.
    """

    most_calls = 400

    def __init__(self, modules: Modules) -> None:
        super().__init__()
        self.modules = modules
        self._bodies: dict[str, Body] = {}
        self._parts: dict[tuple[int, str], tuple[Unknown, Unknown]] = {}
        self._globals: dict[str, Value] = {}

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
        loops.iterate(self, iterable, body, node, frame)

    def truth(self, value: Value) -> Guard:
        return conditions.truth(self, value)

    def skip(self, statement: syntax.Statement, frame: Frame) -> None:
        if self.catchers:
            self.may_raise()

    # Calls

    def supplier_of(self, node: syntax.Node, frame: Frame) -> Supplier | None:
        """A call as the supplier of values; None where that is not recorded."""
        self.clock += 1
        return Supplier(frame.depth, self.clock, self.place(node, frame), node.column)

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
        method = attributes.find(self, list(project_classes(instance.cls)), name)
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
        value = attributes.find(self, list(project_classes(cls)), "__match_args__")
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

    # Modules

    def named(self, name: str) -> Value:
        """The value of a dotted name whose module cannot be read."""
        cached = self._globals.get(name)
        if cached is None:
            if name in _CONSTANTS:
                cached = _CONSTANTS[name]
            else:
                cached = Native(name) if natives.is_native(name) else External(name)
            self._globals[name] = cached
        return cached

    def submodule(self, package: str, name: str, frame: Frame) -> Value | None:
        """A module in a namespace package."""
        module = self.modules.in_namespace(package, name, frame.module.path)
        return None if module is None else ModuleValue(module)

    def module_frame(self, module: SourceModule) -> Body:
        """The globals of a module."""
        body = self._bodies.get(module.path)
        if body is None:
            body = bodies.body_of(module, None, module.facts.statements)
            body.variables["__name__"] = Constant(module.name)
            for name in _OF_EVERY_MODULE:
                body.variables[name] = Unknown(f"'{name}' of a module", Place(module.path, 1))
            self._bodies[module.path] = body
        return body

    def find_module(self, name: str, importer: str) -> SourceModule | None:
        """The module of a dotted name, or None if its source is unavailable."""
        return self.modules.find(name, importer)

    def demand(self, frame: Frame, name: str) -> None:
        if isinstance(frame, Body):
            bodies.demand(self, frame, name)

    def is_settled(self, frame: Frame, name: str) -> bool:
        """Whether a name of a body has no statements left to run."""
        return not isinstance(frame, Body) or bodies.is_settled(frame, name)

    def is_importing(self, frame: Frame) -> bool:
        """Whether a body is being run, or code that it runs while it is imported."""
        return self.imports > 0 or (isinstance(frame, Body) and frame.present is not None)

    def demand_starred(self, body: Body, name: str) -> None:
        """Look a name up in the modules from which a body imports all names."""
        for statement in reversed(body.starred):
            module = self.source_of(statement, body.module)
            value = None if module is None else self.module_attribute(module, name)
            if value is not None:
                body.variables[name] = value
                return

    def starred_elsewhere(self, body: Body, name: str) -> Value | None:
        """The value of a name that only an ``import *`` from an unavailable module may bind."""
        if name.startswith("_") or name in body.positions:
            return None
        for statement in reversed(body.starred):
            if self.source_of(statement, body.module) is None:
                return self.imported(body.module, statement, name)
        return None

    def source_of(
        self, statement: syntax.ImportFrom, importer: SourceModule
    ) -> SourceModule | None:
        source = importer.absolute_name(statement.module, statement.level)
        module = self.find_module(source, importer.path)
        return None if module is None or module.path == importer.path else module

    def module_attribute(
        self, module: SourceModule, name: str, asked: tuple[syntax.Node, Frame] | None = None
    ) -> Value | None:
        """A name of a module, or one of its submodules."""
        if module.facts.broken is not None:
            return Unknown(
                f"'{module.path}' cannot be read: {module.facts.broken}",
                Place(module.path, module.broken_line),
            )
        body = self.module_frame(module)
        self.demand(body, name)
        value = body.variables.get(name)
        if value is not None:
            return names.bound(self, self.global_value(body, name, value))
        if module.is_package:
            submodule = self.find_module(f"{module.name}.{name}", module.path)
            if submodule is not None:
                return ModuleValue(submodule)
        getter = body.positions.get("__getattr__")
        if getter is not None and not name.startswith("__"):
            function = None if asked is None else self.module_attribute(module, "__getattr__")
            if asked is None or function is None:
                return Unknown(f"'{name}', which '__getattr__' of its module computes")
            arguments = Arguments((Constant(name),))
            return self.each(function, lambda choice: self.call(choice, arguments, *asked))
        return self.starred_elsewhere(body, name)

    def module_value(self, name: str, importer: str) -> Value:
        """The module of a dotted name, from the importer's point of view."""
        module = self.find_module(name, importer)
        return self.named(name) if module is None else ModuleValue(module)

    def modules_below(self, package: str, importer: str) -> list[str]:
        """The dotted names of the project's modules in a package, as seen by an importer."""
        module = self.find_module(package, importer)
        directory, _, file = ("", "", "") if module is None else module.path.rpartition("/")
        if file != "__init__.py":
            return []
        paths = self.modules.texts.below(directory)
        ends = (path.removeprefix(f"{directory}/").removesuffix(".py") for path in paths)
        inner = (end.removesuffix("/__init__") for end in ends if end != "__init__")
        return [f"{package}.{end.replace('/', '.')}" for end in inner]

    def imported(
        self, importer: SourceModule, statement: syntax.ImportFrom, name: str
    ) -> Value | None:
        """The value of ``from … import name``, or None if the module has no such name."""
        module = self.source_of(statement, importer)
        if module is not None:
            asked = statement, self.module_frame(importer)
            return self.module_attribute(module, name, asked)
        source = importer.absolute_name(statement.module, statement.level)
        qualified = f"{source}.{name}"
        if not natives.is_native(qualified) and qualified not in _CONSTANTS:
            submodule = self.find_module(qualified, importer.path)
            if submodule is not None:
                return ModuleValue(submodule)
        return self.named(qualified)


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
