"""Calls of what another package defines: it sends, changes its arguments, or returns something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flake8_notifications.interpretation import constructors, containers
from flake8_notifications.interpretation.expression_effects import names_of
from flake8_notifications.interpretation.sameness import answer
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject
from flake8_notifications.interpretation.values.external import Answer, External, Member, Result
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.library_data import data_classes as records
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing import notifiers
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.notifiers import NOTIFIER
from flake8_notifications.tracing.sending import Sending
from flake8_notifications.tracing.syntactic import only_reads
from flake8_notifications.tracing.words import RelevantNames

#: Packages besides the standard library that do not mutate their arguments, but log them.
_NOT_MUTATING: Final = ("oslo_log.",)


class ExternalCalls(Sending):
    """Calls external functions."""

    def __init__(self, modules: Modules, words: RelevantNames, named: Named) -> None:
        super().__init__(modules, words, named)
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
            return self._send_as_passed(named, function, arguments, node, frame)
        if notifiers.makes_notifier(function):
            self._add_creation(node, frame)
            return External(f"{NOTIFIER}()")
        written = self.named_notifiers.place_as_written(function, node)
        if written is not None and not notifiers.is_of_standard_library(function.name):
            return self._send_as_passed(written, function, arguments, node, frame)
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
