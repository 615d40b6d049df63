"""Resolves callees and values that cannot be determined from the current run alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import msgspec

from flake8_notifications.interpretation import (
    binding,
    bodies,
    constructors,
    containers,
    contexts,
    partial_names,
)
from flake8_notifications.interpretation.changing_methods import FILLING
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard, TooMuch
from flake8_notifications.interpretation.interpreter import Interpreter
from flake8_notifications.interpretation.raising import ANY_EXCEPTION
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Alternatives,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
    guarded_choices,
    is_none,
    opens_of,
)
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    Entries,
    Items,
    ListObject,
)
from flake8_notifications.interpretation.values.external import External, ModuleValue
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey, Parameter
from flake8_notifications.interpretation.values.scopes import Body, ClassValue, Frame, Function
from flake8_notifications.interpretation.values.steps import ANY_INDEX, MODULE_OF, CallStep
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing import notifiers, queues
from flake8_notifications.tracing.effort import MOST_OF_SETTLED, NODES_OF_STEP, Cut, Effort
from flake8_notifications.tracing.held_objects import held_objects
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.notifiers import ANY_METHOD, PRIORITIES
from flake8_notifications.tracing.sending import Sending
from flake8_notifications.tracing.words import Hot

#: An annotation that rules out a carrier.
_BUILTIN_TYPE: Final = re.compile(
    r"(?:typing\.)?(?:None|NoReturn|Never|str|int|bool|bytes|float|complex|object|Any"
    r"|dict|list|set|tuple)"
)
_NODE: Final = syntax.Constant(0, 0, None)


#: What a guard may depend on, as bits.
_GUESS: Final = 1
_ANY_EXCEPTION: Final = 2


class Evidence(Sending):
    """Resolves values that callers or annotations determine."""

    def __init__(self, modules: Modules, words: Hot, named: Named) -> None:
        super().__init__(modules, words, named)
        self.effort = Effort(lambda: len(self.guards))
        #: Whether the code being run is run once and for all, regardless of what is known by then.
        self.is_once = False
        #: The annotations behind the pseudo-parameters by which more is asked about a value.
        self.notes: dict[Parameter, tuple[syntax.Expression, Frame]] = {}
        #: The identities of arguments for parameters named like notifiers, and of the attributes of
        #: such values, with their names.
        self._named_so: set[int] = set()
        self._taken_of_named: dict[int, str] = {}

    # Calls

    def prepare(self, function: Function, frame: Frame) -> None:
        for name, value in frame.variables.items():
            if type(value) is Unknown and notifiers.is_named_like_one(name):
                # Its caller may give it another name.
                self._named_so.add(id(value))
                self.kept.append(value)
        self._declare_external_arguments(function, frame)
        super().prepare(function, frame)

    def _declare_external_arguments(self, function: Function, frame: Frame) -> None:
        """Let annotations determine arguments that another package created."""
        for parameter in function.definition.parameters:
            value, annotation = frame.variables.get(parameter.name), parameter.annotation
            if (
                annotation is not None
                and isinstance(value, External)
                and "()" in value.name
                and says_something(annotation)
                and not self.is_carrier(value)
                and self.leading.noted(annotation, function.closure) is not None
            ):
                frame.variables[parameter.name] = self.declared(value, annotation, function.closure)

    def call_unknown(
        self, function: Unknown, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        if self._is_left_to_callers(function, arguments, node, frame):
            return self._call_unresolved(function, arguments, node, frame)
        is_of_interest = (
            self._is_of_interest(node, frame)
            or self.may_be_notifier(function)
            or self._may_change(arguments, node, frame)
            or self._was_kept(function)
            or self._is_decorated_and_given_sender(function, arguments, frame)
        )
        resolved = self.resolved(function) if is_of_interest else None
        if resolved is None:
            resolved = self._kept_elsewhere(function)
        if resolved is None and is_of_interest and function.source is not None:
            resolved = self._at_path(self.elsewhere.decorated(function.source[0]), *function.source)
        if resolved is not None:
            # An annotation may say less than a closer look.
            self.effort.missed |= self.effort.origins(function)
            return self.each(
                resolved,
                lambda callee: self._call_resolved(callee, function, arguments, node, frame),
            )
        return self._call_unresolved(function, arguments, node, frame)

    def _is_decorated_and_given_sender(
        self, function: Unknown, arguments: Arguments, frame: Frame
    ) -> bool:
        """Whether a function returned by a decorator passes a carrier on to the decorated one."""
        if function.source is None or frame.function is None:
            return False
        return function.source[0].function != frame.function.key and any(
            map(self.is_carrier, (*arguments.positional, *arguments.keywords.values()))
        )

    def _kept_elsewhere(self, value: Unknown) -> Value | None:
        """An argument of a function outside the stack that stored it."""
        if value.source is None or value.source[1] or not self._was_kept(value):
            return None
        return self.elsewhere.passed_and_kept(value.source[0])

    def _was_kept(self, value: Unknown) -> bool:
        """Whether a value was passed to a function outside the stack, which stored it."""
        home = None if value.source is None else value.source[0].function
        enclosing_calls = (
            call_around
            for frame in self.stack
            for call_around in frame.calls_around()
            if call_around.function is not None
        )
        return (
            home is not None
            and home.path != ""
            and all(
                call_around.function is not None and call_around.function.key != home
                for call_around in enclosing_calls
            )
        )

    def _may_change(self, arguments: Arguments, node: syntax.Node, frame: Frame) -> bool:
        """Whether a call is passed a list or dict that matters here."""
        plan = frame.plan
        if plan is None or not isinstance(node, syntax.Call):
            return False
        return any(
            isinstance(argument, ListObject | DictObject | Instance)
            and self._is_direct(argument, frame)
            for argument in (*arguments.positional, *arguments.keywords.values())
        )

    def _is_left_to_callers(
        self, function: Unknown, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> bool:
        """Whether the callers that know both the notifier and the event type are run anyway."""
        if not function.opens or not isinstance(node, syntax.Call) or self.watch is not None:
            return False
        method = notifiers.method_by_syntax(node.function) or notifiers.method_by_source(function)
        if method is None or not notifiers.has_shape(node):
            return False
        event_type = arguments.keywords.get("event_type")
        if event_type is None and len(arguments.positional) > 1:
            event_type = arguments.positional[1]
        own = frame.function.key if frame.function is not None and frame.depth == 0 else None
        return any(parameter.function == own for parameter in opens_of(event_type))

    def _is_of_interest(self, node: syntax.Node, frame: Frame) -> bool:
        """Whether it is worth resolving the callee of a call."""
        if not isinstance(node, syntax.Call):
            return True
        match node.function:
            case syntax.Attribute(name=name):
                return name in PRIORITIES or self.words.is_hot((name,))
            case syntax.Call(function=syntax.Name(id="getattr")) if notifiers.has_shape(node):
                return True
            case syntax.Name(id=name):
                return (
                    self.words.is_hot((name,))
                    or self.named_notifiers.has_called
                    or self._concatenates_names(frame)
                )
            case syntax.Call() as callee if self.words.parts and self.words.is_named_by(
                self._effects_of(callee).texts
            ):
                return True
            case _:
                key = FunctionKey(frame.module.path, node.line, node.column)
                return self.looks_into(Cut("callee", key))

    def _concatenates_names(self, frame: Frame) -> bool:
        """Whether a function may concatenate a name that leads to a send, and call it later."""
        function = frame.function
        if (
            not self.words.parts
            or function is None
            or isinstance(function.definition, syntax.Lambda)
        ):
            return False
        rows = self.outline_of(function).rows
        return any(self.words.is_named_by(row.own.texts) for row in rows)

    def _call_resolved(
        self,
        callee: Value,
        function: Unknown,
        arguments: Arguments,
        node: syntax.Node,
        frame: Frame,
    ) -> Value:
        """Call what callers pass, for its side effects and for a result that may send."""
        if isinstance(callee, Unknown):
            resolved = self.resolved(callee)
            if resolved is None:
                resolved = self._kept_elsewhere(callee)
            if resolved is None or resolved is callee or isinstance(resolved, Unknown):
                if self._is_of_interest(node, frame):
                    self.effort.missed |= self.effort.origins(callee, resolved)
                return self._call_unresolved(function, arguments, node, frame)
            return self.each(
                resolved,
                lambda choice: self._call_resolved(choice, function, arguments, node, frame),
            )
        if isinstance(callee, Constant | Text) or (
            isinstance(callee, External)
            and not notifiers.is_notifier(callee)
            and self.named_notifiers.place_of(callee) is None
        ):
            self._hand_over(_called_name(node), arguments, node, frame, function)
            self.may_raise()
            return self.part_of(function, CallStep(arguments, node, frame), node, frame)
        value = self.call(callee, arguments, node, frame)
        if self.path == FALSE or self._may_send(value):
            return value
        return self.part_of(function, CallStep(arguments, node, frame), node, frame)

    def _may_send(self, value: Value) -> bool:
        choices = guarded_choices(value)
        return any(isinstance(choice, Instance) or self.is_carrier(choice) for _, choice in choices)

    def _call_unresolved(
        self, function: Unknown, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        if isinstance(node, syntax.Call):
            method = (
                notifiers.method_by_syntax(node.function)
                or notifiers.method_by_source(function)
                or self._method_of_named(function)
            )
            if method is not None and notifiers.has_shape(node):
                return self._send(method, arguments, node, frame)
            written = self.named_notifiers.place_as_written(function, node)
            if written is not None:
                return self._send_named(
                    written,
                    lambda at: self.passed(at, function, arguments, node, frame),
                    arguments,
                    None,
                    node,
                    frame,
                )
            own = self.elsewhere.own_notifiers() if method is not None else ()
            if method is not None and own:
                # Named like a notifier, and called like one of the project's own.
                callee = self.each(
                    self.one_of(own), lambda notifier: self.attribute(notifier, method, node, frame)
                )
                return self.each(callee, lambda choice: self.call(choice, arguments, node, frame))
        match node:
            case syntax.Call(function=syntax.Attribute(value=holder, name=name)) if (
                self.watch is None
            ):
                place = self.place(node, frame)
                self.open_calls.setdefault(name, set()).add(place)
                given_up = self.effort.given_up(function)
                if given_up is not None and (name not in PRIORITIES or notifiers.has_shape(node)):
                    self.costly_calls.setdefault(name, {})[place, node.column] = given_up
                if name in FILLING and isinstance(holder, syntax.Name):
                    for argument in arguments.positional:
                        self.note_stored(holder, argument, frame)
            case syntax.Call() if self.watch is None and notifiers.has_shape(node):
                given_up = self.effort.given_up(function)
                if given_up is not None:
                    # It may be a method of a notifier under another name.
                    costly = self.costly_calls.setdefault(ANY_METHOD, {})
                    costly[self.place(node, frame), node.column] = given_up
        passed = (*arguments.positional, *arguments.keywords.values())
        if (origins := self.effort.origins(function)) and (
            self._is_of_interest(node, frame)
            or _may_call_method(node)
            or self._may_change(arguments, node, frame)
            or any(map(self.is_carrier, passed))
        ):
            self.effort.missed |= origins
        if self.watch is None and any(
            parameter.receiver is not None for parameter in function.opens
        ):
            self.attribution.leave_call_to_owners(function, _called_name(node), frame)
        if self.watch is None and function.source is not None and any(map(self.is_carrier, passed)):
            # Its supplier knows what it sends, given these arguments.
            self.attribution.leave_to_others(function.source[0].function)
        self._note_filled(function, arguments, node, frame)
        self._hand_over(_called_name(node), arguments, node, frame, function)
        self._hand_to_decorated(arguments, node, frame)
        owner = self.owners.get(id(function))
        changed = passed if owner is None else (*passed, owner)
        self._let_be_changed(changed, _called_name(node), node, frame)
        self.may_raise()
        result = self.part_of(function, CallStep(arguments, node, frame), node, frame)
        return queues.as_item(result, function, arguments)

    def _method_of_named(self, function: Unknown) -> str | None:
        """The method of a value that some function names like a notifier, whatever created it."""
        method = self._taken_of_named.get(id(function))
        return method if method in PRIORITIES else None

    # Values

    def resolved(self, value: Unknown) -> Value | None:
        """The value of a parameter, or of an attribute of one; None if it is unknown."""
        if value.source is None:
            return None
        parameter, steps = value.source
        return self._at_path(self.elsewhere.resolve(parameter), parameter, steps)

    def _at_path(
        self, base: Value | None, parameter: Parameter, steps: Sequence[str]
    ) -> Value | None:
        """The value at the end of an access path from a parameter; None if it is unknown."""
        if base is None:
            return None
        for step in steps:
            base = self.after(base, step, _home_frame(self, parameter))
            if base is None:
                return None
            if base is UNBOUND:
                # The value is known, and lacks the attribute or item.
                return External("<nothing>")
        return base

    def after(self, base: Value, step: str, frame: Frame) -> Value | None:
        """The value after one step of an access path; None where it leads nowhere."""
        before, catchers = self.path, self.catchers
        self.catchers = []
        try:
            if isinstance(step, CallStep):
                return self.each(base, lambda function: self._called_again(function, step))
            if step == contexts.ENTERED:
                return self.each(
                    base, lambda manager: contexts.entered_as(self, manager, _NODE, frame)
                )
            if step == MODULE_OF:
                return self.each(base, lambda name: self._module_named(name, frame))
            if step == f".{ANY_METHOD}":
                return self.each(base, notifiers.any_method_of)
            if (partly := partial_names.of_step(step.removeprefix("."))) is not None:
                return self.each(base, lambda holder: self._fitting(holder, partly, frame))
            if step[0] == ".":
                return self.attribute(base, step[1:], _NODE, frame)
            return self.each(base, lambda holder: self._item_of(holder, step[1:-1], frame))
        finally:
            self.path, self.catchers = before, catchers

    def _called_again(self, function: Value, step: CallStep) -> Value:
        """The result of a call whose callee is now known."""
        if isinstance(function, Unknown | External | Constant | Text):
            return UNBOUND if isinstance(function, Constant | Text) else function
        arguments, node, frame = step.call
        return self.call(function, arguments, node, frame)

    def _module_named(self, name: Value, frame: Frame) -> Value:
        """The module that is imported by a text."""
        if not isinstance(name, Constant) or not isinstance(name.value, str):
            return UNBOUND
        return self.module_value(name.value, frame.module.path)

    def _fitting(self, holder: Value, name: Text, frame: Frame) -> Value:
        """The attributes of a value that match a partly known name."""
        if isinstance(holder, ModuleValue | ClassValue | Instance):
            fitting = partial_names.fitting(self, holder, name, _NODE, frame)
            if fitting is not None:
                return fitting
        return notifiers.any_method_of(holder)

    def _item_of(self, holder: Value, index: str, frame: Frame) -> Value:
        """An item by its index as written; any item if the index is unknown."""
        if index not in ("", ANY_INDEX):
            return self.item(holder, Constant(ast.literal_eval(index)), _NODE, frame)
        match holder:
            case DictObject() if index:
                entries = containers.entries_here(self, holder)
                items = Items(tuple(value for _, value in entries.values.values()), entries.more)
            case DictObject() | ListObject() | Tuple():
                items = containers.items_of(self, holder, _NODE, frame)
            case Unknown():
                return self.part_of(holder, f"[{index}]", _NODE, frame)
            case _:
                return UNBOUND
        possible_items = [*items.values, *(() if items.more is None else (items.more,))]
        return self.one_of(possible_items) if possible_items else UNBOUND

    def _with_known_texts(
        self, function: Function, arguments: Arguments, frame: Frame
    ) -> Arguments:
        """The arguments of a wrapper, with attributes of objects replaced by their known texts."""
        names, positions = self.relevant[function.name]
        bound = function.owner is not None
        return arguments._replace(
            positional=tuple(
                self._seen_text(argument, frame) if at - bound in positions else argument
                for at, argument in enumerate(arguments.positional)
            ),
            keywords={
                name: self._seen_text(argument, frame) if name in names else argument
                for name, argument in arguments.keywords.items()
            },
        )

    def _seen_text(self, value: Value, frame: Frame) -> Value:
        """The text that an attribute holds, unless a call on the stack has passed the object."""
        if not isinstance(value, Unknown) or value.source is None or not value.source[1]:
            return value
        function = value.source[0].function
        if any(
            active.function is not None and active.function.key == function for active in self.stack
        ):
            return value
        seen = self.resolved(value)
        if seen is None:
            return value
        choices = guarded_choices(seen)
        if not all(
            isinstance(choice, Constant) and isinstance(choice.value, str) for _, choice in choices
        ):
            return value
        return seen if frame.site is None else binding.supplied(seen, frame.site[1])

    def declared(self, value: Value, annotation: syntax.Expression, frame: Frame) -> Value:
        if not says_something(annotation):
            return value
        choices = guarded_choices(value)
        seen = [choice for _, choice in choices if not self._is_unknown(choice)]
        if seen and any(not is_none(choice) for choice in seen):
            return value
        if seen and self.leading.noted(annotation, frame) is None:
            return value
        missing = [choice for _, choice in choices if choice not in seen]
        reason = str(missing[0]) if missing else "what only an annotation tells of"
        if missing and isinstance(missing[0], External):
            reason = f"'{missing[0].name}', whose source is not at hand"
        place = Place(frame.module.path, annotation.line)
        return self.as_annotated(Unknown(reason, place, opens_of(value)), annotation, frame)

    def as_annotated(
        self, value: Unknown, annotation: syntax.Expression | None, frame: Frame
    ) -> Unknown:
        """An unknown value as its annotation describes it, if that says anything."""
        if annotation is None or not says_something(annotation):
            return value
        key = FunctionKey(frame.module.path, annotation.line, annotation.column)
        note = Parameter(key, "->")
        self.notes[note] = annotation, frame
        return msgspec.structs.replace(value, source=(note, ()))

    def _is_unknown(self, value: Value) -> bool:
        """Whether a value is unknown."""
        match value:
            case Unknown(source=source):
                return source is None or self.resolved(value) is None
            case External():
                return not (notifiers.is_notifier(value) or constructors.is_field(value))
            case _:
                return False

    # What is not looked into

    def demand(self, frame: Frame, name: str) -> None:
        if self.is_settled(frame, name):
            return
        with self._once_for_all():
            super().demand(frame, name)
        self._leave_to_calls(frame.variables.get(name))

    def complete(self, cls: ClassValue) -> None:
        with self._once_for_all():
            super().complete(cls)

    def run_line(self, body: Body, line: int) -> None:
        """Run the statement on a line of a module, or of a class in it, once."""
        with self._once_for_all():
            bodies.run_line(self, body, line)

    def settle(self, find: Callable[[], None], give_up: Callable[[], None]) -> None:
        """Compute something once, with a cost and a result that do not depend on who asks first.

        :param give_up: the fallback if the limits are exceeded.
        """
        guards = self.guards
        nodes, most = len(guards), guards.most
        # Its cost must not end the run that needs it, nor may the cost of that run end it.
        guards.most = nodes + MOST_OF_SETTLED * NODES_OF_STEP
        try:
            with self.effort.settling():
                find()
        except TooMuch:
            guards.most = nodes + 2 * MOST_OF_SETTLED * NODES_OF_STEP
            with self.effort.unbounded():
                give_up()
        finally:
            guards.most = most + len(guards) - nodes

    def leave_unknown(self, values: Iterable[Value], change: Unknown) -> None:
        """Forget the contents of some values, because tracking them takes too long."""
        self.effort.note_given_up(None, change)
        objects = (
            value for value in values if isinstance(value, Instance | ListObject | DictObject)
        )
        for current in (held for holder in objects for held in held_objects(holder)):
            match current:
                case DictObject(states=states):
                    contents = [value for _, state in states for _, value in state.values.values()]
                    # A text may have been replaced by any other; but callables may still be called.
                    called = [value for value in contents if not isinstance(value, Constant | Text)]
                    current.states = ((TRUE, Entries({}, self.one_of([*called, change]))),)
                case ListObject(states=states):
                    contents = [value for _, state in states for value in state.values]
                    current.states = ((TRUE, Items((), self.one_of([*contents, change]))),)
                case Instance(attributes=attributes):
                    attributes.update(dict.fromkeys(attributes, change))

    @contextmanager
    def _once_for_all(self) -> Iterator[None]:
        """Compute what is shared by all runs, unaffected by what the current run watches for."""
        outer, self.is_once, self.watch = (self.is_once, self.watch), True, None
        entries, self.runs_entries = self.runs_entries, False
        try:
            with self.effort.unbounded():
                yield
        finally:
            self.is_once, self.watch = outer
            self.runs_entries = entries

    def _leave_to_calls(self, value: Value | None) -> None:
        """Let closure variables that functions rebind be what earlier calls may have left."""
        if not isinstance(value, Function):
            return
        for scope in value.closure.calls_around():
            siblings = [
                sibling for sibling in scope.variables.values() if isinstance(sibling, Function)
            ]
            rebound = {name: sibling for sibling in siblings for name in self.rebound_by(sibling)}
            for name in sorted(rebound.keys() & scope.variables.keys()):
                function = rebound[name]
                reason = f"'{name}', which earlier calls of '{function.name}' have left"
                scope.variables[name] = self.unknown(reason, function.definition, value.closure)

    def looks_into(self, cut: Cut) -> bool:
        """Whether code behind a cut is run."""
        return self.is_once or (
            self.effort.is_chosen(cut) and (self.softness == 0 or self.is_exact)
        )

    def note_taken(self, holder: Value, attribute: Unknown) -> None:
        if isinstance(holder, Instance):
            self.owners[id(attribute)] = holder
            self.kept.append(attribute)

    def part_of(
        self, value: Value, step: str, node: syntax.Node, frame: Frame, *because: Value
    ) -> Value:
        part = super().part_of(value, step, node, frame, *because)
        if id(value) in self.owners:
            self.owners[id(part)] = self.owners[id(value)]
            self.kept.append(part)
        if id(value) in self._named_so and step[0] == ".":
            self._taken_of_named[id(part)] = step[1:]
            self.kept.append(part)
        elif self._taken_of_named.get(id(value)) == "prepare" and step[0] == "(":
            self._named_so.add(id(part))
            self.kept.append(part)
        return part

    def cut(self, value: Unknown, cut: Cut) -> Unknown:
        """Record that a value is unknown because of a cut."""
        self.effort.note(value, cut)
        return value

    def unknown(
        self, reason: str, node: syntax.Node, frame: Frame, *because: Value | None
    ) -> Unknown:
        origin = self.effort.first_cut(because) if because else None
        if origin is not None:
            return Unknown(origin.reason, origin.place, opens_of(*because))
        return super().unknown(reason, node, frame, *because)

    def is_cut(self, value: Value) -> bool:
        """Whether part of a text is unknown, and no caller determines it."""
        match value:
            case Unknown(opens=opens):
                return not opens
            case Text(parts=parts):
                return any(self.is_cut(part) for part in parts if isinstance(part, Unknown))
            case Alternatives(choices=choices):
                return any(self.is_cut(choice) for _, choice in choices)
            case _:
                return False

    def is_any_guessed(self, guards: Iterable[Guard]) -> bool:
        """Whether one of the guards depends on something that no caller determines."""
        marks: dict[int, int] = {}
        # A guard that depends on an arbitrary exception stays undecided in any case.
        return any(self.guards.marks(guard, self._mark, marks) == _GUESS for guard in guards)

    def _mark(self, subject: object) -> int:
        if subject is ANY_EXCEPTION:
            return _ANY_EXCEPTION
        return _GUESS if self._is_guess(subject) else 0

    def _is_guess(self, subject: object) -> bool:
        if isinstance(subject, tuple) and not isinstance(subject, Tuple):
            return any(map(self._is_guess, subject))
        if isinstance(subject, Unknown | Text):
            return self.is_cut(subject)
        return False


def says_something(annotation: syntax.Expression) -> bool:
    """Whether an annotation may name a class that is not a builtin type."""
    match annotation:
        case syntax.Constant(value=str(text)):
            return not _BUILTIN_TYPE.fullmatch(text)
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return not _BUILTIN_TYPE.fullmatch(name)
        case syntax.Constant():
            return False
        case _:
            return True


def _may_call_method(node: syntax.Node) -> bool:
    """Whether a call by a bare expression may call a notifier, judged by its arguments."""
    return (
        isinstance(node, syntax.Call)
        and not isinstance(node.function, syntax.Attribute)
        and notifiers.has_shape(node)
    )


def _called_name(node: syntax.Node) -> str:
    """The written name of the callee."""
    match node:
        case syntax.Call(function=syntax.Name(id=name) | syntax.Attribute(name=name)):
            return name
        case _:
            return ""


def _home_frame(interpreter: Interpreter, parameter: Parameter) -> Frame:
    module = interpreter.modules.at(parameter.function.path)
    return interpreter.module_frame(module)
