"""Decides which statements of a function are run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from flake8_notifications.interpretation.expression_effects import (
    CHILDREN,
    TAKE_BY_NAME,
    identifiers,
)
from flake8_notifications.interpretation.values.base import Alternatives, Constant, Tuple, Value
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import Frame, Function, Plan
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.tracing import notifiers, slices
from flake8_notifications.tracing.frames import is_of_import
from flake8_notifications.tracing.function_queries import BINDS
from flake8_notifications.tracing.held_objects import held_by
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.rebinding import rebinders
from flake8_notifications.tracing.sends import Wanted, Watch
from flake8_notifications.tracing.skipping import Skipping
from flake8_notifications.tracing.syntactic import (
    bound_methods,
    called_name,
    last_name,
    only_reads,
    own_expressions,
)
from flake8_notifications.tracing.words import RelevantNames


class Planning(Skipping):
    """Skips the statements that cannot affect what is sent.

    Of ``total = price(order); log(total); notifier.info({}, "order.paid", {})`` only the last
    statement is run.
    """

    def __init__(self, modules: Modules, words: RelevantNames, named: Named) -> None:
        super().__init__(modules, words, named)
        self.watch: Watch | None = None
        #: Whether functions are run in full, and calls within the module are looked into.
        self.is_exact = False
        #: The functions that have been called, and methods with their receivers.
        self.called: dict[int | tuple[FunctionKey, int], Value] = {}
        #: By function name, the parameters that affect what it sends, by name and by position.
        self.relevant: dict[str, tuple[set[str], set[int]]] = {}
        #: The names of methods that send what their objects were constructed with.
        self.sending_methods: set[str] = set()
        self._plans: dict[tuple[object, ...], Plan] = {}
        self._taking_by_name: dict[FunctionKey, frozenset[str]] = {}
        self._rebinders: dict[str, Mapping[str, frozenset[str]]] = {}
        self._fillers: dict[str, Mapping[str, frozenset[str]]] = {}
        self._whole: dict[FunctionKey, Plan] = {}

    def taking_by_name(self, function: Function) -> frozenset[str]:
        """The parameters of a function by which it may access an attribute (``getattr``)."""
        cached = self._taking_by_name.get(function.key)
        if cached is None:
            mentioned = set[str]().union(
                *(
                    row.own.names
                    for row in self.outline_of(function).rows
                    if not row.own.called.isdisjoint(TAKE_BY_NAME)
                )
            )
            names = {parameter.name for parameter in function.definition.parameters}
            cached = self._taking_by_name[function.key] = frozenset(names & mentioned)
        return cached

    def prepare(self, function: Function, frame: Frame) -> None:
        self.called[id(function)] = function
        if isinstance(function.definition, syntax.Lambda):
            return
        if is_of_import(frame):
            # All of its side effects are visible to everything else.
            return
        if function.owner is not None and frame.variables:
            receiver = next(iter(frame.variables.values()))
            self.called[function.key, id(receiver)] = receiver
        if self.is_exact:
            frame.plan = self._whole_plan(function)
            return
        naming = self.taking_by_name(function)
        relevant = tuple(
            sorted(
                name
                for name, value in frame.variables.items()
                if self.is_carrier(value) or (name in naming and self.names_what_sends(value))
            )
        )
        relevant += tuple(
            parameter.name
            for parameter in function.definition.parameters
            if parameter.name not in relevant and self._is_declared_to_send(parameter)
        )
        # The container of surplus keywords is created for each call, but its contents are not.
        surplus = {
            parameter.name
            for parameter in function.definition.parameters
            if parameter.kind == "double_star"
        }
        objects = tuple(
            sorted(
                name
                for name, value in frame.variables.items()
                if any(
                    content is not None
                    and self.is_changeable(content)
                    and self._is_looked_at(content, frame)
                    for content in ([value] if name not in surplus else _held_keywords(value))
                )
            )
        )
        caller = frame.caller
        # A property and the like are called without a visible call.
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
            function, relevant, objects, decided,
            wants_result=not is_unused, wants_raised=bool(self.catchers),
        )  # fmt: skip

    def _is_looked_at(self, value: Value, frame: Frame) -> bool:
        """Whether a caller uses a list or dict that it passes, as far as is known."""
        if isinstance(value, Tuple):
            return any(
                self.is_changeable(item) and self._is_looked_at(item, frame) for item in value.items
            )
        if not isinstance(value, ListObject | DictObject):
            return True
        caller, is_seen = frame.caller, False
        while caller is not None and caller.plan is not None:
            aliases = {name for name, aliased in caller.variables.items() if aliased is value}
            if not aliases.isdisjoint(caller.plan.needed):
                return True
            is_seen = is_seen or bool(aliases)
            caller = caller.caller
        return caller is not None or not is_seen

    def _whole_plan(self, function: Function) -> Plan:
        plan = self._whole.get(function.key)
        if plan is None:
            plan = self._whole[function.key] = slices.whole(self.outline_of(function))
        return plan

    def _is_declared_to_send(self, parameter: syntax.Parameter) -> bool:
        """Whether the annotation or the default of a parameter mentions a carrier."""
        expressions = (parameter.annotation, parameter.default)
        return any(
            expression is not None and self.words.is_relevant(identifiers(expression))
            for expression in expressions
        )

    def plan_of(
        self,
        function: Function,
        relevant: Sequence[str],
        objects: Sequence[str] = (),
        decided: Sequence[str] = (),
        *,
        wants_result: bool,
        wants_raised: bool = False,
    ) -> Plan:
        """The statements of a function to be run."""
        closed = self._relevant_in_closure(function)
        key = (
            function.key, tuple(relevant), tuple(objects), tuple(decided), closed, wants_result,
            wants_raised, self.words.version, len(self.sending_methods), self._wanted(),
        )  # fmt: skip
        plan = self._plans.get(key)
        if plan is None:
            outline = self.outline_of(function)
            plan = slices.plan(
                outline,
                self.words.is_relevant,
                partial(self.takes_relevant, module=function.module, own=outline.own),
                self._tells_by_name,
                self.words.is_named_by,
                partial(self._is_idle, function),
                partial(self._leads_no_further, function),
                (*relevant, *closed[0]),
                (*objects, *closed[1]),
                partial(self._needs, function, bound_methods(outline)),
                wants_result=wants_result,
                wants_raised=wants_raised,
                decided=decided,
                rebinders=self._rebinders_in(function.module),
                fillers=(fillers := self._fillers_in(function.module)),
                sets_its_class=function.owner is not None
                and function.owner.name in fillers.get(function.name, ()),
            )
            self._plans[key] = plan
        return plan

    def _tells_by_name(self, name: str) -> bool:
        """Whether a name leads to a send by itself, without evidence."""
        return self.words.is_seed(name) or self.named_notifiers.is_written_holder(name)

    def _rebinders_in(self, module: SourceModule) -> Mapping[str, frozenset[str]]:
        """The functions of a module that rebind its names."""
        if module.path not in self._rebinders:
            self._rebinders[module.path] = rebinders(
                module,
                self.modules.texts,
                lambda function, looked_for: self.queries.ask(module, function, BINDS, looked_for),
            )
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

    def _relevant_in_closure(self, function: Function) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names in the closure of a nested function that hold carriers, or mutable objects."""
        relevant: list[str] = []
        objects: list[str] = []
        for scope in function.closure.calls_around():
            for name, value in scope.variables.items():
                if self.is_carrier(value):
                    relevant.append(name)
                elif self.is_changeable(value):
                    objects.append(name)
        return tuple(sorted(relevant)), tuple(sorted(objects))

    def _is_idle(self, function: Function, statement: syntax.Statement) -> bool:
        """Whether a statement calls a method of a carrier that does not send."""
        if self.words is not self._all_words:
            return False
        match statement:
            case syntax.ExpressionStatement(
                value=syntax.Call(function=syntax.Attribute(value=holder, name=name)) as call
            ):
                return (
                    name not in notifiers.SENDING
                    and not self.named_notifiers.is_written_last(name)
                    and name not in self.sending_methods
                    and not notifiers.has_shape(call)
                    and not self.words.is_relevant((name,))
                    and only_reads(holder)
                    and last_name(holder) not in self.relevant
                    and not any(
                        self._mentions_relevant_of(argument.value, function)
                        for argument in call.arguments
                    )
                )
            case _:
                return False

    def _leads_no_further(
        self, function: Function, statement: syntax.Statement, relevant: set[str]
    ) -> bool:
        """Whether a statement binds the result of a watched call, whose value is irrelevant."""
        if self._wanted() is None:
            return False
        match statement:
            case syntax.Assign(value=syntax.Call(function=callee, arguments=arguments)):
                parts = [argument.value for argument in arguments]
                match callee:
                    case syntax.Attribute(value=holder):
                        parts.append(holder)
                    case syntax.Name():
                        pass
                    case _:
                        return False
                return not any(
                    self._mentions_relevant_of(part, function) or relevant & self._names_in(part)
                    for part in parts
                )
            case _:
                return False

    def _mentions_relevant_of(self, node: syntax.Expression, function: Function) -> bool:
        return self.mentions_relevant(node, function.module, self.own_names(function))

    def _needs(
        self,
        function: Function,
        methods: frozenset[str],
        statement: syntax.Statement,
        relevant: set[str],
    ) -> set[str] | None:
        """The names needed by a statement that may send; None for all that it mentions.

        :param methods: the names that hold methods of notifiers.
        """
        expressions = own_expressions(statement)
        if expressions is None:
            return None
        return set().union(
            *(self._needs_of(expression, function, methods) for expression in expressions)
        )

    def _needs_of(
        self, node: syntax.Expression, function: Function, methods: frozenset[str]
    ) -> set[str]:
        """The names that an expression needs: for a call, those in the relevant arguments."""
        if not isinstance(node, syntax.Call):
            if isinstance(node, syntax.Attribute):
                return self._needs_of(node.value, function, methods)
            if isinstance(node, syntax.Starred | syntax.NamedExpr):
                return self._names_in(node)
            children = CHILDREN.get(type(node))
            if children is None:
                return self._names_in(node)
            return set().union(
                *(self._needs_of(child, function, methods) for child in children(node))
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
                or self._mentions_relevant_of(argument.value, function)
                or not only_reads(argument.value)
            ):
                names |= self._needs_of(argument.value, function, methods)
        return names

    def _wanted_by(
        self, call: syntax.Call, methods: frozenset[str]
    ) -> tuple[set[str], set[int]] | None:
        """The relevant arguments of a call, by name and by position; None for all of them."""
        if any(argument.kind in ("star", "double_star") for argument in call.arguments):
            return None
        wanted = self._wanted()
        if wanted is not None and called_name(call) in wanted.names:
            return {wanted.parameter}, {*wanted.positions}
        match call.function:
            case syntax.Attribute(name=name):
                is_method = name in notifiers.SENDING and name not in self.relevant
            case syntax.Name(id=name):
                is_method = name in methods
            case _:
                return None
        if is_method and not self.named_notifiers:
            # Behind the receiver, where the method is called on the class.
            others = {0} if len(call.arguments) < 3 else {2} if len(call.arguments) > 3 else set()
            return ({"event_type"}, {1, *others})
        return self.relevant.get(name)

    def _wanted(self) -> Wanted | None:
        """The argument that is watched for, if it is a single one."""
        return None if self.watch is None else self.watch.wanted


def _held_keywords(value: Value) -> list[Value | None]:
    """What surplus keywords may hold."""
    return held_by(value) if isinstance(value, DictObject) else []
