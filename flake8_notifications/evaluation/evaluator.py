"""Expressions into values.

One evaluator serves a run: it keeps the namespaces and classes it has met.  Nothing is executed;
what has no rule, or depends on what is not at hand, is an :class:`Unknown` with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, ClassVar, Final

from flake8_notifications.evaluation import (
    attributes,
    binding,
    calls,
    execution,
    natives,
    operators,
)
from flake8_notifications.evaluation.exploration import Explorer
from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.methods import mutated
from flake8_notifications.evaluation.mro import is_harmless, linearize
from flake8_notifications.evaluation.namespaces import (
    MUTATORS,
    FinishedModule,
    Frame,
    Namespace,
    NamespaceView,
    Scope,
)
from flake8_notifications.evaluation.operators import unique
from flake8_notifications.evaluation.representation import (
    formatted,
    is_symbolic,
    stringify,
    unavailable,
)
from flake8_notifications.evaluation.subscripts import subscript
from flake8_notifications.evaluation.values import (
    CONSTANTS,
    Arguments,
    ClassValue,
    Collection,
    Constant,
    External,
    Function,
    Mapping,
    ModuleValue,
    Native,
    NativeMethod,
    Place,
    Unknown,
    Value,
    key_of,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_DEEPEST: Final = 90
_MOST_STEPS: Final = 20_000


class Evaluator:
    """Evaluates expressions of the modules of one run.

    :param modules: where imported modules come from.
    :cvar follows_globals: whether it looks for what functions bind by ``global``, so that a name
        that is bound that way is not unknown for good.
    """

    follows_globals: ClassVar[bool] = False

    def __init__(self, modules: Modules) -> None:
        self.modules = modules
        #: Attributes of classes that are not what the class body says, by their names.
        self.computed: dict[str, Callable[[ClassValue], Value | None]] = {}
        self._namespaces: dict[str, Namespace] = {}
        self._classes: dict[tuple[str, int, int], ClassValue] = {}
        self.explorer: Explorer | None = None
        self._depth = 0
        self._steps = 0
        self.most_steps = _MOST_STEPS
        #: Whether a limit or circle was met, or one module changed another: then what is known of
        #: a name may depend on what was asked for before.
        self.depends_on_order = False

    def namespace(self, module: SourceModule) -> Namespace:
        """The names of a module."""
        namespace = self._namespaces.get(module.path)
        if namespace is None:
            namespace = Namespace(self, module, module.facts.statements)
            self._namespaces[module.path] = namespace
        return namespace

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

    def evaluate(self, expression: syntax.Expression, scope: Scope) -> Value:
        """The value of an expression."""
        if self._depth == 0:
            self._steps = 0
        self._steps += 1
        if self._depth >= _DEEPEST or self._steps > self.most_steps:
            self.depends_on_order = True
            limit = "nested too deeply" if self._depth >= _DEEPEST else "takes too many steps"
            return Unknown(f"an expression that {limit}", place_of(expression, scope))
        self._depth += 1
        try:
            return _RULES[type(expression)](self, expression, scope)
        finally:
            self._depth -= 1

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

    def set_attribute(self, holder: Value, name: str, value: Value) -> None:
        """``holder.name = value``, where the holder is something that keeps attributes."""
        attributes.set_attribute(holder, name, value)

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
        source = absolute_name(importer, statement)
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
            namespace = Namespace(self, scope.module, definition.body, scope)
            outer = scope.owner if isinstance(scope, NamespaceView) else None
            qualified = f"{outer.qualified_name}.{definition.name}" if outer else definition.name
            bases = tuple(self.evaluate(base, scope) for base in definition.bases)
            named = definition.metaclass
            metaclass = None if named is None else self.evaluate(named, scope)
            cls = ClassValue(definition, scope.module, qualified, namespace, bases, metaclass)
            namespace.owner = cls
            cls.mro = linearize(cls)
            self._classes[key] = cls
        return cls

    def function_of(
        self, definition: syntax.FunctionDefinition | syntax.Lambda, scope: Scope
    ) -> Function:
        """The function that a definition makes, before its decorators."""
        place = Place(scope.module.path, definition.line)
        owner = scope.owner if isinstance(scope, NamespaceView) else None
        return Function(definition, scope.module, scope.closure(), owner, place, scope)

    def arguments(self, call: syntax.Call, scope: Scope) -> Arguments | Unknown:
        """The evaluated arguments of a call."""
        return binding.evaluate_arguments(self, call, scope)

    # One rule for each kind of expression.

    def _constant(self, node: syntax.Constant, scope: Scope) -> Value:
        if is_symbolic(node.value):
            return Unknown("a text with private characters", place_of(node, scope))
        return Constant(node.value, place_of(node, scope))

    def _bytes(self, node: syntax.Bytes, scope: Scope) -> Value:
        return Constant(node.value, place_of(node, scope))

    def _name(self, node: syntax.Name, scope: Scope) -> Value:
        value = scope.lookup(node.id)
        if value is not None:
            return value
        if natives.is_native(f"builtins.{node.id}"):
            return Native(f"builtins.{node.id}")
        return Unknown(f"the name '{node.id}' is not defined", place_of(node, scope))

    def _attribute(self, node: syntax.Attribute, scope: Scope) -> Value:
        value = self.evaluate(node.value, scope)
        return self.attribute(value, node.name, place_of(node, scope))

    def _call(self, node: syntax.Call, scope: Scope) -> Value:
        place = place_of(node, scope)
        arguments = self.arguments(node, scope)
        if isinstance(arguments, Unknown):
            return arguments
        if isinstance(node.function, syntax.Attribute) and node.function.name in MUTATORS:
            receiver = self.evaluate(node.function.value, scope)
            if isinstance(receiver, Collection | Mapping):
                changed, result = mutated(self, receiver, node.function.name, arguments, place)
                execution.assign(self, node.function.value, changed, scope)
                return result
        function = self.evaluate(node.function, scope)
        if isinstance(function, NativeMethod):
            arguments = arguments._replace(
                positional=tuple(map(self.softened, arguments.positional)),
                keywords={name: self.softened(value) for name, value in arguments.keywords.items()},
            )
        if isinstance(function, Native) and function.name == "builtins.super":
            return attributes.super_of(arguments, scope, place)
        return self.call(function, arguments, place)

    def _subscript(self, node: syntax.Subscript, scope: Scope) -> Value:
        value = self.evaluate(node.value, scope)
        place = place_of(node, scope)
        if isinstance(value, ClassValue) and attributes.is_enum(value):
            value = attributes.members_by_name(value, place)
        if is_class(value):
            return value
        if isinstance(node.index, syntax.Slice):
            bounds = [
                Constant(None) if bound is None else self.evaluate(bound, scope)
                for bound in (node.index.lower, node.index.upper, node.index.step)
            ]
            return subscript(value, bounds, place)
        return self.item(value, self.evaluate(node.index, scope), place)

    def _display(self, node: syntax.Display, scope: Scope) -> Value:
        place = place_of(node, scope)
        items: list[Value] = []
        for item in node.items:
            if isinstance(item, syntax.Starred):
                values = iterate(self.evaluate(item.value, scope), place)
                if isinstance(values, Unknown):
                    return values
                items += values
            else:
                items.append(self.evaluate(item, scope))
        return Collection(node.kind, tuple(unique(node.kind, items)), place)

    def _dict_display(self, node: syntax.DictDisplay, scope: Scope) -> Value:
        place = place_of(node, scope)
        entries: dict[Any, tuple[Value, Value]] = {}
        for item in node.items:
            value = self.entry(item.value, scope)
            if item.key is None:
                if not isinstance(value, Mapping):
                    return not_a("dict", value, place)
                entries.update(value.entries)
                continue
            key = self.evaluate(item.key, scope)
            identity = key_of(key)
            if identity is None:
                return unknown_key(key, place_of(item.key, scope))
            entries[identity] = (key, value)
        return Mapping(entries, place=place)

    def _unary(self, node: syntax.Unary, scope: Scope) -> Value:
        operand = self.evaluate(node.operand, scope)
        return operators.unary(node.operator, operand, place_of(node, scope))

    def _binary(self, node: syntax.Binary, scope: Scope) -> Value:
        left = self.evaluate(node.left, scope)
        right = self.evaluate(node.right, scope)
        if is_text(left) or is_text(right):
            left, right = self.softened(left), self.softened(right)
        return operators.binary(node.operator, left, right, place_of(node, scope))

    def _boolean(self, node: syntax.Boolean, scope: Scope) -> Value:
        for operand in node.operands[:-1]:
            value = self.evaluate(operand, scope)
            known = operators.truth(value)
            if known is None:
                known = self.choose(operand, scope)
            if known is None:
                return value if isinstance(value, Unknown) else undecided(value, node, scope)
            if known is (node.operator == "or"):
                return value
        return self.evaluate(node.operands[-1], scope)

    def _compare(self, node: syntax.Compare, scope: Scope) -> Value:
        left = self.evaluate(node.left, scope)
        for symbol, comparator in zip(node.operators, node.comparators, strict=True):
            right = self.evaluate(comparator, scope)
            known = operators.compare(symbol, left, right)
            if known is None:
                culprit = right if isinstance(right, Unknown) else left
                return culprit if isinstance(culprit, Unknown) else undecided(left, node, scope)
            if not known:
                return Constant(False, place_of(node, scope))
            left = right
        return Constant(True, place_of(node, scope))

    def _conditional(self, node: syntax.Conditional, scope: Scope) -> Value:
        test = self.evaluate(node.test, scope)
        known = operators.truth(test)
        if known is None:
            known = self.choose(node.test, scope)
        if known is None:
            return test if isinstance(test, Unknown) else undecided(test, node.test, scope)
        return self.evaluate(node.body if known else node.orelse, scope)

    def _comprehension(self, node: syntax.Comprehension, scope: Scope) -> Value:
        place = place_of(node, scope)
        frame = Frame(scope, {})
        pairs: list[tuple[Value, Value]] = []
        for problem in self._iterations(node.clauses, frame, scope, node.kind):
            if problem is not None:
                return problem
            element = self.evaluate(node.element, frame)
            value = element if node.value is None else self.evaluate(node.value, frame)
            pairs.append((element, value))
            if len(pairs) > operators.LONGEST:
                return Unknown("a value too large to be computed", place)
        if node.kind == "dict":
            return mapping_of(pairs, place)
        kind: Any = "list" if node.kind == "generator" else node.kind
        return Collection(kind, tuple(unique(kind, [element for element, _ in pairs])), place)

    def _iterations(
        self, clauses: tuple[syntax.Clause, ...], frame: Frame, scope: Scope, kind: str
    ) -> Iterator[Unknown | None]:
        """Bind the targets of each iteration in turn; a problem is yielded instead."""
        clause, *rest = clauses
        place = place_of(clause.iterable, scope)
        iterable = self.evaluate(clause.iterable, scope)
        items = iterate(iterable, place, any_order=kind in ("set", "dict"))
        if isinstance(items, Unknown):
            yield items
            return
        for item in items:
            execution.assign(self, clause.target, item, frame)
            wanted = self._satisfied(clause.conditions, frame)
            if isinstance(wanted, Unknown):
                yield wanted
            elif wanted and rest:
                yield from self._iterations(tuple(rest), frame, frame, kind)
            elif wanted:
                yield None

    def _satisfied(self, conditions: tuple[syntax.Expression, ...], frame: Frame) -> bool | Unknown:
        for condition in conditions:
            value = self.evaluate(condition, frame)
            known = operators.truth(value)
            if known is None:
                if isinstance(value, Unknown):
                    return value
                return undecided(value, condition, frame)
            if not known:
                return False
        return True

    def _formatted(self, node: syntax.Formatted, scope: Scope) -> Value:
        place = place_of(node, scope)
        value = self.evaluate(node.value, scope)
        if node.specification is None and not node.conversion:
            text = formatted(value)
            return text if isinstance(text, Unknown) else Constant(text, place)
        specification: Value = Constant("")
        if node.specification is not None:
            specification = self.evaluate(node.specification, scope)
        if not isinstance(specification, Constant):
            return Unknown("a format specification that is not known", place)
        conversion = f"!{node.conversion}" if node.conversion else ""
        template = f"{{0{conversion}:{specification.value!s}}}"
        return operators.format_braces(template, [value], {}, place)

    def _fstring(self, node: syntax.FString, scope: Scope) -> Value:
        texts = []
        for part in node.parts:
            value = self.evaluate(part, scope)
            text = stringify(self.softened(value))
            if isinstance(text, Unknown):
                return text
            texts.append(text)
        return Constant("".join(texts), place_of(node, scope))

    def _lambda(self, node: syntax.Lambda, scope: Scope) -> Value:
        return self.function_of(node, scope)

    def _opaque(self, node: syntax.Opaque, scope: Scope) -> Value:
        return Unknown(f"{node.kind} is not understood here", place_of(node, scope))

    def _misplaced(self, node: syntax.Node, scope: Scope) -> Value:
        return Unknown("a '*' or ':' that is not understood here", place_of(node, scope))


def is_text(value: Value) -> bool:
    return isinstance(value, Constant) and isinstance(value.value, str)


def is_class(value: Value) -> bool:
    """Whether a value is a class, as far as is known: its subscript is a generic alias of it."""
    return isinstance(value, ClassValue | Native) or (
        isinstance(value, External) and is_harmless(value)
    )


def place_of(node: syntax.Node, scope: Scope) -> Place:
    """Where a node of the module of ``scope`` stands."""
    return Place(scope.module.path, node.line)


def absolute_name(importer: SourceModule, statement: syntax.ImportFrom) -> str:
    """The dotted name of the module that ``from … import`` names."""
    if not statement.level:
        return statement.module
    parts = importer.package.split(".")
    kept = parts[: max(len(parts) - statement.level + 1, 0)]
    return ".".join([*kept, statement.module] if statement.module else kept)


def mapping_of(pairs: list[tuple[Value, Value]], place: Place) -> Value:
    """A dict of keys and values."""
    entries: dict[Any, tuple[Value, Value]] = {}
    for key, value in pairs:
        identity = key_of(key)
        if identity is None:
            return unknown_key(key, place)
        entries[identity] = (key, value)
    return Mapping(entries, place=place)


def unknown_key(key: Value, place: Place) -> Unknown:
    """Why a value cannot be the key of a dict."""
    if isinstance(key, Unknown):
        return key
    if isinstance(key, External):
        return Unknown(unavailable(key.name), place)
    return Unknown("a dict key that is not known", place)


def not_a(kind: str, value: Value, place: Place) -> Unknown:
    """Why a value cannot be used as a ``kind``."""
    if isinstance(value, Unknown):
        return value
    if isinstance(value, External):
        return Unknown(unavailable(value.name), place)
    return Unknown(f"something that should be a {kind} and is not known to be one", place)


def undecided(value: Value, node: syntax.Node, scope: Scope) -> Unknown:
    """Why a condition is not known."""
    place = place_of(node, scope)
    if isinstance(value, External):
        return Unknown(unavailable(value.name), place)
    return Unknown("a condition that is not known", place)


_RULES: Final[dict[type[syntax.Node], Callable[[Evaluator, Any, Scope], Value]]] = {
    syntax.Constant: Evaluator._constant,
    syntax.Bytes: Evaluator._bytes,
    syntax.Name: Evaluator._name,
    syntax.Attribute: Evaluator._attribute,
    syntax.Call: Evaluator._call,
    syntax.Subscript: Evaluator._subscript,
    syntax.Slice: Evaluator._misplaced,
    syntax.Starred: Evaluator._misplaced,
    syntax.Display: Evaluator._display,
    syntax.DictDisplay: Evaluator._dict_display,
    syntax.Unary: Evaluator._unary,
    syntax.Binary: Evaluator._binary,
    syntax.Boolean: Evaluator._boolean,
    syntax.Compare: Evaluator._compare,
    syntax.Conditional: Evaluator._conditional,
    syntax.Comprehension: Evaluator._comprehension,
    syntax.Formatted: Evaluator._formatted,
    syntax.FString: Evaluator._fstring,
    syntax.Lambda: Evaluator._lambda,
    syntax.Opaque: Evaluator._opaque,
}
