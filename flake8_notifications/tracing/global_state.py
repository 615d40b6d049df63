"""What names of modules and defaults of parameters hold after functions may have changed them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from flake8_notifications.interpretation import bodies
from flake8_notifications.interpretation.bindings import binding, imported_name
from flake8_notifications.interpretation.records import Slot
from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value, is_none
from flake8_notifications.interpretation.values.containers import DictObject, HeapObject, ListObject
from flake8_notifications.interpretation.values.external import ModuleValue
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import Body, Frame, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.call_sites import MOST_CALLERS
from flake8_notifications.tracing.changing_texts import CHANGE, FILLING_NAMES, setting_on
from flake8_notifications.tracing.class_state import ANYTHING, ClassState, are_more, marked
from flake8_notifications.tracing.effort import Cut
from flake8_notifications.tracing.held_objects import held_objects
from flake8_notifications.tracing.program import Program
from flake8_notifications.tracing.sends import Watch
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.value_sets import Replacing, distinct, ground, is_bare
from flake8_notifications.tracing.words import RelevantNames, Word

#: Signs that a function restores what it changes.
_RESTORING: Final = re.compile(r"\bfinally:|\byield\b|\.(?:pop|reset)\(")


class GlobalState(ClassState):
    """Answers what functions bind and change beyond their local state."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._globals: dict[tuple[str, str], Value | None] = {}
        #: The names with other values in the middle of calls, with the functions that set them.
        self._values_during_calls: dict[tuple[str, str], tuple[Sequence[Unit], Unknown]] = {}
        #: The names with other values for the duration of calls.
        self._changed_temporarily: set[tuple[str, str]] = set()
        self._changed_defaults: set[tuple[FunctionKey, str]] = set()

    def changed_global(self, frame: Frame, name: str, value: Value) -> Value:
        """A global name, which functions may rebind, or whose object they may mutate."""
        frame, name = self._home_of(frame, name, value)
        changed = self._changed_global(frame, name, value)
        if (frame.module.path, name) in self._changed_temporarily and self._tracer.watch is None:
            for active in self._tracer.stack:
                if active.function is not None:
                    # Code that sets it for the duration of a call knows what the call finds.
                    self._tracer.attribution.leave_to_others(active.function.key)
        return changed

    def _note_temporary_changes(self, frame: Frame, name: str, units: Iterable[Unit]) -> None:
        """Note whether functions change a global name for the duration of a call."""
        changing = [unit for unit in units if self._symbols.matches(unit, _RESTORING)]
        if changing:
            self._changed_temporarily.add((frame.module.path, name))
            names = frozenset[str]().union(*map(self._call_sites.names_of, changing))
            self._words.mark(alias for alias in sorted(names) if not self._words.is_common(alias))

    def _changed_global(self, frame: Frame, name: str, value: Value) -> Value:
        """Like :meth:`changed_global`, but without leaving temporary changes to callers."""
        key = (frame.module.path, name)
        if self._is_first_call:
            return value
        if key in self._globals:
            cached = self._globals[key]
            return value if cached is None else self._during_calls(key, cached)
        if key not in self._imported and not self._tracer.is_importing(frame):
            with marked(self._imported, key):
                self._import_changes.of_module(frame, name, value)
                for unit in self._changers_of(frame, name, value).values():
                    if self.is_of_import(unit):
                        self._run_imports(unit)
            value = frame.variables.get(name, value)
        is_rebound = name in frame.module.facts.rebound or self._is_set_from_outside(
            frame, name, value
        )
        if not is_rebound and not isinstance(value, ListObject | DictObject | Instance):
            return value
        if self._tracer.is_importing(frame) and not is_none(value):
            # A name that is None until it is bound is not used before: imports may run late.
            return value
        cut = Cut("module", FunctionKey(frame.module.path, 0, 0), name)
        if not is_rebound and not self._tracer.looks_into(cut):
            if not self._may_be_changed(frame, name, value):
                return value
            if self._tracer.watch is not None and isinstance(value, Instance):
                # The question is what is set on it, or passed to it, not what it holds.
                return value
            if self._tracer.is_carrier(value):
                # Calling what it holds requires looking into it.
                self._tracer.effort.missed.add(cut)
            self._run_readers(frame, name)
            return self._tracer.cut(self._changed(frame, name), cut)
        self._globals[key] = None
        change = self._changed(frame, name)
        try:
            self._tracer.settle(
                lambda: self._settle_global(frame, name, value, is_rebound=is_rebound),
                lambda: self._leave_global_unknown(key, value, change, is_rebound=is_rebound),
            )
        except BaseException:
            # The next question has to start over.
            del self._globals[key]
            raise
        settled = self._globals[key]
        assert settled is not None
        return self._during_calls(key, settled)

    def _settle_global(self, frame: Frame, name: str, value: Value, *, is_rebound: bool) -> None:
        """Determine what a global name holds, taking all functions into account."""
        self._run_readers(frame, name)
        key = (frame.module.path, name)
        if is_rebound:
            value = self._rebound_again(frame, name, distinct([value]))
            # The code that changes it finds what has been bound.
            self._globals[key] = value
        for choice in choices_of(value):
            self._change_global(frame, name, choice)
        self._globals[key] = value

    def _leave_global_unknown(
        self, key: tuple[str, str], value: Value, change: Unknown, *, is_rebound: bool
    ) -> None:
        """Make a global name, and all that it held, unknown."""
        alternatives = choices_of(value)
        self._tracer.leave_unknown(alternatives, change)
        is_container = all(isinstance(choice, ListObject | DictObject) for choice in alternatives)
        self._globals[key] = value if is_container and not is_rebound else change
        self._values_during_calls.pop(key, None)

    def _home_of(self, frame: Frame, name: str, value: Value) -> tuple[Frame, str]:
        """The module that created an imported object, and its name there."""
        if not isinstance(value, HeapObject):
            return frame, name
        match binding(frame.module, name):
            case syntax.ImportFrom() as statement:
                source = self._tracer.source_of(statement, frame.module)
                own = imported_name(statement, name)
                if source is not None and source.path in self._modules.path_set:
                    home = self._tracer.module_frame(source)
                    if home.variables.get(own) is value:
                        return home, own
        return frame, name

    def _during_calls(self, key: tuple[str, str], value: Value) -> Value:
        """What a global name holds for code that may run in the middle of another call."""
        setters, change = self._values_during_calls.get(key, ((), None))
        if change is None or self._earlier.are_over(setters):
            return value
        return self._tracer.either(self._tracer.guards.atom(("called again",)), change, value)

    def _run_readers(self, frame: Frame, name: str) -> None:
        """Run what reads a name during imports, before any function has changed it."""
        if isinstance(frame, Body):
            bodies.run_readers(self._tracer, frame, name)

    def _rebound_again(self, frame: Frame, name: str, first: list[Value]) -> Value:
        """What a global name may hold after functions bind it, once or repeatedly."""
        rebinding = [*self._rebinding(frame, name)]
        self._note_temporary_changes(frame, name, rebinding)
        values = distinct([*first, *self._rebound(frame, name)])
        if not any(map(is_bare, values[len(first) :])):
            return self._tracer.one_of(values)
        setters = [*rebinding]
        if self._is_anywhere_set(name):
            setters += [
                unit
                for holder, unit in self._setters.get(name, ())
                if isinstance(holder, ModuleValue) and holder.module.path == frame.module.path
            ]
        slots, relevant = [Slot(frame.variables, name)], RelevantNames((name,))
        before = self._tracer.one_of(first)
        left = self._left_by_complete_calls(setters, relevant, slots, before)
        value = (
            self._tracer.one_of(values) if left is None else self._earlier.together(before, left)
        )
        self._globals[frame.module.path, name] = value
        if left is None:
            further = [*values, *self._rebound(frame, name)]
            is_again = len(distinct(further)) > len(values)
        else:
            exact = distinct(ground(value))
            is_again = self._is_left_again(setters, relevant, slots, exact)
            if not is_again and are_more(exact, values):
                self._values_during_calls[frame.module.path, name] = (
                    setters,
                    self._changed(frame, name),
                )
        self._globals[frame.module.path, name] = None
        if not is_again:
            return value
        again = self._tracer.guards.atom(("called again",))
        return self._tracer.either(again, self._changed(frame, name), value)

    def _changed(self, frame: Frame, name: str) -> Unknown:
        reason = f"'{name}', which functions change"
        return Unknown(reason, Place(frame.module.path, 1))

    def _rebound(self, frame: Frame, name: str) -> Iterator[Value]:
        """The values that functions bind a global name to."""
        for unit in self._rebinding(frame, name):
            for bound in self._runs.bound_global(unit, frame, name, RelevantNames((name,))):
                yield from self._from_callers_exactly(bound)
        sets = self._sets(name) if self._is_anywhere_set(name) else []
        for holder, value in (*sets, *self.unwritten_on(name)):
            if _may_be_module(holder, frame):
                yield value

    def _rebinding(self, frame: Frame, name: str) -> Iterator[Unit]:
        """The functions of a module that bind a global name."""
        pattern = rf"\bglobal\b.*\b{re.escape(name)}\b"
        for unit in self._units.all(frame.module.path):
            if unit.is_function and self._symbols.unit_says(unit, pattern, (name,)):
                yield unit

    def _is_set_from_outside(self, frame: Frame, name: str, value: Value) -> bool:
        """Whether other modules overwrite a constant of a module."""
        if not isinstance(value, Constant):
            return False
        is_said = self._import_changes.is_said_to_be_set(frame.module, name)
        sets = self._sets(name) if is_said else []
        return any(_may_be_module(holder, frame) for holder, _ in (*sets, *self.unwritten_on(name)))

    def _is_anywhere_set(self, name: str) -> bool:
        return bool(self._modules.texts.mentioning(f".{name} = "))

    def _may_be_changed(self, frame: Frame, name: str, value: Value) -> bool:
        """Whether a function appears to mutate a container or object of a module."""
        key = (frame.module.path, name)
        cached = self._may_change.get(key)
        if cached is None:
            cached = self._may_change[key] = bool(
                self._changers_of(frame, name, value, is_sure=False)
                or self._indirect_changers(frame, name, value)
            )
        return cached

    def _indirect_changers(self, frame: Frame, name: str, value: Value) -> dict[object, Unit]:
        """The functions that appear to mutate a container whose name they do not mention.

        A function of its module passes it to them, or a global is an alias of one of its methods.
        """
        if isinstance(value, Instance):
            return {}
        home = frame.module.path
        mentions = self._words.mentions(Word(name, frozenset({home})))
        units = {
            unit.key: unit
            for path, line in mentions
            if path == home
            for unit in self._units.at(path, line)
        }
        changers: dict[object, Unit] = {}
        giving = rf"\breturn\b[^\n]*\b{re.escape(name)}\b"
        naming = re.compile(rf"(\w+)\s*=\s*{re.escape(name)}\.(?:{FILLING_NAMES})\s*$")
        for unit in units.values():
            if unit.is_function and self._symbols.unit_says(unit, giving, (name,)):
                changers.update(
                    (caller.key, caller)
                    for caller in self._call_sites.callers(unit) or ()
                    if caller.is_function
                    and caller.key != unit.key
                    and self._symbols.matches(caller, CHANGE)
                )
            elif not unit.is_function and (alias := naming.match(self._symbols.text_of(unit))):
                changers.update(
                    (unit.key, unit)
                    for path, line in self._words.mentions(Word(alias[1], frozenset({home})))
                    for unit in self._units.at(path, line)
                    if unit.is_function
                )
        return changers

    def _change_global(self, frame: Frame, name: str, value: Value) -> None:
        if not isinstance(value, Instance | ListObject | DictObject):
            return
        if isinstance(value, Instance) and value.is_open:
            return
        units = self._changers_of(frame, name, value)
        units |= self._indirect_changers(frame, name, value)
        self._define_classes(units.values())
        for unit in units.values():
            self._run_imports(unit)
        change = self._changed(frame, name)
        names = self._import_changes.names_of(frame.module.path, name)
        if isinstance(value, ListObject | DictObject):
            self._note_temporary_changes(
                frame, name, self._change_content(units, names, value, change)
            )
        else:
            reachable = held_objects(value)
            if len(units) > MOST_CALLERS:
                self._tracer.leave_unknown([value], change)
            elif self._change_attributes(reachable, units, names):
                self._change_attributes(reachable, units, names, change)
        inner = [
            container
            for container in held_objects(value)
            if container is not value and isinstance(container, ListObject | DictObject)
        ]
        if inner:
            self._change_inner(inner, units, names, change)

    def _change_inner(
        self,
        containers: Sequence[ListObject | DictObject],
        changers: Mapping[object, Unit],
        names: Iterable[str],
        change: Unknown,
    ) -> None:
        """Record what functions may have changed in containers within a global object."""
        units = [unit for unit in changers.values() if not self.is_of_import(unit)]
        # Complete calls determine which of them receives what.
        units = self._earlier.outermost(units) or units
        if len(units) > MOST_CALLERS:
            self._tracer.leave_unknown(containers, change)
            return
        relevant = RelevantNames(names)
        before = [container.states for container in containers]

        def changed() -> list[int]:
            pairs = enumerate(zip(containers, before, strict=True))
            return [at for at, (container, states) in pairs if container.states is not states]

        positions: set[int] = set()
        for unit in units:
            positions.update(self._runs.left_by(unit, relevant, changed) or ())
        for at in sorted(positions):
            holder = containers[at]
            effects = [partial(self._runs.effect_on, unit, holder, relevant) for unit in units]
            self._states.change_by(effects, holder, change, units, relevant)

    def _change_attributes(
        self,
        holders: Iterable[HeapObject],
        setters: Mapping[object, Unit],
        names: Iterable[str],
        change: Unknown | None = None,
    ) -> bool:
        """Let functions set attributes.

        :return: whether they have replaced a text by another one.
        """
        before = [
            (instance, dict(instance.attributes))
            for instance in holders
            if isinstance(instance, Instance)
        ]
        for unit in setters.values():
            watch = Watch(None, None, [])
            self._runs.watch(unit, watch, RelevantNames((*names, "setattr")), keeps=True)
        replacing = Replacing(self._tracer, change)
        for instance, attributes in before:
            for attribute, new in list(instance.attributes.items()):
                instance.attributes[attribute] = replacing.either(
                    [attributes.get(attribute, new)], [new]
                )
            # Whether they are set by the time of use is unknown.
            instance.unsettled |= instance.attributes.keys() - attributes.keys()
        return replacing.has_replaced

    def _changers_of(
        self, frame: Frame, name: str, value: Value, *, is_sure: bool = True
    ) -> dict[object, Unit]:
        """The functions that appear to change what a global name holds.

        :param is_sure: whether to leave out mentions of something else of that name.
        """
        home = frame.module.path
        is_of_module, line_of = self._import_changes.is_of_module, self._symbols.line_of
        changers: dict[object, Unit] = {}
        if not isinstance(value, Instance | ListObject | DictObject):
            return changers
        for own_name, files in self._import_changes.names_of(home, name).items():
            changing = setting_on(own_name) if isinstance(value, Instance) else CHANGE
            mentions = [
                (path, line)
                for path, line in self._words.mentions(Word(own_name, files))
                if self._says(path, changing)
                and (
                    path == home
                    or not is_sure
                    or is_of_module(path, line_of(path, line), own_name, home)
                )
            ]
            changers |= self._changers(mentions, changing)
        return changers

    def changed_default(
        self, function: Function, name: str, value: ListObject | DictObject
    ) -> None:
        """A mutable default, in which a call leaves what the next one finds."""
        key = (function.key, name)
        unit = self._symbols.unit_of(function.key)
        if self._is_first_call or key in self._changed_defaults or unit is None:
            return
        own = self._tracer.outline_of(function).rows
        if not any(name in row.own.changed or name in row.own.stored for row in own):
            self._changed_defaults.add(key)
            return
        reason = f"'{name}', in which earlier calls of '{function.name}' have left something"
        change = Unknown(reason, Place(function.module.path, function.definition.line))
        relevant = RelevantNames((name,))
        effect = partial(self._runs.effect_on, unit, value, relevant, {name: value})
        with marked(self._changed_defaults, key):
            self._tracer.settle(
                lambda: self._states.change_by([effect], value, change, [unit], relevant),
                lambda: self._tracer.leave_unknown([value], change),
            )


def _may_be_module(holder: Value, frame: Frame) -> bool:
    """Whether the holder of an attribute may be the module of a frame."""
    if holder is ANYTHING:
        return True
    return isinstance(holder, ModuleValue) and holder.module.path == frame.module.path
