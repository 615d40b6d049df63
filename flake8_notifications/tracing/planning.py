"""Which statements of a function are run, and which arguments of a call."""

from __future__ import annotations

import builtins
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from flake8_notifications.interpretation import attributes, dispatch
from flake8_notifications.interpretation.effects import (
    CHILDREN,
    Effects,
    effects_of,
    identifiers,
    names_of,
)
from flake8_notifications.interpretation.machine import ANY_EXCEPTION, UNSEEN_EXCEPTION
from flake8_notifications.interpretation.values import (
    ANY_NAME,
    Alternatives,
    BoundMethod,
    ClassValue,
    Constant,
    DictObject,
    External,
    Frame,
    Function,
    FunctionKey,
    Instance,
    ListObject,
    Plan,
    Unknown,
    Value,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.tracing import notifiers, slices
from flake8_notifications.tracing.carriers import Carriers
from flake8_notifications.tracing.deciding import Deciding
from flake8_notifications.tracing.frames import is_of_import
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.notifiers import PRIORITIES
from flake8_notifications.tracing.rebinding import rebinders
from flake8_notifications.tracing.sends import Wanted, Watch
from flake8_notifications.tracing.words import Hot


class Planning(Carriers):
    """Leaves out what does not matter for what is sent."""

    def __init__(self, modules: Modules, words: Hot, named: Named) -> None:
        super().__init__(modules, words, named)
        self._deciding = Deciding(modules)
        self.watch: Watch | None = None
        #: Whether all of each function is run, and what its module's other ones return.
        self.is_exact = False
        #: The functions that have been called, and methods with their objects.
        self.called: dict[int | tuple[FunctionKey, int], Value] = {}
        #: By function, the names of the parameters that matter for what it sends.
        self.relevant: dict[str, tuple[set[str], set[int]]] = {}
        #: The names of methods that send what their objects were made of.
        self.sending_methods: set[str] = set()
        self._askers: dict[FunctionKey, frozenset[str]] = {}
        self._plans: dict[tuple[object, ...], Plan] = {}
        self._rebinders: dict[str, Mapping[str, frozenset[str]]] = {}
        self._fillers: dict[str, Mapping[str, frozenset[str]]] = {}
        self._whole: dict[FunctionKey, Plan] = {}

    # Statements

    def prepare(self, function: Function, frame: Frame) -> None:
        self.called[id(function)] = function
        if isinstance(function.definition, syntax.Lambda):
            return
        if is_of_import(frame):
            # What it leaves behind is what everything else finds.
            return
        if function.owner is not None and frame.variables:
            receiver = next(iter(frame.variables.values()))
            self.called[function.key, id(receiver)] = receiver
        if self.is_exact:
            frame.plan = self._whole_plan(function)
            return
        hot = tuple(
            sorted(name for name, value in frame.variables.items() if self.is_carrier(value))
        )
        hot += tuple(
            each.name
            for each in function.definition.parameters
            if each.name not in hot and self._is_said_to_send(each)
        )
        # What holds further arguments is made for each call.
        surplus = {
            each.name
            for each in function.definition.parameters
            if each.kind in ("star", "double_star")
        }
        objects = tuple(
            sorted(
                name
                for name, value in frame.variables.items()
                if name not in surplus
                and self.is_changeable(value)
                and self._is_looked_at(value, frame)
            )
        )
        caller = frame.caller
        # A property and the like are called without a call that could be seen.
        is_unused = (
            caller is None
            or frame.is_later
            or (frame.node is not None and caller.unused is frame.node)
        )
        decided = tuple(
            sorted(
                name
                for name, value in frame.variables.items()
                if type(value) in (Constant, Alternatives)
            )
        )
        frame.plan = self.plan_of(
            function, hot, objects, decided,
            wants_result=not is_unused, wants_raised=bool(self.catchers),
        )  # fmt: skip

    def _is_looked_at(self, value: Value, frame: Frame) -> bool:
        """Whether a caller looks at a list or dict that it hands over, as far as that is seen."""
        if not isinstance(value, ListObject | DictObject):
            return True
        around, is_seen = frame.caller, False
        while around is not None and around.plan is not None:
            held = {name for name, each in around.variables.items() if each is value}
            if not held.isdisjoint(around.plan.needed):
                return True
            is_seen = is_seen or bool(held)
            around = around.caller
        return around is not None or not is_seen

    def _whole_plan(self, function: Function) -> Plan:
        plan = self._whole.get(function.key)
        if plan is None:
            plan = self._whole[function.key] = slices.whole(self.outline_of(function))
        return plan

    def _is_said_to_send(self, parameter: syntax.Parameter) -> bool:
        """Whether the annotation or the default of a parameter mentions what may send."""
        said = (parameter.annotation, parameter.default)
        return any(each is not None and self.words.is_hot(identifiers(each)) for each in said)

    def plan_of(
        self,
        function: Function,
        hot: Sequence[str],
        objects: Sequence[str] = (),
        decided: Sequence[str] = (),
        *,
        wants_result: bool,
        wants_raised: bool = False,
    ) -> Plan:
        """What to run of a function."""
        closed = self._hot_in_closure(function)
        key = (
            function.key, tuple(hot), tuple(objects), tuple(decided), closed, wants_result,
            wants_raised, self.words.version, len(self.sending_methods), self._wanted(),
        )  # fmt: skip
        plan = self._plans.get(key)
        if plan is None:
            outline = self.outline_of(function)
            plan = slices.plan(
                outline,
                self.words.is_hot,
                partial(self.takes_hot, module=function.module, own=outline.own),
                self.words.is_seed,
                partial(self._is_idle, function),
                (*hot, *closed[0]),
                (*objects, *closed[1]),
                partial(self._needs, function, bound_methods(outline)),
                wants_result=wants_result,
                wants_raised=wants_raised,
                decided=decided,
                rebinders=self._rebinders_in(function.module),
                fillers=self._fillers_in(function.module),
            )
            self._plans[key] = plan
        return plan

    def _rebinders_in(self, module: SourceModule) -> Mapping[str, frozenset[str]]:
        """The functions of a module that bind its names."""
        if module.path not in self._rebinders:
            text = self.modules.texts.text(module.path)
            self._rebinders[module.path] = rebinders(module, text)
        return self._rebinders[module.path]

    def _fillers_in(self, module: SourceModule) -> Mapping[str, frozenset[str]]:
        """The functions of a module that change the containers that its names hold."""
        if module.path not in self._fillers:
            rebound = frozenset(module.facts.rebound)
            self._fillers[module.path] = {
                name: names - rebound
                for name, names in self._rebinders_in(module).items()
                if not names <= rebound
            }
        return self._fillers[module.path]

    def _hot_in_closure(self, function: Function) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names around a nested function that hold what may send, or what may change."""
        hot: list[str] = []
        objects: list[str] = []
        for around in function.closure.calls_around():
            for name, value in around.variables.items():
                if self.is_carrier(value):
                    hot.append(name)
                elif self.is_changeable(value):
                    objects.append(name)
        return tuple(sorted(hot)), tuple(sorted(objects))

    def _is_idle(self, function: Function, statement: syntax.Statement) -> bool:
        """Whether a statement calls a method of what may send that is none of those that send."""
        if self.words is not self._all_words:
            return False
        match statement:
            case syntax.ExpressionStatement(
                value=syntax.Call(function=syntax.Attribute(value=holder, name=name)) as call
            ):
                return (
                    name not in notifiers.SENDING
                    and name not in self.sending_methods
                    and not notifiers.has_shape(call)
                    and not self.words.is_hot((name,))
                    and _only_reads(holder)
                    and not any(
                        self._mentions_hot_of(each.value, function) for each in call.arguments
                    )
                )
            case _:
                return False

    def _mentions_hot_of(self, node: syntax.Expression, function: Function) -> bool:
        return self.mentions_hot(node, function.module, self.own_names(function))

    def _needs(
        self,
        function: Function,
        methods: frozenset[str],
        statement: syntax.Statement,
        hot: set[str],
    ) -> set[str] | None:
        """The names that a statement needs which may send; None for all that it mentions.

        :param methods: the names that hold methods of notifiers.
        """
        expressions = _own_expressions(statement)
        if expressions is None:
            return None
        return set().union(*(self._needs_of(each, function, methods) for each in expressions))

    def _needs_of(
        self, node: syntax.Expression, function: Function, methods: frozenset[str]
    ) -> set[str]:
        """The names that an expression needs: of a call, those in the arguments that matter."""
        if not isinstance(node, syntax.Call):
            if isinstance(node, syntax.Attribute):
                return self._needs_of(node.value, function, methods)
            if isinstance(node, syntax.Starred | syntax.NamedExpr):
                return self._names_in(node)
            children = CHILDREN.get(type(node))
            if children is None:
                return self._names_in(node)
            return set().union(
                *(self._needs_of(each, function, methods) for each in children(node))
            )
        names = self._needs_of(node.function, function, methods) | self._names_in(node.function)
        wanted = self._wanted_by(node, methods)
        position = 0
        for argument in node.arguments:
            matters = wanted is None or (
                argument.name in wanted[0] if argument.kind == "keyword" else position in wanted[1]
            )
            position += argument.kind == "positional"
            if (
                matters
                or self._mentions_hot_of(argument.value, function)
                or not _only_reads(argument.value)
            ):
                names |= self._needs_of(argument.value, function, methods)
        return names

    def _wanted_by(
        self, call: syntax.Call, methods: frozenset[str]
    ) -> tuple[set[str], set[int]] | None:
        """The arguments that matter of a call, by name and by position; None for all of them."""
        if any(each.kind in ("star", "double_star") for each in call.arguments):
            return None
        wanted = self._wanted()
        if wanted is not None and _called(call) in wanted.names:
            return {wanted.parameter}, {*wanted.positions}
        match call.function:
            case syntax.Attribute(name=name):
                is_method = name in notifiers.SENDING and name not in self.relevant
            case syntax.Name(id=name):
                is_method = name in methods
            case _:
                return None
        if is_method and not self.named_notifiers:
            # Behind the receiver, where it is called on the class.
            others = {0} if len(call.arguments) < 3 else {2} if len(call.arguments) > 3 else set()
            return ({"event_type"}, {1, *others})
        return self.relevant.get(name)

    def _wanted(self) -> Wanted | None:
        """The argument that is waited for, if just one is."""
        return None if self.watch is None else self.watch.wanted

    def skip(self, statement: syntax.Statement, frame: Frame) -> None:
        is_plain = isinstance(statement, syntax.FunctionDefinition) or (
            isinstance(statement, syntax.Assign)
            and isinstance(statement.value, syntax.Constant | syntax.Name)
            and all(isinstance(each, syntax.Name) for each in statement.targets)
        )
        if self.catchers and not is_plain:
            effects = self._effects_of_statement(statement)
            self._may_raise_skipped(effects, frame)
            self.catchers[-1].is_guessed |= self._may_be_last(statement, effects, frame)
        if frame.function is not None and frame.function.owner is not None and frame.variables:
            name, receiver = next(iter(frame.variables.items()))
            effects = self._effects_of_statement(statement)
            if "super" in effects.names or name in effects.changed:
                self._let_be_set((receiver,), statement, frame)

    def _let_be_set(self, holders: Iterable[Value], node: syntax.Node, frame: Frame) -> None:
        """Let objects have further attributes, which what is not run may set."""
        for each in holders:
            if isinstance(each, Instance) and not each.is_open and ANY_NAME not in each.attributes:
                unknown = self.unknown("what may be set elsewhere", node, frame)
                self.write(each.attributes, ANY_NAME, unknown)

    def _may_raise_skipped(self, effects: Effects, frame: Frame) -> None:
        """What a statement may raise that is not run, or what it calls that is nested or passed."""
        self.may_raise_unseen(frame.module, (effects,))
        for around in frame.calls_around():
            for name in effects.called & around.variables.keys():
                called = around.variables[name]
                if isinstance(called, Unknown | External):
                    self.may_raise()
                elif isinstance(called, Function) and isinstance(
                    called.definition, syntax.FunctionDefinition
                ):
                    rows = self.outline_of(called).rows
                    self.may_raise_unseen(called.module, (row.own for row in rows))

    def _may_be_last(self, statement: syntax.Statement, effects: Effects, frame: Frame) -> bool:
        """Whether a statement that is not run may raise in any case, whoever calls the function."""
        return (
            _may_fail(statement)
            and self._deciding.is_decided(frame.module, (effects,))
            and not any(self._is_open(name, frame) for name in effects.names)
        )

    def _is_open(self, name: str, frame: Frame) -> bool:
        """Whether a name holds what callers know, or what nobody knows who runs a function."""
        value = frame.variables.get(name)
        if value is None:
            value = self.module_frame(frame.module).variables.get(name)
            return value is not None and not isinstance(value, Function | ClassValue)
        parameters = () if frame.function is None else frame.function.definition.parameters
        if any(each.name == name for each in parameters):
            return True
        match value:
            case Unknown(source=None):
                return False
            case Instance(is_open=is_open):
                return is_open
            case _:
                return isinstance(value, Unknown | External)

    def may_raise_unseen(self, module: SourceModule, effects: Iterable[Effects]) -> None:
        """What is not run may raise; it may turn out whether it does, or it may not."""
        if self.catchers:
            is_decided = self._deciding.is_decided(module, effects)
            self.may_raise(UNSEEN_EXCEPTION if is_decided else ANY_EXCEPTION)

    def _effects_of_statement(self, statement: syntax.Statement) -> Effects:
        known = self._effects.get(id(statement))
        if known is None:
            known = self._effects[id(statement)] = (statement, effects_of(statement))
        return known[1]

    # Arguments

    def wants_arguments(self, callee: Value, node: syntax.Call, frame: Frame) -> bool:
        if frame.plan is None or self.is_exact or not node.arguments:
            return True
        if type(callee) is External:
            if notifiers.is_notifier(callee) or notifiers.makes_notifier(callee):
                return False
        elif type(callee) is not Unknown:
            return True
        else:
            return True
        if self.mentions_hot_in(node, frame):
            return True
        effects = self._effects_of(node)
        for name in effects.names:
            value = frame.variables.get(name)
            if value is not None and (self.is_carrier(value) or self.is_changeable(value)):
                return True
        return any(isinstance(argument.value, syntax.Lambda) for argument in node.arguments)

    def needless_arguments(self, callee: Value, node: syntax.Call, frame: Frame) -> Collection[int]:
        bound, receiver = 0, None
        if isinstance(callee, BoundMethod):
            receiver = callee.receiver
            callee, bound = callee.function, 1
        wanted = self._wanted()
        if isinstance(callee, ClassValue) and wanted is not None:
            callee, bound = attributes.find(self, callee.mro, "__init__") or callee, 1
        if frame.plan is None or self.is_exact or not isinstance(callee, Function):
            return ()
        if self.watch is not None and (wanted is None or callee.key != self.watch.function):
            return ()
        definition = callee.definition
        if isinstance(definition, syntax.Lambda) or not node.arguments:
            return ()
        if self.named_notifiers.place_of(callee) is not None or dispatch.cases_of(callee):
            return ()
        if any(each.kind in ("star", "double_star") for each in node.arguments):
            return ()
        is_unused = frame.unused is node
        parameters = definition.parameters
        if any(each.kind in ("star", "double_star") for each in parameters):
            return ()
        given: list[tuple[int, str, syntax.Expression]] = []
        for at, argument in enumerate(node.arguments):
            name = argument.name
            if argument.kind == "positional":
                if at + bound >= len(parameters):
                    return ()
                name = parameters[at + bound].name
            given.append((at, name or "", argument.value))
        if wanted is not None:
            return [
                at
                for at, name, value in given
                if name != wanted.parameter and self._is_needless(value, frame)
            ]
        senders = self._asked_to_send(callee)
        hot = tuple(
            name for _, name, each in given if name in senders or self._may_be_hot(each, frame)
        )
        objects = [
            name
            for _, name, each in given
            if isinstance(each, syntax.Name) and self.is_changeable(frame.variables.get(each.id))
        ]
        if self.is_changeable(receiver) and parameters:
            objects.append(parameters[0].name)
        needed = self.plan_of(callee, hot, tuple(objects), wants_result=not is_unused).needed
        skipped = []
        for at, name, value in given:
            if name not in needed and self._is_needless(value, frame):
                skipped.append(at)
        return skipped

    def _may_be_hot(self, node: syntax.Expression, frame: Frame) -> bool:
        """Whether an argument may be what sends."""
        if isinstance(node, syntax.Name):
            value = frame.variables.get(node.id)
            return value is not None and self.is_carrier(value)
        return not isinstance(node, syntax.Constant) and self.mentions_hot_in(node, frame)

    def _asked_to_send(self, function: Function) -> frozenset[str]:
        """The parameters of a function whose methods it calls as those of a notifier."""
        known = self._askers.get(function.key)
        if known is None:
            names = {each.name for each in function.definition.parameters}
            asked: set[str] = set()
            for row in self.outline_of(function).rows:
                if not row.own.attributes.isdisjoint(PRIORITIES):
                    expressions = _own_expressions(row.statement)
                    asked |= row.own.names if expressions is None else _receivers(expressions)
            known = self._askers[function.key] = frozenset(names & asked)
        return known

    def _is_needless(self, node: syntax.Expression, frame: Frame) -> bool:
        """Whether an argument is worth nothing where its value does not matter."""
        if isinstance(node, syntax.Constant | syntax.Name):
            return False
        if self.mentions_hot_in(node, frame):
            return False
        if _only_reads(node):
            return True
        effects = self._effects_of(node)
        for name in effects.names:
            value = frame.variables.get(name)
            if value is not None and (self.is_carrier(value) or self.is_changeable(value)):
                return False
        return not isinstance(node, syntax.Lambda)


def _called(call: syntax.Call) -> str | None:
    """The name by which something is called."""
    match call.function:
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return name
        case _:
            return None


def bound_methods(outline: slices.Outline) -> frozenset[str]:
    """The names of a function that hold nothing but methods named like those of a notifier."""
    known: dict[str, bool] = {}
    for row in outline.rows:
        is_method = isinstance(row.statement, syntax.Assign) and _is_method(row.statement.value)
        for name in row.own.bound:
            known[name] = is_method and known.get(name, True)
    return frozenset(name for name, is_method in known.items() if is_method)


def _is_method(node: syntax.Expression) -> bool:
    match node:
        case syntax.Attribute(name=name):
            return name in PRIORITIES
        case syntax.Conditional(body=body, orelse=orelse):
            return _is_method(body) and _is_method(orelse)
        case _:
            return False


def _receivers(expressions: list[syntax.Expression]) -> set[str]:
    """The names of which methods are called that are named like those of a notifier."""
    found: set[str] = set()
    pending = list(expressions)
    while pending:
        node = pending.pop()
        match node:
            case syntax.Call(function=syntax.Attribute(value=holder, name=name)):
                if name in PRIORITIES:
                    found |= names_of(holder)
                pending += (holder, *(each.value for each in node.arguments))
            case syntax.Call(function=function):
                pending += (function, *(each.value for each in node.arguments))
            case syntax.Attribute(value=value):
                pending.append(value)
            case syntax.Lambda(body=body):
                pending.append(body)
            case syntax.Comprehension() | syntax.NamedExpr():
                found |= names_of(node)
            case _:
                pending += CHILDREN.get(type(node), lambda _: ())(node)
    return found


def _only_reads(node: syntax.Expression) -> bool:
    """Whether evaluating something calls nothing, but for what a class makes of reading."""
    while isinstance(node, syntax.Attribute | syntax.Subscript):
        if isinstance(node, syntax.Subscript) and not _only_reads(node.index):
            return False
        node = node.value
    return isinstance(node, syntax.Name | syntax.Constant)


def _may_fail(statement: syntax.Statement) -> bool:
    """Whether a statement does anything, under no condition, that Python could refuse."""
    match statement:
        case syntax.ExpressionStatement(value=value) | syntax.Return(value=value):
            pending = [] if value is None else [value]
        case syntax.Assign(targets=targets, value=value):
            pending = [*targets, value]
        case _:
            return isinstance(statement, syntax.AugmentedAssign | syntax.Delete | syntax.Try)
    while pending:
        node = pending.pop()
        match node:
            case syntax.Subscript():
                return True
            case syntax.Call(function=syntax.Name(id=name)):
                if name in _FAILING or not hasattr(builtins, name):
                    return True
            case syntax.Call(function=syntax.Attribute(name=name)) if name in _FAILING_METHODS:
                return True
        pending += CHILDREN.get(type(node), lambda _: ())(node)
    return False


#: The builtins, and the methods, that refuse texts and containers for what these hold.
_FAILING: Final = frozenset({"chr", "float", "getattr", "int", "max", "min", "next"})
_FAILING_METHODS: Final = frozenset({"index", "pop", "popitem", "popleft", "remove"})


def _own_expressions(statement: syntax.Statement) -> list[syntax.Expression] | None:
    """The expressions of a statement itself, where all that they need is in calls."""
    match statement:
        case syntax.ExpressionStatement(value=value):
            return [value]
        case syntax.Assign(targets=targets, value=value):
            return [value, *(each for each in targets if not isinstance(each, syntax.Name))]
        case syntax.Return(value=value):
            return [] if value is None else [value]
        case syntax.With(items=items):
            return [item.context for item in items]
        case syntax.For(iterable=iterable):
            return [iterable]
        case _:
            return None
