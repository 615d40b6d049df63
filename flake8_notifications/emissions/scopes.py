"""Names as the statements of a function see them: parameters are holes, bindings are followed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from flake8_notifications.emissions import additions, expressions
from flake8_notifications.emissions.bodies import Context, Site, end_of
from flake8_notifications.emissions.flow import Condition, Reaching, enclosing, reaching
from flake8_notifications.emissions.receivers import Receiver
from flake8_notifications.evaluation.exploration import MISSING, Assumption, Infeasible
from flake8_notifications.evaluation.namespaces import FinishedModule, Frame, Namespace, Scope
from flake8_notifications.evaluation.symbols import FunctionKey, Hole
from flake8_notifications.evaluation.values import (
    ALL,
    ClassValue,
    Constant,
    Place,
    Rest,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

if TYPE_CHECKING:
    from flake8_notifications.emissions.symbolic import SymbolicEvaluator

_NOTHING: Final[Mapping[str, Value]] = MappingProxyType({})


class BodyScope:
    """What names mean at a site, on the way through what is open that is being explored.

    :param given: what the parameters are, if the call is known.
    """

    def __init__(
        self, evaluator: SymbolicEvaluator, site: Site, given: Mapping[str, Value] = _NOTHING
    ) -> None:
        self._evaluator = evaluator
        self._site = site
        self._given = given
        self.variables: dict[str, Value] = {}

    @property
    def module(self) -> SourceModule:
        return self._site.context.module

    @property
    def owner(self) -> ClassValue | None:
        return next((each.owner for each in self._site.context.enclosing if each.owner), None)

    def closure(self) -> Scope:
        return self._at(end_of(self._site.context))

    def lookup(self, name: str) -> Value | None:
        if name in self.variables:
            return self.variables[name]
        context = self._site.context
        if name == "super()":
            return self._receiver()
        found = reaching(self._site, name)
        parameter = next((item for item in context.parameters if item.name == name), None)
        if not found.sites and parameter is None:
            return self._outside(name)
        key = ("local", name, id(self._given), *(site.key for site in found.sites))
        if not found.sites:
            key = ("parameter", name, id(self._given), id(context))
        return self._evaluator.explorer.remember(key, lambda: self._one_of(found, parameter, name))

    def _at(self, site: Site) -> BodyScope:
        return BodyScope(self._evaluator, site, self._given)

    def _one_of(
        self, found: Reaching, parameter: syntax.Parameter | None, name: str
    ) -> Value | None:
        """What the name has by one of the bindings that reach the site."""
        ways: list[Site | syntax.Parameter] = [*filter(self._is_open, found.sites)]
        if parameter is not None and found.may_enter:
            ways.append(parameter)
        if not ways:
            raise Infeasible
        position = self._evaluator.explorer.choose(len(ways))
        way = ways[position]
        for other in ways[:position]:
            if isinstance(other, Site):
                self._rule_out(other, way)
        if isinstance(way, Site):
            self._take(way)
            return self._bound(way, name)
        return self._parameter(way)

    def _is_open(self, site: Site) -> bool:
        """Whether the branches that a site is in are not those that have been ruled out."""
        taken = self._evaluator.explorer.remembered
        return all(
            taken.get(self._branch(condition), condition.outcome) is condition.outcome
            for condition in enclosing(site)
        )

    def _take(self, site: Site) -> None:
        """Go into the branches that a binding is in."""
        around = {condition.key for condition in enclosing(self._site)}
        for condition in enclosing(site):
            if condition.key not in around:
                self._decide(condition)

    def _rule_out(self, site: Site, way: Site | syntax.Parameter) -> None:
        """Leave out the branch of a nearer binding that is not the one."""
        condition = next(enclosing(site), None)
        if condition is None or site.parent is not condition.site:
            return
        keys = {each.key for each in enclosing(way)} if isinstance(way, Site) else set()
        if condition.key not in keys and condition.key not in {
            each.key for each in enclosing(self._site)
        }:
            self._decide(condition._replace(outcome=not condition.outcome))

    def _decide(self, condition: Condition) -> None:
        explorer = self._evaluator.explorer
        branch = self._branch(condition)
        if explorer.is_active and branch not in explorer.remembered:
            explorer.remembered[branch] = condition.outcome
            if expressions.is_simple(condition.test):
                scope = self._at(condition.site)
                self._evaluator.take(condition.test, condition.outcome, scope)

    def _branch(self, condition: Condition) -> tuple[object, ...]:
        return ("branch", id(self._given), condition.key)

    def _outside(self, name: str) -> Value | None:
        outside = self._site.context.outside
        if not isinstance(outside, Site):
            return outside.lookup(name)
        value = self._evaluator.scope_at(outside).lookup(name)
        if value is None:
            value = self._evaluator.scope_at(end_of(outside.context)).lookup(name)
        return value

    def _bound(self, site: Site, name: str) -> Value | None:
        active = self._evaluator.active
        place = Place(self.module.path, site.statement.line)
        key = (site.key, name)
        if key in active:
            self._evaluator.summaries.break_off()
            return Unknown(f"'{name}' is bound in terms of itself", place)
        active.add(key)
        try:
            return self._evaluate_binding(site, name, place)
        finally:
            active.discard(key)

    def _evaluate_binding(self, site: Site, name: str, place: Place) -> Value | None:
        frame = Frame(self._at(site), {})
        statement = site.statement
        match statement:
            case syntax.For():
                item = self._evaluator.explorer.remember(
                    ("item", id(self._given), site.key), lambda: self._item(statement, frame)
                )
                self._evaluator.assign(statement.target, item, frame)
            case syntax.With(items=items):
                for item_ in items:
                    if item_.target is not None:
                        entered = self._evaluator.entered(item_.context, frame)
                        self._evaluator.assign(item_.target, entered, frame)
            case syntax.Try():
                return Unknown(f"'{name}', an exception", place)
            case _:
                self._evaluator.execute((statement,), frame)
        if name in frame.variables:
            return frame.variables[name]
        # What looked like a change was none.
        return self._at(site).lookup(name)

    def _item(self, statement: syntax.For, frame: Frame) -> Value:
        place = Place(self.module.path, statement.line)
        iterable = self._evaluator.evaluate(statement.iterable, frame)
        explorer = self._evaluator.explorer
        if isinstance(iterable, Rest) and iterable.kind == "positional":
            surplus = iterable.hole(ALL)
            if isinstance(surplus, Hole):
                iterable = explorer.holes.constant(surplus, place)
        items = explorer.items(iterable, place)
        if isinstance(items, Unknown):
            return self._added(statement.iterable, items)
        if not items:
            raise Infeasible
        return items[explorer.choose(len(items))]

    def _added(self, container: syntax.Expression, unknown: Unknown) -> Value:
        """One of the items that this function puts into a container that is not known."""
        context = self._site.context
        found = additions.of(context, container, self._evaluator.modules.texts)
        choice = self._evaluator.explorer.choose(len(found.items) + (not found.are_all))
        if choice == len(found.items):
            return unknown
        site, item = found.items[choice]
        return self._evaluator.evaluate(item, self._at(site))

    def _receiver(self) -> Value | None:
        for context in self._site.context.enclosing:
            if context.owner is not None and context.parameters:
                return self._at(end_of(context)).lookup(context.parameters[0].name)
        return None

    def _parameter(self, parameter: syntax.Parameter) -> Value:
        if parameter.name in self._given:
            return self._given[parameter.name]
        context = self._site.context
        key = context.key
        assert key is not None
        if context.owner is not None and parameter is context.parameters[0]:
            kind = method_kind(context)
            if kind != "staticmethod":
                hole = Hole(key, parameter.name)
                is_class = kind == "classmethod" or context.bare_name in _CLASS_METHODS
                return Receiver(context.owner, {}, context.owner.place, hole, is_class)
        holes = self._evaluator.explorer.holes
        if parameter.kind in ("star", "double_star"):
            return self._rest(key, parameter)
        flown = self._evaluator.flows.get((key, parameter.name))
        hole = Hole(key, parameter.name)
        if flown:
            choice = self._evaluator.explorer.choose(len(flown) + 1)
            if choice:
                identity, value = flown[choice - 1]
                self._evaluator.explorer.suppose(
                    Assumption(hole, frozenset({identity}), is_one=True, kind="identity")
                )
                return value
        return holes.constant(hole)

    def _rest(self, key: FunctionKey, parameter: syntax.Parameter) -> Rest:
        is_keyword = parameter.kind == "double_star"
        explorer = self._evaluator.explorer

        def hole_of(name: int | str) -> Hole:
            return Hole(key, f"**{name}" if is_keyword else f"*{name}")

        def item(name: int | str, default: Value | None) -> Value:
            hole = hole_of(name)
            given = default is None or explorer.choose(2) == 0
            explorer.suppose(Assumption(hole, frozenset({MISSING}), is_one=not given))
            return explorer.holes.constant(hole) if given or default is None else default

        return Rest("keyword" if is_keyword else "positional", item, hole_of)


#: Methods that are called on a class without being decorated.
_CLASS_METHODS: Final = frozenset({"__new__", "__init_subclass__", "__class_getitem__"})


class ModuleScope(FinishedModule):
    """A module as its functions see it, with what they bind by ``global``."""

    def __init__(self, evaluator: SymbolicEvaluator, namespace: Namespace) -> None:
        super().__init__(namespace)
        self._evaluator = evaluator

    def lookup(self, name: str) -> Value | None:
        return self._evaluator.global_value(self.module, name, super().lookup(name))


def is_nothing(value: Value | None) -> bool:
    """Whether a value is none, or ``None``: what a name has before it gets its value."""
    return value is None or (isinstance(value, Constant) and value.value is None)


def method_kind(context: Context) -> str:
    """``method``, ``classmethod`` or ``staticmethod``."""
    if isinstance(context.definition, syntax.FunctionDefinition) and context.owner is not None:
        for decorator in context.definition.decorators:
            if isinstance(decorator, syntax.Name) and decorator.id in (
                "classmethod",
                "staticmethod",
            ):
                return decorator.id
    return "method"
