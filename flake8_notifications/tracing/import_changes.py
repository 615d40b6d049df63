"""What modules do, as they are imported, to what other modules and their classes hold.

``state.PREFIX = 'shop'`` on the outermost level of a module counts for whoever reads the name
later: who calls a function has imported the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from flake8_notifications.interpretation import bodies
from flake8_notifications.interpretation.bindings import binding, bindings, imported_name
from flake8_notifications.interpretation.values import (
    Body,
    ClassValue,
    DictObject,
    Frame,
    Instance,
    ListObject,
    ModuleValue,
    Place,
    Value,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.tracer import Tracer

_METHODS: Final = (
    "add|append|appendleft|clear|discard|extend|insert|pop|popitem|popleft|remove|setdefault|update"
)
#: What a line has behind a name that it binds anew, or whose object it changes, or something in it.
_CHANGE: Final = rf"(?:\.\w+|\[[^\]\n]*\])*(?:[ \t]*(?:=(?!=)|[-+|&*]=)|\.(?:{_METHODS})\()"


#: How a statement of a module starts that calls a method of an object, or that gives it to what
#: it calls, a decorator among them.
_GIVEN: Final = (
    r"(?m)^(?:[ \t]*@)?(?:[\w.]*\b{name}\b[\w.]*\(|[\w.]+\((?:[^\n]|\n(?=[ \t)\]}}]))*?\b{name}\b)"
    r"|^[ \t]*@[\w.]*\b{name}(?:\.\w+)?[ \t]*$"
)
_CHANGEABLE: Final = (ListObject, DictObject, Instance)
#: An object that more files than this mention is none that each of them changes.
_MOST_FILES: Final = 2_000
#: A name that more modules than this import from one another is taken for what it may be.
_MOST_HOPS: Final = 10


class ImportChanges:
    """Lets them happen before somebody looks."""

    def __init__(self, modules: Modules, tracer: Tracer, symbols: Symbols) -> None:
        self._modules = modules
        self._tracer = tracer
        self._symbols = symbols
        #: By the name of a module or class, the files that may change something of it as they are
        #: imported, each with what they call it.
        self._changing: dict[str, list[tuple[str, str]]] = {}
        self._names: dict[tuple[str, str], dict[str, frozenset[str]]] = {}

    def of_module(self, frame: Frame, name: str, value: Value) -> None:
        """Change what a name of a module holds."""
        path = frame.module.path
        local = frame.module.name.rpartition(".")[2]
        places = self._places(path, local, name)
        given = self._given(frame, name) if isinstance(value, _CHANGEABLE) else []
        if (places or given) and isinstance(frame, Body):
            bodies.run_readers(self._tracer, frame, name)
        for place, alias in places:
            held = self._held_at(place, alias)
            if isinstance(held, ModuleValue) and held.module.path == path:
                self.run(place)
        for place in given:
            self.run(place)

    def _given(self, frame: Frame, name: str) -> list[Place]:
        """The statements of other modules that may change an object by what they call."""
        home = frame.module.path
        texts = self._modules.texts
        found: list[Place] = []
        for own_name in (name, *_names_of_methods(frame.module, name)):
            paths = [path for path in texts.mentioning(own_name) if path != home]
            for path in paths if len(paths) <= _MOST_FILES else ():
                for each in (own_name, *self._aliases(path, own_name)):
                    pattern = _GIVEN.format(name=re.escape(each))
                    found += [
                        Place(path, line)
                        for line in texts.matching(path, pattern, (each,))
                        if self.is_of_module(
                            path, self._symbols.outermost_text(path, line), each, home
                        )
                    ]
        return found

    def names_of(self, home: str, name: str) -> dict[str, frozenset[str]]:
        """The names under which modules may have what one of them calls by a name, and where."""
        key = (home, name)
        known = self._names.get(key)
        if known is None:
            known = self._names[key] = {name: frozenset({home})}
            for path in self._modules.texts.mentioning(f"{name} as "):
                for alias in self._aliases(path, name) if path != home else ():
                    known[alias] = known.get(alias, frozenset()) | {path}
        return known

    def _aliases(self, path: str, name: str) -> list[str]:
        """The names under which a file imports something."""
        lines = self._modules.texts.lines(path, f"{name} as ", is_part=True)
        naming = re.compile(rf"\b{re.escape(name)} as (\w+)")
        found = (naming.findall(self._symbols.line_of(path, line)) for line in lines)
        return list(dict.fromkeys(alias for aliases in found for alias in aliases))

    def is_of_module(self, path: str, text: str, name: str, home: str) -> bool:
        """Whether a name in some text of a file may be what another module calls so."""
        mention = re.compile(rf"(?:([\w.]+)\.)?(?<!\w){re.escape(name)}\b")
        return any(
            self._may_be_of_module(path, match[1], name, home) for match in mention.finditer(text)
        )

    def _may_be_of_module(self, path: str, holder: str | None, name: str, home: str) -> bool:
        """Whether a name, or an attribute of something, may be what another module calls so."""
        module = self._modules.at(path)
        if holder is None:
            return self._may_import(module, name, home)
        if holder.rpartition(".")[2] in home.removesuffix(".py").split("/")[-2:]:
            return True
        found = self._tracer.module_attribute(module, holder.partition(".")[0])
        return isinstance(found, ModuleValue)

    def _may_import(self, module: SourceModule, name: str, home: str) -> bool:
        """Whether a name of a module may be what another one calls so."""
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
        """Whether another file has a line that seems to set a name of a module."""
        texts, said = self._modules.texts, f".{name} = "
        local = module.name.rpartition(".")[2]
        setting = re.compile(rf"(\w+){re.escape(said)}")
        for path in texts.mentioning(said):
            for line in texts.lines(path, said, is_part=True) if path != module.path else ():
                for holder in setting.findall(self._symbols.line_of(path, line)):
                    if holder == local or texts.mentioning_among((path,), f"{local} as {holder}"):
                        return True
        return False

    def of_class(self, cls: ClassValue, name: str) -> None:
        """Change what a class holds under a name."""
        for place, alias in self._places(cls.module.path, cls.name, name):
            if self._held_at(place, alias) is cls:
                self.run(place)

    def _places(self, home: str, local: str, name: str) -> list[tuple[Place, str]]:
        """The lines of other files that look like a change, with what they call the holder."""
        found: list[tuple[Place, str]] = []
        for path, alias in self._callers(local):
            called = f"{alias}.{name}"
            lines = self._modules.texts.lines(path, called) if path != home else ()
            for line in lines:
                if re.match(f"{re.escape(called)}(?:{_CHANGE})", self._symbols.line_of(path, line)):
                    found.append((Place(path, line), alias))
        return found

    def _callers(self, local: str) -> list[tuple[str, str]]:
        known = self._changing.get(local)
        if known is None:
            texts = self._modules.texts
            known = [(path, local) for path in texts.mentioning(f"\n{local}.")]
            for path in texts.mentioning(f"{local} as "):
                aliases = self._aliases(path, local)
                known += [
                    (path, each)
                    for each in aliases
                    if texts.mentioning_among((path,), f"\n{each}.")
                ]
            self._changing[local] = known
        return known

    def _held_at(self, place: Place, alias: str) -> Value | None:
        """What a module means by the name of another one, or of a class of it."""
        return self._tracer.module_attribute(self._modules.at(place.path), alias)

    def run(self, place: Place) -> None:
        """Run the statement of a module that starts on a line, once."""
        module = self._modules.at(place.path)
        self._tracer.run_line(self._tracer.module_frame(module), place.line)


def _names_of_methods(module: SourceModule, name: str) -> Iterator[str]:
    """The names that a module has for methods of what it calls by a name."""
    for statement in module.facts.statements:
        match statement:
            case syntax.Assign(
                targets=(syntax.Name(id=alias),),
                value=syntax.Attribute(value=syntax.Name(id=holder)),
            ) if holder == name:
                yield alias
