"""Structs of msgspec: renamed fields, tags, and objects that are lists on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from flake8_notifications.dialects.annotation_names import meaning_of, name_of, plain
from flake8_notifications.dialects.annotations import TypeReader
from flake8_notifications.dialects.declared import UnknownType
from flake8_notifications.dialects.defaults import is_missing, shown_default, shown_factory
from flake8_notifications.dialects.field_making import class_bindings, fault, typed_of
from flake8_notifications.dialects.field_wrappers import NOT_FOLLOWED, may_make_field
from flake8_notifications.dialects.generics import Bindings
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.kinds import base_name, scope_of
from flake8_notifications.dialects.members import Member, is_starred, own_members
from flake8_notifications.dialects.model import Described, Fault, Field, Form, Kind, Typed
from flake8_notifications.dialects.types import Type, literal, members_of, union
from flake8_notifications.dialects.wire_names import RENAMINGS, called, looked_up
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.plain import truth, value_in
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value, is_none
from flake8_notifications.interpretation.values.containers import DictObject
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_STRUCTS: Final = frozenset({"msgspec.Struct", "msgspec.defstruct"})
_FIELD: Final = "msgspec.field"
_UNSET: Final = Type("Unset")
_TAG_FIELD: Final = "type"
#: What a class hands on to those that are derived from it.
_INHERITED: Final = (
    *("rename", "tag", "tag_field", "array_like", "omit_defaults", "forbid_unknown_fields"),
)


class _Option(NamedTuple):
    """A keyword of a class's header."""

    value: Value
    node: syntax.Expression
    frame: Frame

    @property
    def place(self) -> Place:
        return Place(self.frame.module.path, self.node.line)


_Options = Mapping[str, _Option]


def is_struct(cls: ClassValue) -> bool:
    """Whether a class is a struct, and no class that is mixed in."""
    return any(base_name(base) in _STRUCTS for base in cls.mro)


def describe(types: TypeReader, cls: ClassValue) -> Described:
    """A class as a struct."""
    return _Struct(types, cls).described()


class _Struct:
    def __init__(self, types: TypeReader, cls: ClassValue) -> None:
        self._types = types
        self._machine = types.machine
        self._cls = cls
        self._bindings = class_bindings(types, cls)
        self._options = _options_of(self._machine, cls)
        self._faults: list[Fault] = []

    def described(self) -> Described:
        # A field that is declared again stays where it is, and what is named comes last.
        members: dict[str, Member] = {}
        names: dict[str, str] = {}
        named: set[str] = set()
        for base in reversed([cls for cls in project_classes(self._cls) if is_struct(cls)]):
            is_named = _is_true(self._machine, _own_options(self._machine, base).get("kw_only"))
            rename = _options_of(self._machine, base).get("rename")
            for member in own_members(self._machine, base):
                if isinstance(member, Fault):
                    self._faults.append(member)
                elif self._is_field(member):
                    names[member.name] = self._wire_name(member, rename, names)
                    members[member.name] = member
                    (named.add if is_named else named.discard)(member.name)
            ordered = sorted(members, key=lambda name: name in named)
            members = {name: members[name] for name in ordered}
        fields = [
            field
            for name, member in members.items()
            if (field := self._field(member, names[name])) is not None
        ]
        form = Form.ARRAY if self._flag("array_like") else Form.OBJECT
        causes = tuple(option.place for option in self._options.values())
        tag = self._tag()
        return Described(
            Kind.MSGSPEC,
            form,
            (*([tag] if tag else []), *fields),
            tuple(self._faults),
            self._flag("forbid_unknown_fields"),
            causes,
        )

    def _is_field(self, member: Member) -> bool:
        try:
            declared = self._types.declared(member.annotation, member.owner.body)
        except UnknownType:
            return True
        return "typing.ClassVar" not in declared.qualifiers

    def _flag(self, name: str) -> bool:
        option = self._options.get(name)
        if option is None:
            return False
        decided = truth(self._machine, option.value)
        if decided is None:
            self._faults.append(Fault("class", f"'{name}' is not known", option.place))
        return bool(decided)

    # Names on the wire

    def _wire_name(self, member: Member, rename: _Option | None, known: Mapping[str, str]) -> str:
        """The name by which a field is sent; that of the class that declares it decides.

        :param known: the names that fields have in its bases.
        """
        call = _field_call(self._machine, member)
        words = call.keywords if call else {}
        if "name" in words:
            value = value_in(self._machine, words["name"], member.owner.body)
            if isinstance(value, Constant) and isinstance(value.value, str):
                return value.value
            if not (isinstance(value, Constant) and value.value is None):
                self._faults.append(Fault(member.name, "its name on the wire", member.place))
                return member.name
        renamed = self._renamed(member, rename)
        if isinstance(renamed, Unknown):
            self._faults.append(Fault(member.name, renamed.reason, renamed.place or member.place))
            return member.name
        if rename is None or is_none(rename.value):
            return known.get(member.name, member.name)
        return member.name if renamed is None else renamed

    def _renamed(self, member: Member, rename: _Option | None) -> str | Unknown | None:
        if rename is None:
            return None
        match rename.value:
            case Constant(value=None):
                return None
            case Constant(value=str(style)) if style in RENAMINGS:
                return RENAMINGS[style](member.name)
            case Function() as function:
                return called(self._machine, function, member.name, rename.node, rename.frame)
            case DictObject() as table:
                return looked_up(self._machine, table, member.name)
            case _:
                return Unknown("a 'rename' that is not known", rename.place)

    def _tag(self) -> Field | None:
        tag, tag_field = self._options.get("tag"), self._options.get("tag_field")
        if tag is None and tag_field is None:
            return None
        name = _TAG_FIELD
        option = tag_field or tag
        assert option is not None
        if tag_field is not None and not is_none(tag_field.value):
            value = tag_field.value
            if not isinstance(value, Constant) or not isinstance(value.value, str):
                self._faults.append(Fault("class", "the name of its tag", tag_field.place))
                return None
            name = value.value
        said = self._tag_value(tag)
        if said is None:
            return None
        if isinstance(said, Unknown):
            self._faults.append(Fault("class", said.reason, said.place or option.place))
            return None
        place = Place(self._cls.module.path, self._cls.definition.line)
        typed = Typed(literal([said]), values={repr(said): option.place})
        return Field(name, "", typed, None, False, place, causes=(option.place,))

    def _tag_value(self, tag: _Option | None) -> str | int | Unknown | None:
        if tag is None:
            return self._cls.name
        match tag.value:
            case Constant(value=None):
                return self._cls.name if "tag_field" in self._options else None
            case Constant(value=False):
                return None
            case Constant(value=True):
                return self._cls.name
            case Constant(value=str() | int()):
                return tag.value.value  # type: ignore[return-value]
            case Function() as function:
                return called(self._machine, function, self._cls.name, tag.node, tag.frame)
            case _:
                return Unknown("a tag that is not known", tag.place)

    # Fields

    def _field(self, member: Member, name: str) -> Field | None:
        try:
            declared = self._types.declared(member.annotation, member.owner.body)
            typed = typed_of(self._types, member, declared, self._bound(member.owner))
        except UnknownType as error:
            self._faults.append(fault(member, error))
            return None
        if member.value is not None and may_make_field(
            self._machine, member.value, member.owner.body
        ):
            self._faults.append(Fault(member.name, NOT_FOLLOWED, member.place))
            return None
        default = self._default(member)
        members = members_of(typed.type)
        may_be_absent = _UNSET in members
        if may_be_absent:
            kept = [member for member in members if member != _UNSET]
            typed = typed._replace(type=union(kept))
            default = None
        elif default is not None and self._flag("omit_defaults"):
            may_be_absent = True
        return Field(name, member.name, typed, default, may_be_absent, member.place, member.place)

    def _bound(self, owner: ClassValue) -> Bindings:
        return self._bindings.get(owner, {})

    def _default(self, member: Member) -> str | None:
        machine, frame = self._machine, member.owner.body
        if member.value is None:
            return None
        call = _field_call(machine, member)
        if call is None:
            if is_missing(machine, member.value, frame):
                return None
            return shown_default(machine, member.value, frame)
        if is_starred(call):
            reason = "a field whose arguments are not written there"
            self._faults.append(Fault(member.name, reason, member.place))
        words = {
            name: expression
            for name, expression in call.keywords.items()
            if not is_missing(machine, expression, frame)
        }
        if "default_factory" in words:
            return shown_factory(machine, words["default_factory"], frame)
        return shown_default(machine, words["default"], frame) if "default" in words else None


def _field_call(machine: DialectInterpreter, member: Member) -> syntax.Call | None:
    node = member.value
    if not isinstance(node, syntax.Call) or not isinstance(
        node.function, syntax.Name | syntax.Attribute
    ):
        return None
    callee = plain(machine, meaning_of(machine, node.function, member.owner.body))
    return node if name_of(callee) == _FIELD else None


def _own_options(machine: DialectInterpreter, cls: ClassValue) -> dict[str, _Option]:
    frame = scope_of(cls)
    return {
        argument.name: _Option(value_in(machine, argument.value, frame), argument.value, frame)
        for argument in cls.definition.keywords
        if argument.name is not None
    }


def _options_of(machine: DialectInterpreter, cls: ClassValue) -> _Options:
    """The options of a class's header, those of its bases included."""
    options: dict[str, _Option] = {}
    for base in reversed(list(project_classes(cls))):
        own = _own_options(machine, base)
        if (
            "tag" in own
            and truth(machine, own["tag"].value) is False
            and not is_none(own["tag"].value)
        ):
            # A class derived from it may begin anew.
            options = {
                name: option for name, option in options.items() if not name.startswith("tag")
            }
            own = {name: option for name, option in own.items() if not name.startswith("tag")}
        options |= {
            name: own[name]
            for name in _INHERITED
            if name in own and not (name == "tag" and is_none(own[name].value) and name in options)
        }
    return options


def _is_true(machine: DialectInterpreter, option: _Option | None) -> bool:
    return option is not None and truth(machine, option.value) is True
