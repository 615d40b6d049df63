"""Decides which mentions of a function may call it, by the receiver before the dot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from flake8_notifications.interpretation.effects import effects_of
from flake8_notifications.interpretation.possible_changes import nodes
from flake8_notifications.interpretation.values.external import ModuleValue
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source import syntax
from flake8_notifications.tracing.function_queries import IS_OWN, PASSES_ON
from flake8_notifications.tracing.mentioned_names import mentions_of
from flake8_notifications.tracing.program import Program
from flake8_notifications.tracing.symbols import is_special
from flake8_notifications.tracing.syntactic import last_name, name_of_decorator
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.words import Word

#: Functions with more callers than this are given up on.
MOST_CALLERS: Final = 150
#: The maximum number of names searched for one function.
_MOST_NAMES: Final = 12
#: Functions mentioned in more files than this are given up on: all would have to be parsed.
_MOST_FILES: Final = 20


class CallSites:
    """Finds the call sites of functions."""

    def __init__(self, program: Program) -> None:
        self._tracer = program.tracer
        self._units = program.units
        self._words = program.words
        self._classes = program.classes
        self._symbols = program.symbols
        self._known: dict[object, tuple[list[Word], set[tuple[str, int]]]] = {}
        #: The attributes whose containers something is put into.
        self._holding: set[Word] = set()

    def callers(self, unit: Unit) -> list[Unit] | None:
        """The units that may call a function, in source order; None if there are too many."""
        words, places = self._mentions(unit)
        if len({path for path, _ in places}) > _MOST_FILES:
            return None
        cls = self._symbols.class_of(unit)
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        name = unit.statement.name
        callers: dict[object, Unit] = {}
        called = "|".join(sorted({re.escape(word.name) for word in words}))
        only_defining = re.compile(rf"[ \t]*def {name}\((?!.*\b(?:{called})\b)")
        for path, line in sorted(places):
            if only_defining.match(self._symbols.line_of(path, line)):
                # Another function of that name.
                continue
            for caller in self._units.at(path, line):
                if caller.key in callers or (
                    caller.is_definition and caller.statement is unit.statement
                ):
                    # A decorator or default mentions the function, but does not call it here.
                    continue
                if cls is None or self._may_call(
                    caller, self._symbols.line_of(path, line), cls, name
                ):
                    callers[caller.key] = caller
        return list(callers.values()) if len(callers) <= MOST_CALLERS else None

    def places(self, unit: Unit) -> list[tuple[str, int]]:
        """The places that mention a function, or an alias of it in a module."""
        return sorted(self._mentions(unit)[1])

    def names_of(self, unit: Unit) -> frozenset[str]:
        """The names by which a function, or its class, is called."""
        return frozenset(word.name for word in self._mentions(unit)[0])

    def _mentions(self, unit: Unit) -> tuple[list[Word], set[tuple[str, int]]]:
        """The names of a function, aliases included, and the places that mention one of them."""
        cached = self._known.get(unit.key)
        if cached is None:
            words = [*self._symbols.words_of(unit), *self._registries(unit)]
            places: set[tuple[str, int]] = set()
            for word in words:
                mentions = set(self._words.mentions(word))
                places |= mentions
                if len({path for path, _ in places}) > _MOST_FILES:
                    break
                # The loop goes on with these names.
                words += [
                    new_word for new_word in self._bound_to(word, mentions) if new_word not in words
                ]
                if word in self._holding:
                    method_words = self._used_by(word.name, mentions)
                    words += [new_word for new_word in method_words if new_word not in words]
                if len(words) > _MOST_NAMES:
                    break
            cached = self._known[unit.key] = words, places
        return cached

    def _bound_to(self, word: Word, mentions: Iterable[tuple[str, int]]) -> Iterator[Word]:
        """The names that modules and classes give to a function, or to a container holding it."""
        for path, line in sorted(mentions):
            for unit in self._units.at(path, line):
                match unit.statement:
                    case syntax.ImportFrom(names=names):
                        bound = [imported.alias for imported in names if imported.name == word.name]
                    case syntax.Assign(targets=targets) as statement if not unit.is_function:
                        is_called = word.name in effects_of(statement).called
                        bound = [] if is_called else [last_name(target) for target in targets]
                    case _:
                        yield from self._kept_in(unit, line, word.name)
                        continue
                for name in bound:
                    if name is not None and (name != word.name or word.is_attribute):
                        yield Word(name, frozenset({path}), is_attribute=bool(unit.classes))

    def _kept_in(self, unit: Unit, line: int, name: str) -> Iterator[Word]:
        """The containers that a statement on a line puts a named function into."""
        statements: Iterable[syntax.Node] = (unit.statement,)
        if isinstance(unit.statement, syntax.FunctionDefinition):
            module = self._units.module(unit.path)
            if not self._tracer.queries.ask(module, unit.statement, PASSES_ON, name):
                return
            statements = nodes(module.body_of(unit.statement))
        for statement in statements:
            match statement:
                case syntax.ExpressionStatement(value=syntax.Call(arguments=arguments)) if (
                    statement.line == line or not unit.is_function
                ) and any(last_name(argument.value) == name for argument in arguments):
                    yield from self._changed_in(statement, unit)

    def _registries(self, unit: Unit) -> Iterator[Word]:
        """The containers that decorators of a function change, where they may register it."""
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        for decorator in unit.statement.decorators:
            name = name_of_decorator(decorator)
            if name is not None and not self._words.is_common(name):
                for decorator_function in self._symbols.functions_named(name):
                    yield from self._changed_by(decorator_function)

    def _changed_by(self, unit: Unit) -> Iterator[Word]:
        """The names and attributes whose containers a function changes."""
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        body = self._units.module(unit.path).body_of(unit.statement)
        for statement in nodes(body):
            if isinstance(statement, syntax.ExpressionStatement | syntax.Assign):
                yield from self._changed_in(statement, unit)

    def _changed_in(self, statement: syntax.Statement, unit: Unit) -> Iterator[Word]:
        function = self._symbols.function_of(unit) if unit.is_function else None
        own = set[str]() if function is None else self._tracer.own_names(function)
        effects = effects_of(statement)
        for name in sorted(effects.changed - effects.called - own):
            yield Word(name, frozenset({unit.path}))
        for _, name in sorted(effects.handed):
            word = Word(name, is_attribute=True)
            self._holding.add(word)
            yield word

    def _used_by(self, name: str, mentions: Iterable[tuple[str, int]]) -> Iterator[Word]:
        """The methods that may call what an attribute of ``self`` holds, and their classes.

        ::

            service.hooks.append(hook)
            service.run()                   # calls the hooks
        """
        called_on = re.compile(rf"\b(\w+)\.{re.escape(name)}\b")
        for path, line in sorted(mentions):
            holders = set(called_on.findall(self._symbols.line_of(path, line)))
            for unit in self._units.at(path, line):
                match unit.statement:
                    case syntax.FunctionDefinition(
                        name=method, parameters=(syntax.Parameter(name=receiver), *_)
                    ) if unit.classes and receiver in holders and not is_special(method):
                        yield Word(method, is_attribute=True)
                        yield Word(unit.classes[-1].name, frozenset({path}))

    def _may_call(self, unit: Unit, text: str, cls: ClassValue, name: str) -> bool:
        """Whether a line of a unit may call the method of this class or of a related one."""
        holders = {mention.holder for mention in mentions_of(text, name)}
        # The line may also mention its class, or another name that holds it.
        return not holders or any(
            not holder or self._may_hold(unit, holder, cls) for holder in holders
        )

    def _may_hold(self, unit: Unit, holder: str, cls: ClassValue) -> bool:
        """Whether a name may refer to an object of a class, or to the class."""
        function = self._symbols.function_of(unit) if unit.is_function else None
        if function is not None and self._tracer.ask_with_own_object(function, IS_OWN, holder):
            assert isinstance(unit.statement, syntax.FunctionDefinition)
            receiver = next(iter(unit.statement.parameters), None)
            own = self._symbols.class_of(unit)
            is_receiver = receiver is not None and receiver.name == holder
            if own is None or not is_receiver or unit.statement.is_static:
                return True
            return self._classes.may_share_objects(own, cls)
        value = self._tracer.module_attribute(self._units.module(unit.path), holder)
        if isinstance(value, ClassValue):
            return cls in value.mro
        return not isinstance(value, ModuleValue)
