"""What the methods of a model change: computed fields, serializers, validators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.dialects.annotation_names import meaning_of, name_of, plain
from flake8_notifications.dialects.identities import Callee, returns_what_it_is_given
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.members import body_statements
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.plain import value_in
from flake8_notifications.interpretation.values.base import Constant
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

#: Methods that decide what is sent.
_OWN_WAYS: Final = frozenset(
    {
        *("__get_pydantic_core_schema__", "__get_pydantic_json_schema__", "model_dump"),
        *("model_dump_json", "__pydantic_init_subclass__"),
    }
)
_MODEL_SERIALIZERS: Final = frozenset({"pydantic.model_serializer"})
_FIELD_SERIALIZERS: Final = frozenset({"pydantic.field_serializer"})
_VALIDATORS: Final = frozenset({"pydantic.field_validator", "pydantic.v1.validator"})
_OLD_VALIDATORS: Final = frozenset({"pydantic.validator"})
_OLD_ROOT: Final = frozenset({"pydantic.root_validator"})
_COMPUTED: Final = "pydantic.computed_field"


class Hook(NamedTuple):
    """A method that has a say in what is sent.

    :ivar fields: of those fields; empty for the class as a whole, ``*`` for each of them.
    """

    reason: str
    fields: tuple[str, ...]
    place: Place


class Computed(NamedTuple):
    """A computed field.

    :ivar words: the keywords of its decorator.
    """

    name: str
    returns: syntax.Expression | None
    words: dict[str, syntax.Expression]
    owner: ClassValue
    place: Place


class Validator(NamedTuple):
    """A validator that runs after a value has its type.

    :ivar returns: what it says to return, if it does.
    :ivar returns_it: whether it returns what it is given, and nothing else.
    """

    name: str
    fields: tuple[str, ...]
    returns: syntax.Expression | None
    owner: ClassValue
    place: Place
    returns_it: bool = False


class Serializer(NamedTuple):
    """What sends some fields.

    :ivar returns: what it says to return, if it does.
    """

    name: str
    fields: tuple[str, ...]
    returns: syntax.Expression | None
    when_used: syntax.Expression | None
    owner: ClassValue
    place: Place


AnyHook: TypeAlias = Hook | Computed | Validator | Serializer


def hooks_of(machine: DialectInterpreter, cls: ClassValue) -> Iterator[AnyHook]:
    """What the methods of a class and its bases do; one that is overridden does nothing."""
    met: set[str] = set()
    for base in project_classes(cls):
        for name, hooks in _own_hooks(machine, base):
            if name not in met:
                # What is decorated in a base stays so when it is overridden plainly.
                if name is not None:
                    met.add(name)
                yield from hooks


_Hooks: TypeAlias = tuple[str | None, tuple[AnyHook, ...]]


def _own_hooks(machine: DialectInterpreter, cls: ClassValue) -> tuple[_Hooks, ...]:
    """What the statements of a class itself do, each with the name of its method, if it is one."""

    def found() -> Iterator[_Hooks]:
        for statement in body_statements(machine, cls):
            if isinstance(statement, syntax.FunctionDefinition):
                yield statement.name, tuple(_hooks_in(machine, statement, cls))
            elif isinstance(statement, syntax.Assign):
                yield None, tuple(_assigned_hooks(machine, statement, cls))

    return machine.remember("hooks", cls, lambda: tuple(each for each in found() if each[1]))


def _assigned_hooks(
    machine: DialectInterpreter, statement: syntax.Assign, owner: ClassValue
) -> Iterator[Hook | Validator | Serializer]:
    """A decorator that is called: ``_check = field_validator('name')(check)``."""
    place = Place(owner.module.path, statement.line)
    match statement:
        case syntax.Assign(targets=(syntax.Name(id=own),), value=syntax.Call(function=callee)):
            call = callee if isinstance(callee, syntax.Call) else None
        case _:
            return
    holder = call.function if call else callee
    if not isinstance(holder, syntax.Name | syntax.Attribute):
        return
    name = name_of(plain(machine, meaning_of(machine, holder, owner.body)))
    if name in _MODEL_SERIALIZERS or name in _OLD_ROOT:
        yield Hook(f"'{own}' may change what is sent", (), place)
    elif name == _COMPUTED:
        yield Hook(f"computed field '{own}', whose type is not written there", (), place)
    elif name in _FIELD_SERIALIZERS:
        yield Serializer(own, _fields(machine, call, owner), None, None, owner, place)
    elif name in _VALIDATORS | _OLD_VALIDATORS:
        words = call.keywords if call else {}
        is_before = _text(machine, words.get("mode"), owner) == "before"
        if not is_before and not _is_true(machine, words.get("pre"), owner):
            yield Validator(own, _fields(machine, call, owner), None, owner, place)


def _hooks_in(
    machine: DialectInterpreter, method: syntax.FunctionDefinition, owner: ClassValue
) -> Iterator[AnyHook]:
    place = Place(owner.module.path, method.line)
    if method.name in _OWN_WAYS:
        yield Hook(f"its own '{method.name}' may change what is sent", (), place)
    for decorator in method.decorators:
        call = decorator if isinstance(decorator, syntax.Call) else None
        callee = call.function if call else decorator
        if not isinstance(callee, syntax.Name | syntax.Attribute):
            continue
        name = name_of(plain(machine, meaning_of(machine, callee, owner.body)))
        words = call.keywords if call else {}
        mode = _text(machine, words.get("mode"), owner)
        fields = _fields(machine, call, owner)
        if name == _COMPUTED:
            yield Computed(method.name, method.returns, words, owner, place)
        elif name in _MODEL_SERIALIZERS:
            yield Hook(f"serializer '{method.name}' may change what is sent", (), place)
        elif name in _FIELD_SERIALIZERS:
            returns = words.get("return_type", method.returns)
            when_used = words.get("when_used")
            yield Serializer(method.name, fields, returns, when_used, owner, place)
        elif (name in _VALIDATORS and mode != "before") or (
            name in _OLD_VALIDATORS and not _is_true(machine, words.get("pre"), owner)
        ):
            yield Validator(
                method.name,
                fields,
                method.returns,
                owner,
                place,
                mode != "plain" and _returns_it(machine, method, owner),
            )
        elif name in _OLD_ROOT and not _is_true(machine, words.get("pre"), owner):
            yield Hook(f"validator '{method.name}' may change what is sent", (), place)
        elif name is not None and name.startswith("pydantic.v1."):
            yield Hook("a model of pydantic 1", (), place)


def _returns_it(
    machine: DialectInterpreter, method: syntax.FunctionDefinition, owner: ClassValue
) -> bool:
    """Whether a method returns the value that it is given."""
    decorators = {
        name_of(plain(machine, meaning_of(machine, decorator, owner.body)))
        for decorator in method.decorators
        if isinstance(decorator, syntax.Name | syntax.Attribute)
    }
    position = 0 if "staticmethod" in decorators else 1
    return returns_what_it_is_given(Callee(method, owner.module, owner.body, position))


def _fields(
    machine: DialectInterpreter, call: syntax.Call | None, owner: ClassValue
) -> tuple[str, ...]:
    """The fields that a decorator names; all of them where it is not known which."""
    if call is None:
        return ("*",)
    names = []
    for expression in call.positional:
        text = _text(machine, expression, owner)
        names.append("*" if text is None else text)
    is_open = any(argument.kind == "star" for argument in call.arguments)
    return tuple(names) if names and not is_open else ("*",)


def _text(
    machine: DialectInterpreter, node: syntax.Expression | None, owner: ClassValue
) -> str | None:
    if node is None:
        return None
    value = value_in(machine, node, owner.body)
    return value.value if isinstance(value, Constant) and isinstance(value.value, str) else None


def _is_true(
    machine: DialectInterpreter, node: syntax.Expression | None, owner: ClassValue
) -> bool:
    if node is None:
        return False
    value = value_in(machine, node, owner.body)
    return isinstance(value, Constant) and value.value is True
