"""``self`` in a method, and objects that a call has made: attributes by what is assigned to them.

An attribute of ``self`` may be what any subclass makes of it. Where subclasses differ, the way
that is taken supposes that the object is of one of those that agree.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from flake8_notifications.emissions.bodies import Site
from flake8_notifications.emissions.expressions import target_names
from flake8_notifications.evaluation import attributes, binding, calls
from flake8_notifications.evaluation.exploration import Assumption, Infeasible, unknown
from flake8_notifications.evaluation.mro import is_harmless
from flake8_notifications.evaluation.symbols import Hole, Step
from flake8_notifications.evaluation.values import (
    Arguments,
    BoundMethod,
    ClassLike,
    ClassValue,
    Constant,
    Descriptor,
    External,
    Function,
    Instance,
    Native,
    Partial,
    Place,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax

if TYPE_CHECKING:
    from flake8_notifications.emissions.symbolic import SymbolicEvaluator
    from flake8_notifications.evaluation.namespaces import Scope


class Receiver(Instance):
    """An object whose attributes are looked up when they are asked for.

    :ivar hole: the parameter that it is, ``self`` or ``cls``; None for what a call has made.
    :ivar is_class: whether it is the class, ``cls``.
    :ivar made: what its constructor was given.
    """

    hole: Hole | None = None
    is_class: bool = False
    made: Arguments | None = None


class Resolution(NamedTuple):
    """Where an attribute of the objects of a class comes from.

    :ivar definer: the first class that has it, or that may have it, or None.
    :ivar sites: of the assignments to ``self``.
    """

    definer: ClassLike | None
    sites: tuple[Site, ...]

    @property
    def key(self) -> Hashable:
        return (id(self.definer), *(site.key for site in self.sites))


def attribute(evaluator: SymbolicEvaluator, receiver: Receiver, name: str, place: Place) -> Value:
    """``receiver.name``."""
    changed = evaluator.explorer.changes_of(receiver)
    if name in changed:
        return changed[name]
    if name == "__class__":
        return receiver.cls
    if receiver.hole is None:
        return evaluator.collapsed(lambda: _attribute(evaluator, receiver, name, place))
    key = ("attribute", receiver.hole, receiver.cls, name)
    return evaluator.explorer.remember(key, lambda: _settled(evaluator, receiver, name, place))


def _settled(evaluator: SymbolicEvaluator, receiver: Receiver, name: str, place: Place) -> Value:
    """An attribute; where nothing is open about it, it is evaluated once for all methods."""
    key = (receiver.cls, receiver.is_class, name)
    if key not in evaluator.settled:
        ways = evaluator.explorer.ways(
            lambda: _attribute(evaluator, receiver, name, place), unknown
        )
        is_settled = len(ways) == 1 and not ways[0][1]
        value = ways[0][0] if is_settled else None
        is_own = isinstance(value, BoundMethod) and value.receiver is receiver
        if is_own or evaluator.active:
            value = None
        if evaluator.summaries.keeps:
            evaluator.settled[key] = value
    else:
        value = evaluator.settled[key]
    if value is not None:
        return value
    return evaluator.collapsed(lambda: _attribute(evaluator, receiver, name, place))


def _attribute(evaluator: SymbolicEvaluator, receiver: Receiver, name: str, place: Place) -> Value:
    filling = _filling(receiver)
    if filling is not None and name in filling.keywords:
        return filling.keywords[name]
    cls, resolution, is_only = _resolve(evaluator, receiver, name)
    sites = [site for site in resolution.sites if _assigns_name(evaluator, site, name)]
    definer = resolution.definer
    if sites and (definer is None or _is_replaced(definer, sites, name)):
        choice = evaluator.explorer.choose(len(sites))
    else:
        choice = evaluator.explorer.choose(len(sites) + 1)
    if choice < len(sites):
        return _assigned(evaluator, receiver, sites[choice], name)
    if definer is None:
        return _missing(evaluator, receiver, cls, name, place)
    value = evaluator.defined(definer, name, place)
    if not is_only and _is_placeholder(value):
        raise Infeasible
    is_open = filling is not None and not calls.are_named(filling)
    if is_open and not isinstance(value, Function | Descriptor):
        return Unknown(f"how '{receiver.cls.name}' is made of its arguments", place)
    return _bound(evaluator, receiver, value, place)


def _filling(receiver: Receiver) -> Arguments | None:
    """The arguments that fill an object's attributes by a constructor that nobody has written."""
    made = receiver.made
    return made if made is not None and calls.is_filled(receiver.cls, made) else None


def _is_placeholder(value: Value) -> bool:
    """Whether something is only there for subclasses to put something else in its place."""
    match value:
        case Constant(value=None):
            return True
        case Function(definition=syntax.FunctionDefinition() as definition):
            return not value.module.simple_body_of(definition)
        case Descriptor(kind="property", function=inner):
            return _is_placeholder(inner)
        case _:
            return False


def _is_replaced(definer: ClassLike, sites: list[Site], name: str) -> bool:
    """Whether what the class has is only there until an object gets its own."""
    if not isinstance(definer, ClassValue):
        return True
    value = attributes.own(definer, name)
    is_nothing = isinstance(value, Constant) and value.value is None
    return is_nothing or any(
        site.context.bare_name == "__init__" and site.parent is None for site in sites
    )


def _resolve(
    evaluator: SymbolicEvaluator, receiver: Receiver, name: str
) -> tuple[ClassValue, Resolution, bool]:
    """Where an attribute comes from; for ``self``, by one of the subclasses that it may be of.

    :returns: the class, the resolution, and whether there is no other.
    """
    if receiver.hole is None:
        return receiver.cls, evaluator.resolution(receiver.cls, name), True
    way = _Way.of(evaluator, receiver.hole)
    groups = evaluator.origins(receiver.cls, name)
    open_groups = list(groups.items())
    if way.origins:
        groups = by_origin(evaluator, (*evaluator.family(receiver.cls, name), *way.classes), name)
        open_groups = [
            (key, kept)
            for key, group in groups.items()
            if (kept := [cls for cls in group if way.allows(evaluator, cls)])
        ]
    if not open_groups:
        raise Infeasible
    key, classes = open_groups[evaluator.explorer.choose(len(open_groups))]
    if len(groups) > 1:
        way.origins[name] = key
        way.classes[:] = classes
        hole = receiver.hole._replace(steps=(Step(f".{name}"),))
        evaluator.explorer.suppose(Assumption(hole, frozenset({key}), True, "origin"))
    return classes[0], evaluator.resolution(classes[0], name), len(groups) == 1


def by_origin(
    evaluator: SymbolicEvaluator, classes: Iterable[ClassValue], name: str
) -> dict[Hashable, list[ClassValue]]:
    """Classes, by where their objects have an attribute from."""
    groups: dict[Hashable, list[ClassValue]] = {}
    for cls in dict.fromkeys(classes):
        groups.setdefault(evaluator.resolution(cls, name).key, []).append(cls)
    return groups


class _Way(NamedTuple):
    """What the way that is taken has supposed of an object.

    :ivar origins: where it has its attributes from.
    :ivar classes: some that it may be of.
    """

    origins: dict[str, Hashable]
    classes: list[ClassValue]

    @classmethod
    def of(cls, evaluator: SymbolicEvaluator, hole: Hole) -> _Way:
        return evaluator.explorer.remember(("object", hole), lambda: cls({}, []))

    def allows(self, evaluator: SymbolicEvaluator, cls: ClassValue) -> bool:
        """Whether the object may be of a class."""
        return all(evaluator.resolution(cls, name).key == key for name, key in self.origins.items())


def _assigned(evaluator: SymbolicEvaluator, receiver: Receiver, site: Site, name: str) -> Value:
    key = (site.key, f"self.{name}")
    if key in evaluator.active:
        evaluator.summaries.break_off()
        return External(f"?.{name}")
    evaluator.active.add(key)
    try:
        given = _given(evaluator, receiver, site)
        scope = evaluator.scope_at(site, given)
        if given is None:
            value = evaluator.summaries.of(key, (), lambda: _evaluate(evaluator, site, name, scope))
        else:
            value = _evaluate(evaluator, site, name, scope)
    finally:
        evaluator.active.discard(key)
    return External(f"?.{name}") if isinstance(value, Unknown) else value


def _evaluate(evaluator: SymbolicEvaluator, site: Site, name: str, scope: Scope) -> Value:
    _check_name(evaluator, site, name, scope)
    return evaluator.evaluate(_assigned_value(site), scope)


def _assigned_value(site: Site) -> syntax.Expression:
    match site.statement:
        case syntax.Assign(value=value):
            return value
        case syntax.ExpressionStatement(value=syntax.Call(arguments=(_, _, argument))):
            return argument.value
    raise Infeasible


def _given(
    evaluator: SymbolicEvaluator, receiver: Receiver, site: Site
) -> Mapping[str, Value] | None:
    """What the parameters of the constructor are, if it is the one that was called."""
    initializer = attributes.find(receiver.cls.mro, "__init__")
    if receiver.made is None or not isinstance(initializer, Function):
        return None
    if evaluator.context_of(initializer) is not site.context:
        return None
    arguments = receiver.made._replace(positional=(receiver, *receiver.made.positional))
    place = receiver.place or receiver.cls.place
    variables = binding.bind(evaluator, initializer, arguments, place)
    return None if isinstance(variables, Unknown) else variables


def _bound(evaluator: SymbolicEvaluator, receiver: Receiver, value: Value, place: Place) -> Value:
    match value:
        case Function() if not receiver.is_class:
            return BoundMethod(value, receiver, place)
        case Descriptor(kind="classmethod", function=Function() as function):
            return BoundMethod(function, receiver, place)
        case Descriptor(kind="staticmethod", function=inner):
            return inner
        case Descriptor(kind="partialmethod", function=Partial() as partial):
            bound = _bound(evaluator, receiver, partial.function, place)
            return Partial(bound, partial.positional, partial.keywords, place)
        case Descriptor(kind="property", function=inner) if not receiver.is_class:
            return evaluator.call(inner, Arguments((receiver,), {}), place)
        case _:
            return value


def _missing(
    evaluator: SymbolicEvaluator, receiver: Receiver, cls: ClassValue, name: str, place: Place
) -> Value:
    """An attribute that neither the class has nor a method assigns."""
    if name == "__init__":
        return Native("builtins.object.__init__")
    fallback = None if name.startswith("__") else attributes.find(cls.mro, "__getattr__")
    if isinstance(fallback, Function):
        arguments = Arguments((receiver, Constant(name, place)), {})
        return evaluator.call(fallback, arguments, place)
    if receiver.hole is None and all(isinstance(base, ClassValue) for base in cls.mro):
        # Whatever this is, it is known not to be what its name may look like.
        return External(f"<{cls.dotted_name}>.{name}", place)
    return External(f"?.{name}", place)


def _check_name(evaluator: SymbolicEvaluator, site: Site, name: str, scope: Scope) -> None:
    """Leave this way if a ``setattr`` is of another name on it."""
    expression = _setattr_name(site)
    if expression is not None:
        value = evaluator.evaluate(expression, scope)
        if not isinstance(value, Constant) or value.value != name:
            raise Infeasible


def _assigns_name(evaluator: SymbolicEvaluator, site: Site, name: str) -> bool:
    """Whether a ``setattr`` may be of a name; a plain assignment is."""
    expression = _setattr_name(site)
    if expression is None:
        return True

    named = evaluator.possible(expression, evaluator.scope_at(site))
    return any(isinstance(value, Constant) and value.value == name for value in named)


def _setattr_name(site: Site) -> syntax.Expression | None:
    match site.statement:
        case syntax.ExpressionStatement(value=syntax.Call(arguments=(_, name, _))):
            return name.value
        case _:
            return None


def assigns_to_self(site: Site, name: str) -> bool:
    """Whether a statement assigns an attribute of its method's receiver, or may by ``setattr``."""
    parameters = site.context.parameters
    if not parameters:
        return False
    match site.statement:
        case syntax.Assign(targets=targets):
            return any(
                isinstance(target, syntax.Attribute)
                and target.name == name
                and list(target_names(target.value)) == [parameters[0].name]
                for target in targets
            )
        case syntax.ExpressionStatement(
            value=syntax.Call(function=syntax.Name(id="setattr"), arguments=(holder, _, _))
        ):
            return list(target_names(holder.value)) == [parameters[0].name]
        case _:
            return False


def definer_of(mro: Sequence[ClassLike], name: str) -> ClassLike | None:
    """The first class that has a name, or may have it because it cannot be read."""
    for cls in mro:
        if not isinstance(cls, ClassValue):
            if not is_harmless(cls):
                return cls
        elif name in cls.overrides or cls.namespace.statement_of(name) is not None:
            return cls
    return None
