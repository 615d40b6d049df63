"""What an annotation declares: its type, and the qualifiers and metadata round it."""

from __future__ import annotations

import ast
import functools
from abc import ABC, abstractmethod
from typing import Final, NamedTuple, NoReturn

from flake8_notifications.dialects.annotation_names import Alias, Meaning, meaning_of, name_of
from flake8_notifications.dialects.generics import Bindings, arguments_of
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.types import Type
from flake8_notifications.interpretation.values.base import Unknown
from flake8_notifications.interpretation.values.scopes import Body, Frame
from flake8_notifications.source import syntax
from flake8_notifications.source.expression_lowering import ExpressionLowering
from flake8_notifications.source.place import Place

DEEPEST: Final = 30
#: What stands round a type and says something else of the field, by its canonical name.
QUALIFIERS: Final = frozenset(
    {
        *("typing.ClassVar", "typing.Final", "typing.Required", "typing.NotRequired"),
        *("typing.ReadOnly", "dataclasses.InitVar"),
    }
)
_ANNOTATED: Final = "typing.Annotated"


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


class AnnotationReading(ABC):
    """One annotation that is being read: what its names mean, and where it is."""

    def __init__(
        self, machine: DialectInterpreter, bindings: Bindings, root: syntax.Expression
    ) -> None:
        self.machine = machine
        self.bindings = bindings
        self.places: list[Place] = []
        self._line = root.line
        self._is_text = isinstance(root, syntax.Constant) and isinstance(root.value, str)

    @abstractmethod
    def type_of(self, node: syntax.Expression, frame: Frame) -> Type:
        """The type that an expression says.

        :raises UnknownType: if it cannot be told.
        """

    def declared(self, node: syntax.Expression, frame: Frame) -> Declared:
        qualifiers: set[str] = set()
        metadata: list[Metadata] = []
        for _ in range(DEEPEST):
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
                target = target_of(meaning)
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

    def _spelt(self, node: syntax.Expression, frame: Frame) -> syntax.Expression:
        """An annotation that may be written as a text."""
        if not isinstance(node, syntax.Constant) or not isinstance(node.value, str):
            return node
        lowered = _in_text(node.value.strip())
        if lowered is None:
            self._fail("a text that is no annotation", node, frame)
        return self._spelt(lowered, frame)

    def _meaning(self, node: syntax.Expression, frame: Frame) -> Meaning:
        if isinstance(node, syntax.Name) and isinstance(frame, Body) and frame.owner is not None:
            frame = self._scope(node, frame)
        meaning = meaning_of(self.machine, node, frame)
        for depth in range(DEEPEST):
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


def target_of(alias: Alias) -> syntax.Expression:
    """The type that a statement makes an alias of."""
    value = alias.expression
    if isinstance(value, syntax.Opaque) and len(value.parts) == 1:
        return value.parts[0]
    return value


@functools.lru_cache(maxsize=10_000)
def _in_text(text: str) -> syntax.Expression | None:
    """The annotation that a text has, as the same ones are written again and again."""
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return ExpressionLowering(deferred_annotations=False).expression(tree)
