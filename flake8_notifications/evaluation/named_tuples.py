"""``collections.namedtuple``: what it makes, and the fields of that by name."""

from __future__ import annotations

from typing import Final

from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.namespaces import Namespace
from flake8_notifications.evaluation.parts import NativeRule, Parts
from flake8_notifications.evaluation.values import (
    Arguments,
    ClassValue,
    Collection,
    Constant,
    External,
    Instance,
    Native,
    Partial,
    Place,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

#: What is called to make a tuple; its first two arguments are given when its type is made.
CREATE: Final = "collections.namedtuple()"
_MODULE: Final = SourceModule("collections", "<collections>", is_package=False)


def make_type(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    """``namedtuple(name, fields)``; None if it is not understood."""
    given = dict(zip(("typename", "field_names"), arguments.positional, strict=False))
    given.update(arguments.keywords)
    name, fields = given.get("typename"), given.get("field_names")
    if given.keys() != {"typename", "field_names"} or not isinstance(name, Constant):
        return None
    match fields:
        case Constant(value=str(text)):
            words = text.replace(",", " ").split()
            names = Collection("tuple", tuple(Constant(word, place) for word in words), place)
        case Collection(is_ordered=True) as names:
            pass
        case _:
            return None
    return Partial(Native(CREATE, place), (name, names), {}, place)


def create(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    """``Type(*values, **named)``; None if it is not known what becomes of the fields."""
    if len(arguments.positional) < 2:
        return None
    name, fields, *positional = arguments.positional
    names = iterate(fields, place)
    if isinstance(names, Unknown) or not isinstance(name, Constant):
        return None
    words = [str(each.value) for each in names if isinstance(each, Constant)]
    attributes = {**dict(zip(words, positional, strict=False)), **arguments.keywords}
    if set(attributes) != set(words) or len(words) != len(names) or len(positional) > len(words):
        return None
    return Instance(_class(evaluator, str(name.value)), {**attributes, "_fields": fields}, place)


def _class(evaluator: Parts, name: str) -> ClassValue:
    definition = syntax.ClassDefinition(1, 0, name, (), None, (), ())
    namespace = Namespace(evaluator, _MODULE, ())
    cls = ClassValue(definition, _MODULE, name, namespace, (), None)
    namespace.owner = cls
    cls.mro = (cls, External("builtins.tuple"))
    return cls


RULES: Final[dict[str, NativeRule]] = {
    "collections.namedtuple": make_type,
    CREATE: create,
}
