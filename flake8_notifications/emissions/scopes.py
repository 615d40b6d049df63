"""Names as the statements of a function see them: parameters are holes, bindings are followed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from flake8_notifications.emissions.bodies import Context, Site, bindings, end_of, sites
from flake8_notifications.evaluation import attributes, execution
from flake8_notifications.evaluation.evaluator import Evaluator
from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.namespaces import Frame, Scope
from flake8_notifications.evaluation.symbols import Explorer, Hole
from flake8_notifications.evaluation.values import (
    ClassValue,
    External,
    Instance,
    Mapping,
    Place,
    Unknown,
    Value,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_NOTIFIERS: Final = "oslo_messaging"

#: The contexts of a class's methods whose text matches a pattern.
MethodsOf = Callable[[ClassValue, "re.Pattern[str]"], Iterator[Context]]


class SymbolicEvaluator(Evaluator):
    """An evaluator for the insides of functions.

    :ivar methods_of: finds the methods of a class whose text matches a pattern.
    """

    explorer: Explorer

    def __init__(self, modules: Modules) -> None:
        super().__init__(modules)
        self.explorer = Explorer()
        self.methods_of: MethodsOf = lambda cls, pattern: iter(())
        self.active_bindings: set[tuple[int, int, str]] = set()
        self.self_assignments: dict[tuple[ClassValue, str], list[Site]] = {}

    def find_module(self, name: str, importer: str) -> SourceModule | None:
        module = super().find_module(name, importer)
        if (
            module is None
            or name.partition(".")[0] != _NOTIFIERS
            or self.modules.in_project(module)
        ):
            return module
        # What it does is known by name, whether it is installed beside flake8 or not.
        return None

    def scope_at(self, site: Site) -> BodyScope:
        """What names mean at a site."""
        return BodyScope(self, site)

    def assign(self, target: syntax.Expression, value: Value, scope: Scope) -> None:
        """Bind a target in a scope."""
        execution.assign(self, target, value, scope)


class BodyScope:
    """What names mean at a site; one way through the bindings that may reach it."""

    def __init__(self, evaluator: SymbolicEvaluator, site: Site) -> None:
        self._evaluator = evaluator
        self._site = site
        self.variables: dict[str, Value] = {}

    @property
    def module(self) -> SourceModule:
        return self._site.context.module

    @property
    def owner(self) -> ClassValue | None:
        return self._site.context.owner

    def closure(self) -> Scope:
        return BodyScope(self._evaluator, end_of(self._site.context))

    def lookup(self, name: str) -> Value | None:
        if name in self.variables:
            return self.variables[name]
        context = self._site.context
        if name == "super()":
            return self._receiver()
        found, may_enter = bindings(self._site, name)
        parameter = next((item for item in context.parameters if item.name == name), None)
        ways: list[Site | syntax.Parameter] = [*found]
        if parameter is not None and may_enter:
            ways.append(parameter)
        if not ways:
            return self._outside(name)
        way = ways[self._evaluator.explorer.choose(len(ways))]
        return self._bound(way, name) if isinstance(way, Site) else self._parameter(way)

    def _outside(self, name: str) -> Value | None:
        outside = self._site.context.outside
        if isinstance(outside, Site):
            return BodyScope(self._evaluator, outside).lookup(name)
        return outside.lookup(name)

    def _bound(self, site: Site, name: str) -> Value:
        key = (id(site.block), site.index, name)
        active = self._evaluator.active_bindings
        place = Place(self.module.path, site.statement.line)
        if key in active:
            return Unknown(f"'{name}' is bound in terms of itself", place)
        active.add(key)
        try:
            return self._evaluate_binding(site, name, place)
        finally:
            active.discard(key)

    def _evaluate_binding(self, site: Site, name: str, place: Place) -> Value:
        frame = Frame(BodyScope(self._evaluator, site), {}, self.owner)
        statement = site.statement
        match statement:
            case syntax.For(target=target, iterable=iterable):
                items = iterate(self._evaluator.evaluate(iterable, frame), place, any_order=True)
                if isinstance(items, Unknown) or not items:
                    return Unknown(f"'{name}', a loop's variable", place)
                item = items[self._evaluator.explorer.choose(len(items))]
                self._evaluator.assign(target, item, frame)
            case syntax.With():
                return Unknown(f"'{name}', what a 'with' statement binds", place)
            case syntax.Try():
                return Unknown(f"'{name}', an exception", place)
            case _:
                self._evaluator.execute((statement,), frame)
        return frame.variables.get(name) or Unknown(f"'{name}' is not bound", place)

    def _receiver(self) -> Value | None:
        context = self._site.context
        if context.parameters and context.owner is not None:
            return self._parameter(context.parameters[0])
        return self._outside("super()") if isinstance(context.outside, Site) else None

    def _parameter(self, parameter: syntax.Parameter) -> Value:
        context = self._site.context
        key = context.key
        assert key is not None
        if context.owner is not None and parameter is context.parameters[0]:
            kind = method_kind(context)
            if kind == "method":
                return symbolic_instance(self._evaluator, context.owner)
            if kind == "classmethod":
                return context.owner
        holes = self._evaluator.explorer.holes
        if parameter.kind == "double_star":
            return Mapping(_KeywordHoles(holes, key))
        prefix = "*" if parameter.kind == "star" else ""
        return holes.constant(Hole(key, prefix + parameter.name))


class _KeywordHoles(dict[Any, Any]):
    """``**kwargs``: whatever key is asked for is a hole."""

    def __init__(self, holes: Any, key: Any) -> None:
        super().__init__()
        self._holes = holes
        self._key = key

    def get(self, key: Any, default: Any = None) -> Any:
        match key:
            case ("constant", str(name)):
                hole = self._holes.constant(Hole(self._key, f"**{name}"))
                return (hole, hole)
        return default

    def __contains__(self, key: object) -> bool:
        return self.get(key) is not None

    def __getitem__(self, key: Any) -> Any:
        return self.get(key)


class _SelfAttributes(dict[str, Value]):
    """The attributes of ``self``: what the methods of its class assign."""

    def __init__(self, evaluator: SymbolicEvaluator, cls: ClassValue) -> None:
        super().__init__()
        self._evaluator = evaluator
        self._cls = cls

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or (
            isinstance(name, str)
            and name not in ("_name_", "_value_")
            and self._find(name) is not None
        )

    def __getitem__(self, name: str) -> Value:
        if super().__contains__(name):
            return super().__getitem__(name)
        found = self._find(name)
        assert found is not None
        return found()

    def _find(self, name: str) -> Callable[[], Value] | None:
        assigned = assignments_to_self(self._evaluator, self._cls, name)
        if assigned:
            return lambda: self._assigned(name, assigned)
        if attributes.find(self._cls.mro, name) is None:
            return lambda: External(f"?.{name}")
        return None

    def _assigned(self, name: str, assigned: list[Site]) -> Value:
        site = assigned[self._evaluator.explorer.choose(len(assigned))]
        statement = site.statement
        assert isinstance(statement, syntax.Assign)
        key = (id(site.block), site.index, f"self.{name}")
        if key in self._evaluator.active_bindings:
            return External(f"?.{name}")
        self._evaluator.active_bindings.add(key)
        try:
            value = self._evaluator.evaluate(statement.value, self._evaluator.scope_at(site))
        finally:
            self._evaluator.active_bindings.discard(key)
        return External(f"?.{name}") if isinstance(value, Unknown) else value


def symbolic_instance(evaluator: SymbolicEvaluator, cls: ClassValue) -> Instance:
    """``self`` in a method of a class."""
    return Instance(cls, _SelfAttributes(evaluator, cls), cls.place)


def assignments_to_self(evaluator: SymbolicEvaluator, cls: ClassValue, name: str) -> list[Site]:
    """The sites of ``self.name = …`` in the methods of a class and its bases."""
    key = (cls, name)
    cached = evaluator.self_assignments.get(key)
    if cached is None:
        pattern = re.compile(rf"\.{re.escape(name)}\b[^=\n]*=(?!=)")
        cached = [
            site
            for base in cls.mro
            if isinstance(base, ClassValue)
            for context in evaluator.methods_of(base, pattern)
            for site in sites(context)
            if _assigns_self(site, name)
        ]
        evaluator.self_assignments[key] = cached
    return cached


def _assigns_self(site: Site, name: str) -> bool:
    statement = site.statement
    if not isinstance(statement, syntax.Assign) or not site.context.parameters:
        return False
    receiver = site.context.parameters[0].name
    return any(
        isinstance(target, syntax.Attribute)
        and target.name == name
        and isinstance(target.value, syntax.Name)
        and target.value.id == receiver
        for target in statement.targets
    )


def method_kind(context: Context) -> str:
    """``method``, ``classmethod`` or ``staticmethod``."""
    if context.definition is not None and context.owner is not None:
        for decorator in context.definition.decorators:
            if isinstance(decorator, syntax.Name) and decorator.id in (
                "classmethod",
                "staticmethod",
            ):
                return decorator.id
    return "method"
