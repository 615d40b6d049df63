"""Values with the place where each was written."""

from __future__ import annotations

import copy
from typing import Final

from flake8_notifications.interpretation import expressions
from flake8_notifications.interpretation.answers import Answers
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.interpreter import Interpreter
from flake8_notifications.interpretation.reasons import unavailable
from flake8_notifications.interpretation.unreduced import Unreduced
from flake8_notifications.interpretation.values.base import (
    FALSE_VALUE,
    NONE,
    TRUE_VALUE,
    UNBOUND,
    Constant,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import Arguments, Native, NativeMethod
from flake8_notifications.interpretation.values.containers import DictObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.provenance import Supplier
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_PLAIN: Final = frozenset({Constant, External, Native, Tuple})
#: Singletons, which are shared wherever they come from.
_SHARED: Final = frozenset(map(id, (NONE, TRUE_VALUE, FALSE_VALUE)))


class WrittenInterpreter(Interpreter):
    """Records where values were written.

    :param answers: the values of expressions that could not be reduced before.
    :ivar unreduced: the expressions with unknown values.
    """

    def __init__(self, modules: Modules, answers: Answers | None = None) -> None:
        super().__init__(modules)
        self.unreduced = Unreduced(answers or {})
        self._written: dict[int, tuple[Value, str, int]] = {}
        self._ordered_dicts: dict[int, DictObject] = {}
        self._at: tuple[str, int] = ("", 1)

    def written(self, value: object) -> Place | None:
        """Where a value was written or created."""
        entry = self._written.get(id(value))
        return super().written(value) if entry is None else Place(entry[1], entry[2])

    @property
    def here(self) -> Place:
        """The place of the code that is being run."""
        return Place(*self._at)

    def evaluate(self, node: syntax.Expression, frame: Frame) -> Value:
        if self.path == FALSE:
            return UNBOUND
        path = frame.module.path
        self._at = (path, node.line)
        if type(node) is syntax.Comprehension and node.kind == "generator":
            value = self.generated(node, frame)
        else:
            value = expressions.RULES[type(node)](self, node, frame)
        kind = type(value)
        if kind in _PLAIN:
            if id(value) not in self._written:
                if kind is not Tuple and (kind is not Constant or id(value) in _SHARED):
                    # The object is shared.
                    value = copy.copy(value)
                self._written[id(value)] = (value, path, node.line)
        elif kind is Unknown and value is not UNBOUND:
            answer = self.unreduced.answer(value, path, node)  # type: ignore[arg-type]
            if answer is not None:
                value = Constant(answer.value)
                place = answer.place or Place(path, node.line)
                self._written[id(value)] = (value, place.path, place.line)
        return value

    def generated(self, node: syntax.Comprehension, frame: Frame) -> Value:
        """The value of a generator expression."""
        return expressions.RULES[syntax.Comprehension](self, node, frame)

    def supplier_of(self, node: syntax.Node, frame: Frame) -> Supplier | None:
        return None

    def supplied_by(self, value: Value, other: Value) -> Value:
        return value

    def supplied_with(self, value: Value, holder: syntax.Expression, frame: Frame) -> Value:
        return value

    def supplied_as(self, value: Value, unknown: Unknown, name: str, frame: Frame) -> Value:
        return value

    def unknown(
        self, reason: str, node: syntax.Node, frame: Frame, *because: Value | None
    ) -> Unknown:
        for cause in because:
            if isinstance(cause, Unknown) and cause is not UNBOUND:
                return Unknown(cause.reason, cause.place)
            if isinstance(cause, External):
                return Unknown(unavailable(cause.name), self.written(cause))
        return Unknown(reason, self.place(node, frame))

    def is_ordered_dict(self, value: DictObject) -> bool:
        """Whether a dict is an ``OrderedDict``."""
        return id(value) in self._ordered_dicts

    def call(self, function: Value, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        value = super().call(function, arguments, node, frame)
        if isinstance(value, DictObject) and self._makes_ordered(function):
            self._ordered_dicts[id(value)] = value
        return value

    def _makes_ordered(self, function: Value) -> bool:
        match function:
            case Native(name=name):
                return name.startswith("collections.OrderedDict")
            case NativeMethod(receiver=DictObject() as receiver, name="copy"):
                return self.is_ordered_dict(receiver)
            case _:
                return False
