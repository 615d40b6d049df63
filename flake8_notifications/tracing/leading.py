"""Registers names that lead to a send, as runs discover them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flake8_notifications.interpretation import names
from flake8_notifications.interpretation.effects import effects_of
from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Constant,
    Tuple,
    Unknown,
    Value,
    opens_of,
)
from flake8_notifications.interpretation.values.callables import (
    BoundMethod,
    Descriptor,
    Native,
    Partial,
)
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import (
    Body,
    ClassValue,
    Frame,
    Function,
    Generator,
)
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing import notifiers
from flake8_notifications.tracing.annotations import annotated, tells
from flake8_notifications.tracing.changing_texts import MUTATION
from flake8_notifications.tracing.frames import lexical
from flake8_notifications.tracing.held_objects import held_by
from flake8_notifications.tracing.program import Program
from flake8_notifications.tracing.symbols import OF_MAKING, is_special
from flake8_notifications.tracing.syntactic import hands_on, name_of_decorator
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.words import Word


class Leading:
    """The functions and classes that are known to send, and the names that hold them.

    In ``self.audit = notify``, where ``notify`` is a wrapper, the attribute ``audit`` leads to a
    send: every unit that mentions ``.audit`` is queued.

    :ivar wrappers: the functions that send what callers supply, with the calls that send it.
    :ivar asking: the functions whose own parameters are sent, nested ones included.
    :ivar asked_for: by wrapper, the names of the parameters that become part of an event type.
    :ivar constructed: by class, the methods that send arguments of its constructor.
    """

    def __init__(
        self, program: Program, add: Callable[[Word], None], add_unit: Callable[[Unit], None]
    ) -> None:
        self._tracer = program.tracer
        self._words = program.words
        self._classes = program.classes
        self._symbols = program.symbols
        self._runs = program.runs
        self._units = program.units
        self._add = add
        self._add_unit = add_unit
        #: The methods of the project's own notifier classes, whose receiver sends.
        self.of_notifiers: set[object] = set()
        self.wrappers: dict[FunctionKey, set[tuple[Place, int]]] = {}
        self.asking: set[FunctionKey] = set()
        self.asked_for: dict[FunctionKey, set[str]] = {}
        self.constructed: dict[FunctionKey, dict[FunctionKey, Function]] = {}
        #: The functions that return a carrier, a value that may send.
        self._returning: set[FunctionKey] = set()
        #: The identities of the containers and objects being visited.
        self._open: set[int] = set()

    def carried(self, holder: Value, name: str, value: Value) -> None:
        """A carrier is stored as an attribute."""
        if (
            self._leads(value)
            or self._is_closure_around_carrier(value)
            or self._is_added_method(holder, value)
        ):
            self._lead_by_attribute(holder, name)

    def _lead_by_attribute(self, holder: Value, name: str) -> None:
        match holder:
            case Instance(cls=cls) | (ClassValue() as cls):
                if self._words.is_common(name):
                    homes = self._classes.homes(cls)
                    self._add(Word(name, homes, is_attribute=True))
                else:
                    self._add(Word(name, is_attribute=True))
            case Unknown() if not self._words.is_common(name):
                self._add(Word(name, is_attribute=True))

    def _is_added_method(self, holder: Value, value: Value) -> bool:
        """Whether a class is given a method that a call created, and that may send.

        Only its callers know what its object leads to.
        """
        return (
            isinstance(holder, ClassValue)
            and isinstance(value, Function)
            and self._symbols.unit_of(value.key) is None
            and self._tracer.is_carrier(value)
        )

    def stored(self, holder: syntax.Expression, value: Value, frame: Frame) -> None:
        """A carrier is put into what an expression evaluates to."""
        while isinstance(holder, syntax.Subscript | syntax.Call):
            holder = holder.value if isinstance(holder, syntax.Subscript) else holder.function
            if isinstance(holder, syntax.Attribute) and (
                isinstance(holder.value, syntax.Attribute) or hasattr(dict, holder.name)
            ):
                holder = holder.value
        match holder:
            case syntax.Attribute(value=syntax.Name(id=module), name=name) if (
                path := self._symbols.module_named(frame.module.path, module)
            ):
                if self._leads(value):
                    self._add(Word(name, frozenset({path})))
            case syntax.Attribute(name=name) if self._leads(value):
                is_common = self._words.is_common(name)
                homes = frozenset({frame.module.path} if is_common else ())
                self._add(Word(name, homes, is_attribute=True))
            case syntax.Name(id=name) if self._leads(value):
                scope = names.holder_of(self._tracer, name, frame)
                if isinstance(scope, Body):
                    home = frozenset({scope.module.path})
                    self._add(Word(name, home, is_attribute=scope.owner is not None))
                elif scope is not None and scope.function is not None:
                    self._stored_in_default(scope.function, name)

    def _stored_in_default(self, function: Function, name: str) -> None:
        """A carrier is put into a mutable default, where later calls find it."""
        if isinstance(function.defaults.get(name), ListObject | DictObject):
            unit = self._symbols.unit_of(function.key)
            for word in self._symbols.words_of(unit) if unit is not None else ():
                self._add(word)

    def is_kept(self, unit: Unit) -> bool:
        """Whether a decorator of a function appears to register the function somewhere."""
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        return any(map(_is_registering, unit.statement.decorators)) or any(
            isinstance(decorator.statement, syntax.FunctionDefinition)
            and (
                self._symbols.matches(decorator, MUTATION)
                or hands_on(self._units.module(decorator.path).body_of(decorator.statement))
            )
            for name in map(name_of_decorator, unit.statement.decorators)
            if name is not None
            for decorator in self._symbols.functions_named(name)
        )

    def note_special(self, unit: Unit) -> None:
        """A special method sends: code with an object of its class may send, as may its methods."""
        cls = self._symbols.class_of(unit)
        name = getattr(unit.statement, "name", "")
        if cls is None or not is_special(name) or name in OF_MAKING:
            return
        self._tracer.sending_classes.add(cls.key)
        for relative in self._classes.family(cls):
            self._let_methods_run(relative)
        if name == "__call__" and External("type") in cls.mro:
            for made in self._classes.made_by(cls):
                self._add(Word(made.name, frozenset({made.module.path})))

    def _let_methods_run(self, cls: ClassValue) -> None:
        for method in self._symbols.methods(cls):
            if method.key not in self.of_notifiers:
                self.of_notifiers.add(method.key)
                self._add_unit(method)

    def returned(self, function: Function, value: Value) -> None:
        """A carrier is returned: code that mentions the function may send."""
        if function.key in self._returning or not self._leads(value):
            return
        unit = self._symbols.unit_of(function.key)
        if unit is not None:
            self._returning.add(function.key)
            for word in self._symbols.words_of(unit):
                self._add(word)

    def noted(self, annotation: syntax.Expression, frame: Frame) -> Value | None:
        """The value that an annotation declares, if it is specific enough."""
        value = annotated(self._tracer, annotation, frame)
        return value if tells(self._tracer, value) else None

    def note_carriers(self, unit: Unit) -> None:
        """Note the names of a module that hold carriers, and the functions that return them."""
        if unit.is_function:
            return
        body = self._symbols.body_of(unit)
        if body is None:
            return
        if isinstance(unit.statement, syntax.ClassDefinition):
            cls = body.variables.get(unit.statement.name)
            if isinstance(cls, ClassValue) and notifiers.makes_notifier(cls):
                self._add(Word(unit.statement.name, frozenset({unit.path})))
                self._let_methods_run(cls)
            elif isinstance(cls, ClassValue) and self._sends_on_creation(cls):
                self._add(Word(unit.statement.name, frozenset({unit.path})))
            return
        if isinstance(unit.statement, syntax.FunctionDefinition):
            if self._runs.decorated is not None:
                self._note_held(unit, unit.statement.name, self._runs.decorated)
            return
        if isinstance(unit.statement, syntax.AnnotatedAssign | syntax.Declaration):
            self._note_declared(unit, unit.statement, body)
        effects = effects_of(unit.statement)
        for name in sorted(effects.bound | (effects.changed & body.positions.keys())):
            self._tracer.demand(body, name)
            value = body.variables.get(name)
            if isinstance(value, ClassValue):
                if (
                    self._is_sending_class(value)
                    or (name != value.name and value.key in self.constructed)
                    or self._sends_on_creation(value)
                ):
                    self._lead(unit, name)
            elif isinstance(value, Constant | Partial) and self._names_leading_attribute(value):
                self._lead(unit, name)
            elif value is not None and (self._leads(value) or self._stores_carrier(value)):
                self._note_held(unit, name, value)
            elif isinstance(unit.statement, syntax.Assign) and self._is_closure_around_carrier(
                value
            ):
                self._lead(unit, name)
            elif isinstance(unit.statement, syntax.Assign) and isinstance(
                value, External | Alternatives
            ):
                # It may be an alias of a type.
                declared = self.noted(syntax.Name(unit.first, 0, name), body)
                if declared is not None and self._leads(declared):
                    self._add(Word(name, frozenset({unit.path})))

    def _sends_on_creation(self, cls: ClassValue) -> bool:
        """Whether a class is configured as a notifier whose creation sends."""
        return self._tracer.named_notifiers.place_of_making(cls) is not None

    def _lead(self, unit: Unit, name: str) -> None:
        """Mark a name that a statement of a module or class binds as leading to a send."""
        self._add(Word(name, frozenset({unit.path}), is_attribute=bool(unit.classes)))
        self._lead_by_members(unit)

    def _lead_by_members(self, unit: Unit) -> None:
        """Mark an enum: its members are accessed by any name and by iteration."""
        cls = self._symbols.class_of(unit)
        if cls is not None and cls.is_enum:
            self._add(Word(cls.name, frozenset({unit.path})))

    def _note_held(self, unit: Unit, name: str, value: Value) -> None:
        """A name of a module or class holds a value that may send."""
        self._note_attributes(value)
        cls = self._symbols.class_of(unit)
        if cls is not None:
            if self._leads(value):
                self._lead_by_attribute(cls, name)
            self._lead_by_members(unit)
        elif self._leads(value) or self._stores_carrier(value):
            self._add(Word(name, frozenset({unit.path})))

    def _stores_carrier(self, value: Value | None) -> bool:
        """Whether an object, possibly in a container, has a carrier as an attribute.

        This is asked only of what modules and classes hold: asked of all objects, it would lead
        everywhere.
        """
        match value:
            case Tuple(items=items):
                return any(map(self._stores_carrier, items))
            case Instance() | ListObject() | DictObject() if id(value) not in self._open:
                contents = held_by(value)
                with self._opened(value):
                    return any(map(self._stores_carrier, contents)) or (
                        isinstance(value, Instance) and any(map(self._leads_if_any, contents))
                    )
            case _:
                return False

    def _note_attributes(self, value: Value | None) -> None:
        """Note the names under which a stored value gives access to carriers."""
        match value:
            case Instance(attributes=attributes):
                for name, attribute in list(attributes.items()):
                    self.carried(value, name, attribute)
            case Tuple(items=items, fields=fields):
                for name, item in zip(fields, items, strict=False):
                    if self._leads(item):
                        self._add(Word(name, is_attribute=True))
                for item in items:
                    self._note_attributes(item)
            case ListObject() | DictObject() if id(value) not in self._open:
                with self._opened(value):
                    for content in held_by(value):
                        self._note_attributes(content)

    def _is_closure_around_carrier(self, value: Value | None) -> bool:
        """Whether a value is a closure that was created around a carrier."""
        return (
            isinstance(value, Function)
            and isinstance(value.definition, syntax.FunctionDefinition)
            and not value.closure.is_lazy
            and self._tracer.sees(
                value, lambda value: self._leads(value) or self._is_closure_around_carrier(value)
            )
        )

    def _note_declared(
        self, unit: Unit, statement: syntax.AnnotatedAssign | syntax.Declaration, body: Body
    ) -> None:
        """A name is declared to hold a carrier."""
        value = annotated(self._tracer, statement.annotation, body)
        if isinstance(statement.target, syntax.Name) and value is not None and self._leads(value):
            name = statement.target.id
            homes = frozenset() if unit.classes else frozenset({unit.path})
            self._add(Word(name, homes, is_attribute=bool(unit.classes)))

    def _names_leading_attribute(self, value: Value) -> bool:
        """Whether a value may be the text, or built from the text, by which an attribute is
        accessed.
        """
        match value:
            case Constant(value=str(name)):
                return self._words.is_named_by((name,)) and not self._words.is_common(name)
            case Partial(function=Native(), positional=first):
                return any(self._names_leading_attribute(argument) for argument in first)
            case Tuple(items=items):
                return any(map(self._names_leading_attribute, items))
            case _:
                return False

    def _leads(self, value: Value) -> bool:
        """Whether a value may send, as soon as it or something of it is called."""
        named = self._tracer.named_notifiers
        match value:
            case External():
                return (
                    (self._words.is_seeded and notifiers.is_notifier(value))
                    or named.place_of(value) is not None
                    or named.is_taken_as_written(value)
                )
            case Unknown(source=(parameter, ())) if parameter not in self._tracer.notes:
                return self._words.is_seeded and notifiers.is_named_like_one(parameter.name)
            case Unknown(source=(_, (*_, step))):
                is_relevant = step.startswith(".") and self._words.is_relevant((step[1:],))
                return is_relevant or named.is_taken_as_written(value)
            case Alternatives(choices=choices):
                return any(self._leads(choice) for _, choice in choices)
            case Function(definition=syntax.Lambda(body=body)):
                return self._tracer.mentions_relevant_in(body, value.closure)
            case Function():
                return (
                    named.place_of(value) is not None
                    or any(
                        scope.function.key in self.wrappers
                        for scope in lexical(value.closure)
                        if scope.function is not None and _is_open(scope)
                    )
                    or self._sends_argument(value)
                    or value.key in self._returning
                    or (
                        not value.closure.is_lazy
                        and self._tracer.sees(value, self._is_leading_callable)
                    )
                )
            case BoundMethod(function=function, receiver=receiver):
                return self._leads(function) or self._sends_with(receiver, function)
            case Partial(function=function, positional=positional, keywords=keywords):
                return any(map(self._leads, (function, *positional, *keywords.values())))
            case Descriptor(function=function) | Generator(function=function):
                return self._leads(function)
            case ClassValue():
                return self._is_sending_class(value)
            case Instance(cls=cls):
                return (
                    notifiers.makes_notifier(cls)
                    or any(
                        isinstance(base, ClassValue) and base.key in self.constructed
                        for base in cls.mro
                    )
                    or self._has_sending_special_method(cls)
                )
            case Tuple(items=items, more=more):
                return any(self._leads(item) for item in items) or self._leads_if_any(more)
            case ListObject() | DictObject():
                return self._contains_carrier(value)
            case _:
                return False

    def _is_leading_callable(self, value: Value) -> bool:
        return isinstance(value, Function | BoundMethod | Partial | Unknown) and self._leads(value)

    def _sends_with(self, receiver: Value, method: Value) -> bool:
        """Whether a method may send because of the object that it is bound to."""
        if not isinstance(receiver, Instance) or not isinstance(method, Function):
            return self._leads(receiver)
        return notifiers.makes_notifier(receiver.cls) or any(
            isinstance(base, ClassValue) and method.key in self.constructed.get(base.key, ())
            for base in receiver.cls.mro
        )

    def _contains_carrier(self, holder: ListObject | DictObject) -> bool:
        """Whether a container holds a carrier; it may contain itself."""
        if id(holder) in self._open:
            return False
        with self._opened(holder):
            return any(map(self._leads_if_any, held_by(holder)))

    @contextmanager
    def _opened(self, holder: Value) -> Iterator[None]:
        self._open.add(id(holder))
        try:
            yield
        finally:
            self._open.discard(id(holder))

    def _sends_argument(self, function: Function) -> bool:
        """Whether a function, or one nested in it, sends one of its arguments."""
        if isinstance(function.definition, syntax.Lambda):
            return function.key in self.asking
        first, path = function.key.line, function.key.path
        rows = self._tracer.outline_of(function).rows
        last = rows[-1].statement.line if rows else first
        return any(key.path == path and first <= key.line <= last for key in self.asking)

    def _leads_if_any(self, value: Value | None) -> bool:
        return value is not None and self._leads(value)

    def _is_sending_class(self, cls: ClassValue) -> bool:
        """Whether objects of a class send what they are constructed or called with."""
        bases = [base for base in cls.mro if isinstance(base, ClassValue)]
        return any(
            base.key in self.constructed for base in bases
        ) or self._has_sending_special_method(cls)

    def _has_sending_special_method(self, cls: ClassValue) -> bool:
        """Whether a special method of a class is a wrapper: objects send without its name."""
        bases = [base.definition for base in cls.mro if isinstance(base, ClassValue)]
        return any(
            unit is not None
            and unit.is_function
            and is_special(unit.statement.name)  # type: ignore[union-attr]
            and bool(unit.classes)
            and any(unit.classes[-1] is base for base in bases)
            for unit in map(self._symbols.unit_of, (*self.wrappers, *self._returning))
        )


def _is_registering(decorator: syntax.Expression) -> bool:
    """Whether a decorator registers a function as an implementation for a class."""
    maker = decorator.function if isinstance(decorator, syntax.Call) else decorator
    return isinstance(maker, syntax.Attribute) and maker.name == "register"


def _is_open(frame: Frame) -> bool:
    """Whether the arguments of a call are unknown."""
    return bool(opens_of(*frame.variables.values()))
