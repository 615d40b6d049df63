"""Functions that make a field for a class: ``id: str = own_field(name="ID")``.

What they hand to their library's own function, and what that makes of it, is not followed: such a
field is not known, where taking the call for a default would be wrong.
"""

from __future__ import annotations

from typing import Final

from flake8_notifications.dialects.annotation_names import (
    Alias,
    Meaning,
    meaning_of,
    name_of,
    plain,
)
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.interpretation import possible_changes
from flake8_notifications.interpretation.values.base import Unknown
from flake8_notifications.interpretation.values.callables import Descriptor
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import Frame, Function
from flake8_notifications.source import syntax

#: What makes a field, by its canonical name.
_MAKERS: Final = frozenset(
    {"pydantic.Field", "pydantic.PrivateAttr", "dataclasses.field", "attrs.attrib", "msgspec.field"}
)
#: How a function is called that may make one, where nobody can tell what it does.
_NAMES: Final = ("field", "fieldinfo", "attrib")
_MOST_FUNCTIONS: Final = 8
NOT_FOLLOWED: Final = "a field that a function makes which is not followed"


def may_make_field(machine: DialectInterpreter, node: syntax.Expression, frame: Frame) -> bool:
    """Whether an expression calls what may make a field, and is no maker of a library itself."""
    callee = _callee(node)
    if callee is None:
        return False
    meaning = _meaning(machine, callee, frame)
    if isinstance(meaning, Alias):
        # ``partial(field, …)``, say.
        return True
    if isinstance(meaning, External | Unknown):
        return name_of(meaning) not in _MAKERS and _is_named_so(callee)
    return isinstance(meaning, Function) and _leads_to_maker(machine, meaning)


def _meaning(machine: DialectInterpreter, node: syntax.Expression, frame: Frame) -> Meaning:
    meaning = plain(machine, meaning_of(machine, node, frame))
    # A method of a class that stands for nothing but a group of functions.
    return meaning.function if isinstance(meaning, Descriptor) else meaning


def _callee(node: syntax.Expression) -> syntax.Name | syntax.Attribute | None:
    if isinstance(node, syntax.Call) and isinstance(node.function, syntax.Name | syntax.Attribute):
        return node.function
    return None


def _is_named_so(callee: syntax.Name | syntax.Attribute) -> bool:
    name = callee.id if isinstance(callee, syntax.Name) else callee.name
    return name.lower().endswith(_NAMES)


def _leads_to_maker(machine: DialectInterpreter, function: Function) -> bool:
    pending, met = [function], {id(function.definition)}
    while pending:
        definition, module = pending[0].definition, pending.pop(0).module
        if not isinstance(definition, syntax.FunctionDefinition):
            return True
        frame = machine.module_frame(module)
        for node in possible_changes.nodes(module.body_of(definition)):
            callee = _callee(node) if isinstance(node, syntax.Call) else node
            if not isinstance(callee, syntax.Name | syntax.Attribute):
                continue
            meaning = _meaning(machine, callee, frame)
            if name_of(meaning) in _MAKERS:
                return True
            is_known = not isinstance(meaning, External | Unknown)
            if callee is not node and not is_known and _is_named_so(callee):
                return True
            if isinstance(meaning, Function) and id(meaning.definition) not in met:
                if len(met) >= _MOST_FUNCTIONS:
                    return True
                met.add(id(meaning.definition))
                pending.append(meaning)
    return False
