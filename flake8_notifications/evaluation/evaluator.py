"""Expressions into values.

One evaluator serves a run: it keeps the namespaces and classes it has met.  Nothing is executed;
what has no rule, or depends on what is not at hand, is an :class:`Unknown` with its reason.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import ClassVar, Final

from flake8_notifications.evaluation import (
    attributes,
    binding,
    calls,
    changes,
    execution,
    expressions,
    natives,
    simplicity,
)
from flake8_notifications.evaluation.answers import Answers
from flake8_notifications.evaluation.exploration import Explorer
from flake8_notifications.evaluation.heap import Heap, spoiled
from flake8_notifications.evaluation.mro import linearize
from flake8_notifications.evaluation.namespaces import (
    FinishedModule,
    Namespace,
    NamespaceView,
    Scope,
)
from flake8_notifications.evaluation.running import RunNamespace, is_live
from flake8_notifications.evaluation.subscripts import subscript
from flake8_notifications.evaluation.unreduced import Unreduced
from flake8_notifications.evaluation.values import (
    CONSTANTS,
    Arguments,
    ClassValue,
    External,
    Function,
    ModuleValue,
    Native,
    NativeRule,
    Place,
    Unknown,
    Value,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_DEEPEST: Final = 90
#: Why there is no value where Python's own limit is reached.
TOO_DEEP: Final = "an expression that is nested too deeply"
_MOST_STEPS: Final = 20_000
#: Of all loops of a module together.
_MOST_TURNS: Final = 200_000


class Evaluator:
    """Evaluates expressions of the modules of one run.

    :param modules: where imported modules come from.
    :param answers: the values of expressions that could not be reduced before.
    :param heap: where containers have an identity.
    :ivar unreduced: the expressions that cannot be reduced.
    :cvar follows_globals: whether it looks for what functions bind by ``global``, so that a name
        that is bound that way is not unknown for good.
    """

    follows_globals: ClassVar[bool] = False

    def __init__(
        self, modules: Modules, answers: Answers | None = None, heap: Heap | None = None
    ) -> None:
        self.modules = modules
        self.unreduced = Unreduced(answers or {})
        #: Where containers have an identity; None where a change rebinds the name of one.
        self.heap = heap
        #: Functions that are not called but known, by dotted name.
        self.known_functions: dict[str, NativeRule] = {}
        #: What finishes a class whose body has run: what its name is bound to.
        self.finish: Callable[[ClassValue, Scope], Value] | None = None
        #: What is called for a class that a metaclass has just created.
        self.created: Callable[[ClassValue], None] | None = None
        #: Classes that are being finished.
        self.unfinished: list[ClassValue] = []
        #: How often it came to what raises an exception where the program runs.
        self.failures = 0
        #: How many blocks there are around that may catch an exception.
        self.tries = 0
        #: Attributes of classes that are not what the class body says, by their names.
        self.computed: dict[str, Callable[[ClassValue], Value | None]] = {}
        self._namespaces: dict[str, Namespace] = {}
        self._classes: dict[tuple[str, int, int], ClassValue] = {}
        self.explorer: Explorer | None = None
        self._depth = 0
        self._steps = 0
        self._turns = 0
        self.most_steps = _MOST_STEPS
        #: Whether a limit or circle was met, or one module changed another: then what is known of
        #: a name may depend on what was asked for before.
        self.depends_on_order = False

    def namespace(self, module: SourceModule) -> Namespace:
        """The names of a module."""
        namespace = self._namespaces.get(module.path)
        if namespace is None:
            if self.heap is not None and not self.is_simple(module):
                namespace = RunNamespace(self, module, module.simple_statements)
                self._namespaces[module.path] = namespace
                namespace.run()
            else:
                namespace = Namespace(self, module, module.simple_statements)
                self._namespaces[module.path] = namespace
        return namespace

    def is_simple(self, module: SourceModule) -> bool:
        """Whether nothing in a module changes a container or object that others may share."""
        return simplicity.is_simple(self.modules, module)

    def scope(self, module: SourceModule) -> Scope:
        """A module as seen from outside, after all of it has run."""
        return self.module_scope(self.namespace(module))

    def module_scope(self, namespace: Namespace) -> Scope:
        """A module as its functions see it when they are called."""
        return FinishedModule(namespace)

    def alternatives(self, evaluate: Callable[[], Value | None]) -> Sequence[Value | None]:
        """What an evaluation that is done only once can give."""
        return (evaluate(),)

    def one_of(self, values: Sequence[Value | None], key: Hashable) -> Value | None:
        """One of some alternatives.

        :param key: what they are alternatives for.
        """
        return values[0]

    @contextlib.contextmanager
    def afresh(self) -> Iterator[None]:
        """Evaluate with all the steps and depth that there are."""
        before = self._depth, self._steps, self.tries, self._turns
        self._depth = self.tries = self._turns = 0
        try:
            yield
        finally:
            self._depth, self._steps, self.tries, self._turns = before

    def turn(self) -> bool:
        """Take one more turn of a loop; false where there were too many."""
        self._turns += 1
        return self.heap is None or self._turns <= _MOST_TURNS

    def evaluate(self, expression: syntax.Expression, scope: Scope) -> Value:
        """The value of an expression."""
        if self._depth == 0:
            self._steps = 0
        self._steps += 1
        if self._depth >= _DEEPEST or self._steps > self.most_steps:
            self.depends_on_order = True
            limit = "nested too deeply" if self._depth >= _DEEPEST else "takes too many steps"
            return Unknown(f"an expression that {limit}", expressions.place_of(expression, scope))
        self._depth += 1
        try:
            value = expressions.RULES[type(expression)](self, expression, scope)
        except RecursionError:
            if self._depth > 1:
                raise
            value = Unknown(TOO_DEEP, expressions.place_of(expression, scope))
        finally:
            self._depth -= 1
        if self.heap is not None:
            value = spoiled(value) or value
        if type(value) is Unknown:
            return self.unreduced.answer(value, scope.module.path, expression)
        return value

    def execute(
        self, statements: tuple[syntax.Statement, ...], scope: Scope
    ) -> execution.Outcome | None:
        """Execute statements, binding names in ``scope.variables``."""
        return execution.execute(self, statements, scope)

    def attribute(self, value: Value, name: str, place: Place) -> Value:
        """``value.name``."""
        return attributes.attribute(self, value, name, place)

    def call(self, function: Value, arguments: Arguments, place: Place) -> Value:
        """``function(*positional, **keywords)``."""
        return calls.call(self, function, arguments, place)

    def choose(self, test: syntax.Expression, scope: Scope) -> bool | None:
        """The outcome of an undecided test that is taken now; None if it is left open."""
        return None

    def softened(self, value: Value) -> Value:
        """What stands in a text for a value that may not be known."""
        return value

    def entry(self, expression: syntax.Expression, scope: Scope) -> Value:
        """A value in a dict display."""
        return self.evaluate(expression, scope)

    def item(self, value: Value, index: Value, place: Place) -> Value:
        """``value[index]``."""
        return subscript(value, index, place)

    def set_attribute(self, holder: Value, name: str, value: Value, place: Place) -> None:
        """``holder.name = value``, where the holder is something that keeps attributes."""
        if self.heap is None:
            attributes.set_attribute(holder, name, value)
        else:
            changes.set_attribute(self, holder, name, value, place)

    def raised(self, what: str, place: Place) -> Value:
        """The value of a call that raises an exception."""
        return Unknown(f"{what}, which raises an exception", place)

    def is_native(self, name: str) -> bool:
        """Whether a dotted name is that of a function the evaluator knows."""
        return natives.is_native(name)

    def find_module(self, name: str, importer: str) -> SourceModule | None:
        """The module of a dotted name, or None where its source is not at hand."""
        return self.modules.find(name, importer)

    def module_attribute(self, module: SourceModule, name: str) -> Value | None:
        """A name of a module, or one of its submodules."""
        if module.facts.broken is not None:
            return Unknown(
                f"'{module.path}' cannot be read: {module.facts.broken}",
                Place(module.path, module.broken_line),
            )
        value = self.namespace(module).lookup(name)
        if value is None and module.is_package:
            submodule = self.find_module(f"{module.name}.{name}", module.path)
            value = None if submodule is None else ModuleValue(submodule)
        return value

    def module_value(self, name: str, importer: str) -> Value:
        """The module of a dotted name, as a file imports it."""
        module = self.find_module(name, importer)
        return External(name) if module is None else ModuleValue(module)

    def imported(
        self, importer: SourceModule, statement: syntax.ImportFrom, name: str
    ) -> Value | None:
        """What ``from … import name`` gives, or None if the module has no such name."""
        source = importer.absolute_name(statement.module, statement.level)
        module = self.find_module(source, importer.path)
        if module is not None and module.path != importer.path:
            return self.module_attribute(module, name)
        qualified = f"{source}.{name}"
        if qualified in CONSTANTS:
            return CONSTANTS[qualified]
        if natives.is_native(qualified):
            return Native(qualified)
        submodule = self.find_module(qualified, importer.path)
        if submodule is not None:
            return ModuleValue(submodule)
        return External(qualified)

    def class_of(self, definition: syntax.ClassDefinition, scope: Scope) -> ClassValue:
        """The class that a statement defines; the same one each time."""
        key = (scope.module.path, definition.line, definition.column)
        cls = self._classes.get(key)
        if cls is None:
            cls = self._new_class(definition, scope, Namespace)
            if self.heap is not None:
                self.heap.seal_object(cls)
        return cls

    def made_class(self, definition: syntax.ClassDefinition, scope: Scope) -> Value:
        """What a class statement binds that runs now."""
        if self.heap is None or not is_live(scope):
            return self.class_of(definition, scope)
        cls = self._new_class(definition, scope, RunNamespace)
        cls.namespace.run()
        return cls if self.finish is None else self.finish(cls, scope)

    def _new_class(
        self, definition: syntax.ClassDefinition, scope: Scope, kind: type[Namespace]
    ) -> ClassValue:
        namespace = kind(self, scope.module, definition.body, scope)
        outer = scope.owner if isinstance(scope, NamespaceView) else None
        qualified = f"{outer.qualified_name}.{definition.name}" if outer else definition.name
        bases = tuple(self.evaluate(base, scope) for base in definition.bases)
        named = definition.metaclass
        metaclass = None if named is None else self.evaluate(named, scope)
        cls = ClassValue(definition, scope.module, qualified, namespace, bases, metaclass)
        namespace.owner = cls
        cls.mro = linearize(cls)
        self._classes[scope.module.path, definition.line, definition.column] = cls
        return cls

    def function_of(
        self, definition: syntax.FunctionDefinition | syntax.Lambda, scope: Scope
    ) -> Function:
        """The function that a definition makes, before its decorators."""
        place = Place(scope.module.path, definition.line)
        owner = scope.owner if isinstance(scope, NamespaceView) else None
        function = Function(definition, scope.module, scope.closure(), owner, place, scope)
        if self.heap is not None and is_live(scope):
            # A default is made once, when the function is.
            function.defaults = {
                parameter.name: self.evaluate(parameter.default, scope)
                for parameter in definition.parameters
                if parameter.default is not None
            }
        return function

    def arguments(self, call: syntax.Call, scope: Scope) -> Arguments | Unknown:
        """The evaluated arguments of a call."""
        return binding.evaluate_arguments(self, call, scope)
