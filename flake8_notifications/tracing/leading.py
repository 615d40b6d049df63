"""Names that lead to what sends: who mentions them may send."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flake8_notifications.interpretation import names
from flake8_notifications.interpretation.effects import effects_of
from flake8_notifications.interpretation.values import (
    Alternatives,
    Body,
    BoundMethod,
    ClassValue,
    Constant,
    Descriptor,
    DictObject,
    External,
    Frame,
    Function,
    FunctionKey,
    Generator,
    Instance,
    ListObject,
    Native,
    Partial,
    Tuple,
    Unknown,
    Value,
    opens_of,
)
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing import notifiers
from flake8_notifications.tracing.annotations import annotated, tells
from flake8_notifications.tracing.changing_texts import MUTATION
from flake8_notifications.tracing.classes import Classes
from flake8_notifications.tracing.frames import lexical
from flake8_notifications.tracing.held_objects import held_by
from flake8_notifications.tracing.runs import Runs
from flake8_notifications.tracing.symbols import OF_MAKING, Symbols, is_special
from flake8_notifications.tracing.syntactic import hands_on, name_of_decorator
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit, Units
from flake8_notifications.tracing.words import Word, Words


class Leading:
    """What is known to send, and the names under which it is kept.

    :ivar wrappers: the functions that send what callers say, and the calls that do so.
    :ivar asking: the functions of whose own parameters something is sent, nested ones included.
    :ivar asked_for: by wrapper, the names of the parameters that it sends something of.
    :ivar constructed: by class, the methods whose sends take arguments of its constructor.
    """

    def __init__(
        self,
        tracer: Tracer,
        words: Words,
        classes: Classes,
        symbols: Symbols,
        runs: Runs,
        units: Units,
        add: Callable[[Word], None],
        add_unit: Callable[[Unit], None],
    ) -> None:
        self._tracer = tracer
        self._words = words
        self._classes = classes
        self._symbols = symbols
        self._runs = runs
        self._units = units
        self._add = add
        self._add_unit = add_unit
        #: The methods of notifier classes of the project's own, whose receiver sends.
        self.of_notifiers: set[object] = set()
        self.wrappers: dict[FunctionKey, set[tuple[Place, int]]] = {}
        self.asking: set[FunctionKey] = set()
        self.asked_for: dict[FunctionKey, set[str]] = {}
        self.constructed: dict[FunctionKey, dict[FunctionKey, Function]] = {}
        #: The functions that return what may send.
        self._returning: set[FunctionKey] = set()
        #: The identities of the containers and objects that are being looked into.
        self._open: set[int] = set()

    def carried(self, holder: Value, name: str, value: Value) -> None:
        """Something that may send is kept as an attribute."""
        if self._leads(value) or self._is_method_to_be(holder, value):
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

    def _is_method_to_be(self, holder: Value, value: Value) -> bool:
        """Whether a class is given a function that a call has made, and that may send.

        What its object leads to is known to those alone who call it.
        """
        return (
            isinstance(holder, ClassValue)
            and isinstance(value, Function)
            and self._symbols.unit_of(value.key) is None
            and self._tracer.is_carrier(value)
        )

    def stored(self, holder: syntax.Expression, value: Value, frame: Frame) -> None:
        """Something that may send is put into what an expression stands for."""
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
                found = names.holder_of(self._tracer, name, frame)
                if isinstance(found, Body):
                    home = frozenset({found.module.path})
                    self._add(Word(name, home, is_attribute=found.owner is not None))
                elif found is not None and found.function is not None:
                    self._stored_in_default(found.function, name)

    def _stored_in_default(self, function: Function, name: str) -> None:
        """Something that may send is put where later calls find it: into a default."""
        if isinstance(function.defaults.get(name), ListObject | DictObject):
            unit = self._symbols.unit_of(function.key)
            for word in self._symbols.words_of(unit) if unit is not None else ():
                self._add(word)

    def is_kept(self, unit: Unit) -> bool:
        """Whether a decorator of a function looks like it puts the function somewhere."""
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        return any(map(_is_registering, unit.statement.decorators)) or any(
            isinstance(each.statement, syntax.FunctionDefinition)
            and (
                self._symbols.matches(each, MUTATION)
                or hands_on(self._units.module(each.path).body_of(each.statement))
            )
            for name in map(name_of_decorator, unit.statement.decorators)
            if name is not None
            for each in self._symbols.functions_named(name)
        )

    def note_special(self, unit: Unit) -> None:
        """What syntax calls of a class sends: whoever has an object of it may, its methods too."""
        cls = self._symbols.class_of(unit)
        name = getattr(unit.statement, "name", "")
        if cls is None or not is_special(name) or name in OF_MAKING:
            return
        self._tracer.sending_classes.add(cls.key)
        for each in self._classes.family(cls):
            self._let_methods_run(each)

    def _let_methods_run(self, cls: ClassValue) -> None:
        for method in self._symbols.methods(cls):
            if method.key not in self.of_notifiers:
                self.of_notifiers.add(method.key)
                self._add_unit(method)

    def returned(self, function: Function, value: Value) -> None:
        """Something that may send is returned: whoever mentions the function may send."""
        if function.key in self._returning or not self._leads(value):
            return
        unit = self._symbols.unit_of(function.key)
        if unit is not None:
            self._returning.add(function.key)
            for word in self._symbols.words_of(unit):
                self._add(word)

    def noted(self, annotation: syntax.Expression, frame: Frame) -> Value | None:
        """What an annotation says of a value, if it says enough."""
        value = annotated(self._tracer, annotation, frame)
        return value if tells(self._tracer, value) else None

    def note_carriers(self, unit: Unit) -> None:
        """Names of a module that hold what may send, and functions that return it."""
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
            elif isinstance(cls, ClassValue) and self._sends_by_being_made(cls):
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
                    self._is_of_senders(value)
                    or (name != value.name and value.key in self.constructed)
                    or self._sends_by_being_made(value)
                ):
                    self._lead(unit, name)
            elif isinstance(value, Constant | Partial) and self._takes(value):
                self._lead(unit, name)
            elif value is not None and (self._leads(value) or self._keeps_what_leads(value)):
                self._note_held(unit, name, value)
            elif isinstance(unit.statement, syntax.Assign) and self._is_made_so(value):
                self._lead(unit, name)
            elif isinstance(unit.statement, syntax.Assign) and isinstance(
                value, External | Alternatives
            ):
                # It may be another name of a type.
                noted = self.noted(syntax.Name(unit.first, 0, name), body)
                if noted is not None and self._leads(noted):
                    self._add(Word(name, frozenset({unit.path})))

    def _sends_by_being_made(self, cls: ClassValue) -> bool:
        """Whether somebody names a class whose objects are what is sent."""
        return self._tracer.named_notifiers.place_of_making(cls) is not None

    def _lead(self, unit: Unit, name: str) -> None:
        """Let a name that a statement of a module or class binds lead to what sends."""
        self._add(Word(name, frozenset({unit.path}), is_attribute=bool(unit.classes)))
        self._lead_by_members(unit)

    def _lead_by_members(self, unit: Unit) -> None:
        """Let an enum lead to what its members hold: they are taken by any name and in a loop."""
        cls = self._symbols.class_of(unit)
        if cls is not None and cls.is_enum:
            self._add(Word(cls.name, frozenset({unit.path})))

    def _note_held(self, unit: Unit, name: str, value: Value) -> None:
        """A name of a module or class holds something, which may send."""
        self._note_attributes(value)
        cls = self._symbols.class_of(unit)
        if cls is not None:
            if self._leads(value):
                self._lead_by_attribute(cls, name)
            self._lead_by_members(unit)
        elif self._leads(value) or self._keeps_what_leads(value):
            self._add(Word(name, frozenset({unit.path})))

    def _keeps_what_leads(self, value: Value | None) -> bool:
        """Whether an object, or one in a container, has something that may send as an attribute.

        This is asked of what modules and classes hold: of all objects it would lead everywhere.
        """
        match value:
            case Tuple(items=items):
                return any(map(self._keeps_what_leads, items))
            case Instance() | ListObject() | DictObject() if id(value) not in self._open:
                held = held_by(value)
                with self._opened(value):
                    return any(map(self._keeps_what_leads, held)) or (
                        isinstance(value, Instance) and any(map(self._leads_if_any, held))
                    )
            case _:
                return False

    def _note_attributes(self, value: Value | None) -> None:
        """The names by which what may send is taken of something that is kept."""
        match value:
            case Instance(attributes=attributes):
                for name, each in list(attributes.items()):
                    self.carried(value, name, each)
            case Tuple(items=items, fields=fields):
                for name, each in zip(fields, items, strict=False):
                    if self._leads(each):
                        self._add(Word(name, is_attribute=True))
                for each in items:
                    self._note_attributes(each)
            case ListObject() | DictObject() if id(value) not in self._open:
                with self._opened(value):
                    for held in held_by(value):
                        self._note_attributes(held)

    def _is_made_so(self, value: Value | None) -> bool:
        """Whether something is a function that was made around what may send."""
        return (
            isinstance(value, Function)
            and isinstance(value.definition, syntax.FunctionDefinition)
            and not value.closure.is_lazy
            and self._tracer.sees(value, lambda each: self._leads(each) or self._is_made_so(each))
        )

    def _note_declared(
        self, unit: Unit, statement: syntax.AnnotatedAssign | syntax.Declaration, body: Body
    ) -> None:
        """A name that is declared to hold what may send."""
        value = annotated(self._tracer, statement.annotation, body)
        if isinstance(statement.target, syntax.Name) and value is not None and self._leads(value):
            name = statement.target.id
            homes = frozenset() if unit.classes else frozenset({unit.path})
            self._add(Word(name, homes, is_attribute=bool(unit.classes)))

    def _takes(self, value: Value) -> bool:
        """Whether it may be by a text, or by what was made of one, that something is taken."""
        match value:
            case Constant(value=str(name)):
                return self._words.is_named_by((name,)) and not self._words.is_common(name)
            case Partial(function=Native(), positional=first):
                return any(self._takes(each) for each in first)
            case Tuple(items=items):
                return any(map(self._takes, items))
            case _:
                return False

    def _leads(self, value: Value) -> bool:
        """Whether something may send, as soon as it is called or something of it is."""
        match value:
            case External():
                return self._words.is_seeded and notifiers.is_notifier(value)
            case Unknown(source=(parameter, ())) if parameter not in self._tracer.notes:
                return self._words.is_seeded and notifiers.is_named_like_one(parameter.name)
            case Alternatives(choices=choices):
                return any(self._leads(each) for _, each in choices)
            case Function(definition=syntax.Lambda(body=body)):
                return self._tracer.mentions_hot_in(body, value.closure)
            case Function():
                return (
                    any(
                        each.function.key in self.wrappers
                        for each in lexical(value.closure)
                        if each.function is not None and _is_open(each)
                    )
                    or self._asks(value)
                    or value.key in self._returning
                )
            case BoundMethod(function=function, receiver=receiver):
                return self._leads(function) or self._leads(receiver)
            case Partial(function=function, positional=positional):
                return any(map(self._leads, (function, *positional)))
            case Descriptor(function=function) | Generator(function=function):
                return self._leads(function)
            case ClassValue():
                return self._is_of_senders(value)
            case Instance(cls=cls):
                return (
                    notifiers.makes_notifier(cls)
                    or any(
                        isinstance(base, ClassValue) and base.key in self.constructed
                        for base in cls.mro
                    )
                    or any(
                        (key.path, cls.definition.line) <= (key.path, key.line)
                        and key.path == cls.module.path
                        and cls.definition.body
                        and key.line <= cls.module.end_of(cls.definition)
                        for key in (*self.wrappers, *self._returning)
                    )
                )
            case Tuple(items=items, more=more):
                return any(self._leads(each) for each in items) or self._leads_if_any(more)
            case ListObject() | DictObject():
                return self._holds_what_leads(value)
            case _:
                return False

    def _holds_what_leads(self, holder: ListObject | DictObject) -> bool:
        """Whether a container holds something that may send; it may hold itself."""
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

    def _asks(self, function: Function) -> bool:
        """Whether a function, or one in it, sends something of what it is called with."""
        if isinstance(function.definition, syntax.Lambda):
            return function.key in self.asking
        first, path = function.key.line, function.key.path
        rows = self._tracer.outline_of(function).rows
        last = rows[-1].statement.line if rows else first
        return any(key.path == path and first <= key.line <= last for key in self.asking)

    def _leads_if_any(self, value: Value | None) -> bool:
        return value is not None and self._leads(value)

    def _is_of_senders(self, cls: ClassValue) -> bool:
        """Whether the objects of a class send what they are made of, or are called with."""
        bases = [base for base in cls.mro if isinstance(base, ClassValue)]
        return any(base.key in self.constructed for base in bases) or any(
            unit is not None
            and unit.is_function
            and is_special(unit.statement.name)  # type: ignore[union-attr]
            and bool(unit.classes)
            and any(unit.classes[-1] is base.definition for base in bases)
            for unit in map(self._symbols.unit_of, self.wrappers)
        )


def _is_registering(decorator: syntax.Expression) -> bool:
    """Whether a decorator makes a function a case of another one, by its class."""
    maker = decorator.function if isinstance(decorator, syntax.Call) else decorator
    return isinstance(maker, syntax.Attribute) and maker.name == "register"


def _is_open(frame: Frame) -> bool:
    """Whether a call is one of which the arguments are not known."""
    return bool(opens_of(*frame.variables.values()))
