"""Which values a call gives to the parameters of a function."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from flake8_notifications.emissions import expressions
from flake8_notifications.emissions.bodies import Context, Site
from flake8_notifications.emissions.receivers import Receiver
from flake8_notifications.emissions.symbolic import SymbolicEvaluator
from flake8_notifications.evaluation import attributes, values
from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.symbols import FunctionKey, Hole
from flake8_notifications.evaluation.values import (
    BoundMethod,
    ClassValue,
    Constant,
    Descriptor,
    Function,
    Partial,
    Rest,
    Unknown,
    Value,
    key_of,
)
from flake8_notifications.source import syntax


class Target(NamedTuple):
    """A function, or whatever a callable comes down to, and the arguments that it already has.

    :ivar is_bound: whether the first of them is the object that it is a method of.
    """

    function: Value
    positional: tuple[Value, ...] = ()
    keywords: Mapping[str, Value] = MappingProxyType({})
    is_bound: bool = False

    @property
    def key(self) -> FunctionKey | None:
        """Which function it is, if it is one."""
        return key_of_function(self.function) if isinstance(self.function, Function) else None


def key_of_function(function: Function) -> FunctionKey:
    """Where a function is defined."""
    definition = function.definition
    return FunctionKey(function.module.path, definition.line, definition.column)


def unwrap(callee: Value) -> Target:
    """What a callable comes down to."""
    match callee:
        case BoundMethod(function=function, receiver=receiver):
            return _method(function, receiver)
        case Descriptor(function=function):
            return unwrap(function)
        case Partial(function=inner, positional=positional, keywords=keywords):
            target = unwrap(inner)
            return target._replace(
                positional=(*target.positional, *positional),
                keywords={**target.keywords, **keywords},
            )
        case ClassValue(mro=mro) | Receiver(is_class=True, cls=ClassValue(mro=mro)):
            return _method(attributes.find(mro, "__init__"), callee)
        case Receiver(cls=cls):
            return _method(attributes.find(cls.mro, "__call__"), callee)
        case _:
            return Target(callee)


def _method(function: Value | None, receiver: Value) -> Target:
    if isinstance(function, Function):
        return Target(function, (receiver,), is_bound=True)
    return Target(receiver)


_MOST_SURPLUS: Final = 100
#: Stands for an argument that is not given.
_ABSENT: Final = Constant("", None)


class CallArguments:
    """The arguments of a call at a site, each evaluated when it is asked for.

    :param target: what is called, with the arguments that it already has.
    :param skipped: how many arguments in front are not meant for it.
    """

    def __init__(
        self,
        evaluator: SymbolicEvaluator,
        site: Site,
        call: syntax.Call,
        target: Target,
        skipped: int = 0,
    ) -> None:
        #: The names in the arguments that have been asked for.
        self.used: set[str] = set()
        self._evaluator = evaluator
        self._scope = evaluator.scope_at(site)
        self._place = values.Place(site.context.module.path, call.line)
        self._given = target
        arguments = call.arguments
        self._positional = [item for item in arguments if item.kind in ("positional", "star")][
            skipped:
        ]
        self._keywords = {
            str(item.name): item.value for item in arguments if item.kind == "keyword"
        }
        self._others = [item.value for item in arguments if item.kind == "double_star"]

    @property
    def is_exact(self) -> bool:
        """Whether nothing is hidden behind stars."""
        stars = any(item.kind == "star" for item in self._positional)
        return not stars and not self._others

    @property
    def count(self) -> int:
        """How many arguments are written down, or already given."""
        return len(self._given.positional) + len(self._positional) + len(self.names)

    @property
    def names(self) -> set[str]:
        """The names of the keyword arguments that are written down, or already given."""
        return {*self._keywords, *self._given.keywords}

    def expression(self, index: int) -> syntax.Expression | None:
        """What is written down as a positional argument."""
        index -= len(self._given.positional)
        plain = self._positional[: max(index + 1, 0)]
        if index < 0 or index >= len(plain) or any(item.kind == "star" for item in plain):
            return None
        return plain[index].value

    def either(
        self, index: int | None, name: str | None, default: Value | None = None
    ) -> Value | None:
        """An argument that is given by its position or by its name."""
        if name is not None and name in self.names:
            return self.keyword(name)
        if index is not None:
            may_be_named = name is not None and bool(self._others)
            absent = _ABSENT if may_be_named or default is not None else None
            value = self.positional(index, absent)
            if value is not None and value is not _ABSENT:
                return value
        value = None if name is None else self.keyword(name, default)
        return default if value is None else value

    def _evaluate(self, expression: syntax.Expression) -> Value:
        self.used.update(expressions.names(expression))
        return self._evaluator.evaluate(expression, self._scope)

    def positional(self, index: int, default: Value | None = None) -> Value | None:
        """A positional argument; a default only matters where it is not known whether it is."""
        found = self._at(index)
        if isinstance(found, tuple):
            rest, position = found
            return rest.item(position, default)
        return found

    def surplus(self, start: int) -> Value:
        """All positional arguments from one on."""
        found: list[Value] = []
        while len(found) < _MOST_SURPLUS:
            item = self._at(start + len(found))
            if isinstance(item, tuple):
                rest, position = item
                hole = rest.hole(values.ALL) if position == 0 and not found else None
                if isinstance(hole, Hole):
                    return self._evaluator.explorer.holes.constant(hole, self._place)
                return Unknown("arguments from '*'", self._place)
            if item is None:
                return values.Collection("tuple", tuple(found), self._place)
            found.append(item)
        return Unknown("too many arguments", self._place)

    def gives(self, index: int | None, name: str | None) -> bool | Hole:
        """Whether an argument is given, or what that depends on."""
        found = None if index is None else self._at(index)
        if found is None and name is not None:
            found = self._named(name)
        if isinstance(found, tuple):
            rest, key = found
            hole = rest.hole(key)
            return hole if isinstance(hole, Hole) else True
        return found is not None

    def _at(self, index: int) -> Value | tuple[Rest, int | str] | None:
        """What is at a position, or the surplus arguments that it is one of."""
        if index < len(self._given.positional):
            return self._given.positional[index]
        index -= len(self._given.positional)
        for item in self._positional:
            if item.kind == "positional":
                if index == 0:
                    return self._evaluate(item.value)
                index -= 1
                continue
            value = self._evaluate(item.value)
            if isinstance(value, Rest):
                return value, index
            items = iterate(value, values.Place(self._scope.module.path, item.value.line))
            if isinstance(items, Unknown):
                return Unknown("an argument behind '*'", items.place)
            if index < len(items):
                return items[index]
            index -= len(items)
        return None

    def _named(self, name: str) -> Value | tuple[Rest, int | str] | None:
        """What has a name, or the further arguments that it is one of."""
        if name in self._keywords:
            return self._evaluate(self._keywords[name])
        if name in self._given.keywords:
            return self._given.keywords[name]
        for expression in self._others:
            value = self._evaluate(expression)
            if isinstance(value, values.Mapping):
                entry = value.entries.get(key_of(Constant(name)))
                if entry is not None:
                    return entry[1]
            elif isinstance(value, Rest):
                return value, name
            elif isinstance(value, Unknown):
                return value
            else:
                return Unknown("arguments from '**'", self._place)
        return None

    def keyword(self, name: str, default: Value | None = None) -> Value | None:
        """A keyword argument; a default only matters where it is not known whether it is."""
        found = self._named(name)
        if isinstance(found, tuple):
            return found[0].item(name, default)
        return found


class Binding:
    """The values that a call gives to the parameters of a function."""

    def __init__(
        self, evaluator: SymbolicEvaluator, arguments: CallArguments, function: Context
    ) -> None:
        self._evaluator = evaluator
        self._arguments = arguments
        self._function = function
        self._parameters = {parameter.name: parameter for parameter in function.parameters}
        self._positional = [
            parameter.name
            for parameter in function.parameters
            if parameter.kind in ("positional_only", "positional")
        ]

    def value(self, name: str) -> Value | None:
        """The value of a parameter by its name in a hole, or None if the call does not give it."""
        if name == f"*{values.ALL}":
            return self._arguments.surplus(len(self._positional))
        index, keyword = self._place_of(name)
        if name.startswith("*"):
            return self._arguments.either(index, keyword)
        return self._arguments.either(index, keyword, self._default(self._parameters[name]))

    def gives(self, name: str) -> bool | Hole:
        """Whether a parameter is given, or what that depends on."""
        return self._arguments.gives(*self._place_of(name))

    def _place_of(self, name: str) -> tuple[int | None, str | None]:
        """Where an argument for a parameter is: its position and its name."""
        if name.startswith("**"):
            return None, name[2:]
        if name.startswith("*"):
            return len(self._positional) + int(name[1:]), None
        index = self._positional.index(name) if name in self._positional else None
        is_named = self._parameters[name].kind != "positional_only"
        return index, name if is_named else None

    def _default(self, parameter: syntax.Parameter) -> Value | None:
        if parameter.default is None:
            return None
        outside = self._function.outside
        scope = self._evaluator.scope_at(outside) if isinstance(outside, Site) else outside
        return self._evaluator.evaluate(parameter.default, scope)
