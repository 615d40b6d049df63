"""Expressions into values.

One evaluator serves a run: it keeps the namespaces and classes it has met.  Nothing is executed;
what has no rule, or depends on what is not at hand, is an :class:`Unknown` with its reason.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Final

from flake8_notifications.evaluation import (
    attributes,
    calls,
    changes,
    execution,
    expressions,
    natives,
    simplicity,
)
from flake8_notifications.evaluation.answers import Answers
from flake8_notifications.evaluation.heap import Heap, spoiled
from flake8_notifications.evaluation.mro import linearize
from flake8_notifications.evaluation.namespaces import FinishedModule, Namespace, NamespaceView
from flake8_notifications.evaluation.parts import Outcome, Parts
from flake8_notifications.evaluation.running import RunNamespace, is_live
from flake8_notifications.evaluation.unreduced import Unreduced
from flake8_notifications.evaluation.values import (
    CONSTANTS,
    Arguments,
    ClassValue,
    Collection,
    External,
    Function,
    ModuleValue,
    Native,
    Place,
    Scope,
    Unknown,
    Value,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_DEEPEST: Final = 90
_MOST_STEPS: Final = 20_000
#: Of all loops of a module together.
_MOST_TURNS: Final = 200_000


class Evaluator(Parts):
    """Evaluates expressions of the modules of one run.

    :param modules: where imported modules come from.
    :param answers: the values of expressions that could not be reduced before.
    :param heap: where containers have an identity.
    :ivar unreduced: the expressions that cannot be reduced.
    """

    def __init__(
        self, modules: Modules, answers: Answers | None = None, heap: Heap | None = None
    ) -> None:
        super().__init__(heap)
        self.modules = modules
        self.unreduced = Unreduced(answers or {})
        #: What finishes a class whose body has run: what its name is bound to.
        self.finish: Callable[[ClassValue, Scope], Value] | None = None
        self._namespaces: dict[str, Namespace] = {}
        self._classes: dict[tuple[str, int, int], ClassValue] = {}
        self._depth = 0
        self._steps = 0
        self._turns = 0

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
        return FinishedModule(self.namespace(module))

    @contextlib.contextmanager
    def afresh(self) -> Iterator[None]:
        before = self._depth, self._steps, self.tries, self._turns
        self._depth = self.tries = self._turns = 0
        try:
            yield
        finally:
            self._depth, self._steps, self.tries, self._turns = before

    def turn(self) -> bool:
        self._turns += 1
        return self.heap is None or self._turns <= _MOST_TURNS

    def evaluate(self, expression: syntax.Expression, scope: Scope) -> Value:
        if self._depth == 0:
            self._steps = 0
        self._steps += 1
        if self._depth >= _DEEPEST or self._steps > _MOST_STEPS:
            self.depends_on_order = True
            limit = "nested too deeply" if self._depth >= _DEEPEST else "takes too many steps"
            return Unknown(f"an expression that {limit}", expressions.place_of(expression, scope))
        self._depth += 1
        try:
            value = expressions.RULES[type(expression)](self, expression, scope)
        except RecursionError:
            if self._depth > 1:
                raise
            place = expressions.place_of(expression, scope)
            value = Unknown("an expression that is nested too deeply", place)
        finally:
            self._depth -= 1
        if self.heap is not None:
            value = spoiled(value) or value
        if type(value) is Unknown:
            return self.unreduced.answer(value, scope.module.path, expression)
        return value

    def execute(self, statements: tuple[syntax.Statement, ...], scope: Scope) -> Outcome | None:
        return execution.execute(self, statements, scope)

    def attribute(self, value: Value, name: str, place: Place) -> Value:
        return attributes.attribute(self, value, name, place)

    def call(self, function: Value, arguments: Arguments, place: Place) -> Value:
        return calls.call(self, function, arguments, place)

    def set_attribute(self, holder: Value, name: str, value: Value, place: Place) -> None:
        if self.heap is None:
            attributes.set_attribute(holder, name, value)
        else:
            changes.set_attribute(self, holder, name, value, place)

    def is_native(self, name: str) -> bool:
        return natives.is_native(name)

    def module_attribute(self, module: SourceModule, name: str) -> Value | None:
        if module.facts.broken is not None:
            return Unknown(
                f"'{module.path}' cannot be read: {module.facts.broken}",
                Place(module.path, module.broken_line),
            )
        value = self.namespace(module).lookup(name)
        if value is None and module.is_package:
            submodule = self.modules.find(f"{module.name}.{name}", module.path)
            value = None if submodule is None else ModuleValue(submodule)
        return value

    def module_value(self, name: str, importer: str) -> Value:
        module = self.modules.find(name, importer)
        return External(name) if module is None else ModuleValue(module)

    def submodule(self, package: str, name: str, place: Place) -> Value | None:
        """The module of a name in a package that has no module itself."""
        module = self.modules.in_namespace(package, name, place.path)
        return None if module is None else ModuleValue(module)

    def imported(
        self, importer: SourceModule, statement: syntax.ImportFrom, name: str
    ) -> Value | None:
        source = importer.absolute_name(statement.module, statement.level)
        module = self.modules.find(source, importer.path)
        if module is not None and module.path != importer.path:
            return self.module_attribute(module, name)
        qualified = f"{source}.{name}"
        if qualified in CONSTANTS:
            return CONSTANTS[qualified]
        if natives.is_native(qualified):
            return Native(qualified)
        submodule = self.modules.find(qualified, importer.path)
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
        bases = tuple(self._bases_of(definition, scope))
        named = definition.metaclass
        metaclass = None if named is None else self.evaluate(named, scope)
        cls = ClassValue(definition, scope.module, qualified, namespace, bases, metaclass)
        namespace.owner = cls
        cls.mro = linearize(cls)
        self._classes[scope.module.path, definition.line, definition.column] = cls
        return cls

    def _bases_of(self, definition: syntax.ClassDefinition, scope: Scope) -> Iterator[Value]:
        for base in definition.bases:
            value = self.evaluate(base.value if isinstance(base, syntax.Starred) else base, scope)
            if isinstance(base, syntax.Starred) and isinstance(value, Collection):
                yield from value.items
            else:
                yield value

    def function_of(
        self, definition: syntax.FunctionDefinition | syntax.Lambda, scope: Scope
    ) -> Function:
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
