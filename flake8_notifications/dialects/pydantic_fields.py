"""The fields of a pydantic model: their types, defaults and names on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from flake8_notifications.dialects.annotation_names import Alias, meaning_of, name_of, plain
from flake8_notifications.dialects.annotations import TypeReader
from flake8_notifications.dialects.declared import Declared, Metadata, UnknownType
from flake8_notifications.dialects.defaults import is_missing, shown_default, shown_factory
from flake8_notifications.dialects.field_making import class_bindings, declared_of, fault, typed_of
from flake8_notifications.dialects.field_wrappers import may_make_field
from flake8_notifications.dialects.generics import Bindings
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.members import Member, is_starred
from flake8_notifications.dialects.model import Fault, Field
from flake8_notifications.dialects.pydantic_config import Config, Setting, config_of
from flake8_notifications.dialects.types import UNION, Type, union
from flake8_notifications.dialects.wire_names import ALIAS_GENERATORS, called
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.plain import not_a, value_in
from flake8_notifications.interpretation.values.base import Constant, Unknown
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_FIELD: Final = "pydantic.Field"
_MODEL_CONFIG: Final = "model_config"
#: Settings that change how some types are sent, with those; and those values of them that do not.
_WAYS_TO_SEND: Final = {
    "ser_json_timedelta": ("timedelta",),
    "ser_json_bytes": ("bytes",),
    "ser_json_temporal": ("datetime", "date", "time", "timedelta"),
}
#: Settings that have a say in the fields of a class.
_OF_FIELDS: Final = frozenset({"alias_generator", *_WAYS_TO_SEND})
_USUAL_WAYS: Final = frozenset({"iso8601", "utf8"})


class Info(NamedTuple):
    """What ``Field(…)`` says, by its keywords; ``default`` may be given without a name."""

    words: Mapping[str, tuple[syntax.Expression, Frame]]
    is_open: bool = False

    def constant(self, machine: DialectInterpreter, name: str) -> object:
        """A keyword that is a constant; None where it is missing, an Unknown where it is none."""
        if name not in self.words:
            return None
        node, frame = self.words[name]
        if isinstance(node, syntax.Constant):
            return node.value
        value = value_in(machine, node, frame)
        if isinstance(value, Constant):
            return value.value
        return not_a(machine, f"plain '{name}'", value, Place(frame.module.path, node.line))


class ModelFields:
    """Makes fields of the members of a class and its bases."""

    def __init__(self, types: TypeReader, cls: ClassValue) -> None:
        self._types = types
        self._machine = types.machine
        self._cls = cls
        self._config = config_of(self._machine, cls)
        self._configs = {cls: self._config}
        self._bindings = class_bindings(types, cls)
        self._faults: list[Fault] = []
        self._fields: dict[str, Field] = {}

    def _add(self, member: Member) -> None:
        if self._bound(member.owner) or not self._config.settings.keys().isdisjoint(_OF_FIELDS):
            made = self._field_of(member)
        else:
            # What a base declares is the same in all that derive from it.
            made = self._machine.remember("field", member, lambda: self._field_of(member))
        if isinstance(made, Field):
            self._fields[member.name] = made
        elif made is not None:
            self._faults.append(made)

    def _field_of(self, member: Member) -> Field | Fault | None:
        """The field that a member makes; None where it makes none, or one that is not sent."""
        name = member.name
        if name.startswith("_") or name == _MODEL_CONFIG:
            return None
        try:
            declared = declared_of(self._types, member)
            if "typing.ClassVar" in declared.qualifiers:
                return None
            if declared.qualifiers - {"typing.Final"}:
                raise UnknownType(Unknown("an annotation that no model has", member.place))
            info = self._info(member, declared)
            if "typing.Final" in declared.qualifiers and _has_default(self._machine, info):
                raise UnknownType(Unknown("a 'Final' with a default", member.place))
            if info.is_open:
                raise UnknownType(
                    Unknown("a field whose arguments are not written there", member.place)
                )
            excluded = info.constant(self._machine, "exclude")
            if isinstance(excluded, Unknown):
                raise UnknownType(excluded)
            if excluded:
                return None
            typed = typed_of(self._types, member, declared, self._bound(member.owner))
            typed = typed._replace(type=self._as_sent(typed.type))
            wire = self._wire_name(name, info, member)
        except UnknownType as error:
            return fault(member, error)
        default, default_place = self._default(info)
        causes: tuple[Place, ...] = ()
        if "alias_generator" in self._config.settings:
            causes = (self._config.settings["alias_generator"].place,)
        may_be_absent = "exclude_if" in info.words
        return Field(wire, name, typed, default, may_be_absent, member.place, default_place, causes)

    def _bound(self, owner: ClassValue) -> Bindings:
        return self._bindings.get(owner, {})

    def _info(self, member: Member, declared: Declared) -> Info:
        """What is said of a field, what is nearer to its name last."""
        words: dict[str, tuple[syntax.Expression, Frame]] = {}
        is_open = False
        for metadata in declared.metadata:
            info = self._field_call(metadata)
            if info is not None:
                words |= info.words
                is_open |= info.is_open
        body = member.owner.body
        if member.value is not None:
            call = self._field_call(Metadata(member.value, body))
            if call is None:
                is_open |= may_make_field(self._machine, member.value, body)
                words.pop("default_factory", None)
                words["default"] = member.value, body
            else:
                if {"default", "default_factory"} & call.words.keys():
                    words.pop("default", None)
                    words.pop("default_factory", None)
                words |= call.words
                is_open |= call.is_open
        return Info(words, is_open)

    def _field_call(self, metadata: Metadata) -> Info | None:
        node, frame = metadata
        for _ in range(10):
            if not isinstance(node, syntax.Name | syntax.Attribute):
                break
            meaning = plain(self._machine, meaning_of(self._machine, node, frame))
            if not isinstance(meaning, Alias) or isinstance(
                meaning.expression, syntax.Name | syntax.Attribute
            ):
                return None
            node, frame = meaning.expression, meaning.frame
        if not isinstance(node, syntax.Call) or not isinstance(
            node.function, syntax.Name | syntax.Attribute
        ):
            return None
        function = plain(self._machine, meaning_of(self._machine, node.function, frame))
        if name_of(function) != _FIELD:
            return None
        words = {name: (value, frame) for name, value in node.keywords.items()}
        first = node.positional[:1]
        if first:
            words["default"] = first[0], frame
        return Info(words, is_starred(node))

    def _default(self, info: Info) -> tuple[str | None, Place | None]:
        if _has_factory(info):
            node, frame = info.words["default_factory"]
            return shown_factory(self._machine, node, frame), _place(node, frame)
        if not _has_default(self._machine, info):
            return None, None
        node, frame = info.words["default"]
        return shown_default(self._machine, node, frame), _place(node, frame)

    def _wire_name(
        self,
        name: str,
        info: Info,
        member: Member,
        words: tuple[str, ...] = ("serialization_alias", "alias"),
    ) -> str:
        """The name by which a field is sent.

        Each class that has the field, from that which declares it on, applies its alias generator
        to what has no alias that somebody wrote; see ``_apply_alias_generator_to_field_info`` in
        pydantic/_internal/_generate_schema.py.

        :raises UnknownType: if it is not known.
        """
        place = member.place
        written: str | None = None
        has_alias = False
        for word in (*words, "validation_alias"):
            has_alias = has_alias or (
                word in info.words and info.constant(self._machine, word) is not None
            )
        for word in words:
            alias = info.constant(self._machine, word)
            if isinstance(alias, Unknown):
                raise UnknownType(Unknown(alias.reason, alias.place or place))
            if isinstance(alias, str):
                written = alias
                break
        if "alias_generator" not in self._config.settings:
            return name if written is None else written
        priority = info.constant(self._machine, "alias_priority")
        if isinstance(priority, Unknown):
            raise UnknownType(priority)
        is_kept = has_alias if priority is None else isinstance(priority, int) and priority > 1
        found = written
        for cls in self._owners(member.owner):
            setting = self._config_of(cls).settings.get("alias_generator")
            if setting is None or self._is_none(setting) or (found is not None and is_kept):
                continue
            found = self._generated(setting, name, place)
        return name if found is None else found

    def _owners(self, owner: ClassValue) -> list[ClassValue]:
        """The classes that have what a class declares, down to the one at hand."""
        return [cls for cls in reversed(list(project_classes(self._cls))) if owner in cls.mro]

    def _config_of(self, cls: ClassValue) -> Config:
        if cls not in self._configs:
            self._configs[cls] = config_of(self._machine, cls)
        return self._configs[cls]

    def _is_none(self, setting: Setting) -> bool:
        value = setting.value(self._machine)
        return isinstance(value, Constant) and value.value is None

    def _generated(self, setting: Setting, name: str, place: Place) -> str | None:
        node, frame = setting.node, setting.frame
        if isinstance(node, syntax.Call):
            callee = plain(self._machine, meaning_of(self._machine, node.function, frame))
            if name_of(callee) != "pydantic.AliasGenerator" or is_starred(node):
                raise UnknownType(Unknown("an alias generator that is not known", setting.place))
            words = node.keywords
            for at, expression in enumerate(node.positional):
                words[("alias", "validation_alias", "serialization_alias")[at]] = expression
            for word in ("serialization_alias", "alias"):
                if word in words:
                    made = self._made(words[word], frame, name, place)
                    if made is not None:
                        return made
            return None
        return self._made(node, frame, name, place)

    def _made(self, node: syntax.Expression, frame: Frame, name: str, place: Place) -> str | None:
        """What an alias generator makes of a name."""
        if isinstance(node, syntax.Name | syntax.Attribute):
            known = name_of(plain(self._machine, meaning_of(self._machine, node, frame)))
            generator = ALIAS_GENERATORS.get(known or "")
            if generator is not None:
                return generator(name)
        function = value_in(self._machine, node, frame)
        if isinstance(function, Constant) and function.value is None:
            return None
        if not isinstance(function, Function):
            raise UnknownType(Unknown("an alias generator that is not known", place))
        made = called(self._machine, function, name, node, frame)
        if isinstance(made, Unknown):
            raise UnknownType(Unknown(made.reason, made.place or place))
        return made

    def _as_sent(self, one: Type) -> Type:
        """A type as the config has it sent.

        :raises UnknownType: if that is not known.
        """
        for setting, heads in _WAYS_TO_SEND.items():
            if setting not in self._config.settings or not _mentions(one, heads):
                continue
            way = self._config.constant(self._machine, setting)
            if way in _USUAL_WAYS:
                continue
            if setting == "ser_json_timedelta" and way == "float":
                one = _with_floats(one)
                continue
            reason = f"'{setting}' changes how it is sent"
            raise UnknownType(Unknown(reason, self._config.settings[setting].place))
        return one


def _mentions(one: Type, heads: tuple[str, ...]) -> bool:
    return one.head in heads or any(_mentions(argument, heads) for argument in one.arguments)


def _with_floats(one: Type) -> Type:
    """A type with numbers for its durations."""
    if one.head == "timedelta":
        return Type("float")
    arguments = tuple(map(_with_floats, one.arguments))
    return union(arguments) if one.head == UNION else Type(one.head, arguments, one.values)


def _has_default(machine: DialectInterpreter, info: Info) -> bool:
    if _has_factory(info):
        return True
    if "default" not in info.words:
        return False
    node, frame = info.words["default"]
    if isinstance(node, syntax.Name) and node.id == "Ellipsis":
        return False
    return not is_missing(machine, node, frame)


def _has_factory(info: Info) -> bool:
    if "default_factory" not in info.words:
        return False
    node, _ = info.words["default_factory"]
    return not (isinstance(node, syntax.Constant) and node.value is None)


def _place(node: syntax.Node, frame: Frame) -> Place:
    return Place(frame.module.path, node.line)
