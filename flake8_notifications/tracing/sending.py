"""What the calls of notifiers send."""

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
from flake8_notifications.interpretation.values.base import (
    NONE,
    UNBOUND,
    Constant,
    Unknown,
    Value,
    guarded_choices,
    opens_of,
)
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject
from flake8_notifications.interpretation.values.external import Answer, External, Member, Result
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import Supplier
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.library_data import data_classes as records
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place
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
#: What a notifier raises when it fails to send.
_NOT_SENT: Final = External(f"{LIBRARY}.MessagingException()")
#: Packages besides the standard library that do not mutate their arguments, but log them.
_NOT_MUTATING: Final = ("oslo_log.",)


class _Passed(NamedTuple):
    """An argument of a named notifier.

    :ivar steps: the access path from it to the event type.
    :ivar beside: the classes of all arguments of the call.
    """

    argument: Value
    steps: tuple[str, ...]
    priority: str | None
    supplier: Supplier | None
    beside: SentObjects


class Sending(HandingOver):
    """Records sends and creations of notifiers."""

    def __init__(self, modules: Modules, words: Hot, named: Named) -> None:
        super().__init__(modules, words, named)
        self.sends: list[Send] = []
        self.creations: dict[Creation, None] = {}
        self.queues = Queues()
        #: By method name, the call sites with an unknown receiver.
        self.open_calls: dict[str, set[Place]] = {}
        #: Those of them whose receiver would take too long to find out.
        self.costly_calls: dict[str, dict[tuple[Place, int], Unknown]] = {}

    def quick_call(self, callee: Value, node: syntax.Call, frame: Frame) -> Value:
        assert isinstance(callee, External)
        notifier_method = notifiers.method_of(callee.name)
        if notifier_method is not None:
            return self._send_by_node(callee, notifier_method, node, frame)
        value = self.call_external(callee, Arguments(), node, frame)
        if isinstance(value, Answer):
            return answer(
                value.name,
                (*value.passed, *self._mentioned(node, frame)),
                (frame.module.path, node.line, node.column),
            )
        return value

    def _mentioned(self, node: syntax.Call, frame: Frame) -> Iterator[Value | None]:
        """The dependencies of arguments that are not evaluated; None for a skipped binding."""
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
        """What a name is bound to; None if its binding is skipped."""
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
                lambda at: self.passed(at, function, arguments, node, frame),
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
                lambda at: self.passed(at, function, arguments, node, frame),
                arguments,
                None,
                node,
                frame,
            )
        notifier_method = notifiers.method_of(function.name)
        if notifier_method is not None:
            method, is_certain = notifier_method
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
        return self._external_result(function, arguments, node, frame)

    def _changed_by(
        self, function: External, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> list[Value]:
        """What a function of another package may mutate: its arguments and its receiver."""
        changed: list[Value] = []
        if not function.name.startswith(_NOT_MUTATING) and not notifiers.is_of_standard_library(
            function.name
        ):
            changed += (*arguments.positional, *arguments.keywords.values())
        match node:
            case syntax.Call(function=syntax.Attribute(value=holder)) if only_reads(holder):
                # A method of a base class may call methods that the class overrides.
                changed.append(self.evaluate(holder, frame))
        return changed

    def result_of(
        self, function: External, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> External:
        """The result of an external call, with its arguments where these may matter."""
        name = f"{function.name}()"
        if self.named_notifiers.looks_inside:
            return Result(name, function, arguments)
        passed = (*arguments.positional, *arguments.keywords.values())
        if isinstance(function, Member):
            passed = (function, *passed)
        return answer(name, passed, (frame.module.path, node.line, node.column))

    def _external_result(
        self, function: External, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        """The result of an external call; an object, if a method that creates one is called."""
        if isinstance(function, Member) and isinstance(function.holder, ClassValue):
            cls = function.holder
            if function.name.rpartition(".")[2] in records.MAKERS:
                created = Instance(cls, self.place(node, frame))
                passed = self._as_keywords(cls, arguments, node, frame)
                constructors.construct(self, created, passed, node, frame)
                return created
        return self.result_of(function, arguments, node, frame)

    def _as_keywords(
        self, cls: ClassValue, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Arguments:
        """The constructor arguments for an object created from a dict or another single value."""
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
        """A call of a named notifier, which is not followed into its body.

        :param passed: returns the argument of a name or position.
        """
        before, is_passed = self.path, False
        beside = sent_objects.objects_beside(self, arguments, node, frame)
        for at, steps in named.places or ((None, ()),):
            argument = passed(at)
            if argument is None:
                continue
            is_passed = True
            passed_argument = _Passed(argument, steps, named.priority, supplier, beside)
            self.path = self._add_sends(passed_argument, node, frame)
            if self.path == FALSE:
                break
        if is_passed and self.path != FALSE and any(steps for _, steps in named.places):
            with self._sending((), beside):
                self.add_send(self._nothing_at(named, node, frame), named.priority, node, frame)
        self.path = before
        self.may_raise()
        return self.unknown("what a notifier returns", node, frame)

    def _add_sends(self, passed: _Passed, node: syntax.Node, frame: Frame) -> Guard:
        """Record the sends at the end of an access path.

        :return: the guard under which the path leads nowhere.
        """
        before, nowhere = self.path, FALSE
        argument, steps = passed.argument, passed.steps
        choices = guarded_choices(argument)
        for guard, choice in choices:
            self.path = self.guards.conjoin(before, guard)
            if self.path == FALSE or choice is UNBOUND or choice == NONE:
                continue
            results = reached(self, choice, steps, node, frame)
            if not results:
                nowhere = self.guards.disjoin(nowhere, self.path)
            for path, event_type, holders in results:
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
        """An argument, or the receiver, of a call whose callee is only known by name."""
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
        """An event type that is not found in the arguments of a call."""
        return self.unknown(nothing_at(named.places), node, frame)

    def _is_open_wrapper(self, function: Function, arguments: Arguments, frame: Frame) -> bool:
        """Whether a call only passes parameters of its function on to a wrapper."""
        if self.watch is not None or frame.depth or frame.caller is not None:
            return False
        if self.named_notifiers.looks_inside:
            # Part of the argument matters.
            return False
        if not self.attribution.is_open(function.key) or frame.unused is None:
            return False
        if frame.site is not None and frame.site[0] is not frame.unused:
            # Its result is used.
            return False
        own = frame.function.key if frame.function is not None else None
        is_bound = function.owner is not None
        parameters = function.definition.parameters
        if (
            is_bound
            and parameters
            and parameters[0].name in self.relevant.get(function.name, ((),))[0]
        ):
            # It sends something of its receiver.
            return False
        passed = (*arguments.positional[is_bound:], *arguments.keywords.values())
        if not passed or self._passes_on_parts(function, arguments):
            return False
        if arguments.more is not None or arguments.more_keywords is not None:
            return False
        if len(passed) < len(function.definition.parameters) - is_bound:
            # This call supplies what is omitted.
            return False
        return all(
            isinstance(argument, Unknown)
            and {parameter.function for parameter in argument.opens} == {own}
            for argument in passed
        )

    def _passes_on_parts(self, function: Function, arguments: Arguments) -> bool:
        """Whether a relevant argument is only an attribute or item of what callers pass."""
        names, positions = self.relevant.get(function.name, (None, ()))
        is_bound = function.owner is not None
        wanted = [
            argument
            for at, argument in enumerate(arguments.positional[is_bound:])
            if names is None or at in positions
        ]
        wanted += [
            argument
            for name, argument in arguments.keywords.items()
            if names is None or name in names
        ]
        return any(
            isinstance(argument, Unknown) and all(parameter.is_part for parameter in argument.opens)
            for argument in wanted
        )

    def _send_passed_on(
        self, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> None:
        """Record what a wrapper sends of the parameters that are passed on to it."""
        opens = opens_of(*arguments.positional, *arguments.keywords.values())
        unknown = Unknown("what callers hand on", self.place(node, frame), opens)
        self.add_send(unknown, None, node, frame)
        if self.sends:
            self.sends[-1] = self.sends[-1]._replace(handed_to=function.key)

    def _send_by_node(
        self, callee: External, notifier_method: tuple[str, bool], node: syntax.Call, frame: Frame
    ) -> Value:
        """A call of a notifier's method, of which only the event type is evaluated."""
        method_name, is_certain = notifier_method
        if notifiers.is_unbound(callee.name):
            node = msgspec.structs.replace(node, arguments=node.arguments[1:])
        if not (notifiers.has_event_type(node) if is_certain else notifiers.has_shape(node)):
            self.may_raise(_NOT_SENT)
            return NONE
        arguments = self._event_arguments(node, frame)
        if self.path == FALSE:
            return UNBOUND
        return self._send(method_name, arguments, node, frame)

    def _event_arguments(self, node: syntax.Call, frame: Frame) -> Arguments:
        needed_arguments: list[syntax.Argument] = []
        position = 0
        nothing = syntax.Constant(node.line, node.column, None)
        is_spread = any(argument.kind in ("star", "double_star") for argument in node.arguments)
        for argument in node.arguments:
            matters = (
                is_spread
                or (argument.kind == "positional" and position == 1)
                or argument.name == "event_type"
                or self._may_act(argument.value, frame)
            )
            position += argument.kind == "positional"
            needed_arguments.append(
                argument if matters else syntax.Argument(argument.kind, argument.name, nothing)
            )
        call = syntax.Call(node.line, node.column, node.function, tuple(needed_arguments))
        supplier = frame.site[1] if frame.site is not None else None
        return binding.evaluate(self, call, frame, supplier)

    def _may_act(self, node: syntax.Expression, frame: Frame) -> bool:
        """Whether evaluating an expression may send, or have other relevant side effects."""
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
        # An object from elsewhere may have containers that are filled here.
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
        """Record the sends of a value that is put where a reader takes it from."""
        filling = filled_by(function, node) if self.queues.names else None
        if filling is None or filling[0].name not in self.queues.names:
            return
        value, is_spread = put_by(filling[1], arguments)
        if value is None:
            return
        values: tuple[Value, ...] = (value,)
        if is_spread:
            items = containers.items_of(self, value, node, frame)
            values = (*items.values, *containers.some(items.more))
        place = self.place(node, frame)
        for reader in self.queues.readers(filling[0]):
            for put_value in values:
                item = self._item_at(put_value, reader.taken.steps, node, frame)
                choices = guarded_choices(item)
                for guard, choice in choices:
                    if choice is UNBOUND:
                        continue
                    before, self.path = self.path, self.guards.conjoin(self.path, guard)
                    event_type = reader.filled(queues.as_put(choice, place, node.column))
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
        """Record a send.

        :param reader: the code that sends what is put into a container here.
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
        call_chain: list[Call] = []
        for outer, inner in pairwise(chain):
            supplier = inner.supplier
            name = inner.function.shown_name if inner.function is not None else "<module>"
            if supplier is not None:
                call_chain.append(Call(name, supplier.place, supplier.column))
            else:
                call_chain.append(Call(name, Place(outer.module.path, 1), 0))
        last = Call("", Place(frame.module.path, node.line), node.column)
        if reader is not None:
            self.queues.served.add(reader.key)
            call_chain.append(last._replace(name=reader.taken.container.name))
            last = reader.send.calls[-1]
        call_chain.append(last)
        owners = tuple(
            scope.function.owner
            for scope in lexical(frame)
            if scope.function is not None and scope.function.owner is not None
        )
        keys = tuple(
            caller.function.key if caller.function is not None else None for caller in chain
        )
        is_computed = bool(owners) and self._is_computed(node, frame)
        is_own = is_computed and self._is_own(node, frame)
        if reader is not None:
            owners, is_computed = reader.send.owners, reader.send.is_computed
            is_own = reader.send.is_own
        self.sends.append(
            Send(
                event_type,
                self.path,
                tuple(call_chain),
                keys,
                priority,
                owners,
                is_computed,
                is_own,
            )
        )

    @contextmanager
    def _sending(self, objects: SentObjects, beside: SentObjects) -> Iterator[None]:
        """Attach the classes of the sent objects to the sends recorded meanwhile."""
        before = len(self.sends)
        yield
        self.sends[before:] = [
            send._replace(objects=objects, beside=beside) for send in self.sends[before:]
        ]

    def note_guess(self) -> None:
        """Note that a send may depend on the assumption that skipped code raises nothing."""

    def _is_computed(self, node: syntax.Node, frame: Frame) -> bool:
        """Whether the event type that a call passes mentions a variable of its function."""
        written = _written(node)
        return written is None or not self._names_in(written).isdisjoint(frame.variables)

    def _is_own(self, node: syntax.Node, frame: Frame) -> bool:
        """Whether the event type that a call passes depends only on the method's receiver."""
        written, function = _written(node), frame.function
        if not isinstance(written, syntax.Attribute | syntax.Call) or function is None:
            return False
        names = [parameter.name for parameter in function.definition.parameters[:1]]
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
    """The expression that a call passes as the event type, if it is visible."""
    if not isinstance(node, syntax.Call) or not notifiers.has_event_type(node):
        return None
    plain = [argument.value for argument in node.arguments if argument.kind == "positional"]
    named = [argument.value for argument in node.arguments if argument.name == "event_type"]
    return named[0] if named else plain[1] if len(plain) > 1 else None
