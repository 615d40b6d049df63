"""What may stand beside a type in ``Annotated[…]``, and what it makes of the type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from flake8_notifications.dialects import known_types
from flake8_notifications.dialects.annotation_names import Alias, meaning_of, name_of, plain
from flake8_notifications.dialects.declared import AnnotationReading, Metadata, UnknownType
from flake8_notifications.dialects.declared_schemas import type_of_schema
from flake8_notifications.dialects.identities import callee_of, returns_what_it_is_given
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.types import NULL, Type, members_of, union
from flake8_notifications.interpretation.plain import value_in
from flake8_notifications.interpretation.values.base import Constant, Unknown
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax

_AFTER: Final = "pydantic.AfterValidator"
_SCHEMA: Final = "pydantic.WithJsonSchema"
_SERIALIZERS: Final = frozenset({"pydantic.PlainSerializer", "pydantic.WrapSerializer"})


class MetadataReading(AnnotationReading):
    """An annotation whose metadata may change the type that is sent."""

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
        reading = type(self)(self.machine, {}, callee.definition.returns)
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
            return type(self)(self.machine, {}, returns).type_of(returns, callee.closure) == type_
        except UnknownType:
            return False


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


def _has_hooks(cls: ClassValue) -> bool:
    """Whether a class tells pydantic what to make of a type."""
    return any(
        not isinstance(base, ClassValue)
        or any(name.startswith("__get_pydantic") for name in base.body.bindings)
        for base in cls.mro
    )
