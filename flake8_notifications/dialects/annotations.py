"""The type that an annotation says."""

from __future__ import annotations

from collections.abc import Sequence

from flake8_notifications.dialects import enums, known_types
from flake8_notifications.dialects.annotated_metadata import MetadataReading
from flake8_notifications.dialects.annotation_names import Alias, Meaning, meaning_of, name_of
from flake8_notifications.dialects.declared import (
    DEEPEST,
    QUALIFIERS,
    Declared,
    Metadata,
    UnknownType,
    target_of,
)
from flake8_notifications.dialects.generics import (
    Bindings,
    arguments_of,
    variable_of,
    variables_in,
    variables_of,
)
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.kinds import kind_of
from flake8_notifications.dialects.model import Kind, Typed
from flake8_notifications.dialects.types import ANY, NULL, Plain, Type, literal, union
from flake8_notifications.interpretation.plain import value_in
from flake8_notifications.interpretation.reasons import unavailable
from flake8_notifications.interpretation.values.base import Constant, Unknown
from flake8_notifications.interpretation.values.callables import Native
from flake8_notifications.interpretation.values.external import External, ModuleValue
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place


class TypeReader:
    """Reads annotations."""

    def __init__(self, machine: DialectInterpreter) -> None:
        self.machine = machine

    def declared(self, node: syntax.Expression, frame: Frame) -> Declared:
        """An annotation without what stands round its type.

        :raises UnknownType: if a name in it leads nowhere.
        """
        reading = _Reading(self.machine, {}, node)
        return reading.declared(node, frame)

    def read(
        self,
        declared: Declared | Metadata,
        bindings: Bindings,
        node: syntax.Expression | None = None,
    ) -> Typed:
        """The type of an annotation.

        :param bindings: what the type variables are.
        :param node: the annotation as it is written, if that is not what is given.
        :raises UnknownType: if it cannot be told.
        """
        reading = _Reading(self.machine, bindings, node or declared.node)
        reading.places += getattr(declared, "places", ())
        type_ = reading.type_of(declared.node, declared.frame)
        return Typed(
            type_, tuple(dict.fromkeys(reading.places)), reading.values, (*reading.classes,)
        )

    def beside(self, metadata: Sequence[Metadata], node: syntax.Expression, type_: Type) -> Type:
        """The type that is sent of one with all that stands beside it in ``Annotated[…]``.

        :raises UnknownType: if something there may change it.
        """
        return _Reading(self.machine, {}, node).beside(metadata, type_)


class _Reading(MetadataReading):
    """One annotation that is being read."""

    def __init__(
        self, machine: DialectInterpreter, bindings: Bindings, root: syntax.Expression
    ) -> None:
        super().__init__(machine, bindings, root)
        self.values: dict[str, Place | None] = {}
        self.classes: dict[tuple[str, int, int], None] = {}
        self._aliases: list[tuple[str, int, str]] = []
        self._depth = 0

    def type_of(self, node: syntax.Expression, frame: Frame) -> Type:
        self._depth += 1
        if self._depth > DEEPEST:
            self._fail("a type nested too deeply", node, frame)
        type_ = self._type_of(self._spelt(node, frame), frame)
        self._depth -= 1
        return type_

    def _type_of(self, node: syntax.Expression, frame: Frame) -> Type:
        match node:
            case syntax.Constant(value=None):
                return NULL
            case syntax.Binary(operator="|", left=left, right=right):
                return union([self.type_of(left, frame), self.type_of(right, frame)])
            case syntax.Chain(first=first, links=links):
                if all(link.operator == "|" for link in links):
                    sides = [first, *(link.operand for link in links)]
                    return union([self.type_of(side, frame) for side in sides])
            case syntax.Subscript(value=holder, index=index):
                return self._subscripted(holder, arguments_of(index), node, frame)
            case syntax.Name() | syntax.Attribute():
                variable = variable_of(self.machine, node, frame)
                if variable is not None:
                    return self._variable(*variable)
                return self._meant(self._meaning(node, frame), (), node, frame)
            case syntax.Call():
                return self._called(node, frame)
        self._fail("an annotation that is no type", node, frame)

    def _variable(self, variable: tuple[str, int, str], alias: Alias) -> Type:
        bound = self.bindings.get(variable)
        if bound is not None:
            return bound
        call = alias.expression
        assert isinstance(call, syntax.Call)
        words = call.keywords
        for word in ("default", "bound"):
            if word in words:
                return self.type_of(words[word], alias.frame)
        plain_arguments = call.positional
        constraints = [self.type_of(argument, alias.frame) for argument in plain_arguments[1:]]
        return union(constraints) if constraints else ANY

    def _subscripted(
        self,
        holder: syntax.Expression,
        arguments: Sequence[syntax.Expression],
        node: syntax.Expression,
        frame: Frame,
    ) -> Type:
        meaning = self._meaning(holder, frame)
        name = name_of(meaning)
        match name:
            case "typing.Optional":
                return union([self.type_of(arguments[0], frame), NULL])
            case "typing.Union":
                return union([self.type_of(argument, frame) for argument in arguments])
            case "typing.Literal":
                return self._literal(arguments, frame)
            case "typing.Annotated":
                type_ = self.type_of(arguments[0], frame)
                return self.beside([Metadata(argument, frame) for argument in arguments[1:]], type_)
            case None:
                return self._meant(meaning, arguments, node, frame)
        if name in QUALIFIERS:
            return self.type_of(arguments[0], frame)
        if name in known_types.TUPLES and not arguments:
            return Type("tuple")
        return self._container(name, arguments, node, frame)

    def _container(
        self, name: str, arguments: Sequence[syntax.Expression], node: syntax.Node, frame: Frame
    ) -> Type:
        types = [
            self.type_of(argument, frame)
            for argument in arguments
            if not (isinstance(argument, syntax.Name) and argument.id == "Ellipsis")
        ]
        if name in known_types.LISTS:
            return Type("list", (*types[:1],) or (ANY,))
        if name in known_types.SETS:
            return Type("set", (*types[:1],) or (ANY,))
        if name in known_types.MAPPINGS:
            return Type("dict", (*types,) if len(types) == 2 else (ANY, ANY))
        if name in known_types.COUNTERS:
            return Type("dict", (*types[:1], Type("int")) if types else (ANY, Type("int")))
        if name in known_types.TUPLES:
            if not arguments:
                return Type("list", (ANY,))
            if len(types) < len(arguments):
                return Type("list", (*types[:1],))
            return Type("tuple", (*types,))
        if name in known_types.SCALARS:
            return Type(known_types.SCALARS[name])
        self._fail(f"'{name}', which is no type that is known here", node, frame)

    def _meant(
        self,
        meaning: Meaning,
        arguments: Sequence[syntax.Expression],
        node: syntax.Expression,
        frame: Frame,
    ) -> Type:
        """The type of a name."""
        match meaning:
            case Alias():
                return self._alias(meaning, arguments, frame)
            case ClassValue():
                return self._class(meaning, arguments, node, frame)
            case External() | Native():
                return self._of_library(name_of(meaning) or "", meaning, node, frame)
            case Unknown():
                raise UnknownType(
                    Unknown(meaning.reason, meaning.place or self._place(node, frame))
                )
            case Constant(value=None):
                return NULL
            case ModuleValue():
                self._fail("a module, where a type should be", node, frame)
        self._fail("something that is no type", node, frame)

    def _of_library(
        self, name: str, meaning: External | Native, node: syntax.Expression, frame: Frame
    ) -> Type:
        scalar = known_types.SCALARS.get(name)
        if scalar is not None:
            return Type(scalar)
        if name in known_types.DICTS:
            return Type("dict", (Type("str"), ANY))
        is_container = name in (
            *known_types.LISTS, *known_types.SETS, *known_types.MAPPINGS, *known_types.COUNTERS,
            *known_types.TUPLES,
        )  # fmt: skip
        if is_container:
            return self._container(name, (), node, frame)
        is_read = meaning.name.partition(".")[0] not in known_types.NAMED_PACKAGES
        if isinstance(meaning, External) and is_read:
            self._fail(unavailable(meaning.name), node, frame)
        self._fail(f"'{name}', which is no type that is known here", node, frame)

    def _alias(self, alias: Alias, arguments: Sequence[syntax.Expression], frame: Frame) -> Type:
        key = (alias.place.path, alias.place.line, alias.name)
        if key in self._aliases:
            self._fail("a type that leads to itself", alias.expression, alias.frame)
        self._aliases.append(key)
        self.places.append(alias.place)
        outer = self.bindings
        target, parameters = self._aliased(alias)
        if arguments:
            types = [self.type_of(argument, frame) for argument in arguments]
            self.bindings = {**outer, **self._applied(parameters, alias.frame, types)}
        type_ = self.type_of(target, alias.frame)
        self.bindings = outer
        self._aliases.pop()
        return type_

    def _aliased(self, alias: Alias) -> tuple[syntax.Expression, syntax.Expression]:
        """What an alias stands for, and what has its type variables in their order."""
        target = target_of(alias)
        if isinstance(target, syntax.Call):
            name = name_of(meaning_of(self.machine, target.function, alias.frame))
            expressions = target.positional
            words = target.keywords
            if name == "typing.TypeAliasType" and len(expressions) == 2:
                return expressions[1], words.get("type_params", expressions[1])
        return target, target

    def _applied(self, node: syntax.Expression, frame: Frame, types: Sequence[Type]) -> Bindings:
        """What the type variables in an alias are when it is given types."""
        variables = list(dict.fromkeys(variables_in(self.machine, node, frame)))
        if len(variables) != len(types):
            self._fail("an alias that does not take as many types", node, frame)
        return dict(zip(variables, types, strict=True))

    def _class(
        self,
        cls: ClassValue,
        arguments: Sequence[syntax.Expression],
        node: syntax.Expression,
        frame: Frame,
    ) -> Type:
        if cls.is_enum:
            return self._enum(cls, node, frame)
        kind = kind_of(self.machine, cls)
        if kind is None:
            self._fail(f"class '{cls.name}', of which nobody can tell how it is sent", node, frame)
        self.classes[cls.key] = None
        if not arguments and kind is Kind.PYDANTIC:
            return self._with_the_same_variables(cls)
        if all(self._is_open(argument, frame) for argument in arguments):
            # It stands for itself, as it does where it is used without arguments.
            return Type(cls.dotted_name)
        return Type(cls.dotted_name, tuple(self.type_of(argument, frame) for argument in arguments))

    def _with_the_same_variables(self, cls: ClassValue) -> Type:
        """A generic model without types: it takes those of a model that has the same variables.

        See ``replace_types`` in pydantic/_internal/_generics.py.
        """
        variables = variables_of(self.machine, cls) if self.bindings else []
        if not any(variable in self.bindings for variable in variables):
            return Type(cls.dotted_name)
        return Type(
            cls.dotted_name, tuple(self.bindings.get(variable, ANY) for variable in variables)
        )

    def _is_open(self, node: syntax.Expression, frame: Frame) -> bool:
        """Whether a type is a variable that refers to nothing yet."""
        variable = variable_of(self.machine, node, frame)
        return variable is not None and variable[0] not in self.bindings

    def _enum(self, cls: ClassValue, node: syntax.Expression, frame: Frame) -> Type:
        members = enums.values_of(self.machine, cls)
        if isinstance(members, Unknown):
            raise UnknownType(Unknown(members.reason, members.place or self._place(node, frame)))
        for value, place in members:
            self.values[repr(value)] = place
        self.places.append(Place(cls.module.path, cls.definition.line))
        type_ = literal(value for value, _ in members)
        return union([type_, NULL]) if any(value is None for value, _ in members) else type_

    def _literal(self, arguments: Sequence[syntax.Expression], frame: Frame) -> Type:
        types: list[Type] = []
        for argument in arguments:
            if isinstance(argument, syntax.Name | syntax.Attribute | syntax.Subscript):
                types.append(self._literal_name(argument, frame))
                continue
            value = value_in(self.machine, argument, frame)
            if not isinstance(value, Constant) or not isinstance(value.value, Plain):
                self._fail("a literal that is not known", argument, frame)
            types.append(NULL if value.value is None else literal([value.value]))
            self.values[repr(value.value)] = self._place(argument, frame)
        return union(types)

    def _literal_name(self, node: syntax.Expression, frame: Frame) -> Type:
        """A literal of literals, or of a member of an enum."""
        if isinstance(node, syntax.Attribute):
            value = value_in(self.machine, node, frame)
            if isinstance(value, Instance) and value.cls.is_enum:
                return self._member(value, node, frame)
        type_ = self.type_of(node, frame)
        return type_

    def _member(self, member: Instance, node: syntax.Expression, frame: Frame) -> Type:
        values = enums.values_of(self.machine, member.cls)
        if isinstance(values, Unknown):
            raise UnknownType(Unknown(values.reason, values.place or self._place(node, frame)))
        held = member.attributes.get("_value_")
        for value, place in values:
            if isinstance(held, Constant) and held.value == value:
                self.values[repr(value)] = place
                return literal([value])
        self._fail("a member of an enum that is not known", node, frame)

    def _called(self, node: syntax.Call, frame: Frame) -> Type:
        """``NewType('Name', base)`` and constrained types."""
        name = name_of(meaning_of(self.machine, node.function, frame))
        plain_arguments = node.positional
        if name == "typing.NewType" and len(plain_arguments) == 2:
            return self.type_of(plain_arguments[1], frame)
        if name == "typing.TypeAliasType" and len(plain_arguments) >= 2:
            return self.type_of(plain_arguments[1], frame)
        if name in known_types.CONSTRAINED:
            return Type(known_types.CONSTRAINED[name])
        if name in known_types.CONSTRAINED_CONTAINERS and plain_arguments:
            item = self.type_of(plain_arguments[0], frame)
            return Type(known_types.CONSTRAINED_CONTAINERS[name], (item,))
        self._fail("a type that is made by a call", node, frame)
