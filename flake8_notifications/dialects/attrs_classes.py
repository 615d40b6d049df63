"""Classes of attrs, of the older and the newer API, by the names of their attributes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from flake8_notifications.dialects.annotation_names import meaning_of, name_of, plain
from flake8_notifications.dialects.annotations import TypeReader
from flake8_notifications.dialects.declared import UnknownType
from flake8_notifications.dialects.defaults import is_missing, shown_default, shown_factory, written
from flake8_notifications.dialects.field_making import class_bindings, fault, typed_of
from flake8_notifications.dialects.field_wrappers import NOT_FOLLOWED, may_make_field
from flake8_notifications.dialects.generics import Bindings
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.kinds import Decorator, own_kind
from flake8_notifications.dialects.members import (
    Member,
    body_statements,
    is_starred,
    mangled,
    own_members,
)
from flake8_notifications.dialects.model import Described, Fault, Field, Form, Kind, Typed
from flake8_notifications.dialects.types import ANY
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.plain import truth, value_in
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_ATTRIB: Final = "attrs.attrib"
_FACTORY: Final = "attrs.Factory"
_OPTIONAL: Final = "attrs.optional"
_DEFAULT_IF_NONE: Final = "attrs.default_if_none"
#: Decorators that take annotations for fields if all fields are annotated.
_GUESSING: Final = frozenset({"attrs.define", "attrs.frozen"})
_ALWAYS: Final = frozenset({"attrs.dataclass", "attrs.make_class"})
#: Arguments of the decorator that make something else of the fields.
_COMPUTED: Final = ("these", "field_transformer")


class _Attribute(NamedTuple):
    """A field; its annotation is None where ``type=`` may say what it is."""

    name: str
    annotation: syntax.Expression | None
    value: syntax.Expression | None
    owner: ClassValue
    place: Place


def describe(types: TypeReader, cls: ClassValue) -> Described:
    """A class as one of attrs."""
    machine = types.machine
    bindings = class_bindings(types, cls)
    attributes: dict[str, _Attribute] = {}
    faults: list[Fault] = []
    for base in reversed(list(project_classes(cls))):
        own = own_kind(machine, base)
        if own is None or own[0] is not Kind.ATTRS:
            continue
        for attribute_or_fault in _own_attributes(machine, base, own[1]):
            if isinstance(attribute_or_fault, Fault):
                faults.append(attribute_or_fault)
            else:
                attributes[attribute_or_fault.name] = attribute_or_fault
    fields = []
    for attribute in attributes.values():
        field = _field(types, attribute, bindings.get(attribute.owner, {}))
        if isinstance(field, Fault):
            faults.append(field)
        elif field is not None:
            fields.append(field)
    return Described(Kind.ATTRS, Form.OBJECT, tuple(fields), tuple(faults))


def _own_attributes(
    machine: DialectInterpreter, cls: ClassValue, decorator: Decorator
) -> Iterator[_Attribute | Fault]:
    call = decorator.node if isinstance(decorator.node, syntax.Call) else None
    words = call.keywords if call else {}
    for word in _COMPUTED:
        if word in words:
            place = Place(cls.module.path, cls.definition.line)
            yield Fault("class", f"'{word}' may change it", place)
    members = [*own_members(machine, cls)]
    annotated = {fault.name for fault in members if isinstance(fault, Member)}
    bare = [
        _Attribute(
            mangled(target.id, cls),
            None,
            statement.value,
            cls,
            Place(cls.module.path, statement.line),
        )
        for statement in body_statements(machine, cls)
        if isinstance(statement, syntax.Assign)
        and not isinstance(statement, syntax.AnnotatedAssign)
        and _is_attribute(machine, statement.value, cls.body)
        for target in statement.targets
        if isinstance(target, syntax.Name) and mangled(target.id, cls) not in annotated
    ]
    takes_annotations = decorator.name in _ALWAYS
    if "auto_attribs" in words:
        takes_annotations = (
            truth(machine, value_in(machine, words["auto_attribs"], decorator.frame)) is True
        )
    elif decorator.name in _GUESSING:
        takes_annotations = not bare
    for member in members:
        if isinstance(member, Fault):
            yield member
        elif takes_annotations or (
            member.value is not None and _is_attribute(machine, member.value, cls.body)
        ):
            yield _Attribute(member.name, member.annotation, member.value, cls, member.place)
    yield from bare


def _is_attribute(machine: DialectInterpreter, node: syntax.Expression, frame: Frame) -> bool:
    """Whether an expression makes a field, or may do so in a function of the project's own."""
    return _call_of(machine, node, frame, _ATTRIB) is not None or may_make_field(
        machine, node, frame
    )


def _call_of(
    machine: DialectInterpreter, node: syntax.Expression, frame: Frame, name: str
) -> syntax.Call | None:
    if not isinstance(node, syntax.Call):
        return None
    if not isinstance(node.function, syntax.Name | syntax.Attribute):
        return None
    callee = plain(machine, meaning_of(machine, node.function, frame))
    return node if name_of(callee) == name else None


def _field(types: TypeReader, attribute: _Attribute, bindings: Bindings) -> Field | Fault | None:
    machine, frame = types.machine, attribute.owner.body
    value = attribute.value
    call = None if value is None else _call_of(machine, value, frame, _ATTRIB)
    words = call.keywords if call else {}
    annotation = attribute.annotation or words.get("type")
    if call is None and value is not None and may_make_field(machine, value, frame):
        return Fault(attribute.name, NOT_FOLLOWED, attribute.place)
    if call is not None and is_starred(call):
        reason = "a field whose arguments are not written there"
        return Fault(attribute.name, reason, attribute.place)
    if annotation is None:
        typed = Typed(ANY)
    else:
        member = Member(attribute.name, annotation, value, attribute.owner, attribute.place)
        try:
            declared = types.declared(annotation, frame)
            if "typing.ClassVar" in declared.qualifiers:
                return None
            typed = typed_of(types, member, declared, bindings)
        except UnknownType as error:
            return fault(member, error)
    default = _converted(machine, attribute, _default(machine, attribute, call, words), words)
    return Field(
        attribute.name, attribute.name, typed, default, False, attribute.place, attribute.place
    )


def _default(
    machine: DialectInterpreter,
    attribute: _Attribute,
    call: syntax.Call | None,
    words: dict[str, syntax.Expression],
) -> str | None:
    frame = attribute.owner.body
    value = attribute.value
    if call is not None:
        if "factory" in words and not _is_none(words["factory"]):
            return shown_factory(machine, words["factory"], frame)
        value = words.get("default", next(iter(call.positional), None))
        if value is None:
            return _by_method(machine, attribute)
    if value is None:
        return None
    factory = _call_of(machine, value, frame, _FACTORY)
    if factory is not None:
        expression = next(iter(factory.positional), factory.keywords.get("factory"))
        return None if expression is None else shown_factory(machine, expression, frame)
    if is_missing(machine, value, frame):
        return None
    return shown_default(machine, value, frame)


def _converted(
    machine: DialectInterpreter,
    attribute: _Attribute,
    default: str | None,
    words: dict[str, syntax.Expression],
) -> str | None:
    """A default as a converter leaves it, which may have another one for None."""
    converter, frame = words.get("converter"), attribute.owner.body
    if converter is None or default != "None":
        return default
    name = None
    if isinstance(converter, syntax.Call):
        name = name_of(plain(machine, meaning_of(machine, converter.function, frame)))
    if name == _OPTIONAL:
        return default
    if name == _DEFAULT_IF_NONE and isinstance(converter, syntax.Call):
        given = converter.keywords
        if "factory" in given:
            return shown_factory(machine, given["factory"], frame)
        value = given.get("default", next(iter(converter.positional), None))
        factory = None if value is None else _call_of(machine, value, frame, _FACTORY)
        expression = None if factory is None else next(iter(factory.positional), None)
        if expression is not None:
            return shown_factory(machine, expression, frame)
        return default if value is None else shown_default(machine, value, frame)
    return f"{written(converter)}({default})"


def _is_none(node: syntax.Expression) -> bool:
    return isinstance(node, syntax.Constant) and node.value is None


def _by_method(machine: DialectInterpreter, attribute: _Attribute) -> str | None:
    """The default that a method decorated with ``@name.default`` makes."""
    for statement in body_statements(machine, attribute.owner):
        if isinstance(statement, syntax.FunctionDefinition):
            for decorator in statement.decorators:
                match decorator:
                    case syntax.Attribute(value=syntax.Name(id=name), name="default"):
                        if name == attribute.name:
                            return f"{statement.name}()"
    return None
