"""What a project's calls pass to what is named like a publisher; read by their text alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from flake8_notifications.adoption.event_classes import (
    EventClass,
    EventClasses,
    key_of,
    last_name,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place

#: How functions are called that hand events on to others.
_PUBLISHING: Final = frozenset(
    {"add_event", "dispatch_event", "emit", "emit_event", "fire_event", "post_event", "publish",
     "publish_event", "publish_message", "raise_event", "record_event", "send_event",
     "send_message"}
)  # fmt: skip
#: Those of them that are called so in processes by themselves, too, where the event is a text.
_ALSO_INSIDE: Final = frozenset({"add_event", "emit", "record_event"})
_MENTIONED: Final = re.compile(rf"\b(?:{'|'.join(sorted(_PUBLISHING))})\(")
_WORD: Final = re.compile(r"[^\W\d]\w*")
_EVENT_TYPE: Final = re.compile(r"\w+(?:[.:/-]\w+)+")


class Passed(NamedTuple):
    """What a call passes that is named like a publisher.

    :ivar target: the function, as an entry names it.
    :ivar place: where in the call the event is: ``0``, or ``0[type]`` and the like.
    :ivar cls: of an object, its class.
    :ivar is_told: whether only an annotation tells the class: then it may be one that descends.
    :ivar carried: the class of an object that is passed beside the event.
    """

    target: str
    place: str
    cls: EventClass | None
    at: Place
    is_told: bool = False
    carried: EventClass | None = None


class _Event(NamedTuple):
    """What a call passes: see :class:`Passed`."""

    place: str
    cls: EventClass | None = None
    is_told: bool = False
    carried: EventClass | None = None


def passed_in(
    modules: Modules, trees: Mapping[str, ast.Module], classes: EventClasses
) -> Iterator[Passed]:
    """What the modules of a project pass to publishers."""
    defined = _Definitions(modules, trees)
    for path, tree in trees.items():
        if _MENTIONED.search(modules.text(path)):
            yield from _passed_in(tree, path, defined, classes)


class _Definitions:
    """Where functions are defined that are named like publishers."""

    def __init__(self, modules: Modules, trees: Mapping[str, ast.Module]) -> None:
        self._functions: dict[str, list[str]] = {}
        #: By dotted name, what they take by position and by name, in order.
        self._parameters: dict[str, list[str]] = {}
        #: By name, the classes that have a method of it, with the names of their bases.
        self._methods: dict[str, dict[str, set[str]]] = {}
        for path, tree in trees.items():
            module = modules.name_of(path)
            for name, parameters in _publishers(tree.body):
                self._functions.setdefault(name, []).append(f"{module}.{name}")
                self._parameters[f"{module}.{name}"] = parameters
            for node in tree.body:
                if isinstance(node, ast.ClassDef):
                    bases = {base for base in map(last_name, node.bases) if base}
                    for name, parameters in _publishers(node.body, is_class=True):
                        self._methods.setdefault(name, {})[f"{module}.{node.name}"] = bases
                        self._parameters[f"{module}.{node.name}.{name}"] = parameters

    def target(self, call: ast.Call) -> str | None:
        """What a call calls, as an entry names it; None for what is not to be named."""
        match call.func:
            case ast.Name(id=name):
                functions = self._functions.get(name, [])
                return functions[0] if len(functions) == 1 else None
            case ast.Attribute(attr=name, value=holder):
                functions = self._functions.get(name, [])
                methods = self._methods.get(name, {})
                if len(functions) == 1 and not methods:
                    return functions[0]
                return self._root(name) or _written(holder, name)
            case _:
                return None

    def by_position(self, target: str, place: str) -> str:
        """A place in a call by its position, if that is known: it stands for the name as well."""
        name, parameters = _WORD.match(place), self._parameters.get(target, [])
        if name is None or name[0] not in parameters:
            return place
        return f"{parameters.index(name[0])}{place[name.end() :]}"

    def _root(self, name: str) -> str | None:
        """The method that all others of its name override."""
        methods = self._methods.get(name, {})
        names = {dotted.rpartition(".")[2] for dotted in methods}
        roots = [dotted for dotted, bases in methods.items() if names.isdisjoint(bases)]
        return f"{roots[0]}.{name}" if len(roots) == 1 else None

    def of_event(self, lineage: Iterable[EventClass], name: str) -> str | None:
        """The method by which events of a class send themselves."""
        methods = self._methods.get(name, {})
        dotted_names = [
            event_class.dotted for event_class in lineage if event_class.dotted in methods
        ]
        return f"{dotted_names[-1]}.{name}" if dotted_names else None


def _publishers(
    body: Iterable[ast.stmt], *, is_class: bool = False
) -> Iterator[tuple[str, list[str]]]:
    """The functions among some statements that are named like publishers, and what they take."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name in _PUBLISHING:
            names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
            decorators = {last_name(each) for each in node.decorator_list}
            yield node.name, names[is_class and "staticmethod" not in decorators :]


def _written(holder: ast.expr, name: str) -> str | None:
    """An entry by what is written, where the project does not define what is called."""
    last = last_name(holder)
    return None if last in (None, "self", "cls") else f"*.{last}.{name}"


def _passed_in(
    tree: ast.Module, path: str, defined: _Definitions, classes: EventClasses
) -> Iterator[Passed]:
    """What a module passes to publishers."""
    for scope in ast.walk(tree):
        if isinstance(scope, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef):
            annotated, assigned = dict(_annotated_in(scope)), dict(_made_in(scope))
            for call in _calls_in(scope):
                name = last_name(call.func)
                if name not in _PUBLISHING:
                    continue
                at = Place(path, call.lineno)
                passed_event = _event_of(call, annotated, assigned, classes, name)
                target = defined.target(call) if passed_event is not None else None
                if target is not None and passed_event is not None:
                    place = defined.by_position(target, passed_event.place)
                    yield Passed(
                        target, place, passed_event.cls, at, passed_event.is_told,
                        passed_event.carried,
                    )  # fmt: skip
                elif passed_event is None:
                    own = _sending_itself(call, {**annotated, **assigned}, defined, classes)
                    if own is not None:
                        yield own._replace(at=at)


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """What stands in a scope, and in none within it."""
    for node in ast.iter_child_nodes(scope):
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _own(node)


def _made_in(scope: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """The names of a scope that are bound to what is written out."""
    for node in _own(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() | ast.Dict() as value):
                yield name, value
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                yield name, ast.Call(_without_none(annotation), [], [])


def _annotated_in(scope: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """The parameters of a function, as if they were made by what they are annotated with."""
    if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef):
        arguments = scope.args
        for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            if argument.annotation is not None:
                yield argument.arg, ast.Call(_without_none(argument.annotation), [], [])


def _without_none(annotation: ast.expr) -> ast.expr:
    """What an annotation says of what is not None."""
    match annotation:
        case ast.BinOp(left=left, op=ast.BitOr(), right=ast.Constant(value=None)):
            return left
        case ast.BinOp(left=ast.Constant(value=None), op=ast.BitOr(), right=right):
            return right
        case ast.Subscript(value=holder, slice=argument) if last_name(holder) == "Optional":
            return argument
        case ast.Constant(value=str(text)):
            try:
                return _without_none(ast.parse(text, mode="eval").body)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                return annotation
        case _:
            return annotation


def _calls_in(scope: ast.AST) -> Iterator[ast.Call]:
    return (node for node in _own(scope) if isinstance(node, ast.Call))


def _sending_itself(
    call: ast.Call, assigned: dict[str, ast.expr], defined: _Definitions, classes: EventClasses
) -> Passed | None:
    """A call of an event's own method: ``OrderCreated(…).publish()``."""
    match call.func:
        case ast.Attribute(attr=name, value=ast.Call() | ast.Name() as holder):
            value = assigned.get(holder.id, holder) if isinstance(holder, ast.Name) else holder
            cls = classes.named(last_name(value) or "") if isinstance(value, ast.Call) else None
            target = None if cls is None else defined.of_event(classes.lineage(cls), name)
            return None if target is None else Passed(target, "self", cls, Place("", 0))
        case _:
            return None


def _event_of(
    call: ast.Call,
    annotated: Mapping[str, ast.expr],
    assigned: Mapping[str, ast.expr],
    classes: EventClasses,
    name: str,
) -> _Event | None:
    """Where a call passes an event, and of which class that is.

    :param annotated: what the parameters of the function around it are annotated with.
    :param assigned: the names in it that are bound to what is written out.
    """
    value_by_name = {**annotated, **assigned}
    keywords = [(keyword.arg, keyword.value) for keyword in call.keywords if keyword.arg]
    carried = None
    for argument in (*call.args, *(value for _, value in keywords)):
        value = _value_of(argument, value_by_name)
        if isinstance(value, ast.Call) and carried is None:
            carried = classes.find(last_name(value) or "")
    for place, argument in (*enumerate(call.args[:2]), *keywords):
        is_name = isinstance(argument, ast.Name)
        value = _value_of(argument, value_by_name)
        match value:
            case ast.Call(func=function):
                cls = classes.find(last_name(function) or "")
                if cls is not None:
                    return _Event(str(place), cls, is_name and value in annotated.values())
            case ast.Dict() if (key := key_of(value)) is not None:
                return _Event(f"{place}[{key}]", carried=carried)
            case ast.Constant(value=str(text)) if (
                name not in _ALSO_INSIDE
                and _EVENT_TYPE.fullmatch(text)
                # By name many a text is passed that is none.
                and isinstance(place, int)
                and len(call.args) > place + 1
            ):
                return _Event(str(place), carried=carried)
    return None


def _value_of(argument: ast.expr, value_by_name: Mapping[str, ast.expr]) -> ast.expr:
    return value_by_name.get(argument.id, argument) if isinstance(argument, ast.Name) else argument
