"""The names of modules: their globals, their submodules and what is imported from them."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation import bodies, names, natives
from flake8_notifications.interpretation.python_version import VERSION_INFO
from flake8_notifications.interpretation.suppliers import Suppliers
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments, Native
from flake8_notifications.interpretation.values.external import External, ModuleValue
from flake8_notifications.interpretation.values.scopes import Body, Frame
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place

_CONSTANTS: Final[dict[str, Value]] = {
    "typing.TYPE_CHECKING": Constant(False),
    "typing_extensions.TYPE_CHECKING": Constant(False),
    "sys.version_info": VERSION_INFO,
    "six.PY2": Constant(False),
    "six.PY3": Constant(True),
}
_OF_EVERY_MODULE: Final = (
    "__doc__", "__file__", "__package__", "__path__", "__spec__", "__loader__", "__dict__"
)  # fmt: skip


class ModuleLookup(Suppliers):
    """Looks names up in the modules of a project.

    :param modules: finds the modules that are imported.
    """

    def __init__(self, modules: Modules) -> None:
        super().__init__()
        self.modules = modules
        self._bodies: dict[str, Body] = {}
        self._globals: dict[str, Value] = {}

    def named(self, name: str) -> Value:
        """The value of a dotted name whose module cannot be read."""
        cached = self._globals.get(name)
        if cached is None:
            if name in _CONSTANTS:
                cached = _CONSTANTS[name]
            else:
                cached = Native(name) if natives.is_native(name) else External(name)
            self._globals[name] = cached
        return cached

    def submodule(self, package: str, name: str, frame: Frame) -> Value | None:
        """A module in a namespace package."""
        module = self.modules.in_namespace(package, name, frame.module.path)
        return None if module is None else ModuleValue(module)

    def module_frame(self, module: SourceModule) -> Body:
        """The globals of a module."""
        body = self._bodies.get(module.path)
        if body is None:
            body = bodies.body_of(module, None, module.facts.statements)
            body.variables["__name__"] = Constant(module.name)
            for name in _OF_EVERY_MODULE:
                body.variables[name] = Unknown(f"'{name}' of a module", Place(module.path, 1))
            self._bodies[module.path] = body
        return body

    def find_module(self, name: str, importer: str) -> SourceModule | None:
        """The module of a dotted name, or None if its source is unavailable."""
        return self.modules.find(name, importer)

    def demand(self, frame: Frame, name: str) -> None:
        if isinstance(frame, Body):
            bodies.demand(self, frame, name)

    def is_settled(self, frame: Frame, name: str) -> bool:
        """Whether a name of a body has no statements left to run."""
        return not isinstance(frame, Body) or bodies.is_settled(frame, name)

    def is_importing(self, frame: Frame) -> bool:
        """Whether a body is being run, or code that it runs while it is imported."""
        return self.imports > 0 or (isinstance(frame, Body) and frame.present is not None)

    def demand_starred(self, body: Body, name: str) -> None:
        """Look a name up in the modules from which a body imports all names."""
        for statement in reversed(body.starred):
            module = self.source_of(statement, body.module)
            value = None if module is None else self.module_attribute(module, name)
            if value is not None:
                body.variables[name] = value
                return

    def starred_elsewhere(self, body: Body, name: str) -> Value | None:
        """The value of a name that only an ``import *`` from an unavailable module may bind."""
        if name.startswith("_") or name in body.positions:
            return None
        for statement in reversed(body.starred):
            if self.source_of(statement, body.module) is None:
                return self.imported(body.module, statement, name)
        return None

    def source_of(
        self, statement: syntax.ImportFrom, importer: SourceModule
    ) -> SourceModule | None:
        source = importer.absolute_name(statement.module, statement.level)
        module = self.find_module(source, importer.path)
        return None if module is None or module.path == importer.path else module

    def module_attribute(
        self, module: SourceModule, name: str, asked: tuple[syntax.Node, Frame] | None = None
    ) -> Value | None:
        """A name of a module, or one of its submodules."""
        if module.facts.broken is not None:
            return Unknown(
                f"'{module.path}' cannot be read: {module.facts.broken}",
                Place(module.path, module.broken_line),
            )
        body = self.module_frame(module)
        self.demand(body, name)
        value = body.variables.get(name)
        if value is not None:
            return names.bound(self, self.global_value(body, name, value))
        if module.is_package:
            submodule = self.find_module(f"{module.name}.{name}", module.path)
            if submodule is not None:
                return ModuleValue(submodule)
        getter = body.positions.get("__getattr__")
        if getter is not None and not name.startswith("__"):
            function = None if asked is None else self.module_attribute(module, "__getattr__")
            if asked is None or function is None:
                return Unknown(f"'{name}', which '__getattr__' of its module computes")
            arguments = Arguments((Constant(name),))
            return self.each(function, lambda choice: self.call(choice, arguments, *asked))
        return self.starred_elsewhere(body, name)

    def module_value(self, name: str, importer: str) -> Value:
        """The module of a dotted name, from the importer's point of view."""
        module = self.find_module(name, importer)
        return self.named(name) if module is None else ModuleValue(module)

    def modules_below(self, package: str, importer: str) -> list[str]:
        """The dotted names of the project's modules in a package, as seen by an importer."""
        module = self.find_module(package, importer)
        directory, _, file = ("", "", "") if module is None else module.path.rpartition("/")
        if file != "__init__.py":
            return []
        paths = self.modules.texts.below(directory)
        ends = (path.removeprefix(f"{directory}/").removesuffix(".py") for path in paths)
        inner = (end.removesuffix("/__init__") for end in ends if end != "__init__")
        return [f"{package}.{end.replace('/', '.')}" for end in inner]

    def imported(
        self, importer: SourceModule, statement: syntax.ImportFrom, name: str
    ) -> Value | None:
        """The value of ``from … import name``, or None if the module has no such name."""
        module = self.source_of(statement, importer)
        if module is not None:
            asked = statement, self.module_frame(importer)
            return self.module_attribute(module, name, asked)
        source = importer.absolute_name(statement.module, statement.level)
        qualified = f"{source}.{name}"
        if not natives.is_native(qualified) and qualified not in _CONSTANTS:
            submodule = self.find_module(qualified, importer.path)
            if submodule is not None:
                return ModuleValue(submodule)
        return self.named(qualified)
