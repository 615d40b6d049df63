"""The functions of a project, by the lines they stand on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from flake8_notifications.emissions import expressions
from flake8_notifications.emissions.bodies import Context, Site
from flake8_notifications.emissions.flow import bound_names
from flake8_notifications.emissions.receivers import assigns_to_self
from flake8_notifications.emissions.symbolic import SymbolicEvaluator
from flake8_notifications.evaluation.namespaces import Namespace, NamespaceView, Scope, blocks
from flake8_notifications.evaluation.symbols import FunctionKey
from flake8_notifications.evaluation.values import ClassValue, Function
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule


class Contexts:
    """Finds the functions of a project: those that mention a name, those of a class."""

    def __init__(self, modules: Modules, evaluator: SymbolicEvaluator) -> None:
        self.texts = modules.texts
        self._modules = modules
        self._evaluator = evaluator
        self._outlines: dict[str, _Outline] = {}
        self._known: dict[FunctionKey, Context] = {}
        self._nested: dict[Context, tuple[Context, ...]] = {}
        self._assignments: dict[tuple[ClassValue, str], tuple[Site, ...]] = {}
        self._globals: dict[str, dict[str, tuple[Site, ...]]] = {}
        self._families: dict[tuple[ClassValue, str], tuple[ClassValue, ...]] = {}

    def mentioning(
        self, paths: Iterable[str], name: str, *, is_part: bool = False
    ) -> Iterator[Context]:
        """The contexts of some files, nested functions included, that mention a name."""
        for path in paths:
            lines = self.texts.lines(path, name, is_part=is_part)
            if lines:
                yield from self._at_lines(self._modules.at(path), lines)

    def inside(self, context: Context) -> Iterator[Context]:
        """A context and the functions and classes nested in it."""
        yield context
        if context.definition is not None:
            for nested in self.nested(context):
                yield from self.inside(nested)
        else:
            yield from self._lambdas(context)

    def nested(self, context: Context) -> tuple[Context, ...]:
        """The functions, lambdas and bodies of classes right in a function."""
        if context not in self._nested:
            self._nested[context] = tuple(self._find_nested(context))
        return self._nested[context]

    def of(self, function: Function) -> Context | None:
        """The context of a function."""
        definition = function.definition
        key = FunctionKey(function.module.path, definition.line, definition.column)
        if key not in self._known:
            for context in self._at_lines(function.module, [definition.line]):
                list(self.inside(context))
        return self._known.get(key)

    def by_key(self, key: FunctionKey) -> Context | None:
        """The context of a function that has been met."""
        return self._known.get(key)

    def methods(self, cls: ClassValue, name: str) -> Iterator[Context]:
        """The methods of a class itself that mention a name."""
        for context in self.mentioning([cls.module.path], name):
            if context.owner is cls and context.definition is not None:
                yield context

    def assignments(self, cls: ClassValue, name: str) -> tuple[Site, ...]:
        """Where the methods of a class itself assign an attribute of their receiver."""
        key = (cls, name)
        if key not in self._assignments:
            contexts = dict.fromkeys((*self.methods(cls, name), *self.methods(cls, "setattr")))
            self._assignments[key] = tuple(
                site
                for context in contexts
                for site in context.sites
                if assigns_to_self(site, name)
            )
        return self._assignments[key]

    def family(self, cls: ClassValue, name: str) -> tuple[ClassValue, ...]:
        """A class, and its descendants that may have an attribute of their own."""
        key = (cls, name)
        if key not in self._families:
            descendants = [
                each for each in self._descendants(cls, name) if each is not cls and cls in each.mro
            ]
            self._families[key] = (cls, *dict.fromkeys(descendants))
        return self._families[key]

    def global_assignments(self, module: SourceModule, name: str) -> tuple[Site, ...]:
        """Where functions of a module bind one of its names."""
        path = module.path
        if path not in self._globals:
            found: dict[str, tuple[Site, ...]] = {}
            for context in self.mentioning([path], "global"):
                for bound in context.globals:
                    sites = (site for site in context.sites if _binds(site, bound))
                    found[bound] = (*found.get(bound, ()), *sites)
            self._globals[path] = found
        return self._globals[path].get(name, ())

    def is_under_way(self, cls: ClassValue) -> bool:
        """Whether the functions of a class, or of one of its bases, are just being listed."""
        paths = {base.module.path for base in cls.mro if isinstance(base, ClassValue)}
        return any(path in self._outlines and not self._outlines[path].contexts for path in paths)

    def path_of(self, name: str) -> str | None:
        """The path of the project's module of a dotted name."""
        module = self._modules.find(name, "")
        return module.path if module is not None and self._modules.in_project(module) else None

    def classes(self, module: SourceModule, name: str) -> Iterator[ClassValue]:
        """The classes of a module that have a name."""
        for context in self._outline(module).contexts:
            owner = context.owner
            if context.definition is None and owner is not None and owner.name == name:
                yield owner

    def bodies(self, cls: ClassValue) -> Iterator[Context]:
        """The body of a class."""
        for context in self._outline(cls.module).contexts:
            if context.definition is None and context.owner is cls:
                yield context

    def _descendants(self, cls: ClassValue, attribute: str) -> Iterator[ClassValue]:
        """Classes that may descend from a class, in files that may define an attribute."""
        for path, name in self._modules.search.subclasses(cls.name):
            if self.texts.defines(path, attribute):
                yield from self.classes(self._modules.at(path), name)

    def _at_lines(self, module: SourceModule, lines: list[int]) -> Iterator[Context]:
        outline = self._outline(module)
        found = dict.fromkeys(context for line in lines for context in outline.at(line))
        for context in found:
            yield from self.inside(context)

    def _find_nested(self, context: Context) -> Iterator[Context]:
        for site in context.sites:
            statement = site.statement
            if isinstance(statement, syntax.FunctionDefinition):
                yield self._context(site, statement, None)
            elif isinstance(statement, syntax.ClassDefinition):
                yield from self._local_class(site, statement)
        yield from self._lambdas(context)

    def _lambdas(self, context: Context) -> Iterator[Context]:
        for site in context.sites:
            for inner, node in site.expressions:
                if isinstance(node, syntax.Lambda):
                    yield self._context(inner, node, None)

    def _context(
        self,
        site: Site,
        definition: syntax.FunctionDefinition | syntax.Lambda,
        owner: ClassValue | None,
    ) -> Context:
        module = site.context.module
        key = FunctionKey(module.path, definition.line, definition.column)
        if key not in self._known:
            self._known[key] = Context(module, definition, owner, site, None)
        return self._known[key]

    def _local_class(self, site: Site, statement: syntax.ClassDefinition) -> Iterator[Context]:
        cls = self._evaluator.class_of(statement, self._evaluator.scope_at(site))
        inside = NamespaceView(cls.namespace, len(statement.body), {})
        yield Context(cls.module, None, cls, inside, statement.body)
        for inner in statement.body:
            if isinstance(inner, syntax.FunctionDefinition):
                yield self._context(site, inner, cls)

    def _outline(self, module: SourceModule) -> _Outline:
        outline = self._outlines.get(module.path)
        if outline is None:
            namespace = self._evaluator.namespace(module)
            top = self._evaluator.scope(module)
            outline = self._outlines[module.path] = _Outline(module, top)
            try:
                outline.add(self._evaluator, namespace, module.simple_statements, None)
            except RecursionError:
                del self._outlines[module.path]
                raise
            outline.sort()
            for context in outline.contexts:
                if context.key is not None:
                    self._known[context.key] = context
        return outline


_Definition: TypeAlias = syntax.FunctionDefinition | syntax.ClassDefinition


class _Outline:
    """The functions and class bodies of a module by their first line; the module comes first."""

    def __init__(self, module: SourceModule, top: Scope) -> None:
        self._module = module
        self._top = top
        self._around = [Context(module, None, None, top, module.simple_statements)]
        self._pairs = [(0, self._around[0])]
        self._starts: list[int] = []
        #: Of the functions and classes: their statement, and what is around.
        self._headers: dict[Context, tuple[_Definition, Context]] = {}
        self.contexts: list[Context] = []

    def at(self, line: int) -> Iterator[Context]:
        """The context that a line belongs to; for that of a header, what is around it, too."""
        if not self.contexts:
            # Asked for by a base class, while the classes are being listed.
            return
        context = self.contexts[bisect_right(self._starts, line) - 1]
        yield context
        if context in self._headers:
            statement, around = self._headers[context]
            if line <= _end_of_header(statement):
                yield around

    def sort(self) -> None:
        """Finish the outline."""
        self._pairs.sort(key=lambda pair: pair[0])
        self._starts = [line for line, _ in self._pairs]
        self.contexts = [context for _, context in self._pairs]

    def add(
        self,
        evaluator: SymbolicEvaluator,
        namespace: Namespace,
        statements: tuple[syntax.Statement, ...],
        owner: ClassValue | None,
    ) -> None:
        """Add the functions and classes of a body."""
        for position, statement in enumerate(statements):
            self._add(evaluator, namespace, position, statement, owner)

    def _add(
        self,
        evaluator: SymbolicEvaluator,
        namespace: Namespace,
        position: int,
        statement: syntax.Statement,
        owner: ClassValue | None,
    ) -> None:
        if isinstance(statement, syntax.FunctionDefinition):
            self._start(statement, Context(self._module, statement, owner, self._top, None))
            self._end(statement)
        elif isinstance(statement, syntax.ClassDefinition):
            cls = evaluator.class_of(statement, NamespaceView(namespace, position, {}))
            inside = NamespaceView(cls.namespace, len(statement.body), {})
            self._start(statement, Context(self._module, None, cls, inside, statement.body))
            self.add(evaluator, cls.namespace, statement.body, cls)
            self._end(statement)
        for block in blocks(statement):
            for inner in block:
                self._add(evaluator, namespace, position, inner, owner)

    def _start(self, statement: _Definition, context: Context) -> None:
        self._pairs.append((statement.line, context))
        self._headers[context] = statement, self._around[-1]
        self._around.append(context)

    def _end(self, statement: _Definition) -> None:
        self._around.pop()
        self._pairs.append((self._module.end_of(statement) + 1, self._around[-1]))


def _end_of_header(statement: _Definition) -> int:
    lines = (node.line for part in expressions.of(statement) for node in expressions.walk(part))
    return max((statement.line, *lines))


def _binds(site: Site, name: str) -> bool:
    return name in bound_names(site.statement)
