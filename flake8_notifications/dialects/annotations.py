"""The type that an annotation says."""

from __future__ import annotations

import ast
import functools
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, NoReturn

from flake8_notifications.dialects import enums, known_types
from flake8_notifications.dialects.annotation_names import (
    Alias,
    Meaning,
    meaning_of,
    name_of,
    plain,
)
from flake8_notifications.dialects.declared_schemas import type_of_schema
from flake8_notifications.dialects.generics import (
    Bindings,
    arguments_of,
    variable_of,
    variables_in,
    variables_of,
)
from flake8_notifications.dialects.identities import callee_of, returns_what_it_is_given
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.kinds import kind_of
from flake8_notifications.dialects.model import Kind, Typed
from flake8_notifications.dialects.types import ANY, NULL, Plain, Type, literal, members_of, union
from flake8_notifications.interpretation.plain import value_in
from flake8_notifications.interpretation.reasons import unavailable
from flake8_notifications.interpretation.values.base import Constant, Unknown
from flake8_notifications.interpretation.values.callables import Native
from flake8_notifications.interpretation.values.external import External, ModuleValue
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import Body, ClassValue, Frame
from flake8_notifications.source import syntax
from flake8_notifications.source.expression_lowering import ExpressionLowering
from flake8_notifications.source.place import Place

_DEEPEST: Final = 30
#: What stands round a type and says something else of the field, by its canonical name.
QUALIFIERS: Final = frozenset(
    {
        *("typing.ClassVar", "typing.Final", "typing.Required", "typing.NotRequired"),
        *("typing.ReadOnly", "dataclasses.InitVar"),
    }
)
_ANNOTATED: Final = "typing.Annotated"
_AFTER: Final = "pydantic.AfterValidator"
_SCHEMA: Final = "pydantic.WithJsonSchema"
_SERIALIZERS: Final = frozenset({"pydantic.PlainSerializer", "pydantic.WrapSerializer"})


class UnknownType(Exception):
    """A type that nobody can tell; the argument says why and where."""

    def __init__(self, unknown: Unknown) -> None:
        super().__init__(unknown.reason)
        self.unknown = unknown


class Metadata(NamedTuple):
    """What stands behind the type in ``Annotated[…]``."""

    node: syntax.Expression
    frame: Frame


class Declared(NamedTuple):
    """An annotation without what stands round its type.

    :ivar qualifiers: by their canonical names.
    :ivar places: of the aliases that have led to the type.
    """

    node: syntax.Expression
    frame: Frame
    qualifiers: frozenset[str]
    metadata: tuple[Metadata, ...]
    places: tuple[Place, ...]


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


class _Reading:
    """One annotation that is being read."""

    def __init__(
        self, machine: DialectInterpreter, bindings: Bindings, root: syntax.Expression
    ) -> None:
        self.machine = machine
        self.bindings = bindings
        self.places: list[Place] = []
        self.values: dict[str, Place | None] = {}
        self.classes: dict[tuple[str, int, int], None] = {}
        self._line = root.line
        self._is_text = isinstance(root, syntax.Constant) and isinstance(root.value, str)
        self._aliases: list[tuple[str, int, str]] = []
        self._depth = 0

    # What stands round the type

    def declared(self, node: syntax.Expression, frame: Frame) -> Declared:
        qualifiers: set[str] = set()
        metadata: list[Metadata] = []
        for _ in range(_DEEPEST):
            node = self._spelt(node, frame)
            holder = node.value if isinstance(node, syntax.Subscript) else node
            if not isinstance(holder, syntax.Name | syntax.Attribute):
                break
            meaning = self._meaning(holder, frame)
            name = name_of(meaning)
            if name in QUALIFIERS:
                qualifiers.add(name)
                if not isinstance(node, syntax.Subscript):
                    break
                node = node.index
            elif name == _ANNOTATED and isinstance(node, syntax.Subscript):
                inner, *further = arguments_of(node.index)
                # What is nearest to the type comes first.
                metadata[:0] = [Metadata(expression, frame) for expression in further]
                node = inner
            elif isinstance(meaning, Alias) and not isinstance(node, syntax.Subscript):
                target = _target(meaning)
                if not self._leads_on(target, meaning.frame):
                    break
                self.places.append(meaning.place)
                node, frame = target, meaning.frame
            else:
                break
        places = tuple(dict.fromkeys(self.places))
        return Declared(node, frame, frozenset(qualifiers), tuple(metadata), places)

    def _leads_on(self, node: syntax.Expression, frame: Frame) -> bool:
        """Whether an alias is one of something with a qualifier or metadata."""
        holder = node.value if isinstance(node, syntax.Subscript) else node
        if not isinstance(holder, syntax.Name | syntax.Attribute):
            return False
        if isinstance(node, syntax.Subscript):
            return name_of(self._meaning(holder, frame)) in {*QUALIFIERS, _ANNOTATED}
        return isinstance(self._meaning(holder, frame), Alias)

    # The type

    def type_of(self, node: syntax.Expression, frame: Frame) -> Type:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._fail("a type nested too deeply", node, frame)
        type_ = self._type_of(self._spelt(node, frame), frame)
        self._depth -= 1
        return type_

    def _spelt(self, node: syntax.Expression, frame: Frame) -> syntax.Expression:
        """An annotation that may be written as a text."""
        if not isinstance(node, syntax.Constant) or not isinstance(node.value, str):
            return node
        lowered = _in_text(node.value.strip())
        if lowered is None:
            self._fail("a text that is no annotation", node, frame)
        return self._spelt(lowered, frame)

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
        target = _target(alias)
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

    # What may stand beside a type

    def beside(self, metadata: Sequence[Metadata], type_: Type) -> Type:
        """A type as it is sent with what stands beside it."""
        sent = type_
        for each in metadata:
            sent = self._declared_beside(each, sent) or sent
        for each in metadata:
            self.expect_harmless(each, type_)
        return sent

    def _declared_beside(self, metadata: Metadata, type_: Type) -> Type | None:
        """The type that a schema or a serializer says, whatever the value has."""
        node, frame = self._unaliased(metadata)
        if not isinstance(node, syntax.Call):
            return None
        name = name_of(plain(self.machine, meaning_of(self.machine, node.function, frame)))
        expressions = node.positional
        words = node.keywords
        if name == _SCHEMA:
            mode = expressions[1] if len(expressions) > 1 else words.get("mode")
            schema = expressions[0] if expressions else words.get("json_schema")
            if schema is None or not self._is_serialization(mode, frame):
                return None
            declared = type_of_schema(self.machine, schema, frame)
            if declared is None:
                self._fail("'WithJsonSchema' with a schema that is not read here", node, frame)
            return declared
        if name in _SERIALIZERS:
            returned = self._returned(expressions, words, frame)
            return (
                None
                if returned is None
                else unless_none(self.machine, returned, words.get("when_used"), frame, type_)
            )
        return None

    def _unaliased(self, metadata: Metadata) -> Metadata:
        node, frame = metadata
        if isinstance(node, syntax.Name | syntax.Attribute):
            meaning = plain(self.machine, meaning_of(self.machine, node, frame))
            if isinstance(meaning, Alias):
                return Metadata(meaning.expression, meaning.frame)
        return metadata

    def _is_serialization(self, mode: syntax.Expression | None, frame: Frame) -> bool:
        if mode is None:
            return True
        value = value_in(self.machine, mode, frame)
        if not isinstance(value, Constant):
            self._fail("a mode of 'WithJsonSchema' that is not known", mode, frame)
        return value.value != "validation"

    def _returned(
        self,
        expressions: Sequence[syntax.Expression],
        words: Mapping[str, syntax.Expression],
        frame: Frame,
    ) -> Type | None:
        """What a serializer says to return."""
        if "return_type" in words:
            return self.type_of(words["return_type"], frame)
        function = expressions[0] if expressions else words.get("func")
        callee = None if function is None else callee_of(self.machine, function, frame)
        if callee is None or callee.definition.returns is None:
            return None
        reading = _Reading(self.machine, {}, callee.definition.returns)
        return reading.type_of(callee.definition.returns, callee.closure)

    def expect_harmless(self, metadata: Metadata, type_: Type) -> None:
        node, frame = metadata
        callee = node.function if isinstance(node, syntax.Call) else node
        if not isinstance(callee, syntax.Name | syntax.Attribute):
            if isinstance(node, syntax.Constant | syntax.Display | syntax.FString):
                return
            if isinstance(node, syntax.Binary | syntax.Subscript) and isinstance(
                value_in(self.machine, node, frame), Constant
            ):
                return
            self._fail("what its annotation holds beside the type", node, frame)
        meaning = plain(self.machine, meaning_of(self.machine, callee, frame))
        if isinstance(meaning, Alias):
            return self.expect_harmless(Metadata(meaning.expression, meaning.frame), type_)
        name = name_of(meaning)
        if name == _SCHEMA or (name in _SERIALIZERS and self._declared_beside(metadata, type_)):
            return None
        if name is not None and (
            name in known_types.HARMLESS_METADATA or name.startswith("annotated_types.")
        ):
            return None
        if isinstance(meaning, Unknown):
            raise UnknownType(Unknown(meaning.reason, meaning.place))
        if name == _AFTER and isinstance(node, syntax.Call) and self._keeps(node, frame, type_):
            return None
        if isinstance(meaning, ClassValue) and not _has_hooks(meaning):
            return None
        shown = name or getattr(meaning, "name", "something")
        self._fail(f"'{shown}' in its annotation may change it", node, frame)

    def _keeps(self, node: syntax.Call, frame: Frame, type_: Type) -> bool:
        """Whether a validator says to return what it is given, or does nothing else."""
        expressions = [argument.value for argument in node.arguments]
        callee = callee_of(self.machine, expressions[0], frame) if expressions else None
        if callee is None:
            return False
        if returns_what_it_is_given(callee):
            return True
        returns = callee.definition.returns
        if returns is None:
            return False
        try:
            return _Reading(self.machine, {}, returns).type_of(returns, callee.closure) == type_
        except UnknownType:
            return False

    def _meaning(self, node: syntax.Expression, frame: Frame) -> Meaning:
        if isinstance(node, syntax.Name) and isinstance(frame, Body) and frame.owner is not None:
            frame = self._scope(node, frame)
        meaning = meaning_of(self.machine, node, frame)
        for depth in range(_DEEPEST):
            if not isinstance(meaning, Alias) or not isinstance(
                meaning.expression, syntax.Name | syntax.Attribute
            ):
                break
            self.places.append(meaning.place)
            meaning = meaning_of(self.machine, meaning.expression, meaning.frame, depth)
        return meaning

    def _scope(self, node: syntax.Name, body: Body) -> Frame:
        """Where a name in an annotation of a class is looked up: a field may have the same one."""
        statements = [body.statements[at] for at in body.bindings.get(node.id, ())]
        shadows = [
            statement
            for statement in statements
            if isinstance(statement, syntax.AnnotatedAssign | syntax.FunctionDefinition)
        ]
        if not shadows:
            return body
        if not self._is_text and all(shadow.line >= self._line for shadow in shadows):
            return body.parent or body
        self._fail(f"'{node.id}', which is the name of a field as well", node, body)

    def _place(self, node: syntax.Node, frame: Frame) -> Place:
        # In what is written as a text, lines are counted anew.
        is_inner = isinstance(frame, Body) and frame.owner is not None
        return Place(frame.module.path, self._line if is_inner else node.line)

    def _fail(self, reason: str, node: syntax.Node, frame: Frame) -> NoReturn:
        raise UnknownType(Unknown(reason, self._place(node, frame)))


def unless_none(
    machine: DialectInterpreter,
    returned: Type,
    when_used: syntax.Expression | None,
    frame: Frame,
    type_: Type,
) -> Type | None:
    """What is sent of a type by a serializer; None where it is not known when that is used."""
    if when_used is None:
        return returned
    value = value_in(machine, when_used, frame)
    if not isinstance(value, Constant):
        return None
    is_kept = value.value in ("unless-none", "json-unless-none") and NULL in members_of(type_)
    return union([returned, NULL]) if is_kept else returned


def _target(alias: Alias) -> syntax.Expression:
    """The type that a statement makes an alias of."""
    value = alias.expression
    if isinstance(value, syntax.Opaque) and len(value.parts) == 1:
        return value.parts[0]
    return value


def _has_hooks(cls: ClassValue) -> bool:
    """Whether a class tells pydantic what to make of a type."""
    return any(
        not isinstance(base, ClassValue)
        or any(name.startswith("__get_pydantic") for name in base.body.bindings)
        for base in cls.mro
    )


@functools.lru_cache(maxsize=10_000)
def _in_text(text: str) -> syntax.Expression | None:
    """The annotation that a text has, as the same ones are written again and again."""
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return ExpressionLowering(deferred_annotations=False).expression(tree)
