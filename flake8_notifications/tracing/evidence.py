"""What callers and annotations say of a value that the current run does not determine."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from typing import Final

import msgspec

from flake8_notifications.interpretation import (
    binding,
    constructors,
    containers,
    contexts,
    partial_names,
)
from flake8_notifications.interpretation.interpreter import Interpreter
from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
    guarded_choices,
    is_none,
    opens_of,
)
from flake8_notifications.interpretation.values.callables import Arguments, BoundMethod
from flake8_notifications.interpretation.values.containers import DictObject, Items, ListObject
from flake8_notifications.interpretation.values.external import External, ModuleValue
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey, Parameter
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.interpretation.values.steps import ANY_INDEX, MODULE_OF, CallStep
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing import notifiers
from flake8_notifications.tracing.cuts import Cuts
from flake8_notifications.tracing.named import RECEIVER, Named
from flake8_notifications.tracing.notifiers import ANY_METHOD
from flake8_notifications.tracing.words import RelevantNames

#: An annotation that rules out a carrier.
_BUILTIN_TYPE: Final = re.compile(
    r"(?:typing\.)?(?:None|NoReturn|Never|str|int|bool|bytes|float|complex|object|Any"
    r"|dict|list|set|tuple)"
)
_NODE: Final = syntax.Constant(0, 0, None)


class Evidence(Cuts):
    """Resolves values that callers or annotations determine."""

    def __init__(self, modules: Modules, words: RelevantNames, named: Named) -> None:
        super().__init__(modules, words, named)
        #: The annotations behind the pseudo-parameters by which more is asked about a value.
        self.notes: dict[Parameter, tuple[syntax.Expression, Frame]] = {}

    def resolved(self, value: Unknown) -> Value | None:
        """The value of a parameter, or of an attribute of one; None if it is unknown."""
        if value.source is None:
            return None
        parameter, steps = value.source
        return self._at_path(self.elsewhere.resolve(parameter), parameter, steps)

    def _declared_sender(self, value: Unknown) -> Value | None:
        """The method of a notifier that a value is by annotations alone, whatever is passed.

        Its class says what a notifier sends: there is no need to know the object.
        """
        if value.source is None or not value.source[1] or not self.named_notifiers:
            return None
        parameter, steps = value.source
        was_following, self.is_following_declaration = self.is_following_declaration, True
        try:
            method = self._at_path(self.elsewhere.declared(parameter), parameter, steps)
        finally:
            self.is_following_declaration = was_following
        if method is None or not all(map(self._sends_as_named, choices_of(method))):
            return None
        return method

    def _sends_as_named(self, method: Value) -> bool:
        """Whether a value is a named notifier that sends an argument, not its own object."""
        function = method.function if isinstance(method, BoundMethod) else method
        named = self.named_notifiers.place_of(function)
        return named is not None and all(at != RECEIVER for at, _ in named.places)

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


def _home_frame(interpreter: Interpreter, parameter: Parameter) -> Frame:
    module = interpreter.modules.at(parameter.function.path)
    return interpreter.module_frame(module)
