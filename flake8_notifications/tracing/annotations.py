"""Evaluates annotations: to an object of a class, a notifier, or a container of these."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flake8_notifications.interpretation.guards import FALSE, TRUE
from flake8_notifications.interpretation.values.base import (
    NONE,
    UNBOUND,
    Alternatives,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import Native
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    Entries,
    Items,
    ListObject,
)
from flake8_notifications.interpretation.values.external import External, ModuleValue
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import Body, ClassValue, Frame
from flake8_notifications.source import syntax
from flake8_notifications.tracing.annotation_syntax import last_of, parts_of
from flake8_notifications.tracing.notifiers import NOTIFIER, is_notifier_class
from flake8_notifications.tracing.tracer import Tracer

_CLASSES: Final = frozenset({"type", "Type"})
_LISTS: Final = frozenset(
    {"list", "List", "set", "Set", "MutableSet", "MutableSequence", "deque", "Deque"}
)
_ITERABLES: Final = frozenset(
    {"Sequence", "Iterable", "Iterator", "Collection", "Container", "frozenset", "FrozenSet",
     "AbstractSet", "Reversible", "Generator", "AsyncIterable", "AsyncIterator", "AsyncGenerator",
     "ValuesView", "KeysView"}
)  # fmt: skip
_MAPPINGS: Final = frozenset(
    {"dict", "Dict", "Mapping", "MutableMapping", "defaultdict", "DefaultDict", "OrderedDict",
     "WeakValueDictionary"}
)  # fmt: skip
_TUPLES: Final = frozenset({"tuple", "Tuple"})
#: What creates type aliases, with the position and the keyword of the aliased type.
_MAKERS: Final = {"NewType": (1, ""), "TypeVar": (1, "bound"), "TypeAliasType": (1, "value")}
#: Annotations that say nothing about a value.
_ANYTHING: Final = frozenset({"Any", "object", "typing.Any", "builtins.object"})
_DEEPEST: Final = 8


def annotated(tracer: Tracer, annotation: syntax.Expression, frame: Frame) -> Value | None:
    """The value that an annotation declares; None if it says nothing relevant."""
    with tracer.apart():
        return _Reader(tracer).read(annotation, frame)


def tells(tracer: Tracer, value: Value | None) -> bool:
    """Whether the value of an annotation is specific enough to be useful."""
    match value:
        case Instance() | ClassValue():
            return True
        case External(name=name):
            named = tracer.named_notifiers
            return name.startswith(NOTIFIER) or named.is_beginning(name.replace("()", ""))
        case Alternatives(choices=choices):
            return any(tells(tracer, choice) for _, choice in choices)
        case Tuple(items=items, more=more):
            return any(tells(tracer, item) for item in (*items, more))
        case ListObject(states=((_, items),)):
            return any(tells(tracer, item) for item in (*items.values, items.more))
        case DictObject(states=((_, entries),)):
            return tells(tracer, entries.more)
        case _:
            return False


class _Reader:
    def __init__(self, tracer: Tracer) -> None:
        self._tracer = tracer

    def read(self, annotation: syntax.Expression, frame: Frame, depth: int = 0) -> Value | None:
        if depth > _DEEPEST:
            return None
        choices = [
            value
            for part in parts_of(annotation)
            if (value := self._one(part, frame, depth)) is not None
        ]
        return self._tracer.one_of(choices) if choices else None

    def _one(self, node: syntax.Expression, frame: Frame, depth: int) -> Value | None:
        if isinstance(node, syntax.Subscript):
            value = self._generic(node, frame, depth)
            return value if tells(self._tracer, value) else self.read(node.value, frame, depth + 1)
        named = self._named(node, frame)
        if isinstance(named, ClassValue):
            return Instance(named, is_open=True)
        alias = self._alias(node, frame)
        if alias is not None:
            return self.read(alias[0], alias[1], depth + 1)
        match named:
            case External(name=name) if is_notifier_class(name):
                return External(f"{NOTIFIER}()")
            case External(name=name) | Native(name=name) if name not in _ANYTHING:
                return External(f"{name}()")
            case _:
                return None

    def _generic(self, node: syntax.Subscript, frame: Frame, depth: int) -> Value | None:
        """The container that a generic annotation declares."""
        name = last_of(node.value)
        items = node.index.items if isinstance(node.index, syntax.Display) else (node.index,)

        def inner(at: int) -> Value:
            read = self.read(items[at], frame, depth + 1) if at < len(items) else None
            return Unknown("an item of which its annotation says nothing") if read is None else read

        if name in _CLASSES:
            return self._class_itself(items[0], frame)
        if name in _ITERABLES:
            return Tuple((), more=inner(0))
        if name in _LISTS:
            return ListObject("list", ((TRUE, Items((), inner(0))),))
        if name in _MAPPINGS:
            return DictObject(((TRUE, Entries({}, inner(1))),))
        if name in _TUPLES:
            last = items[-1]
            if isinstance(last, syntax.Name) and last.id == "Ellipsis":
                return Tuple((), more=inner(0))
            return Tuple(tuple(inner(at) for at in range(len(items))))
        if name == "Coroutine":
            return self.read(items[-1], frame, depth + 1)
        return None

    def _class_itself(self, node: syntax.Expression, frame: Frame) -> Value | None:
        classes = [
            named
            for part in parts_of(node)
            if isinstance(named := self._named(part, frame), ClassValue)
        ]
        return self._tracer.one_of(classes) if classes else None

    def _named(self, node: syntax.Expression, frame: Frame) -> Value:
        """What an expression refers to, with imports for type checkers taken into account."""
        tracer = self._tracer
        typing = _typing_frame(tracer, frame)
        tracer.path = TRUE
        value = tracer.evaluate(node, typing)
        if tracer.path == FALSE:
            tracer.path = TRUE
            return UNBOUND
        if isinstance(value, Alternatives):
            classes = [
                choice for _, choice in value.choices if isinstance(choice, ClassValue | External)
            ]
            return classes[0] if classes else NONE
        return value

    def _alias(
        self, node: syntax.Expression, frame: Frame
    ) -> tuple[syntax.Expression, Frame] | None:
        """The expression that a type alias is defined as, and its frame."""
        match node:
            case syntax.Name(id=name):
                return self._defined(name, frame)
            case syntax.Attribute(value=holder, name=name):
                module = self._named(holder, frame)
                if isinstance(module, ModuleValue):
                    return self._defined(name, self._tracer.module_frame(module.module))
        return None

    def _defined(
        self, name: str, frame: Frame, depth: int = 0
    ) -> tuple[syntax.Expression, Frame] | None:
        body: Frame | None = frame
        while body is not None and not (isinstance(body, Body) and name in body.positions):
            body = body.parent
        if not isinstance(body, Body) or depth > _DEEPEST:
            return None
        statement = body.statements[body.positions[name][-1]]
        match statement:
            case syntax.Assign(value=value):
                body.module.note_use(statement.line)
                return _type_in(value), body
            case syntax.ImportFrom(names=names):
                original = next(
                    (
                        imported.name
                        for imported in names
                        if (imported.alias or imported.name) == name
                    ),
                    "",
                )
                source = body.module.absolute_name(statement.module, statement.level)
                module = self._tracer.find_module(source, body.module.path)
                if module is None or not original:
                    return None
                return self._defined(original, self._tracer.module_frame(module), depth + 1)
            case _:
                return None


def _type_in(value: syntax.Expression) -> syntax.Expression:
    """The aliased type in the definition of an alias."""
    match value:
        case syntax.Opaque(parts=(inner,)):
            return inner
        case syntax.Call(function=function, arguments=arguments) if last_of(function) in _MAKERS:
            at, keyword = _MAKERS[last_of(function)]
            for argument in arguments:
                if keyword and argument.name == keyword:
                    return argument.value
            plain = [argument.value for argument in arguments if argument.kind == "positional"]
            return plain[at] if at < len(plain) else value
        case _:
            return value


def _typing_frame(tracer: Tracer, frame: Frame) -> Frame:
    """A frame that includes the names its module imports for type checkers only."""
    path = frame.module.path
    names = tracer.typing_names.get(path)
    if names is None:
        imports = Frame(frame.module, tracer.module_frame(frame.module))
        tracer.typing_names[path] = names = imports.variables
        for statement in _typing_imports(frame.module.facts.statements):
            tracer.path = TRUE
            tracer.execute((statement,), imports)
    inner = Frame(frame.module, frame)
    inner.variables = names
    return inner


def _typing_imports(statements: tuple[syntax.Statement, ...]) -> Iterator[syntax.Statement]:
    for statement in statements:
        if isinstance(statement, syntax.If) and last_of(statement.test) == "TYPE_CHECKING":
            for inner in statement.body:
                if isinstance(inner, syntax.Import | syntax.ImportFrom):
                    yield inner
