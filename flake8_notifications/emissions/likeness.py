"""What is taken for one of the project's own notifiers by its name, where no more is known of it.

Objects are handed on through classes and dicts that are only known when the program runs. Then a
parameter ``notifier`` is taken for the object of a class ``…Notifier`` whose method is called.
"""

from __future__ import annotations

from collections.abc import Hashable

from flake8_notifications.emissions.notifiers import is_named_like_one
from flake8_notifications.emissions.symbolic import SymbolicEvaluator
from flake8_notifications.evaluation.exploration import Assumption
from flake8_notifications.evaluation.symbols import FunctionKey, Hole
from flake8_notifications.evaluation.values import External, Unknown, Value


def is_named_so(evaluator: SymbolicEvaluator, assumption: Assumption) -> bool:
    """Whether what is supposed to be a notifier's method is that of something named like one."""
    if assumption.kind != "identity" or not assumption.is_one:
        return False
    holder, _, method = _dotted(assumption.hole).rpartition(".")
    return is_named_like_one(holder) and all(
        _is_method(evaluator, key, method) for key in assumption.keys
    )


def is_anything(value: Value | None) -> bool:
    """Whether nothing is known of what is given."""
    return isinstance(value, Unknown) or (
        isinstance(value, External) and value.name.startswith("?") and value.source is None
    )


def _dotted(hole: Hole) -> str:
    attributes = (step.attribute or "" for step in hole.steps)
    return ".".join((hole.parameter.lstrip("*"), *attributes))


def _is_method(evaluator: SymbolicEvaluator, key: Hashable, name: str) -> bool:
    """Whether a function is a method of a class that is named like a notifier."""
    match key:
        case ("function", FunctionKey() as function):
            context = evaluator.project.by_key(function)
            if context is None or context.owner is None:
                return False
            return context.bare_name == name and is_named_like_one(context.owner.name)
        case _:
            return False
