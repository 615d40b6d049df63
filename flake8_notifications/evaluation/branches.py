"""What is bound and held in front of a branch, in it and behind it."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from flake8_notifications.evaluation import operators
from flake8_notifications.evaluation.heap import Heap, Saved, is_mutable
from flake8_notifications.evaluation.parts import Parts
from flake8_notifications.evaluation.values import Instance, ModuleValue, Scope, Unknown, Value


def watched(evaluator: Parts) -> AbstractContextManager[int]:
    """Note what is changed on the heap, if there is one; gives the moment to come back to."""
    return nullcontext(0) if evaluator.heap is None else evaluator.heap.watched()


class State:
    """What is bound in a scope, and the attributes of the instances bound there.

    :param heap: has the attributes, if there is one.
    :param saved: what has been changed on it since a moment.
    """

    def __init__(
        self,
        variables: dict[str, Value],
        attributes: list[tuple[Instance, dict[str, Value]]],
        heap: Heap | None,
        moment: int,
    ) -> None:
        self._variables = variables
        self._attributes = attributes
        self._heap = heap
        self._moment = moment
        self._saved: Saved = {} if heap is None else heap.changed_since(moment)

    @classmethod
    def of(cls, evaluator: Parts, scope: Scope, moment: int) -> State:
        heap = evaluator.heap
        variables = dict(scope.variables)
        if heap is not None:
            return cls(variables, [], heap, moment)
        attributes = [
            (value, dict(value.attributes))
            for value in variables.values()
            if isinstance(value, Instance)
        ]
        return cls(variables, attributes, None, moment)

    def restore(self, scope: Scope) -> None:
        scope.variables.clear()
        scope.variables.update(self._variables)
        for instance, attributes in self._attributes:
            instance.attributes.clear()
            instance.attributes.update(attributes)
        if self._heap is not None and self._saved:
            self._heap.apply(self._saved)
        elif self._heap is not None:
            self._heap.take_back(self._moment)

    def merge(self, other: State, reason: Unknown, scope: Scope, *, is_new: bool = True) -> None:
        """Make unknown in the scope what differs between this state and another one.

        :param is_new: whether what the other one changed has been taken back.
        """
        if self._heap is not None:
            if is_new:
                self._heap.merge(self._moment, other._saved, reason)
            _merge(scope.variables, other._variables, reason, self._heap)
            return
        _merge(scope.variables, other._variables, reason)
        others = {id(instance): attributes for instance, attributes in other._attributes}
        for instance, _ in self._attributes:
            if id(instance) in others:
                _merge(instance.attributes, others[id(instance)], reason)


def _merge(
    here: dict[str, Value], there: dict[str, Value], reason: Unknown, heap: Heap | None = None
) -> None:
    for name in {**here, **there}:
        first, second = here.get(name), there.get(name)
        is_shared = heap is not None and (is_mutable(first) or is_mutable(second))
        if first is second if is_shared else _equal(first, second):
            continue
        if heap is not None:
            heap.escape(value for value in (first, second) if value is not None)
        here[name] = reason


def _equal(first: Value | None, second: Value | None) -> bool:
    if first is second:
        return True
    if isinstance(first, ModuleValue) and isinstance(second, ModuleValue):
        return first.module is second.module
    if first is None or second is None:
        return False
    return operators.compare("==", first, second) is True
