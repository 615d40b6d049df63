"""Excerpts: the definitions that an expression is made of, if they are plain, and nothing else.

astroid does not run code either, and takes a simpler view than the interpreter, passing over loops,
over changes of containers, over the order of statements and over what is set from elsewhere.  So it
is asked only about code in which there is nothing of the kind: each name is bound once, functions
return one expression, nothing branches, nothing is assigned to an attribute.  That is a list of
what may occur; anything else, and there is no excerpt.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from flake8_notifications.inference.module_bindings import File, sets_attribute
from flake8_notifications.interpretation.answers import Origin
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place
from flake8_notifications.source.text import SourceError

#: The name in an excerpt that stands for the expression.
ANSWER: Final = "__answer__"
_MOST_STATEMENTS: Final = 60
_LONGEST: Final = 20_000
_BUILTINS: Final = frozenset(dir(builtins))
#: Of these, only some may be mentioned.
_PLAIN_BUILTINS: Final = frozenset(
    {"classmethod", "getattr", "object", "property", "staticmethod", "super", "type"}
)
#: Methods that Python calls for an operator.
_OPERATORS: Final = frozenset(
    f"__{prefix}{name}__"
    for name in (
        "add", "and", "floordiv", "lshift", "matmul", "mod", "mul", "or", "pow", "rshift", "sub",
        "truediv", "xor",
    )
    for prefix in ("", "r")
) | {"__getitem__", "__init__"}  # fmt: skip
#: Decorators of the standard library that do not change what a call or attribute gives, and what
#: they come down to.
_HARMLESS: Final = {
    "functools.cache": None,
    "functools.lru_cache": None,
    "functools.cached_property": "property",
}
#: What may be, as a text, an attribute that something is assigned to.
_TARGET: Final = (
    r"\.NAME\b\s*(?:[-+*/%&|^@<>]{0,2}=(?!=)|[:,)\]]|in\b)|(?:\bas|\bdel)\b[^\n]*\.NAME\b"
)
#: What sets an attribute or variable whose name is a text.
_BY_NAME: Final = ("setattr", "__dict__", "globals", "vars(", "patch", "Patch")
_PLAIN: Final = (
    ast.Attribute, ast.Call, ast.Constant, ast.Load, ast.Name, ast.Subscript, ast.Tuple,
    ast.keyword,
)  # fmt: skip


class Excerpt(NamedTuple):
    """Definitions, as texts by the names of their modules.

    :ivar main: the module that ends with the expression, bound to :data:`ANSWER`.
    :ivar places: where the value of each name is written down.
    """

    texts: dict[str, str]
    main: str
    places: dict[str, Place]


class NotPlain(Exception):
    """Code that astroid is not asked about."""


class Files:
    """The files of a project that excerpts are cut from, each parsed once.

    :ivar has_searched: whether all texts were searched for what sets something from elsewhere.
    """

    def __init__(self, modules: Modules) -> None:
        self.modules = modules
        self.has_searched = False
        self._files: dict[str, File | None] = {}

    def of(self, module: SourceModule) -> File:
        """
        :raises NotPlain: if it is not one of the project's own, or not valid Python.
        """
        path = module.path
        if path not in self._files:
            self._files[path] = self._read(module) if self.modules.in_project(module) else None
        file = self._files[path]
        if file is None or file.has_star:
            raise NotPlain
        return file

    def _read(self, module: SourceModule) -> File | None:
        try:
            return File(module, self.modules.text(module.path))
        except SourceError:
            return None

    def excerpt(self, origin: Origin) -> Excerpt | None:
        """What an expression is made of; None where it is not plain."""
        if not self.modules.in_project_path(origin.path):
            return None
        try:
            file = self.of(self.modules.at(origin.path))
            found = file.find(origin)
            if found is None:
                return None
            cut = _Cut(self)
            cut.add_answer(file, found.node, found.hidden)
            return cut.excerpt(file)
        except (NotPlain, RecursionError):
            return None

    def are_set(self, names: Sequence[str]) -> bool:
        """Whether any file may set an attribute of one of some names, or patch it by its name."""
        self.has_searched = True
        texts = self.modules.texts
        either = "|".join(map(re.escape, names))
        target = re.compile(_TARGET.replace("NAME", f"(?:{either})"))
        for path in texts.mentioning(*(f".{name}" for name in names)):
            if target.search(texts.text(path)) and self._sets(path, names):
                return True
        quoted = texts.mentioning(*(f"{quote}{name}" for name in names for quote in "'\""))
        dotted = texts.mentioning(*(f".{name}{quote}" for name in names for quote in "'\""))
        return bool({*quoted, *dotted} & {*texts.mentioning(*_BY_NAME)})

    def _sets(self, path: str, names: Sequence[str]) -> bool:
        try:
            text = self.modules.text(path)
            return "exec(" in text or sets_attribute(text, frozenset(names))
        except SourceError:
            return True


class _Cut:
    def __init__(self, files: Files) -> None:
        self._files = files
        self._bodies: dict[str, list[ast.stmt]] = {}
        self._needed: set[tuple[str, str]] = set()
        self._places: dict[str, Place] = {}

    def excerpt(self, file: File) -> Excerpt:
        texts = {
            name: ast.unparse(ast.fix_missing_locations(ast.Module(body, [])))
            for name, body in self._bodies.items()
        }
        count = sum(map(len, self._bodies.values()))
        if count > _MOST_STATEMENTS or sum(map(len, texts.values())) > _LONGEST:
            raise NotPlain
        if self._is_set_elsewhere():
            raise NotPlain
        return Excerpt(texts, file.module.name, self._places)

    def add_answer(self, file: File, node: ast.expr, hidden: frozenset[str]) -> None:
        """Add the expression itself, and what it needs.

        :param hidden: names that it must not use.
        """
        # An operator may be one of a class; those on texts are none that the interpreter lacks.
        for part in (node.left, node.right) if isinstance(node, ast.BinOp) else (node,):
            self._add_used(file, part, hidden, frozenset())
        answer = ast.Assign([ast.Name(ANSWER, ast.Store())], node)
        self._bodies.setdefault(file.module.name, []).append(answer)
        self._places[ANSWER] = Place(file.module.path, node.lineno)

    def _add_used(
        self, file: File, node: ast.AST, hidden: frozenset[str], known: frozenset[str]
    ) -> None:
        """Add what the names in an expression mean.

        :param known: names that need no definition.
        """
        for part in ast.walk(node):
            if not isinstance(part, _PLAIN):
                raise NotPlain
        for name, attribute in _used(node):
            if name in hidden:
                raise NotPlain
            if name not in known:
                self._add(file, name, attribute)

    def _add(self, file: File, name: str, attribute: str | None) -> None:
        """Add the definition of a name of a module.

        :param attribute: the attribute of it that is used.
        """
        if not file.binds(name):
            if name not in _PLAIN_BUILTINS:
                raise NotPlain
            return
        statement = file.statement(name)
        if isinstance(statement, ast.Import | ast.ImportFrom):
            self._add_import(file, statement, name, attribute)
        elif (file.module.path, name) not in self._needed:
            self._needed.add((file.module.path, name))
            self._bodies.setdefault(file.module.name, []).append(
                self._definition(file, statement, name)
            )

    def _definition(self, file: File, statement: ast.stmt | None, name: str) -> ast.stmt:
        match statement:
            case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
                self._note(name, file, value)
                self._add_used(file, value, frozenset(), frozenset())
                return ast.Assign([ast.Name(name, ast.Store())], value)
            case ast.FunctionDef():
                return self._function(file, statement)
            case ast.ClassDef():
                return self._class(file, statement)
            case _:
                raise NotPlain

    def _function(self, file: File, node: ast.FunctionDef) -> ast.stmt:
        """A function that returns one expression."""
        if node.name.startswith("__") and node.name not in _OPERATORS:
            raise NotPlain
        arguments = node.args
        parameters = [*arguments.posonlyargs, *arguments.args]
        if arguments.vararg or arguments.kwarg or arguments.kwonlyargs or arguments.defaults:
            raise NotPlain
        body = [statement for statement in node.body if not _is_inert(statement)]
        match body:
            case []:
                body = [ast.Pass()]
            case [ast.Return(value=ast.expr() as value)]:
                self._note(node.name, file, value)
                given = frozenset(parameter.arg for parameter in parameters)
                self._add_used(file, value, frozenset(), given)
            case _:
                raise NotPlain
        plain = ast.arguments(
            [], [ast.arg(argument.arg) for argument in parameters], None, [], [], None, []
        )
        decorators = list(self._decorators(file, node))
        return _made(ast.FunctionDef, name=node.name, args=plain, body=body, decorators=decorators)

    def _decorators(self, file: File, node: ast.FunctionDef) -> Iterator[ast.expr]:
        for decorator in node.decorator_list:
            called = decorator.func if isinstance(decorator, ast.Call) else decorator
            name = _dotted(file, called)
            if name in ("classmethod", "property", "staticmethod"):
                yield called
            elif name not in _HARMLESS:
                raise NotPlain
            elif _HARMLESS[name] is not None:
                yield ast.Name(str(_HARMLESS[name]), ast.Load())

    def _class(self, file: File, node: ast.ClassDef) -> ast.stmt:
        """A class of plain attributes and methods."""
        if node.decorator_list or any(keyword.arg != "metaclass" for keyword in node.keywords):
            raise NotPlain
        for base in (*node.bases, *(keyword.value for keyword in node.keywords)):
            self._add_used(file, base, frozenset(), frozenset())
        body: list[ast.stmt] = []
        bound: set[str] = set()
        for statement in node.body:
            match statement:
                case ast.FunctionDef(name=name):
                    body.append(self._function(file, statement))
                case (
                    ast.Assign(targets=[ast.Name(id=name)], value=value)
                    | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
                ):
                    if name.startswith("__"):
                        raise NotPlain
                    self._note(name, file, value)
                    self._add_used(file, value, frozenset(bound), frozenset())
                    body.append(ast.Assign([ast.Name(name, ast.Store())], value))
                case _ if _is_inert(statement):
                    continue
                case _:
                    raise NotPlain
            bound.add(name)
        self._note(node.name, file, node)
        return _made(
            ast.ClassDef,
            name=node.name,
            bases=node.bases,
            keywords=node.keywords,
            body=body or [ast.Pass()],
            decorators=[],
        )

    def _add_import(
        self, file: File, statement: ast.Import | ast.ImportFrom, name: str, attribute: str | None
    ) -> None:
        modules = self._files.modules
        named = (alias for alias in statement.names if name in (alias.asname, alias.name))
        alias = next(named, None)
        if alias is None:
            # ``import package.module``, which binds the package.
            raise NotPlain
        if isinstance(statement, ast.ImportFrom):
            source = file.module.absolute_name(statement.module or "", statement.level)
            module = modules.find(source, file.module.path)
            if module is not None and self._files.of(module).binds(alias.name):
                self._add(self._files.of(module), alias.name, attribute)
                self._import(file, ast.ImportFrom(module.name, [ast.alias(alias.name, name)], 0))
                return
            dotted = f"{source}.{alias.name}"
        else:
            dotted = alias.name
        module = modules.find(dotted, file.module.path)
        if module is None or attribute is None:
            raise NotPlain
        self._add(self._files.of(module), attribute, None)
        self._import(file, ast.Import([ast.alias(module.name, name)]))

    def _import(self, file: File, statement: ast.stmt) -> None:
        body = self._bodies.setdefault(file.module.name, [])
        if all(ast.dump(statement) != ast.dump(other) for other in body):
            body.insert(0, statement)

    def _note(self, name: str, file: File, node: ast.expr | ast.stmt) -> None:
        """Note where the value of a name is written down: nothing else may have this name."""
        if name in self._places:
            raise NotPlain
        self._places[name] = Place(file.module.path, node.lineno)

    def _is_set_elsewhere(self) -> bool:
        """Whether any file may give one of the names another value, from outside."""
        names = [name for name in self._places if not name.startswith("__")]
        return bool(names) and self._files.are_set(names)


def _used(node: ast.AST) -> Iterator[tuple[str, str | None]]:
    """The names in an expression, each with the attribute of it that is used."""
    pending = [node]
    while pending:
        part = pending.pop()
        match part:
            case ast.Attribute(value=ast.Name(id=name), attr=attribute):
                yield name, attribute
            case ast.Name(id=name):
                yield name, None
            case _:
                pending += ast.iter_child_nodes(part)


def _is_inert(statement: ast.stmt) -> bool:
    """Whether a statement does nothing: a docstring, ``pass``."""
    is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return is_text or isinstance(statement, ast.Pass)


def _dotted(file: File, node: ast.expr) -> str:
    """The dotted name of a decorator, as far as imports and builtins tell."""
    match node:
        case ast.Name(id=name) if not file.binds(name) and name in _BUILTINS:
            return name
        case ast.Name(id=name):
            match file.statement(name):
                case ast.ImportFrom(module=str(source), names=names, level=0):
                    imported = {alias.asname or alias.name: alias.name for alias in names}
                    return f"{source}.{imported[name]}"
        case ast.Attribute(value=ast.Name(id=name), attr=attribute):
            match file.statement(name):
                case ast.Import(names=names):
                    imported = {alias.asname or alias.name: alias.name for alias in names}
                    return f"{imported.get(name)}.{attribute}"
    return ""


def _made(
    kind: type[ast.FunctionDef] | type[ast.ClassDef], *, decorators: list[ast.expr], **parts: object
) -> ast.stmt:
    """A definition; Python 3.12 has given it one more part."""
    more: dict[str, object] = {"type_params": []} if "type_params" in kind._fields else {}
    return kind(**parts, decorator_list=decorators, **more)  # type: ignore[arg-type]
