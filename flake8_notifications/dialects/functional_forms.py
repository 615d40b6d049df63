"""Classes that a call makes: ``TypedDict("Name", {…})``, ``create_model("Name", …)`` and others.

Such a call is read as the ``class`` statement that comes to the same.  Where its fields are not
written there, that statement has none, and a reason says so.
"""

from __future__ import annotations

import itertools
import keyword
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.interpretation.values.base import Unknown
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

#: The value of an expression that is a text, or a list of texts; None where it is none.
Texts: TypeAlias = Callable[[syntax.Expression], "str | list[str] | None"]
#: What an annotation is that says nothing.
_ANYTHING: Final = "object"


class Form(NamedTuple):
    """A call as a ``class`` statement.

    :ivar unread: why its fields are not those of the call; None if they are.
    """

    definition: syntax.ClassDefinition
    unread: Unknown | None


class _UnreadError(Exception):
    """Something of a call that is not written there."""


class _Call(NamedTuple):
    """A call with what it is given.

    :ivar words: what it is given by name.
    """

    node: syntax.Call
    positional: list[syntax.Expression]
    words: dict[str, syntax.Expression]
    texts: Texts

    def rest(self, *names: str) -> tuple[syntax.Argument, ...]:
        """What it is given by name, but for some names."""
        return tuple(
            syntax.Argument("keyword", name, value)
            for name, value in self.words.items()
            if name not in names
        )


class _Parts(NamedTuple):
    """What of a ``class`` statement a call says."""

    body: list[syntax.Statement]
    bases: tuple[syntax.Expression, ...]
    keywords: tuple[syntax.Argument, ...] = ()
    decorators: tuple[syntax.Expression, ...] = ()


def form_of(maker: str, node: syntax.Call, path: str, texts: Texts) -> Form | None:
    """The class that a call makes; None where its maker is given no name for one.

    :param maker: a key of :data:`MAKERS` or of :data:`ENUM_MAKERS`.
    :param path: of the module.
    """
    words = node.keywords
    positional = node.positional
    named = positional[:1] or [words[name] for name in _NAMES if name in words][:1]
    name = texts(named[0]) if named else None
    place = Place(path, node.line)
    unread: Unknown | None = None
    parts = _Parts([], _own_base(maker, node), (), _own_decorator(maker, node))
    if not isinstance(name, str) or not name.isidentifier():
        return None
    call = _Call(node, positional[1:], {key: value for key, value in words.items() if key}, texts)
    try:
        if any(argument.kind in ("star", "double_star") for argument in node.arguments):
            raise _UnreadError
        parts = _READERS[maker](call)
    except _UnreadError:
        shown = maker.rpartition(".")[2]
        unread = Unknown(f"fields that '{shown}()' is given and that are not written there", place)
        bases = _bases(call, ("bases", "__base__"))
        parts = parts._replace(bases=bases or parts.bases)
    definition = syntax.ClassDefinition(
        node.line,
        node.column,
        name,
        parts.bases,
        None,
        parts.decorators,
        tuple(parts.body),
        parts.keywords,
    )
    return Form(definition, unread)


def _own_base(maker: str, node: syntax.Call) -> tuple[syntax.Expression, ...]:
    # The maker stands for the class that it derives from.
    return () if maker in _DECORATING else (node.function,)


def _own_decorator(maker: str, node: syntax.Call) -> tuple[syntax.Expression, ...]:
    return (node.function,) if maker in _DECORATING else ()


def _bases(call: _Call, names: Iterable[str]) -> tuple[syntax.Expression, ...]:
    for name in names:
        expression = call.words.get(name)
        match expression:
            case None | syntax.Constant(value=None):
                continue
            case syntax.Display(items=items):
                return items
            case _:
                return (expression,)
    return ()


# The makers


def _typed_dict(call: _Call) -> _Parts:
    options = ("total", "closed", "extra_items")
    if call.positional or "fields" in call.words:
        fields = _pairs(call.positional[0] if call.positional else call.words["fields"])
    else:
        fields = [word for word in call.words.items() if word[0] not in options]
    kept = tuple(argument for argument in call.rest() if argument.name in options)
    body = [_declared(name, annotation) for name, annotation in fields]
    return _Parts(body, (call.node.function,), kept)


def _named_tuple(call: _Call) -> _Parts:
    if call.positional or "fields" in call.words:
        given = call.positional[0] if call.positional else call.words["fields"]
        pairs = [_pair(expression) for expression in _items(given)]
        fields = [(_text(call, name), annotation) for name, annotation in pairs]
    else:
        fields = list(call.words.items())
    body = [_declared(name, annotation) for name, annotation in fields]
    return _Parts(body, (call.node.function,))


def _plain_named_tuple(call: _Call) -> _Parts:
    expression = call.positional[0] if call.positional else call.words.get("field_names")
    names = None if expression is None else call.texts(expression)
    if names is None:
        raise _UnreadError
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    renames = call.words.get("rename")
    if renames is not None:
        if renames != syntax.Constant(renames.line, renames.column, False):
            names = _renamed(names)
    elif len(call.positional) > 1:
        raise _UnreadError
    defaults: tuple[syntax.Expression, ...] = ()
    if "defaults" in call.words:
        match call.words["defaults"]:
            case syntax.Display(items=defaults):
                pass
            case syntax.Constant(value=None):
                defaults = ()
            case _:
                raise _UnreadError
    first = len(names) - len(defaults)
    body = [
        _declared(name, _anything(call.node), defaults[at - first] if at >= first else None)
        for at, name in enumerate(names)
    ]
    return _Parts(body, (call.node.function,))


def _renamed(names: list[str]) -> list[str]:
    """As ``namedtuple(rename=True)`` does with names that no field can have."""
    seen: set[str] = set()
    kept = []
    for at, name in enumerate(names):
        is_usable = name.isidentifier() and not keyword.iskeyword(name) and name not in seen
        kept.append(name if is_usable and not name.startswith("_") else f"_{at}")
        seen.add(name)
    return kept


def _dataclass(call: _Call) -> _Parts:
    given = call.positional[0] if call.positional else call.words.get("fields")
    own = ("fields", "bases", "namespace", "module", "cls_name", "decorator")
    if given is None or "decorator" in call.words:
        raise _UnreadError
    body = [*_namespace(call), *(_item(call, expression) for expression in _items(given))]
    decorator = syntax.Call(call.node.line, call.node.column, call.node.function, call.rest(*own))
    return _Parts(body, _bases(call, ("bases",)), (), (decorator,))


def _struct(call: _Call) -> _Parts:
    given = call.positional[0] if call.positional else call.words.get("fields")
    if given is None:
        raise _UnreadError
    body = [*_namespace(call), *(_item(call, expression) for expression in _items(given))]
    bases = _bases(call, ("bases",)) or (call.node.function,)
    return _Parts(body, bases, call.rest("name", "fields", "bases", "namespace", "module"))


def _attrs(call: _Call) -> _Parts:
    expression = call.positional[0] if call.positional else call.words.get("attrs")
    if expression is None or len(call.positional) > 1:
        raise _UnreadError
    body = _namespace(call, "class_body")
    if isinstance(expression, syntax.DictDisplay):
        body += [_bound(name, value) for name, value in _pairs(expression)]
    else:
        names = call.texts(expression)
        if not isinstance(names, list):
            raise _UnreadError
        body += [_declared(name, _anything(call.node)) for name in names]
    own = ("name", "attrs", "bases", "class_body")
    decorator = syntax.Call(call.node.line, call.node.column, call.node.function, call.rest(*own))
    return _Parts(body, _bases(call, ("bases",)), (), (decorator,))


def _model(call: _Call) -> _Parts:
    own = ("__base__", "__config__", "__module__", "__doc__", "__qualname__", "model_name")
    if call.positional:
        raise _UnreadError
    body: list[syntax.Statement] = []
    config = call.words.get("__config__")
    if config is not None and not (isinstance(config, syntax.Constant) and config.value is None):
        body.append(_bound("model_config", config))
    for name, value in call.words.items():
        if name in own:
            continue
        if name.startswith("__"):
            raise _UnreadError
        match value:
            case syntax.Display(kind="tuple", items=(annotation, default)):
                body.append(_declared(name, annotation, default))
            case _:
                body.append(_declared(name, value))
    return _Parts(body, _bases(call, ("__base__",)) or (call.node.function,))


def _enum(call: _Call) -> _Parts:
    """``Enum("Color", …)``; see "Functional API" in the enum HOWTO of Python's documentation."""
    members = call.positional[0] if call.positional else call.words.get("names")
    if members is None or len(call.positional) > 1:
        raise _UnreadError
    bases: tuple[syntax.Expression, ...] = (call.node.function,)
    if "type" in call.words:
        bases = (call.words["type"], *bases)
    return _Parts([_bound(name, value) for name, value in _members(call, members)], bases)


def _members(call: _Call, node: syntax.Expression) -> list[tuple[str, syntax.Expression]]:
    if isinstance(node, syntax.DictDisplay):
        return _pairs(node)
    names = call.texts(node)
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if names is not None:
        return [*zip(names, _numbers(call, node), strict=False)]
    pairs = [_pair(item) for item in _items(node)]
    return [(_text(call, name), value) for name, value in pairs]


def _numbers(call: _Call, node: syntax.Node) -> Iterator[syntax.Expression]:
    """What members have that are named and nothing else."""
    start = call.words.get("start")
    match start:
        case None:
            first = 1
        case syntax.Constant(value=int(first)):
            pass
        case _:
            raise _UnreadError
    return (syntax.Constant(node.line, node.column, number) for number in itertools.count(first))


#: What makes a class that has fields, by its canonical name.
MAKERS: Final[Mapping[str, Callable[[_Call], _Parts]]] = {
    "typing.TypedDict": _typed_dict,
    "typing.NamedTuple": _named_tuple,
    "collections.namedtuple": _plain_named_tuple,
    "dataclasses.make_dataclass": _dataclass,
    "attrs.make_class": _attrs,
    "msgspec.defstruct": _struct,
    "pydantic.create_model": _model,
}
#: What makes an enum. Others choose the values of members that are but named in other ways.
ENUM_MAKERS: Final[Mapping[str, Callable[[_Call], _Parts]]] = {
    "enum.Enum": _enum,
    "enum.IntEnum": _enum,
}
_READERS: Final = {**MAKERS, **ENUM_MAKERS}
#: The last parts of the names of those that have fields.
MAKER_NAMES: Final = frozenset(name.rpartition(".")[2] for name in MAKERS)
#: Those that make a class of what has a decorator otherwise.
_DECORATING: Final = frozenset({"dataclasses.make_dataclass", "attrs.make_class"})
#: What they call the name of the class.
_NAMES: Final = ("typename", "cls_name", "name", "model_name", "value")


# Their parts


def _declared(
    name: str, annotation: syntax.Expression, value: syntax.Expression | None = None
) -> syntax.Statement:
    line, column = annotation.line, annotation.column
    target = syntax.Name(line, column, name)
    if value is None:
        return syntax.Declaration(line, column, target, annotation)
    return syntax.AnnotatedAssign(line, column, (target,), value, annotation)


def _bound(name: str, value: syntax.Expression) -> syntax.Statement:
    target = syntax.Name(value.line, value.column, name)
    return syntax.Assign(value.line, value.column, (target,), value)


def _anything(node: syntax.Node) -> syntax.Expression:
    return syntax.Name(node.line, node.column, _ANYTHING)


def _items(node: syntax.Expression) -> tuple[syntax.Expression, ...]:
    if isinstance(node, syntax.Display) and node.kind != "set":
        return node.items
    raise _UnreadError


def _pair(node: syntax.Expression) -> tuple[syntax.Expression, syntax.Expression]:
    match node:
        case syntax.Display(items=(name, annotation)):
            return name, annotation
        case _:
            raise _UnreadError


def _pairs(node: syntax.Expression) -> list[tuple[str, syntax.Expression]]:
    if not isinstance(node, syntax.DictDisplay):
        raise _UnreadError
    pairs = []
    for item in node.items:
        if not isinstance(item.key, syntax.Constant) or not isinstance(item.key.value, str):
            raise _UnreadError
        pairs.append((item.key.value, item.value))
    return pairs


def _text(call: _Call, name: syntax.Expression) -> str:
    text = call.texts(name)
    if not isinstance(text, str):
        raise _UnreadError
    return text


def _item(call: _Call, node: syntax.Expression) -> syntax.Statement:
    """``'name'``, ``('name', type)`` or ``('name', type, default)``."""
    match node:
        case syntax.Display(items=(name, annotation)):
            return _declared(_text(call, name), annotation)
        case syntax.Display(items=(name, annotation, default)):
            return _declared(_text(call, name), annotation, default)
        case syntax.Display():
            raise _UnreadError
        case _:
            return _declared(_text(call, node), _anything(node))


def _namespace(call: _Call, word: str = "namespace") -> list[syntax.Statement]:
    expression = call.words.get(word)
    if expression is None or (isinstance(expression, syntax.Constant) and expression.value is None):
        return []
    return [_bound(name, value) for name, value in _pairs(expression)]
