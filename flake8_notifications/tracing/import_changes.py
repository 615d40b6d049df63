"""What importing a module changes in other modules and their classes.

``state.PREFIX = 'shop'`` at the top level of a module affects all later reads of the name: any
caller of a function has imported the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from flake8_notifications.interpretation import bodies
from flake8_notifications.interpretation.bindings import binding, bindings, imported_name
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import ModuleValue
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import Body, ClassValue, Frame
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place
from flake8_notifications.source.text import INDEX
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.tracer import Tracer

_METHODS: Final = (
    "add|append|appendleft|clear|discard|extend|insert|pop|popitem|popleft|remove|setdefault|update"
)
#: What follows a name on a line that rebinds it, or mutates its object or a part of that.
_CHANGE: Final = rf"(?:\.\w+|{INDEX})*(?:[ \t]*(?:=(?!=)|[-+|&*]=)|\.(?:{_METHODS})\()"


#: The start of a module-level statement that calls a method of an object, or that passes the object
#: to a call, including the implicit call of a decorator.
_MUTATING: Final = (
    r"(?m)^(?:[ \t]*@)?(?:[\w.]*\b{name}\b[\w.]*\(|[\w.]+\((?:[^\n]|\n(?=[ \t)\]}}]))*?\b{name}\b)"
    r"|^[ \t]*@[\w.]*\b{name}(?:\.\w+)?[ \t]*$"
)
#: How a line sets an attribute of what a name holds.
_ASSIGNED: Final = re.compile(r"(\w+)\.(\w+) = ")
_CHANGEABLE: Final = (ListObject, DictObject, Instance)
#: If more files than this mention an object, they are assumed not to mutate it.
_MOST_FILES: Final = 2_000
#: The maximum length of a chain of imports of one name.
_MOST_HOPS: Final = 10


class ImportChanges:
    """Applies the changes of imports before the changed values are used."""

    def __init__(self, modules: Modules, tracer: Tracer, symbols: Symbols) -> None:
        self._modules = modules
        self._tracer = tracer
        self._symbols = symbols
        #: By the name of a module or class, the files whose import may change something in it, each
        #: with their name for it.
        self._changing: dict[str, list[tuple[str, str]]] = {}
        self._names: dict[tuple[str, str], dict[str, frozenset[str]]] = {}

    def of_module(self, frame: Frame, name: str, value: Value) -> None:
        """Change what a global name holds."""
        path = frame.module.path
        local = frame.module.name.rpartition(".")[2]
        places = self._places(path, local, name)
        mutations = self._mutating_statements(frame, name) if isinstance(value, _CHANGEABLE) else []
        if (places or mutations) and isinstance(frame, Body):
            bodies.run_readers(self._tracer, frame, name)
        for place, alias in places:
            holder = self._held_at(place, alias)
            if isinstance(holder, ModuleValue) and holder.module.path == path:
                self.run(place)
        for place in mutations:
            self.run(place)

    def _mutating_statements(self, frame: Frame, name: str) -> list[Place]:
        """The statements of other modules that may mutate an object by a call."""
        home = frame.module.path
        texts = self._modules.texts
        places: list[Place] = []
        for own_name in (name, *_names_of_methods(frame.module, name)):
            paths = [path for path in texts.mentioning(own_name) if path != home]
            for path in paths if len(paths) <= _MOST_FILES else ():
                for local_name in (own_name, *self._modules.texts.aliases(path, own_name)):
                    pattern = _MUTATING.format(name=re.escape(local_name))
                    places += [
                        Place(path, line)
                        for line in texts.matching(path, pattern, (local_name,))
                        if self.is_of_module(
                            path, self._symbols.outermost_text(path, line), local_name, home
                        )
                    ]
        return places

    def names_of(self, home: str, name: str) -> dict[str, frozenset[str]]:
        """A global name and its aliases in other modules, each with its files."""
        key = (home, name)
        cached = self._names.get(key)
        if cached is None:
            cached = self._names[key] = {name: frozenset({home})}
            for path in self._modules.texts.mentioning(f"{name} as "):
                for alias in self._modules.texts.aliases(path, name) if path != home else ():
                    cached[alias] = cached.get(alias, frozenset()) | {path}
        return cached

    def is_of_module(self, path: str, text: str, name: str, home: str) -> bool:
        """Whether a name in some source of a file may refer to a name of another module."""
        mention = re.compile(rf"(?:([\w.]+)\.)?(?<!\w){re.escape(name)}\b")
        return any(
            self._may_be_of_module(path, match[1], name, home) for match in mention.finditer(text)
        )

    def _may_be_of_module(self, path: str, holder: str | None, name: str, home: str) -> bool:
        """Whether a name, or an attribute of something, may refer to a name of another module."""
        module = self._modules.at(path)
        if holder is None:
            return self._may_import(module, name, home)
        if holder.rpartition(".")[2] in home.removesuffix(".py").split("/")[-2:]:
            return True
        holder_value = self._tracer.module_attribute(module, holder.partition(".")[0])
        return isinstance(holder_value, ModuleValue)

    def _may_import(self, module: SourceModule, name: str, home: str) -> bool:
        """Whether a name of a module may refer to a name of another one."""
        for _ in range(_MOST_HOPS):
            match binding(module, name):
                case syntax.FunctionDefinition() | syntax.ClassDefinition():
                    return False
                case syntax.ImportFrom() as statement:
                    source = self._tracer.source_of(statement, module)
                    if source is None or source.path == home:
                        return source is not None
                    module, name = source, imported_name(statement, name)
                case None if name not in bindings(module):
                    return self._tracer.module_attribute(module, name) is not None
                case _:
                    break
        return True

    def is_said_to_be_set(self, module: SourceModule, name: str) -> bool:
        """Whether another file has a line that appears to set a name of a module."""
        texts, needle = self._modules.texts, f".{name} = "
        local = module.name.rpartition(".")[2]
        for path in texts.mentioning(needle):
            for line in texts.lines(path, needle, is_part=True) if path != module.path else ():
                for holder, attribute in _ASSIGNED.findall(self._symbols.line_of(path, line)):
                    if attribute == name and (
                        holder == local or texts.mentioning_among((path,), f"{local} as {holder}")
                    ):
                        return True
        return False

    def of_class(self, cls: ClassValue, name: str) -> None:
        """Change what a class attribute holds."""
        for place, alias in self._places(cls.module.path, cls.name, name):
            if self._held_at(place, alias) is cls:
                self.run(place)

    def _places(self, home: str, local: str, name: str) -> list[tuple[Place, str]]:
        """The lines of other files that appear to make a change, with their name for the holder."""
        places: list[tuple[Place, str]] = []
        for path, alias in self._callers(local):
            called = f"{alias}.{name}"
            lines = self._modules.texts.lines(path, called) if path != home else ()
            for line in lines:
                if re.match(f"{re.escape(called)}(?:{_CHANGE})", self._symbols.line_of(path, line)):
                    places.append((Place(path, line), alias))
        return places

    def _callers(self, local: str) -> list[tuple[str, str]]:
        cached = self._changing.get(local)
        if cached is None:
            texts = self._modules.texts
            cached = [(path, local) for path in texts.mentioning(f"\n{local}.")]
            for path in texts.mentioning(f"{local} as "):
                aliases = self._modules.texts.aliases(path, local)
                cached += [
                    (path, imported_as)
                    for imported_as in aliases
                    if texts.mentioning_among((path,), f"\n{imported_as}.")
                ]
            self._changing[local] = cached
        return cached

    def _held_at(self, place: Place, alias: str) -> Value | None:
        """The value of a name that a module uses for another module, or for a class of it."""
        return self._tracer.module_attribute(self._modules.at(place.path), alias)

    def run(self, place: Place) -> None:
        """Run the statement of a module that starts on a line, once."""
        module = self._modules.at(place.path)
        self._tracer.run_line(self._tracer.module_frame(module), place.line)


def _names_of_methods(module: SourceModule, name: str) -> Iterator[str]:
    """The global names of methods of the object that a global name holds."""
    for statement in module.facts.statements:
        match statement:
            case syntax.Assign(
                targets=(syntax.Name(id=alias),),
                value=syntax.Attribute(value=syntax.Name(id=holder)),
            ) if holder == name:
                yield alias
