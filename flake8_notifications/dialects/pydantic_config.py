"""``model_config``, merged along the bases as pydantic does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from flake8_notifications.dialects.annotation_names import Alias, meaning_of, name_of, plain
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.kinds import scope_of
from flake8_notifications.dialects.members import body_statements
from flake8_notifications.interpretation.effects import effects_of
from flake8_notifications.interpretation.plain import not_a, value_in
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_CONFIG: Final = "model_config"
_INNER: Final = "Config"
_CONFIG_CLASSES: Final = frozenset({"pydantic.ConfigDict", "pydantic.SettingsConfigDict", "dict"})


class Setting(NamedTuple):
    """One value of a config, as it is written."""

    node: syntax.Expression
    frame: Frame

    @property
    def place(self) -> Place:
        return Place(self.frame.module.path, self.node.line)

    def value(self, machine: DialectInterpreter) -> Value:
        return value_in(machine, self.node, self.frame)


class Config(NamedTuple):
    """A config as a class has it in the end.

    :ivar unknown: why something of it is not known.
    """

    settings: Mapping[str, Setting]
    unknown: Unknown | None = None

    def constant(self, machine: DialectInterpreter, name: str) -> object:
        """A setting that is a constant; None where it is not set, an Unknown where it is none."""
        setting = self.settings.get(name)
        if setting is None:
            return None
        value = setting.value(machine)
        if isinstance(value, Constant):
            return value.value
        return not_a(machine, f"plain '{name}'", value, setting.place)


def config_of(machine: DialectInterpreter, cls: ClassValue, depth: int = 0) -> Config:
    """The config of a class: that of its bases one after another, then its own."""
    return machine.remember("config", cls, lambda: _config_of(machine, cls, depth))


def _config_of(machine: DialectInterpreter, cls: ClassValue, depth: int) -> Config:
    settings: dict[str, Setting] = {}
    unknown: Unknown | None = None
    for base in cls.bases:
        if isinstance(base, ClassValue):
            inherited = config_of(machine, base, depth)
            settings |= inherited.settings
            unknown = unknown or inherited.unknown
    for statement in body_statements(machine, cls):
        match statement:
            case syntax.Assign(targets=(syntax.Name(id=name),), value=value) if name == _CONFIG:
                own = _written(machine, value, cls.body, depth)
                settings |= own.settings
                unknown = unknown or own.unknown
            case syntax.ClassDefinition(name=name) if name == _INNER:
                settings |= _of_inner_class(machine, cls, statement)
                if not _is_plain_class(statement):
                    reason = "a 'Config' that is more than plain values"
                    unknown = unknown or Unknown(reason, Place(cls.module.path, statement.line))
            case syntax.If() if _sets_config(statement):
                reason = "a config of which a condition decides"
                unknown = unknown or Unknown(reason, Place(cls.module.path, statement.line))
            case syntax.FunctionDefinition() | syntax.ClassDefinition():
                pass
            case _ if _CONFIG in cls.body.bindings and _touches_config(statement):
                reason = "a config that is changed after it is written"
                unknown = unknown or Unknown(reason, Place(cls.module.path, statement.line))
    frame = scope_of(cls)
    for word in cls.definition.keywords:
        if word.name is not None:
            settings[word.name] = Setting(word.value, frame)
        else:
            unknown = Unknown(
                "a config that is not written there", Setting(word.value, frame).place
            )
    return Config(settings, unknown)


def _touches_config(statement: syntax.Statement) -> bool:
    effects = effects_of(statement)
    return _CONFIG in effects.changed or _CONFIG in effects.bound


def _sets_config(statement: syntax.If) -> bool:
    return any(
        (isinstance(each, syntax.ClassDefinition) and each.name == _INNER)
        or (
            isinstance(each, syntax.Assign)
            and any(isinstance(one, syntax.Name) and one.id == _CONFIG for one in each.targets)
        )
        for each in (*statement.body, *statement.orelse)
    )


def _is_plain_class(statement: syntax.ClassDefinition) -> bool:
    """Whether a class does nothing but bind names, and derives from nothing."""
    return not statement.bases and all(
        isinstance(each, syntax.Assign | syntax.Declaration | syntax.ExpressionStatement)
        for each in statement.body
    )


def _of_inner_class(
    machine: DialectInterpreter, cls: ClassValue, statement: syntax.ClassDefinition
) -> dict[str, Setting]:
    """``class Config:``, as in the earlier major version."""
    return {
        target.id: Setting(each.value, cls.body)
        for each in statement.body
        if isinstance(each, syntax.Assign)
        for target in each.targets
        if isinstance(target, syntax.Name)
    }


def _written(
    machine: DialectInterpreter, node: syntax.Expression, frame: Frame, depth: int
) -> Config:
    place = Place(frame.module.path, node.line)
    if depth > 20:
        return Config({}, Unknown("a config that leads to itself", place))
    settings: dict[str, Setting] = {}
    unknown: Unknown | None = None
    match node:
        case syntax.Call(function=syntax.Name() | syntax.Attribute() as callee) if isinstance(
            function := plain(machine, meaning_of(machine, callee, frame)), Function
        ):
            return _returned(machine, function, place, depth)
        case syntax.Call(arguments=arguments) if _is_dict(machine, node, frame):
            items = [
                (argument.name if argument.kind == "keyword" else None, argument.value)
                for argument in arguments
            ]
        case syntax.DictDisplay(items=pairs):
            items = [(_key(item.key), item.value) for item in pairs]
        case syntax.Name() | syntax.Attribute():
            return _named(machine, node, frame, depth)
        case syntax.Binary(operator="|", left=left, right=right):
            items = [(None, left), (None, right)]
        case _:
            return Config({}, Unknown("a config that is not simply written", place))
    for name, value in items:
        if name is not None:
            settings[name] = Setting(value, frame)
            continue
        inner = _written(machine, value, frame, depth + 1)
        settings |= inner.settings
        unknown = unknown or inner.unknown
    return Config(settings, unknown)


def _returned(machine: DialectInterpreter, function: Function, place: Place, depth: int) -> Config:
    """A config that a function makes: its arguments have no say in what matters, or are unknown."""
    definition = function.definition
    if isinstance(definition, syntax.FunctionDefinition) and not definition.decorators:
        *before, last = function.module.body_of(definition)
        is_plain = all(isinstance(statement, syntax.Assign | syntax.If) for statement in before)
        if is_plain and isinstance(last, syntax.Return) and last.value is not None:
            inner = Frame(function.module, machine.module_frame(function.module))
            unknown = Unknown("what a function is given", place)
            inner.variables = {parameter.name: unknown for parameter in definition.parameters}
            return _written(machine, last.value, inner, depth + 1)
    return Config({}, Unknown("a config that is made by a function", place))


def _key(node: syntax.Expression | None) -> str | None:
    return node.value if isinstance(node, syntax.Constant) and isinstance(node.value, str) else None


def _is_dict(machine: DialectInterpreter, node: syntax.Call, frame: Frame) -> bool:
    meaning = plain(machine, meaning_of(machine, node.function, frame))
    bases = meaning.mro if isinstance(meaning, ClassValue) else (meaning,)
    return any(name_of(base) in _CONFIG_CLASSES for base in bases)


def _named(
    machine: DialectInterpreter, node: syntax.Name | syntax.Attribute, frame: Frame, depth: int
) -> Config:
    """A config that has a name: of a constant, or that of another class."""
    if isinstance(node, syntax.Attribute) and node.name == _CONFIG:
        holder = plain(machine, meaning_of(machine, node.value, frame))
        if isinstance(holder, ClassValue):
            return config_of(machine, holder, depth + 1)
        if name_of(holder) == "pydantic.BaseModel":
            return Config({})
    meaning = plain(machine, meaning_of(machine, node, frame))
    if isinstance(meaning, Alias):
        return _written(machine, meaning.expression, meaning.frame, depth + 1)
    reason = meaning.reason if isinstance(meaning, Unknown) else "a config that is not known"
    return Config({}, Unknown(reason, Place(frame.module.path, node.line)))
