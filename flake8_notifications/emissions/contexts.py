"""The functions of a project, by the lines they stand on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator

from flake8_notifications.emissions.bodies import Context, Site, sites
from flake8_notifications.emissions.scopes import SymbolicEvaluator
from flake8_notifications.evaluation.namespaces import NamespaceView, Scope, blocks
from flake8_notifications.evaluation.symbols import FunctionKey
from flake8_notifications.evaluation.values import ClassValue, Function
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.text import SourceError


class Contexts:
    """Finds the contexts of a project whose text mentions a name."""

    def __init__(self, modules: Modules, evaluator: SymbolicEvaluator) -> None:
        self._modules = modules
        self._evaluator = evaluator
        self._texts: dict[str, str] = {}
        self._outlines: dict[str, list[Context]] = {}
        self._starts: dict[str, list[int]] = {}
        self._known: dict[FunctionKey, Context] = {}
        for path in modules.paths:
            try:
                self._texts[path] = modules.text(path)
            except SourceError:
                continue
        evaluator.methods_of = self.methods_of

    def mentioning(self, words: Collection[str], *, whole: bool = False) -> Iterator[Context]:
        """The contexts, nested functions included, on whose lines one of some texts stands.

        :param whole: whether it has to be a whole name, not part of one.
        """
        alternatives = "|".join(map(re.escape, sorted(words)))
        pattern = re.compile(rf"\b(?:{alternatives})\b" if whole else alternatives)
        for path, text in self._texts.items():
            # A plain search is many times faster than a pattern, and mostly says no.
            if any(word in text for word in words):
                lines = matching_lines(text, pattern)
                if lines:
                    yield from self._at_lines(self._modules.at(path), lines)

    def methods_of(self, cls: ClassValue, pattern: re.Pattern[str]) -> Iterator[Context]:
        """The contexts of a class's methods on whose lines a pattern is found."""
        text = self._texts.get(cls.module.path)
        if text is None:
            return
        for context in self._at_lines(cls.module, matching_lines(text, pattern)):
            if context.owner is cls and context.definition is not None:
                yield context

    def of(self, function: Function) -> Context | None:
        """The context of a function."""
        definition = function.definition
        if not isinstance(definition, syntax.FunctionDefinition):
            return None
        key = FunctionKey(function.module.path, definition.line, definition.column)
        if key not in self._known:
            self._outline(function.module)
        return self._known.get(key)

    def by_key(self, key: FunctionKey) -> Context | None:
        return self._known.get(key)

    def _at_lines(self, module: SourceModule, lines: list[int]) -> Iterator[Context]:
        outline = self._outline(module)
        starts = self._starts[module.path]
        found: dict[int, list[int]] = {}
        for line in lines:
            found.setdefault(bisect_right(starts, line) - 1, []).append(line)
        for position in found:
            context = outline[position]
            yield context
            if context.definition is not None:
                yield from self._nested(context)

    def _nested(self, context: Context) -> Iterator[Context]:
        for site in sites(context):
            statement = site.statement
            if isinstance(statement, syntax.FunctionDefinition):
                nested = self._nested_context(site, statement)
                yield nested
                yield from self._nested(nested)

    def _nested_context(self, site: Site, statement: syntax.FunctionDefinition) -> Context:
        path = site.context.module.path
        key = FunctionKey(path, statement.line, statement.column)
        nested = self._known.get(key)
        if nested is None:
            module = site.context.module
            nested = Context(module, statement, None, site, None)
            self._known[key] = nested
        return nested

    def _outline(self, module: SourceModule) -> list[Context]:
        """The contexts of a module by their first line; the module itself comes first."""
        outline = self._outlines.get(module.path)
        if outline is None:
            top: Scope = self._evaluator.scope(module)
            first = Context(module, None, None, top, module.facts.statements)
            pairs = [(0, first)]
            pairs += self._functions(module, module.facts.statements, top, None, first)
            pairs.sort(key=lambda pair: pair[0])
            outline = self._outlines[module.path] = [context for _, context in pairs]
            self._starts[module.path] = [line for line, _ in pairs]
        return outline

    def _functions(
        self,
        module: SourceModule,
        statements: tuple[syntax.Statement, ...],
        top: Scope,
        owner: ClassValue | None,
        around: Context,
    ) -> Iterator[tuple[int, Context]]:
        for statement in statements:
            if isinstance(statement, syntax.FunctionDefinition):
                context = Context(module, statement, owner, top, None)
                key = FunctionKey(module.path, statement.line, statement.column)
                self._known[key] = context
                yield statement.line, context
                end = module.end_of(statement) + 1
                yield end, around
            elif isinstance(statement, syntax.ClassDefinition):
                cls = self._class(module, statement, owner)
                if cls is not None:
                    inside = NamespaceView(cls.namespace, len(statement.body), {})
                    body = Context(module, None, cls, inside, statement.body)
                    yield statement.line, body
                    yield from self._functions(module, statement.body, top, cls, body)
                    yield module.end_of(statement) + 1, around
            for block in blocks(statement):
                yield from self._functions(module, block, top, owner, around)

    def _class(
        self, module: SourceModule, statement: syntax.ClassDefinition, owner: ClassValue | None
    ) -> ClassValue | None:
        namespace = self._evaluator.namespace(module) if owner is None else owner.namespace
        value = namespace.lookup(statement.name)
        return value if isinstance(value, ClassValue) and value.definition == statement else None


def matching_lines(text: str, pattern: re.Pattern[str]) -> list[int]:
    """The lines, from 1, on which a pattern is found."""
    lines = []
    line, position = 1, 0
    for found in pattern.finditer(text):
        line += text.count("\n", position, found.start())
        position = found.start()
        lines.append(line)
    return lines
