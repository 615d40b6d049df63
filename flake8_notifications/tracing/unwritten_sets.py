"""What functions set on classes and modules under names that are not written there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple, cast

from flake8_notifications.interpretation.effects import effects_of
from flake8_notifications.interpretation.possible_changes import nodes, root_of
from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.unwritten_names import is_data, is_set_as
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.external import ModuleValue
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.tracing.changing_code import ChangingCode
from flake8_notifications.tracing.sends import UNWRITTEN, Assigned, Watch
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.value_sets import ground
from flake8_notifications.tracing.words import RelevantNames

#: ``setattr`` on something other than ``self``, under a name that is no literal.
_SETTING: Final = r"\bsetattr\((?!\s*self\s*,)[^,\n]+,\s*(?!['\"]\w*['\"]\s*,)"


class _Set(NamedTuple):
    """An assignment.

    :ivar name: the name of the attribute, or what stands for all that it may be.
    """

    holder: ClassValue | ModuleValue
    name: str
    value: Value


class UnwrittenSets(ChangingCode):
    """Finds what functions set with ``setattr`` under names that they compute or are passed.

    A function that sets it on what it is passed, or has made, is left out: its callers know.
    """

    #: What was found; None before it is looked for.
    _sets_found: list[_Set] | None = None

    def unwritten_on(self, name: str) -> list[tuple[Value, Value]]:
        """What may be set as an attribute, each value with its holder."""
        if self._sets_found is None:
            # Nothing is known of it while it is looked for.
            self._sets_found = []
            self._sets_found = [*self._found()]
        return [
            (each.holder, each.value)
            for each in self._sets_found
            if each.name == name or is_set_as(each.name, name)
        ]

    def _found(self) -> Iterator[_Set]:
        for unit in self._setting_units().values():
            found: list[_Set] = []
            # One that takes too much is left out.
            self._tracer.settle(partial(self._find_in, unit, found), found.clear)
            yield from found

    def _find_in(self, unit: Unit, found: list[_Set]) -> None:
        watch = Watch(None, UNWRITTEN, [])
        self._runs.watch(unit, watch, RelevantNames(("setattr",)), is_earlier=True)
        for noted, assignment in watch.noted:
            made = cast("Assigned", assignment)
            narrowed = ground(self._narrowed(made.value, made.path))
            values = [each for part in narrowed for each in self._or_default(part)]
            for holder in choices_of(noted):
                if isinstance(holder, ClassValue | ModuleValue):
                    found += [_Set(holder, made.name, value) for value in values if is_data(value)]

    def _setting_units(self) -> dict[object, Unit]:
        texts = self._modules.texts
        return {
            unit.key: unit
            for path in texts.mentioning("setattr(")
            for line in texts.matching(path, _SETTING, ("setattr(",))
            for unit in self._units.at(path, line)
            if self._sets_on_its_own(unit)
        }

    def _sets_on_its_own(self, unit: Unit) -> bool:
        """Whether a function sets attributes of a class or module that it has no own name for."""
        statement = unit.statement
        if not isinstance(statement, syntax.FunctionDefinition):
            return False
        module = self._units.module(unit.path)
        body = module.body_of(statement)
        own = {parameter.name for parameter in statement.parameters}
        own.update(*(effects_of(each).bound for each in body))
        return any(
            isinstance(node, syntax.Call)
            and isinstance(node.function, syntax.Name)
            and node.function.id == "setattr"
            and bool(node.arguments)
            and self._may_be_holder(module, own, node.arguments[0].value)
            for node in nodes(body, with_functions=False)
        )

    def _may_be_holder(self, module: SourceModule, own: set[str], node: syntax.Expression) -> bool:
        """Whether an expression may be a class or module of the project.

        :param own: the names that the function binds.
        """
        match node:
            case syntax.Call(function=syntax.Name(id="type")) | syntax.Name(id="cls"):
                return True
            case syntax.Attribute(name=name) if name == "__class__":
                return True
        root = root_of(node)
        if root is None or root in own:
            return False
        value = self._tracer.module_attribute(module, root)
        return root == "sys" or isinstance(value, ClassValue | ModuleValue)
