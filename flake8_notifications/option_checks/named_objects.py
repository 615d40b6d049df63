"""The functions and classes that options name, looked up: a misspelt name is an error."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import Final

from flake8_notifications import options
from flake8_notifications.configuration.settings import Named, Settings
from flake8_notifications.dialects.interpreter import ClassesAsWritten
from flake8_notifications.emissions.model import ArgumentPlace, NamedNotifier
from flake8_notifications.errors import BindingError
from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.plain import single
from flake8_notifications.interpretation.values.base import Constant, Text, Tuple, Unknown, Value
from flake8_notifications.interpretation.values.callables import Descriptor
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import External, ModuleValue
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Function
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.tracing.named import RECEIVER
from flake8_notifications.tracing.notifiers import PRIORITIES

#: How a name starts that says what is written, whatever the receiver is.
_WRITTEN: Final = "*."
_PRIORITIES: Final = tuple(sorted(PRIORITIES))
#: Where a notifier of oslo.messaging takes the event type; one of them will do.
_USUAL_PLACES: Final = (ArgumentPlace("event_type"), ArgumentPlace(1))
_POSITIONAL: Final = ("positional_only", "positional")
_DEFAULT_BASES: Final = tuple(options.split_list(options.PAYLOAD_BASES.default))


def named(settings: Settings, modules: Modules) -> Named:
    """What the options name.

    :raises BindingError: if one of the names refers to nothing.
    """
    bases = settings.payload_bases
    finder = _Finder(modules)
    if bases != _DEFAULT_BASES:
        bases = _all(finder.classes(options.PAYLOAD_BASES, base) for base in bases)
    for sample_decorator in settings.sample_decorators:
        finder.expect_decorator(sample_decorator)
    return Named(
        tuple(one for notifier in settings.notifiers for one in finder.notifiers(notifier)),
        _all(finder.callables(options.FACTORIES, factory) for factory in settings.factories),
        bases,
        _all(finder.callables(options.GATE, gate) for gate in settings.gates),
    )


def _all(names: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for name in names for one in name))


class _Finder:
    """Looks for what is named, in the sources of a project."""

    def __init__(self, modules: Modules) -> None:
        self._modules = modules
        self._machine = ClassesAsWritten(modules)
        self._tops = {modules.name_of(path).partition(".")[0] for path in modules.paths}

    def notifiers(self, notifier: NamedNotifier) -> list[NamedNotifier]:
        """A notifier under all its names."""
        option, name = options.NOTIFIERS, notifier.name
        if name.startswith(_WRITTEN):
            self._expect_mention(option, name, name.removeprefix(_WRITTEN).split("."))
            return [notifier]
        self._expect_module(option, name)
        value = self._value(option, name)
        if isinstance(value, ClassValue):
            for method in self._methods(notifier, value):
                self._expect_places(notifier, method)
        elif isinstance(value, Function):
            self._expect_places(notifier, value)
        return [notifier._replace(name=each) for each in _names(name, value)]

    def expect_decorator(self, name: str) -> None:
        """Look for what names samples: where it is used its last name is mentioned."""
        option = options.SAMPLE_DECORATORS
        if name not in options.split_list(option.default):
            self._expect_mention(option, name, [name.rpartition(".")[2]])

    def callables(self, option: options.Option, name: str) -> tuple[str, ...]:
        """A function under all its names."""
        self._expect_module(option, name)
        return _names(name, self._value(option, name))

    def classes(self, option: options.Option, name: str) -> tuple[str, ...]:
        """A class or decorator under all its names; a bare name any module may have."""
        if "." not in name:
            # Who adds one to the default names has to write those as well.
            if name not in _DEFAULT_BASES:
                self._expect_mention(option, name, [name])
            return (name,)
        plain = self._plain_class(name)
        if plain is not None:
            return tuple(dict.fromkeys((name, plain)))
        value = self._value(option, name)
        if isinstance(value, Function) and not self._decorates(name):
            raise _error(option, name, "it is a function, and decorates no class")
        return _names(name, value)

    def _plain_class(self, name: str) -> str | None:
        """Where a class is defined that its module defines at its top, and binds to nothing else.

        Such a module need not be run, as others have to be for what a name of theirs is.
        """
        module_name, _, last = name.rpartition(".")
        path = self._modules.own_path(module_name, "")
        if path is None or self._modules.own_path(name, "") is not None:
            return None
        module = self._modules.at(path)
        binding = [
            definition
            for definition in module.facts.statements
            if isinstance(definition, syntax.ClassDefinition) and definition.name == last
        ]
        body = self._machine.module_frame(module)
        if len(binding) != 1 or len(body.bindings.get(last, ())) != 1:
            return None
        return None if binding[0].decorators else f"{module.name}.{last}"

    def _decorates(self, name: str) -> bool:
        """Whether a function decorates anything, as those do that mark payload classes."""
        bare, texts = name.rpartition(".")[2], self._modules.texts
        decorator = re.compile(rf"^[ \t]*@(?:\w+\.)*{re.escape(bare)}\b", re.MULTILINE)
        return any(texts.says(path, decorator) for path in texts.mentioning(bare))

    def _value(self, option: options.Option, name: str) -> Value | None:
        """What a dotted name stands for; None for something of another package."""
        parts = name.split(".")
        for length in range(len(parts), 0, -1):
            path = self._modules.own_path(".".join(parts[:length]), "")
            if path is not None:
                return self._in_module(option, name, path, parts[length:])
        if parts[0] in self._tops and len(parts) > 1:
            raise _error(option, name, f"the project has no module '{'.'.join(parts[:-1])}'")
        # What an installed package returns may be of a class that the project need not mention.
        is_installed = self._modules.find(parts[0], "") is not None
        classes = [] if is_installed else [part for part in parts[1:-1] if part[:1].isupper()]
        self._expect_mention(option, name, [parts[0], *classes, parts[-1]])
        return None

    def _in_module(
        self, option: options.Option, name: str, path: str, rest: Sequence[str]
    ) -> Value:
        module = self._modules.at(path)
        if module.facts.broken is not None:
            # Of a file that is being edited: flake8 says so of the file itself.
            return Unknown(f"{path} cannot be read: {module.facts.broken}")
        value: Value = ModuleValue(module)
        holder = path
        for part in rest:
            member = self._member(value, part)
            if isinstance(member, Unknown) and option is options.NOTIFIERS:
                written = f"{_WRITTEN}{'.'.join(rest[-2:])}"
                hint = f"name its class, or what is written: '{written}'"
                raise _error(option, name, f"what '{part}' is cannot be known: {hint}")
            if isinstance(member, Unknown):
                return member
            if member is None:
                raise _error(option, name, f"{holder} has no '{part}'{self._near(value, part)}")
            value, holder = member, f"'{part}'"
        if isinstance(value, ModuleValue):
            raise _error(option, name, f"{path} is a module: name something in it")
        if isinstance(value, Constant | Text | Tuple | ListObject | DictObject):
            raise _error(option, name, "it is neither a function nor a class")
        return value

    def _member(self, holder: Value, name: str) -> Value | None:
        match holder:
            case ModuleValue(module=module):
                value = self._machine.name_of(module, name)
            case ClassValue():
                value = self._of_class(holder, name)
            case External(name=dotted):
                return External(f"{dotted}.{name}")
            case Instance(attributes=own, cls=cls):
                value = own.get(name) or self._of_class(cls, name)
            case _:
                return Unknown("a part of something that is neither a module nor a class")
        value = None if value is None else single(self._machine, value)
        return value.function if isinstance(value, Descriptor) else value

    def _of_class(self, cls: ClassValue, name: str) -> Value | None:
        with self._machine.apart():
            attribute = class_lookup.find(self._machine, cls.mro, name)
            if attribute is not None:
                return attribute
            if class_lookup.find(self._machine, cls.mro, "__getattr__") is None:
                return None
        return Unknown("an attribute that is made when it is asked for")

    def _methods(self, notifier: NamedNotifier, cls: ClassValue) -> list[Function]:
        """The methods of a class that send; its constructor, if it has none and says what is sent.

        An object that is written somewhere, as a row of an outbox is, is sent by being made.
        """
        found = [self._member(cls, priority) for priority in _PRIORITIES]
        if not any(found) and notifier.places:
            found = [self._member(cls, "__init__")]
        elif not any(found):
            methods = f"{', '.join(_PRIORITIES[:-1])} or {_PRIORITIES[-1]}"
            hint = f"name the one that sends, or what it is made with: '{notifier.name}:0'"
            raise _error(
                options.NOTIFIERS, notifier.name, f"the class has no method {methods}: {hint}"
            )
        return [value for value in found if isinstance(value, Function)]

    def _expect_places(self, notifier: NamedNotifier, function: Function) -> None:
        complaints = [_missing(place, function) for place in notifier.places]
        if not notifier.places and all(_missing(place, function) for place in _USUAL_PLACES):
            hint = f"say where the event type is, as in '{notifier.name}:0'"
            complaints.append(f"it has neither a parameter 'event_type' nor a second one: {hint}")
        for complaint in filter(None, complaints):
            raise _error(options.NOTIFIERS, notifier.name, complaint)

    def _expect_module(self, option: options.Option, name: str) -> None:
        """Look for the module in a name: what is bare could stand for anything."""
        if "." in name:
            return
        names = sorted(
            f"{self._modules.name_of(path)}.{name}"
            for path in self._modules.texts.mentioning(name)
            if self._modules.at(path).facts.broken is None
            and name in self._machine.module_frame(self._modules.at(path)).positions
        )
        hint = f": is it '{names[0]}'?" if len(names) == 1 else ""
        raise _error(option, name, f"it names no module{hint}")

    def _expect_mention(self, option: options.Option, name: str, words: Sequence[str]) -> None:
        """Look for the words of what is defined elsewhere: who uses it mentions them."""
        texts = self._modules.texts
        for word in dict.fromkeys(words):
            if not any(texts.lines(path, word) for path in texts.mentioning(word)):
                raise _error(option, name, f"no file of the project mentions '{word}'")

    def _submodules(self, module: SourceModule) -> list[str]:
        start = f"{module.name}."
        dotted_names = (self._modules.name_of(path) for path in self._modules.paths)
        return [name.removeprefix(start) for name in dotted_names if name.startswith(start)]

    def _near(self, holder: Value, name: str) -> str:
        match holder:
            case ModuleValue(module=module):
                names = [*self._machine.module_frame(module).positions, *self._submodules(module)]
            case ClassValue(mro=mro) | Instance(cls=ClassValue(mro=mro)):
                names = [
                    position
                    for base in mro
                    if isinstance(base, ClassValue)
                    for position in base.body.positions
                ]
            case _:
                names = []
        return _hint(name, names)


def _names(written: str, value: Value | None) -> tuple[str, ...]:
    """The name that was written, and that under which something is defined."""
    match value:
        case Function(definition=syntax.FunctionDefinition(name=name), owner=None, module=module):
            defined = f"{module.name}.{name}"
        case Function(definition=syntax.FunctionDefinition(name=name), owner=ClassValue() as owner):
            defined = f"{owner.dotted_name}.{name}"
        case ClassValue():
            defined = value.dotted_name
        case External(name=dotted):
            defined = dotted.replace("()", "")
        case _:
            defined = written
    return tuple(dict.fromkeys((written, defined)))


def _missing(place: ArgumentPlace, function: Function) -> str:
    """What is wrong where a function takes no such argument; empty where it does."""
    parameters = function.definition.parameters
    kinds = {parameter.kind for parameter in parameters}
    if place.argument == RECEIVER and place.steps:
        return "" if _is_bound(function) else "it is called on no object that 'self' could be"
    if isinstance(place.argument, str):
        named = parameters[_is_bound(function) :]
        names = [
            parameter.name for parameter in named if parameter.kind not in ("star", "double_star")
        ]
        if place.argument in names or "double_star" in kinds:
            return ""
        return f"it has no parameter '{place.argument}'{_hint(place.argument, names)}"
    positional = [parameter.name for parameter in parameters if parameter.kind in _POSITIONAL]
    count = len(positional) - _is_bound(function)
    if place.argument < count or "star" in kinds:
        return ""
    many = "one argument" if count == 1 else f"{count} arguments"
    return f"it takes {many} by position, counted from 0: there is none at {place.argument}"


def _is_bound(function: Function) -> bool:
    definition = function.definition
    if function.owner is None or isinstance(definition, syntax.Lambda):
        return False
    return not definition.is_static


def _hint(name: str, names: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, names, 1)
    return f": did you mean '{near[0]}'?" if near else ""


def _error(option: options.Option, name: str, reason: str) -> BindingError:
    return BindingError(f"--{option.name}: '{name}' refers to nothing: {reason}")
