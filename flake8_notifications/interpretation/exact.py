"""Values that have to be known exactly, each with the place where it was written.

The search for emissions accepts what may be.  Here, a caller gets the value that exists once the
modules have run, or the reason why it cannot be determined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from flake8_notifications.interpretation import bodies, class_lookup, namespaces, simplicity
from flake8_notifications.interpretation.answers import Answers
from flake8_notifications.interpretation.effects import effects_of
from flake8_notifications.interpretation.fallbacks import fallbacks
from flake8_notifications.interpretation.forgetting import ForgettingInterpreter
from flake8_notifications.interpretation.guards import FALSE, TRUE, TooMuch
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.representation import formatted, represent
from flake8_notifications.interpretation.values.base import Constant, Text, Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments, Descriptor, Native
from flake8_notifications.interpretation.values.containers import now
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import Body, ClassValue, Frame
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place

_IMPORTS: Final = (syntax.Import, syntax.ImportFrom)
_MOST_STEPS: Final = 30_000
_MOST_NODES: Final = 300_000


#: The special methods of operators, subscripts and comparisons.
_OPERATORS: Final = frozenset(
    {
        prefix + name
        for name in (
            "add", "and", "divmod", "floordiv", "lshift", "matmul", "mod", "mul", "or", "pow",
            "rshift", "sub", "truediv", "xor",
        )
        for prefix in ("", "r", "i")
    }
    | {"contains", "getitem", "invert", "neg", "pos"}
)  # fmt: skip


class ExactInterpreter(ForgettingInterpreter):
    """Evaluates modules for callers that need exact values."""

    most_steps = 1_000_000_000
    #: Each nested call takes several of Python's own stack frames.
    most_calls = 40

    def __init__(self, modules: Modules, answers: Answers | None = None) -> None:
        super().__init__(modules, answers)
        #: The bodies that have been asked for a name, by identity.
        self._begun: dict[int, Body] = {}
        self._simple: dict[str, bool] = {}
        #: By the identity of a body, the positions of statements that mutate existing objects.
        self._changing: dict[int, set[int]] = {}

    def call(self, function: Value, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        if isinstance(function, Native):
            if function.name in namespaces.FUNCTIONS:
                names = namespaces.names_of(function.name, arguments, frame)
                if names is not None:
                    return names
            if function.name == "builtins.repr" and len(arguments.positional) == 1:
                return self._known_text(represent(self, arguments.positional[0]), node, frame)
        return super().call(function, arguments, node, frame)

    def attribute(self, value: Value, name: str, node: syntax.Node, frame: Frame) -> Value:
        if isinstance(value, ClassValue):
            metaclass = class_lookup.metaclass_of(value)
            if isinstance(metaclass, ClassValue):
                attribute = class_lookup.find(self, list(project_classes(metaclass)), name)
                is_own = any(name in base.body.bindings for base in project_classes(value))
                if isinstance(attribute, Descriptor) or (attribute is not None and not is_own):
                    # Metaclasses have ways to override it that are not followed here.
                    reason = f"a '{name}' that the metaclass of '{value.name}' has"
                    return self.unknown(reason, node, frame)
        return super().attribute(value, name, node, frame)

    def call_method(
        self,
        instance: Value,
        name: str,
        positional: tuple[Value, ...] | Arguments,
        node: syntax.Node,
        frame: Frame,
    ) -> Value:
        if isinstance(instance, Instance) and name.strip("_") in _OPERATORS:
            # Which operand takes precedence is not followed here.
            return self.unknown(f"an operator of '{instance.cls.name}'", node, frame)
        return super().call_method(instance, name, positional, node, frame)

    def replaces_class(self, decorated: Value) -> bool:
        return not isinstance(decorated, Unknown | External | Constant)

    def lazily_shown(self, value: Value, node: syntax.Node, frame: Frame) -> Value:
        if isinstance(value, Instance) and not value.cls.is_enum:
            return super().lazily_shown(value, node, frame)
        if isinstance(value, Constant | Text | Unknown):
            return value
        return self._known_text(formatted(self, value), node, frame)

    def _known_text(self, text: str | Unknown, node: syntax.Node, frame: Frame) -> Value:
        return self.unknown("", node, frame, text) if isinstance(text, Unknown) else Constant(text)

    # Bodies

    def name_of(self, module: SourceModule, name: str) -> Value | None:
        """The final value of a name of a module; None where it binds no such name."""
        with self.apart():
            return self.module_attribute(module, name)

    def settle(self, module: SourceModule) -> None:
        """Run a module, if it has to be run in order."""
        body = self.module_frame(module)
        with self.running(module.path):
            self._begin(body)

    def demand(self, frame: Frame, name: str) -> None:
        if isinstance(frame, Body) and not self.is_settled(frame, name):
            with self.running(frame.module.path):
                self._begin(frame)
                super().demand(frame, name)

    def _begin(self, body: Body) -> None:
        if id(body) not in self._begun:
            self._begun[id(body)] = body
            if self.has_an_order(body):
                self.run(body)

    def has_an_order(self, body: Body) -> bool:
        """Whether the statements of a body have to be run in order, rather than on demand.

        A name bound twice has one value for early readers and another one for late readers.  Other
        packages are taken at face value.
        """
        if not self.modules.in_project(body.module):
            return False
        return not self.is_simple(body.module) or any(
            len(positions) > 1
            and not all(isinstance(body.statements[index], _IMPORTS) for index in positions)
            for positions in body.bindings.values()
        )

    def is_simple(self, module: SourceModule) -> bool:
        """Whether a module of the project mutates nothing that others may share."""
        cached = self._simple.get(module.path)
        if cached is None:
            cached = self._simple[module.path] = simplicity.is_simple(self.modules, module)
        return cached

    def module_frame(self, module: SourceModule) -> Body:
        is_new = module.path not in self._bodies
        body = super().module_frame(module)
        if is_new:
            self._skip_changes(body)
        return body

    def note_class(self, cls: ClassValue) -> None:
        self._skip_changes(cls.body)
        if self.modules.in_project(cls.module) and not self.is_simple(cls.module):
            self.run(cls.body)

    def _skip_changes(self, body: Body) -> None:
        """Restrict what is run for a name to statements that bind it or mutate its value.

        Other packages are assumed to mutate only their own objects.
        """
        module = body.module
        if not self.modules.in_project(module):
            return
        changing: set[int] = set()
        if not self.is_simple(module):
            changing.update(
                index
                for index, statement in enumerate(body.statements)
                if not simplicity.changes_nothing(self.modules, module, statement)
            )
        for name, positions in body.positions.items():
            bound = body.bindings.get(name, frozenset())
            body.positions[name] = [
                index for index in positions if index in bound or index in changing
            ]
        self._changing[id(body)] = changing

    def run(self, body: Body) -> None:
        """Run all statements of a body; imports only where necessary.

        Most of what a module imports is irrelevant to what is asked of it.
        """
        self._begun[id(body)] = body
        outer = body.present
        with self.apart():
            for index, statement in enumerate(body.statements):
                if index in body.executed or self._may_wait(body, index):
                    continue
                body.executed.add(index)
                body.present = index
                self.path = TRUE
                self.execute((statement,), body)
        body.present = outer

    def _may_wait(self, body: Body, index: int) -> bool:
        """Whether it does not matter when a statement is run, so that it can be run on demand."""
        statement = body.statements[index]
        match statement:
            case syntax.Import() | syntax.ImportFrom():
                return _is_imported_once(body, statement)
            case syntax.ExpressionStatement():
                return index not in self._changing.get(id(body), ())
            case syntax.FunctionDefinition(name=name) if len(body.bindings[name]) == 1:
                return index not in self._changing.get(id(body), ())
            case syntax.Assign() | syntax.ClassDefinition() if body.owner is None:
                is_change = index in self._changing.get(id(body), ())
                return not is_change and _is_made_once(body, statement)
            case _:
                return False

    @contextmanager
    def running(self, path: str) -> Iterator[None]:
        """While the body of a module, or a part of it, is run."""
        before, at = self._running, self._at
        if path != before:
            self._running = path
            self._turns.append((now(), path))
        try:
            yield
        finally:
            self._at = at
            if path != before:
                self._running = before
                self._turns.append((now(), before))

    def execute(self, block: Sequence[syntax.Statement], frame: Frame) -> None:
        if isinstance(frame, Body) and frame.present is not None and len(block) == 1:
            statement = block[0]
            if statement is frame.statements[frame.present]:
                self._execute_own(statement, frame)
                return
        super().execute(block, frame)

    def _execute_own(self, statement: syntax.Statement, body: Body) -> None:
        """Run a statement of a body; what it fails to bind becomes unknown."""
        why = ""
        steps, self.steps, self.ended = self.steps, 0, FALSE
        self.most_steps = _MOST_STEPS
        # One that takes too much must leave enough for the others.
        nodes, most = len(self.guards), self.guards.most
        self.guards.most = nodes + _MOST_NODES
        try:
            super().execute((statement,), body)
            if self.path == FALSE:
                why = "what raises an exception"
            elif isinstance(statement, syntax.Try):
                self._doubt_imports(statement, body)
        except RecursionError:
            why = "code that is nested too deeply"
            self.depends_on_order = True
        except TooMuch:
            why = "code that takes too many steps"
            self.depends_on_order = True
        self.steps = steps
        self.guards.most = most + len(self.guards) - nodes
        if why:
            assert body.present is not None
            reason = Unknown(why, Place(body.module.path, statement.line))
            bodies.leave_unknown(self, body, body.present, reason)

    def _doubt_imports(self, statement: syntax.Try, body: Body) -> None:
        """Where a class replaces an import that is unavailable here, the name may be either."""
        for name, fallback in fallbacks(statement):
            if isinstance(body.variables.get(name), External) and (
                fallback is None or isinstance(self.evaluate(fallback, body), ClassValue)
            ):
                place = Place(body.module.path, statement.line)
                reason = Unknown("what an import that may fail changes", place)
                self.bind(body, name, reason)

    def global_value(self, frame: Frame, name: str, value: Value) -> Value:
        if name in frame.module.facts.rebound:
            assert isinstance(frame, Body)
            return Unknown(f"'{name}', which a function rebinds by 'global'", frame.place_of(name))
        return value


def _is_imported_once(body: Body, statement: syntax.Import | syntax.ImportFrom) -> bool:
    """Whether no other statement of a body binds what a statement imports."""
    is_plain = isinstance(statement, syntax.Import)
    names = (
        imported.alias or (imported.name.partition(".")[0] if is_plain else imported.name)
        for imported in statement.names
    )
    return all(len(body.bindings.get(name, ())) < 2 for name in names)


def _is_made_once(body: Body, statement: syntax.Assign | syntax.ClassDefinition) -> bool:
    """Whether nothing changes what a statement binds or depends on."""
    effects = effects_of(statement)
    if isinstance(statement, syntax.Assign) and not all(
        isinstance(target, syntax.Name) for target in statement.targets
    ):
        return False
    names = effects.names | effects.bound
    return all(len(body.positions.get(name, ())) < 2 for name in names)
