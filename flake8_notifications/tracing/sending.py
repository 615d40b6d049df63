"""What a call of a notifier sends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Final, NamedTuple

import msgspec

from flake8_notifications.emissions.model import nothing_at
from flake8_notifications.interpretation import binding, constructors, containers
from flake8_notifications.interpretation.effects import names_of
from flake8_notifications.interpretation.guards import FALSE, Guard
from flake8_notifications.interpretation.sameness import answer
from flake8_notifications.interpretation.values import (
    NONE,
    UNBOUND,
    Answer,
    Arguments,
    ClassValue,
    Constant,
    DictObject,
    External,
    Frame,
    Function,
    Instance,
    Member,
    Place,
    Result,
    Supplier,
    Unknown,
    Value,
    guarded_choices,
    opens_of,
)
from flake8_notifications.library_data import data_classes as records
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.tracing import notifiers, queues, sent_objects
from flake8_notifications.tracing.events import reached
from flake8_notifications.tracing.frames import is_of_comprehension, lexical
from flake8_notifications.tracing.handing_over import HandingOver
from flake8_notifications.tracing.named import RECEIVER, Named, NamedPlace, passed_at
from flake8_notifications.tracing.notifiers import ANY_METHOD, NOTIFIER
from flake8_notifications.tracing.queues import Queues, Reader, filled_by, put_by
from flake8_notifications.tracing.sends import Call, Creation, Send
from flake8_notifications.tracing.sent_objects import SentObjects
from flake8_notifications.tracing.syntactic import only_reads
from flake8_notifications.tracing.words import Hot

#: The package whose notifiers send.
LIBRARY: Final = "oslo_messaging"
#: What a notifier raises that could not send.
_NOT_SENT: Final = External(f"{LIBRARY}.MessagingException()")
#: Packages beside Python's own that change nothing of what they are given: they log it.
_CHANGE_NOTHING: Final = ("oslo_log.",)


class _Passed(NamedTuple):
    """An argument of a named notifier.

    :ivar steps: what leads from it to the event type.
    :ivar beside: the classes of all that the call passes.
    """

    argument: Value
    steps: tuple[str, ...]
    priority: str | None
    supplier: Supplier | None
    beside: SentObjects


class Sending(HandingOver):
    """Notes what is sent, and where notifiers are made."""

    def __init__(self, modules: Modules, words: Hot, named: Named) -> None:
        super().__init__(modules, words, named)
        self.sends: list[Send] = []
        self.creations: dict[Creation, None] = {}
        self.queues = Queues()
        #: By name, the calls of a method that cannot be known on what.
        self.open_calls: dict[str, set[Place]] = {}
        #: Of those, the ones of which it takes too long to find out on what.
        self.costly_calls: dict[str, dict[tuple[Place, int], Unknown]] = {}

    def quick_call(self, callee: Value, node: syntax.Call, frame: Frame) -> Value:
        assert isinstance(callee, External)
        found = notifiers.method_of(callee.name)
        if found is not None:
            return self._send_by_node(callee, found, node, frame)
        value = self.call_external(callee, Arguments(), node, frame)
        if isinstance(value, Answer):
            return answer(
                value.name,
                (*value.passed, *self._mentioned(node, frame)),
                (frame.module.path, node.line, node.column),
            )
        return value

    def _mentioned(self, node: syntax.Call, frame: Frame) -> Iterator[Value | None]:
        """What arguments that are not evaluated depend on; None for what is left out."""
        for argument in node.arguments:
            match argument.value:
                case syntax.Constant(value=value):
                    yield Constant(value)
                case syntax.Name(id=name):
                    yield self._bound_here(name, frame)
                case other:
                    yield Constant((other.line, other.column))
                    for name in sorted(names_of(other)):
                        yield self._bound_here(name, frame)

    def _bound_here(self, name: str, frame: Frame) -> Value | None:
        """What a name stands for; None if what binds it is left out."""
        here: Frame | None = frame
        while here is not None and not here.is_lazy:
            if name in here.variables:
                return here.variables[name]
            if here.function is not None and name in self.outline_of(here.function).own:
                return None
            here = here.parent
        return Constant(name)

    def call_external(
        self, function: External, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        named = self.named_notifiers.place_of(function)
        if named is not None:
            return self._send_named(
                named,
                lambda each: self.passed(each, function, arguments, node, frame),
                arguments,
                None,
                node,
                frame,
            )
        if notifiers.makes_notifier(function):
            self._add_creation(node, frame)
            return External(f"{NOTIFIER}()")
        written = self.named_notifiers.place_as_written(function, node)
        if written is not None and not notifiers.is_of_standard_library(function.name):
            return self._send_named(
                written,
                lambda each: self.passed(each, function, arguments, node, frame),
                arguments,
                None,
                node,
                frame,
            )
        found = notifiers.method_of(function.name)
        if found is not None:
            method, is_certain = found
            if notifiers.is_unbound(function.name):
                arguments = arguments._replace(positional=arguments.positional[1:])
            if is_certain or not isinstance(node, syntax.Call) or notifiers.has_shape(node):
                return self._send(method, arguments, node, frame)
        if function.name.endswith(".prepare") and function.name.startswith(NOTIFIER):
            return External(f"{NOTIFIER}()")
        if self.watch is None and notifiers.may_be_anything(function.name):
            method = function.name.rpartition(".")[2]
            self.open_calls.setdefault(method, set()).add(self.place(node, frame))
        self._note_filled(function, arguments, node, frame)
        self._hand_over(function.name, arguments, node, frame)
        self._let_be_changed(
            self._changed_by(function, arguments, node, frame), function.name, node, frame
        )
        self.may_raise()
        return self._made_by(function, arguments, node, frame)

    def _changed_by(
        self, function: External, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> list[Value]:
        """What a function of another package may change: what it is given, and its object."""
        changed: list[Value] = []
        if not function.name.startswith(_CHANGE_NOTHING) and not notifiers.is_of_standard_library(
            function.name
        ):
            changed += (*arguments.positional, *arguments.keywords.values())
        match node:
            case syntax.Call(function=syntax.Attribute(value=holder)) if only_reads(holder):
                # A method of a base may call those that the class has itself.
                changed.append(self.evaluate(holder, frame))
        return changed

    def result_of(
        self, function: External, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> External:
        """What a call of something external gives, with what it was given where that may matter."""
        name = f"{function.name}()"
        if self.named_notifiers.looks_inside:
            return Result(name, function, arguments)
        passed = (*arguments.positional, *arguments.keywords.values())
        if isinstance(function, Member):
            passed = (function, *passed)
        return answer(name, passed, (frame.module.path, node.line, node.column))

    def _made_by(
        self, function: External, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        """What a call gives that nobody here has to say of; an object of a class that makes it."""
        if isinstance(function, Member) and isinstance(function.holder, ClassValue):
            cls = function.holder
            if function.name.rpartition(".")[2] in records.MAKERS:
                made = Instance(cls, self.place(node, frame))
                passed = self._as_keywords(cls, arguments, node, frame)
                constructors.construct(self, made, passed, node, frame)
                return made
        return self.result_of(function, arguments, node, frame)

    def _as_keywords(
        self, cls: ClassValue, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Arguments:
        """What an object is made of that is made of a dict, or of something else in one piece."""
        content = arguments.positional[0] if arguments.positional else None
        if isinstance(content, DictObject):
            entries = containers.entries_here(self, content)
            keywords = {
                str(key.value): value
                for key, value in entries.values.values()
                if isinstance(key, Constant)
            }
            return Arguments((), {**keywords, **arguments.keywords}, None, entries.more)
        more = None
        if content is not None or not arguments.keywords:
            more = self.unknown(f"what a '{cls.name}' is made of", node, frame)
        return Arguments((), arguments.keywords, None, more)

    def _send_named(
        self,
        named: NamedPlace,
        passed: Callable[[str | int | None], Value | None],
        arguments: Arguments,
        supplier: Supplier | None,
        node: syntax.Node,
        frame: Frame,
    ) -> Value:
        """A call of a named notifier, which is not followed any further.

        :param passed: the argument of a name or position.
        """
        before, is_passed = self.path, False
        beside = sent_objects.objects_beside(self, arguments, node, frame)
        for at, steps in named.places or ((None, ()),):
            argument = passed(at)
            if argument is None:
                continue
            is_passed = True
            found = _Passed(argument, steps, named.priority, supplier, beside)
            self.path = self._add_sends(found, node, frame)
            if self.path == FALSE:
                break
        if is_passed and self.path != FALSE and any(steps for _, steps in named.places):
            with self._sending((), beside):
                self.add_send(self._nothing_at(named, node, frame), named.priority, node, frame)
        self.path = before
        self.may_raise()
        return self.unknown("what a notifier returns", node, frame)

    def _add_sends(self, passed: _Passed, node: syntax.Node, frame: Frame) -> Guard:
        """Note what is sent that steps lead to; under which guard they lead nowhere."""
        before, nowhere = self.path, FALSE
        argument, steps = passed.argument, passed.steps
        choices = guarded_choices(argument)
        for guard, one in choices:
            self.path = self.guards.conjoin(before, guard)
            if self.path == FALSE or one is UNBOUND or one == NONE:
                continue
            found = reached(self, one, steps, node, frame)
            if not found:
                nowhere = self.guards.disjoin(nowhere, self.path)
            for path, event_type, holders in found:
                self.path = path
                behind = sent_objects.objects_behind(self, holders, steps, node, frame)
                event_type = binding.supplied(event_type, passed.supplier)
                with self._sending(behind, passed.beside):
                    self.add_send(event_type, passed.priority, node, frame)
        return nowhere

    def passed(
        self,
        at: str | int | None,
        callee: Value,
        arguments: Arguments,
        node: syntax.Node,
        frame: Frame,
    ) -> Value | None:
        """An argument in a call of something of which only the name is known, or its receiver."""
        passed = passed_at(at, arguments)
        if passed is not None or at != RECEIVER:
            return passed
        if isinstance(callee, Member):
            return callee.holder
        match node:
            case syntax.Call(
                function=syntax.Attribute(value=syntax.Name() | syntax.Attribute() as holder)
            ):
                return self.evaluate(holder, frame)
            case _:
                return self.unknown("what a method is called on", node, frame)

    def _nothing_at(self, named: NamedPlace, node: syntax.Node, frame: Frame) -> Unknown:
        """An event type that is nowhere in what a call passes."""
        return self.unknown(nothing_at(named.places), node, frame)

    def _is_open_wrapper(self, function: Function, arguments: Arguments, frame: Frame) -> bool:
        """Whether a call only hands on to a wrapper what the callers of its own function know."""
        if self.watch is not None or frame.depth or frame.caller is not None:
            return False
        if self.named_notifiers.looks_inside:
            # It is something of it that matters.
            return False
        if not self.attribution.is_open(function.key) or frame.unused is None:
            return False
        if frame.site is not None and frame.site[0] is not frame.unused:
            # Somebody looks at what it returns.
            return False
        own = frame.function.key if frame.function is not None else None
        is_bound = function.owner is not None
        parameters = function.definition.parameters
        if (
            is_bound
            and parameters
            and parameters[0].name in self.relevant.get(function.name, ((),))[0]
        ):
            # What it sends is something of the object that it is called on.
            return False
        passed = (*arguments.positional[is_bound:], *arguments.keywords.values())
        if not passed or self._hands_on_parts(function, arguments):
            return False
        if arguments.more is not None or arguments.more_keywords is not None:
            return False
        if len(passed) < len(function.definition.parameters) - is_bound:
            # What is left out is supplied by this call.
            return False
        return all(
            isinstance(each, Unknown) and {one.function for one in each.opens} == {own}
            for each in passed
        )

    def _hands_on_parts(self, function: Function, arguments: Arguments) -> bool:
        """Whether something matters that is only an attribute or item of what callers know."""
        names, positions = self.relevant.get(function.name, (None, ()))
        is_bound = function.owner is not None
        wanted = [
            each
            for at, each in enumerate(arguments.positional[is_bound:])
            if names is None or at in positions
        ]
        wanted += [
            each for name, each in arguments.keywords.items() if names is None or name in names
        ]
        return any(
            isinstance(each, Unknown) and all(one.is_part for one in each.opens) for each in wanted
        )

    def _send_on(
        self, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> None:
        """What a wrapper sends of what it is handed on."""
        opens = opens_of(*arguments.positional, *arguments.keywords.values())
        unknown = Unknown("what callers hand on", self.place(node, frame), opens)
        self.add_send(unknown, None, node, frame)
        if self.sends:
            self.sends[-1] = self.sends[-1]._replace(handed_to=function.key)

    def _send_by_node(
        self, callee: External, found: tuple[str, bool], node: syntax.Call, frame: Frame
    ) -> Value:
        """A call of a notifier's method of which only the event type is evaluated."""
        method, is_certain = found
        if notifiers.is_unbound(callee.name):
            node = msgspec.structs.replace(node, arguments=node.arguments[1:])
        if not (notifiers.has_event_type(node) if is_certain else notifiers.has_shape(node)):
            self.may_raise(_NOT_SENT)
            return NONE
        arguments = self._event_arguments(node, frame)
        if self.path == FALSE:
            return UNBOUND
        return self._send(method, arguments, node, frame)

    def _event_arguments(self, node: syntax.Call, frame: Frame) -> Arguments:
        kept: list[syntax.Argument] = []
        position = 0
        nothing = syntax.Constant(node.line, node.column, None)
        is_spread = any(each.kind in ("star", "double_star") for each in node.arguments)
        for argument in node.arguments:
            matters = (
                is_spread
                or (argument.kind == "positional" and position == 1)
                or argument.name == "event_type"
                or self._may_act(argument.value, frame)
            )
            position += argument.kind == "positional"
            kept.append(
                argument if matters else syntax.Argument(argument.kind, argument.name, nothing)
            )
        call = syntax.Call(node.line, node.column, node.function, tuple(kept))
        supplier = frame.site[1] if frame.site is not None else None
        return binding.evaluate(self, call, frame, supplier)

    def _may_act(self, node: syntax.Expression, frame: Frame) -> bool:
        """Whether evaluating something may send or change anything that matters."""
        if isinstance(node, syntax.Constant | syntax.Name | syntax.Attribute):
            return False
        if self.mentions_hot_in(node, frame):
            return True
        effects = self._effects_of(node)
        return bool(effects.bound) or any(
            self.is_changeable(frame.variables.get(name)) for name in effects.changed
        )

    def _send(self, method: str, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        event_type = arguments.keywords.get("event_type")
        if event_type is None and len(arguments.positional) > 1:
            event_type = arguments.positional[1]
        if event_type is None:
            event_type = arguments.more_keywords or arguments.more
        if event_type is not None:
            self.add_send(event_type, None if method == ANY_METHOD else method, node, frame)
        self.may_raise(_NOT_SENT)
        return NONE

    def is_idle(self, module: SourceModule, name: str, attribute: str) -> bool:
        # What comes from elsewhere may have containers that are filled here.
        return attribute not in self.queues.names and super().is_idle(module, name, attribute)

    def _is_idle(self, function: Function, statement: syntax.Statement) -> bool:
        return super()._is_idle(function, statement) and not self._may_fill(statement)

    def _may_fill(self, statement: syntax.Statement) -> bool:
        match statement:
            case syntax.ExpressionStatement(
                value=syntax.Call(function=syntax.Attribute(value=syntax.Attribute(name=name)))
            ):
                return name in self.queues.names
            case _:
                return False

    def _note_filled(
        self, function: Value, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> None:
        """Something may be put where somebody takes it from who sends it."""
        found = filled_by(function, node) if self.queues.names else None
        if found is None or found[0].name not in self.queues.names:
            return
        value, is_spread = put_by(found[1], arguments)
        if value is None:
            return
        values: tuple[Value, ...] = (value,)
        if is_spread:
            items = containers.items_of(self, value, node, frame)
            values = (*items.values, *containers.some(items.more))
        place = self.place(node, frame)
        for reader in self.queues.readers(found[0]):
            for each in values:
                item = self._item_at(each, reader.taken.steps, node, frame)
                choices = guarded_choices(item)
                for guard, one in choices:
                    if one is UNBOUND:
                        continue
                    before, self.path = self.path, self.guards.conjoin(self.path, guard)
                    event_type = reader.filled(queues.as_put(one, place, node.column))
                    with self._sending(reader.send.objects, reader.send.beside):
                        self.add_send(event_type, reader.send.priority, node, frame, reader)
                    self.path = before

    def _item_at(
        self, value: Value, steps: tuple[int | str, ...], node: syntax.Node, frame: Frame
    ) -> Value:
        before, catchers = self.path, self.catchers
        self.catchers = []
        try:
            for step in steps:
                value = self.item(value, Constant(step), node, frame)
            return value if self.path != FALSE else UNBOUND
        finally:
            self.path, self.catchers = before, catchers

    def add_send(
        self,
        event_type: Value,
        priority: str | None,
        node: syntax.Node,
        frame: Frame,
        reader: Reader | None = None,
    ) -> None:
        """Note that something is sent.

        :param reader: who sends what is put into some container here.
        """
        self.writes += 1
        if self.path == FALSE or self.watch is not None:
            return
        self.note_guess()
        chain: list[Frame] = []
        here: Frame | None = frame
        while here is not None:
            if is_of_comprehension(here):
                here = here.parent
                continue
            chain.append(here)
            here = here.caller
        chain.reverse()
        made: list[Call] = []
        for outer, inner in pairwise(chain):
            supplier = inner.supplier
            name = inner.function.shown_name if inner.function is not None else "<module>"
            if supplier is not None:
                made.append(Call(name, supplier.place, supplier.column))
            else:
                made.append(Call(name, Place(outer.module.path, 1), 0))
        last = Call("", Place(frame.module.path, node.line), node.column)
        if reader is not None:
            self.queues.served.add(reader.key)
            made.append(last._replace(name=reader.taken.container.name))
            last = reader.send.calls[-1]
        made.append(last)
        owners = tuple(
            each.function.owner
            for each in lexical(frame)
            if each.function is not None and each.function.owner is not None
        )
        keys = tuple(each.function.key if each.function is not None else None for each in chain)
        is_computed = bool(owners) and self._is_computed(node, frame)
        is_own = is_computed and self._is_own(node, frame)
        if reader is not None:
            owners, is_computed = reader.send.owners, reader.send.is_computed
            is_own = reader.send.is_own
        self.sends.append(
            Send(event_type, self.path, tuple(made), keys, priority, owners, is_computed, is_own)
        )

    @contextmanager
    def _sending(self, objects: SentObjects, beside: SentObjects) -> Iterator[None]:
        """While what is sent are objects of some classes."""
        before = len(self.sends)
        yield
        self.sends[before:] = [
            each._replace(objects=objects, beside=beside) for each in self.sends[before:]
        ]

    def note_guess(self) -> None:
        """Note that something may be sent only because what is not run raises nothing."""

    def _is_computed(self, node: syntax.Node, frame: Frame) -> bool:
        """Whether the event type that a call passes mentions anything of its function."""
        written = _written(node)
        return written is None or not self._names_in(written).isdisjoint(frame.variables)

    def _is_own(self, node: syntax.Node, frame: Frame) -> bool:
        """Whether the event type that a call passes is something of the method's own object."""
        written, function = _written(node), frame.function
        if not isinstance(written, syntax.Attribute | syntax.Call) or function is None:
            return False
        names = [each.name for each in function.definition.parameters[:1]]
        return function.owner is not None and self._names_in(written) <= set(names)

    def _add_creation(self, node: syntax.Node, frame: Frame) -> None:
        name = frame.function.shown_name if frame.function is not None else "<module>"
        creation = Creation(
            NOTIFIER,
            f"{frame.module.name}.{name}",
            Place(frame.module.path, node.line),
            node.column,
        )
        self.creations[creation] = None


def _written(node: syntax.Node) -> syntax.Expression | None:
    """What a call passes for the event type, if that can be seen."""
    if not isinstance(node, syntax.Call) or not notifiers.has_event_type(node):
        return None
    plain = [each.value for each in node.arguments if each.kind == "positional"]
    named = [each.value for each in node.arguments if each.name == "event_type"]
    return named[0] if named else plain[1] if len(plain) > 1 else None
