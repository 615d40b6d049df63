"""Builtins and standard library functions that the evaluator knows."""

from __future__ import annotations

from typing import Final

from flake8_notifications.evaluation import (
    changes,
    named_tuples,
    native_changes,
    native_collections,
    native_objects,
)
from flake8_notifications.evaluation.parts import Parts
from flake8_notifications.evaluation.values import (
    Arguments,
    Place,
    Unknown,
    Value,
)


def is_native(name: str) -> bool:
    """Whether a dotted name is one that :func:`call` knows."""
    return name in _RULES or name in _NAMES


def call(evaluator: Parts, name: str, arguments: Arguments, place: Place) -> Value:
    """Call a native function by its dotted name."""
    rule = _RULES.get(name)
    if rule is not None:
        for argument in (*arguments.positional, *arguments.keywords.values()):
            if isinstance(argument, Unknown) and name not in _TOLERANT:
                return argument
        result = rule(evaluator, arguments, place)
        if result is not None:
            return result
    if name in native_changes.RULES:
        reason = Unknown(f"what '{name.removeprefix('builtins.')}' does here", place)
        changes.forget_arguments(evaluator, arguments, reason)
    return Unknown(f"a call of '{name.removeprefix('builtins.')}' that is not understood", place)


_RULES: Final = {
    **named_tuples.RULES,
    **native_changes.RULES,
    **native_collections.RULES,
    **native_objects.RULES,
}

#: Known by name, without a rule for calling them.
_NAMES: Final = frozenset(
    {
        "builtins.bytes", "builtins.object", "builtins.super", "builtins.Ellipsis",
        "builtins.NotImplemented", "builtins.print", "builtins.globals", "builtins.locals",
    }
)  # fmt: skip

#: Functions that pass an unknown argument on, or do without it.
_TOLERANT: Final = frozenset(
    {
        "builtins.object.__init__", "builtins.setattr", "builtins.classmethod",
        "builtins.staticmethod", "builtins.property", "functools.partial",
        "functools.partialmethod", "functools.wraps",
        "functools.update_wrapper", "builtins.list", "builtins.tuple", "typing.cast",
        "abc.abstractmethod", "builtins.getattr", named_tuples.CREATE, "builtins.delattr",
        "builtins.type.__new__", "builtins.type.__init__", *native_changes.RULES,
    }
)  # fmt: skip
