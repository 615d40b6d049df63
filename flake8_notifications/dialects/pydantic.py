"""Models of pydantic 2, as they serialize: by alias, without what is excluded."""

from __future__ import annotations

from flake8_notifications.dialects.annotated_metadata import unless_none
from flake8_notifications.dialects.annotation_names import meaning_of, name_of, plain
from flake8_notifications.dialects.annotations import TypeReader
from flake8_notifications.dialects.declared import UnknownType
from flake8_notifications.dialects.field_making import fault, typed_of
from flake8_notifications.dialects.generics import arguments_of
from flake8_notifications.dialects.kinds import base_name, scope_of
from flake8_notifications.dialects.members import Member, members_along
from flake8_notifications.dialects.model import (
    ROOT_FIELD,
    Described,
    Fault,
    Field,
    Form,
    Kind,
    Typed,
)
from flake8_notifications.dialects.pydantic_fields import Info, ModelFields
from flake8_notifications.dialects.pydantic_hooks import (
    AnyHook,
    Computed,
    Hook,
    Serializer,
    Validator,
    hooks_of,
)
from flake8_notifications.dialects.types import Type
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.base import Unknown
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place


def describe(types: TypeReader, cls: ClassValue) -> Described:
    """A class as a model."""
    return _Model(types, cls).described()


class _Model(ModelFields):
    def __init__(self, types: TypeReader, cls: ClassValue) -> None:
        super().__init__(types, cls)
        self._serialized: dict[str, ClassValue] = {}

    def described(self) -> Described:
        cls = self._cls
        self._expect_known_config()
        members, faults = members_along(self._machine, cls, lambda base: True)
        self._faults += faults
        if any(base_name(base) == "pydantic.v1.BaseModel" for base in cls.mro):
            place = Place(cls.module.path, cls.definition.line)
            self._faults.append(Fault("class", "a model of pydantic 1", place))
        is_root = any(base_name(base) == "pydantic.RootModel" for base in cls.mro)
        for member in members.values():
            self._add(member)
        if is_root and ROOT_FIELD not in self._fields:
            self._add_root()
        # Validators see what a field is before anything serializes it.
        for hook in sorted(
            hooks_of(self._machine, cls), key=lambda hook: isinstance(hook, Serializer)
        ):
            self._apply(hook)
        form = Form.ROOT if is_root else Form.OBJECT
        fields = tuple(self._fields.values())
        extra = self._config.constant(self._machine, "extra")
        causes = tuple(
            self._config.settings[name].place
            for name in ("alias_generator", "extra")
            if name in self._config.settings
        )
        return Described(
            Kind.PYDANTIC,
            form,
            fields,
            tuple(self._faults),
            extra == "forbid",
            causes,
            extra == "allow",
        )

    def _expect_known_config(self) -> None:
        unknown = self._config.unknown
        place = Place(self._cls.module.path, self._cls.definition.line)
        if unknown is not None:
            self._faults.append(Fault("class", unknown.reason, unknown.place or place))
        if "json_encoders" in self._config.settings:
            setting = self._config.settings["json_encoders"]
            self._faults.append(
                Fault("class", "'json_encoders' may change what is sent", setting.place)
            )
        extra = self._config.constant(self._machine, "extra")
        if isinstance(extra, Unknown):
            self._faults.append(Fault("class", extra.reason, extra.place or place))

    def _add_root(self) -> None:
        cls = self._cls
        place = Place(cls.module.path, cls.definition.line)
        for base in project_classes(cls):
            frame = scope_of(base)
            for node in base.definition.bases:
                if not isinstance(node, syntax.Subscript):
                    continue
                holder = plain(self._machine, meaning_of(self._machine, node.value, frame))
                if name_of(holder) == "pydantic.RootModel":
                    inner = arguments_of(node.index)[0]
                    place = Place(base.module.path, node.line)
                    member = Member(ROOT_FIELD, inner, None, base, place)
                    try:
                        declared = self._types.declared(inner, frame)
                        typed = typed_of(self._types, member, declared, self._bound(base))
                    except UnknownType as error:
                        self._faults.append(fault(member, error))
                        return
                    self._fields[ROOT_FIELD] = Field(
                        ROOT_FIELD, ROOT_FIELD, typed, None, False, place
                    )
                    return
        self._faults.append(Fault(ROOT_FIELD, "a root whose type is not known", place))

    def _apply(self, hook: AnyHook) -> None:
        match hook:
            case Serializer():
                for name in self._those(hook.fields):
                    # Of those along the bases, the nearest; in one class, the last.
                    if self._serialized.setdefault(name, hook.owner) is hook.owner:
                        self._serialize(name, hook)
            case Computed():
                self._add_computed(hook)
            case Validator():
                for name in self._those(hook.fields):
                    if not self._keeps_type(hook, self._fields[name].typed):
                        reason = f"validator '{hook.name}' may change it"
                        self._fail(name, reason, hook.place)
            case Hook(fields=()):
                self._faults.append(Fault("class", hook.reason, hook.place))
            case Hook():
                for name in self._those(hook.fields):
                    self._fail(name, hook.reason, hook.place)

    def _serialize(self, name: str, hook: Serializer) -> None:
        """Let a field have the type that its serializer says to return."""
        field, body = self._fields[name], hook.owner.body
        type_: Type | None = None
        try:
            if hook.returns is not None:
                declared = self._types.declared(hook.returns, body)
                typed = self._types.read(declared, self._bound(hook.owner), hook.returns)
                sent = self._as_sent(typed.type)
                type_ = unless_none(self._machine, sent, hook.when_used, body, field.typed.type)
        except UnknownType:
            type_ = None
        if type_ is None:
            self._fail(name, f"serializer '{hook.name}' may change it", hook.place)
        else:
            causes = (*field.causes, hook.place)
            self._fields[name] = field._replace(typed=typed._replace(type=type_), causes=causes)

    def _those(self, fields: tuple[str, ...]) -> list[str]:
        if "*" in fields:
            return list(self._fields)
        return [name for name in fields if name in self._fields]

    def _fail(self, name: str, reason: str, place: Place) -> None:
        self._faults.append(Fault(self._fields.pop(name).name, reason, place))

    def _keeps_type(self, hook: Validator, typed: Typed) -> bool:
        """Whether a validator says to return what the field is."""
        if hook.returns_it:
            return True
        if hook.returns is None:
            return False
        try:
            declared = self._types.declared(hook.returns, hook.owner.body)
            returned = self._types.read(declared, self._bound(hook.owner), hook.returns)
        except UnknownType:
            return False
        return returned.type == typed.type

    def _add_computed(self, hook: Computed) -> None:
        returns = hook.words.get("return_type", hook.returns)
        body = hook.owner.body
        if returns is None:
            reason = "a computed field that does not say what it returns"
            self._faults.append(Fault(hook.name, reason, hook.place))
            return
        member = Member(hook.name, returns, None, hook.owner, hook.place)
        try:
            declared = self._types.declared(returns, body)
            typed = typed_of(self._types, member, declared, self._bound(hook.owner))
            typed = typed._replace(type=self._as_sent(typed.type))
            words = {name: (value, body) for name, value in hook.words.items()}
            wire = self._wire_name(hook.name, Info(words), member, ("alias",))
        except UnknownType as error:
            self._faults.append(fault(member, error))
            return
        self._fields[hook.name] = Field(wire, hook.name, typed, None, False, hook.place)
