"""Whether a module can be evaluated lazily, name by name, or has to be run from start to end.

The former is the case if no statement of its body, or of a class in it, mutates existing objects.
This is judged by syntax alone; in case of doubt, the module is run.
"""

from __future__ import annotations

import builtins
import functools
import sys
from typing import Final, NamedTuple

from flake8_notifications.interpretation import possible_changes
from flake8_notifications.interpretation.bindings import (
    binding,
    bindings,
    class_names,
    imported_name,
    is_assigned,
    stars,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

#: Methods of containers, texts and classes that mutate nothing.
_PURE_METHODS: Final = frozenset(
    {
        "__class__", "capitalize", "copy", "count", "difference", "endswith", "format", "fromkeys",
        "get", "index", "intersection", "items", "join", "keys", "lower", "lstrip", "obj_name",
        "partition", "removeprefix", "removesuffix", "replace", "rpartition", "rsplit", "rstrip",
        "split", "splitlines", "startswith", "strip", "symmetric_difference", "title", "union",
        "upper", "values",
    }
)  # fmt: skip
#: Builtin functions that call an argument.
_CALLERS: Final = frozenset({"filter", "map", "max", "min", "sorted"})
_REGISTERING: Final = frozenset({"register", "register_if", "objectify"})
#: The attributes of a payload class that determine its shape.
_SHAPE: Final = frozenset({"VERSION", "SCHEMA", "child_versions", "fields"})
_MOST_HOPS: Final = 6
_BUILTINS: Final = frozenset(dir(builtins))
_STANDARD: Final = sys.stdlib_module_names | {"builtins"}


class Definition(NamedTuple):
    """A function or class of the project; without a node, an unknown one."""

    module: SourceModule
    node: syntax.FunctionDefinition | syntax.ClassDefinition | None


def is_simple(modules: Modules, module: SourceModule) -> bool:
    """Whether no statement of a module mutates existing objects."""
    if not modules.in_project(module):
        # Other packages are taken at face value.
        return True
    judge = _Judge(modules, module)
    return not any(
        judge.may_change(node)
        for node in possible_changes.nodes(module.simple_statements, with_functions=False)
    )


def changes_nothing(modules: Modules, module: SourceModule, statement: syntax.Statement) -> bool:
    """Whether a statement of a module's body leaves existing objects unchanged."""
    judge = _Judge(modules, module)
    nodes = possible_changes.nodes(statement, with_functions=False)
    return not any(map(judge.may_change, nodes))


class _Judge:
    def __init__(self, modules: Modules, module: SourceModule) -> None:
        self._modules = modules
        self._module = module

    def may_change(self, node: syntax.Node) -> bool:
        """Whether a node of the module is itself a change."""
        match node:
            case syntax.Call():
                return self._call_may_change(node)
            case syntax.ClassDefinition(decorators=decorators):
                return any(not self._is_harmless(decorator) for decorator in decorators)
            case syntax.FunctionDefinition(decorators=decorators):
                return any(map(self._decorator_may_change, decorators))
            case syntax.ExpressionStatement(value=syntax.Call()):
                # The call in it is judged separately.
                return False
            case _:
                return possible_changes.is_change(node)

    def _decorator_may_change(self, decorator: syntax.Expression) -> bool:
        """Whether a decorator is a function of this module that changes one of its globals."""
        function = decorator.function if isinstance(decorator, syntax.Call) else decorator
        definition = self._resolve(self._module, function)
        if not isinstance(definition, Definition) or definition.module is not self._module:
            return False
        return self._definition_may_change(definition, is_shared=False)

    def _is_harmless(self, decorator: syntax.Expression) -> bool:
        """Whether a decorator leaves a class unchanged, or registers it."""
        if _is_registering(decorator):
            return True
        function = decorator.function if isinstance(decorator, syntax.Call) else decorator
        definition = self._resolve(self._module, function)
        if isinstance(definition, Definition) and isinstance(
            definition.node, syntax.FunctionDefinition
        ):
            return not _may_shape(definition.module.simple_body_of(definition.node)) and not (
                definition.module is self._module
                and self._definition_may_change(definition, is_shared=False)
            )
        return isinstance(definition, str)

    def _call_may_change(self, call: syntax.Call) -> bool:
        if _is_registering(call):
            return any(_is_class(argument.value) for argument in call.arguments)
        match call.function:
            case syntax.Name(id=name) if name in possible_changes.PURE:
                return False
            case syntax.Attribute(name=name) if name in _PURE_METHODS:
                return False
            case syntax.Attribute(value=syntax.Call(function=syntax.Name(id="super"))):
                return False
            case syntax.Attribute(value=syntax.Constant() | syntax.FString()):
                return False
            case syntax.Name() | syntax.Attribute() if (
                possible_changes.root_of(call.function) is not None
            ):
                return self._known_call_may_change(call)
            case _:
                return True

    def _known_call_may_change(self, call: syntax.Call) -> bool:
        target = self._resolve(self._module, call.function)
        if isinstance(target, str):
            name = target.removeprefix("builtins.")
            if name in _CALLERS:
                return any(self._may_call_back(argument.value) for argument in call.arguments)
            return target in possible_changes.NATIVES
        if target is None or target.node is None:
            return True
        is_shared = any(self._may_be_shared(argument.value) for argument in call.arguments)
        if isinstance(target.node, syntax.FunctionDefinition) and any(
            _is_class(argument.value) for argument in call.arguments
        ):
            is_shared = is_shared or _may_shape(target.module.simple_body_of(target.node))
        return self._definition_may_change(target, is_shared=is_shared)

    def _may_call_back(self, argument: syntax.Expression) -> bool:
        if not isinstance(argument, syntax.Name | syntax.Attribute):
            return False
        target = self._resolve(self._module, argument)
        if isinstance(target, Definition) and target.node is not None:
            return self._definition_may_change(target, is_shared=True)
        return False

    def _definition_may_change(
        self, definition: Definition, *, is_shared: bool, depth: int = 0
    ) -> bool:
        match definition.node:
            case syntax.FunctionDefinition() as function:
                return self._function_may_change(definition.module, function, is_shared, depth)
            case syntax.ClassDefinition(body=body):
                constructors = [
                    method
                    for method in body
                    if isinstance(method, syntax.FunctionDefinition)
                    and method.name in ("__init__", "__new__", "__post_init__", "__call__")
                ]
                return any(
                    self._function_may_change(
                        definition.module, constructor, is_shared, depth, skipped=1
                    )
                    for constructor in constructors
                )
            case _:
                return True

    def _function_may_change(
        self,
        module: SourceModule,
        function: syntax.FunctionDefinition,
        is_shared: bool,
        depth: int,
        skipped: int = 0,
    ) -> bool:
        changed = possible_changes.changed_names(module.simple_body_of(function))
        parameters = [parameter.name for parameter in function.parameters]
        if is_shared and changed.intersection(parameters[skipped:]):
            return True
        shapes = _may_shape(module.simple_body_of(function))
        return any(
            self._global_may_change(module, name, depth, shapes=shapes)
            for name in changed.difference(parameters)
        )

    def _global_may_change(
        self, module: SourceModule, name: str, depth: int, *, shapes: bool
    ) -> bool:
        """Whether a name used by a function is a global that it may change.

        :param shapes: whether the function may change the shape of a class.
        """
        definition = self._resolve(module, syntax.Name(1, 0, name))
        if definition is None:
            # It may be a module, an attribute of which is used.
            return shapes or is_assigned(module, name)
        if isinstance(definition, str) or depth >= _MOST_HOPS:
            return False
        if isinstance(definition.node, syntax.FunctionDefinition):
            return self._definition_may_change(definition, is_shared=False, depth=depth + 1)
        return shapes

    def _may_be_shared(self, argument: syntax.Expression) -> bool:
        """Whether an argument may refer to a mutable object with another name."""
        match argument:
            case syntax.Attribute(name=name) if possible_changes.root_of(argument) is not None:
                return not name[:1].isupper() or name.isupper()
            case syntax.Name(id=name):
                is_variable = name in class_names(self._module)
                return is_variable or self._resolve(self._module, argument) is None
            case _:
                parts = possible_changes.parts_of(argument)
                return any(self._may_be_shared(part) for part in parts)

    def _resolve(
        self, module: SourceModule, expression: syntax.Expression, hops: int = 0
    ) -> Definition | str | None:
        """The target of a name or a chain of attributes: a dotted name if outside the project.

        None stands for a variable, or anything else that has to be evaluated.
        """
        names: list[str] = []
        while isinstance(expression, syntax.Attribute):
            names.insert(0, expression.name)
            expression = expression.value
        if not isinstance(expression, syntax.Name) or hops > _MOST_HOPS:
            return None
        return self._resolve_names(module, expression.id, names, hops)

    def _resolve_names(
        self, module: SourceModule, root: str, names: list[str], hops: int
    ) -> Definition | str | None:
        statement = binding(module, root)
        match statement:
            case None:
                if is_assigned(module, root):
                    return None
                return self._resolve_star(module, root, names, hops)
            case syntax.Import(names=imported):
                dotted = next(
                    item.name if item.alias else item.name.partition(".")[0]
                    for item in imported
                    if root == (item.alias or item.name.partition(".")[0])
                )
                return self._resolve_dotted(module, dotted, names, hops)
            case syntax.ImportFrom():
                name = imported_name(statement, root)
                source = module.absolute_name(statement.module, statement.level)
                return self._resolve_dotted(module, source, [name, *names], hops)
            case syntax.FunctionDefinition():
                return Definition(module, None if names else statement)
            case syntax.ClassDefinition():
                return _member(module, statement, names)
            case syntax.Assign(value=syntax.Call(function=function)):
                factory = self._resolve(module, function, hops + 1)
                is_object = isinstance(factory, str) and _makes_objects(factory)
                return ".".join([f"{factory}()", *names]) if is_object else None
            case syntax.Assign(value=value):
                for name in names:
                    value = syntax.Attribute(1, 0, value, name)
                return self._resolve(module, value, hops + 1)
            case _:
                return None

    def _resolve_star(
        self, module: SourceModule, root: str, names: list[str], hops: int
    ) -> Definition | str | None:
        """The target of a name that the module does not bind itself."""
        outside = None
        for statement in stars(module):
            source = module.absolute_name(statement.module, statement.level)
            if self._modules.own_path(source, module.path) is None:
                outside = ".".join([source, root, *names])
                continue
            starred = self._modules.find(source, module.path)
            if starred is not None and root in bindings(starred) and hops < _MOST_HOPS:
                return self._resolve_names(starred, root, names, hops + 1)
        return ".".join(["builtins", root, *names]) if root in _BUILTINS else outside

    def _resolve_dotted(
        self, importer: SourceModule, dotted: str, names: list[str], hops: int
    ) -> Definition | str | None:
        """The target of names in a module, or in the modules of a package."""
        if self._modules.own_path(dotted, importer.path) is None:
            return ".".join([dotted, *names])
        target = self._modules.find(dotted, importer.path)
        if target is None or not names or hops > _MOST_HOPS:
            return None
        if names[0] not in bindings(target):
            inner = f"{dotted}.{names[0]}"
            if self._modules.own_path(inner, importer.path) is not None:
                return self._resolve_dotted(importer, inner, names[1:], hops + 1)
        return self._resolve_names(target, names[0], names[1:], hops + 1)


@functools.lru_cache(maxsize=256)
def _may_shape(body: tuple[syntax.Statement, ...]) -> bool:
    """Whether a class decorator may change the shape of a payload class."""
    return any(_is_shaping(node) for node in possible_changes.nodes(body))


def _is_shaping(node: syntax.Node) -> bool:
    match node:
        case syntax.Attribute(name=name) | syntax.Constant(value=str(name)):
            return name in _SHAPE
        case syntax.Name(id=name):
            return name in ("setattr", "delattr", "type", "vars")
        case syntax.ClassDefinition() | syntax.OpaqueStatement():
            return True
        case syntax.Call(function=syntax.Name(id=name)) if name in possible_changes.PURE:
            return False
        case syntax.Call(function=syntax.Attribute(name=name)) if name in possible_changes.CHANGING:
            return False
        case syntax.Call(arguments=arguments):
            return any(isinstance(argument.value, syntax.Name) for argument in arguments)
        case _:
            return False


def _makes_objects(name: str) -> bool:
    """Whether the result of a callable outside the project is not a container."""
    top = name.partition(".")[0]
    return top in ("logging", "re") or top not in _STANDARD


def _is_class(argument: syntax.Expression) -> bool:
    return isinstance(argument, syntax.Name | syntax.Attribute)


def _is_registering(decorator: syntax.Expression) -> bool:
    """Whether a class decorator looks like that of a registry: ``Registry.register``."""
    function = decorator.function if isinstance(decorator, syntax.Call) else decorator
    if not isinstance(function, syntax.Attribute):
        return False
    holder = function.value
    name = holder.name if isinstance(holder, syntax.Attribute) else possible_changes.root_of(holder)
    return function.name in _REGISTERING or str(name).endswith("Registry")


def _member(
    module: SourceModule, cls: syntax.ClassDefinition, names: list[str]
) -> Definition | None:
    if not names:
        return Definition(module, cls)
    for statement in cls.body:
        if isinstance(statement, syntax.FunctionDefinition) and [statement.name] == names:
            return Definition(module, statement)
    return None
