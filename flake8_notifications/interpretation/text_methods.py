"""Methods of texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from flake8_notifications.interpretation.formatting import format_braces
from flake8_notifications.interpretation.partial_texts import Result, partial_method
from flake8_notifications.interpretation.text_values import (
    ERRORS,
    LONGEST,
    NOT_PLAIN,
    Listed,
    TextLike,
    best_supplier,
    concatenate,
    is_texty,
    joined,
    plain,
    raised,
    too_long,
    unsure,
)
from flake8_notifications.interpretation.values.base import Constant, Text, Tuple, Unknown, Value
from flake8_notifications.interpretation.values.provenance import Supplier
from flake8_notifications.source.place import Place

_ENCODINGS: Final = frozenset(
    {"ascii", "latin-1", "latin1", "us-ascii", "utf-16", "utf-32", "utf-8", "utf16", "utf32",
     "utf8"}
)  # fmt: skip
_ERROR_HANDLERS: Final = frozenset(
    {"backslashreplace", "ignore", "replace", "strict", "surrogateescape", "xmlcharrefreplace"}
)
#: Methods whose result may contain the arguments, too.
_MADE_OF_ARGUMENTS: Final = frozenset({"center", "join", "ljust", "replace", "rjust"})
_UNCLEAR: Final = "the result of a method of a text"
_PADDING: Final = frozenset({"center", "expandtabs", "ljust", "rjust", "zfill"})


def text_method(
    text: Constant | Text,
    name: str,
    positional: Sequence[Value],
    keywords: Mapping[str, Value],
    place: Place | None,
) -> Result | None:
    """``text.name(*positional, **keywords)`` of a ``str`` or ``bytes``; None for other names.

    :param positional: for ``join``, the items as a Tuple.
    """
    kind = str if isinstance(text, Text) or isinstance(text.value, str) else type(text.value)
    if kind not in (str, bytes) or name.startswith("_") or not hasattr(kind, name):
        return None
    if name in ("format", "format_map", "join", "replace"):
        special = _of_texts(text, name, positional, keywords, place)
        if special is not None:
            return special
    objects = [plain(value) for value in positional]
    named = {key: plain(value) for key, value in keywords.items()}
    if any(argument is NOT_PLAIN for argument in (*objects, *named.values())):
        return unsure(_UNCLEAR, place, text, *positional, *keywords.values())
    receiver: Any = "" if isinstance(text, Text) else text.value
    if _is_too_large(receiver, name, objects, named):
        return too_long(text)
    if isinstance(text, Text):
        return partial_method(text, name, objects, named, place)
    return _of_constant(text, name, objects, named, positional, place)


def _of_constant(
    text: Constant,
    name: str,
    objects: list[Any],
    named: dict[str, Any],
    positional: Sequence[Value],
    place: Place | None,
) -> Result:
    receiver: Any = text.value
    if name in ("encode", "decode") and not _is_well_known(objects, named):
        return unsure("a text in an encoding that is not well known", place, text)
    try:
        result = getattr(receiver, name)(*objects, **named)
    except ERRORS as error:
        return raised(error)
    operands = positional if name in _MADE_OF_ARGUMENTS else ()
    return _value_of(result, best_supplier(text, *operands), place)


def _is_well_known(objects: list[Any], named: dict[str, Any]) -> bool:
    """Whether the codec and the error handler are always available."""
    encoding, errors, *_ = [*objects, None, None]
    encoding = named.get("encoding", encoding)
    errors = named.get("errors", errors)
    return (not isinstance(encoding, str) or encoding.lower() in _ENCODINGS) and (
        not isinstance(errors, str) or errors in _ERROR_HANDLERS
    )


def _is_too_large(receiver: Any, name: str, objects: list[Any], named: dict[str, Any]) -> bool:
    arguments = [*objects, *named.values()]
    if name in _PADDING:
        width = max((argument for argument in arguments if isinstance(argument, int)), default=0)
        return width * (len(receiver) if name == "expandtabs" else 1) > LONGEST
    if name == "replace" and len(objects) > 1:
        old, new = objects[:2]
        if type(old) is type(new) is type(receiver):
            return bool(len(receiver) + receiver.count(old) * (len(new) - len(old)) > LONGEST)
    if name == "join":
        (items,) = objects if len(objects) == 1 else ((),)
        if isinstance(items, tuple | str | bytes):
            texts = (len(item) if isinstance(item, str | bytes) else 1 for item in items)
            return sum(texts) + len(receiver) * len(items) > LONGEST
    return False


def _value_of(result: object, supplier: Supplier | None, place: Place | None) -> Result:
    match result:
        case str() | bytes():
            return Constant(result, supplier) if len(result) <= LONGEST else too_long()
        case bool() | int():
            return Constant(result)
        case list():
            return Listed(tuple(Constant(item, supplier) for item in result))
        case tuple():
            return Tuple(tuple(Constant(item, supplier) for item in result))
        case _:
            return Unknown("the result of a method that is not understood here", place)


def _of_texts(
    text: Constant | Text,
    name: str,
    positional: Sequence[Value],
    keywords: Mapping[str, Value],
    place: Place | None,
) -> Result | None:
    """Methods that combine texts; None for the general case."""
    if name == "format" and is_texty(text):
        return format_braces(text, positional, keywords, place, _attribute, _item)
    if name == "format_map":
        return unsure(_UNCLEAR, place, text, *positional)
    if keywords or not is_texty(text):
        return None
    match name, positional:
        case "join", (Tuple(items=items, more=more),):
            return joined(text, items, more, place)
        case "replace", (Constant(value=str(old)), Text() as new) if old:
            if isinstance(text, Constant):
                return _replaced(str(text.value), old, new, text.supplier)
    return None


def _replaced(text: str, old: str, new: Text, supplier: Supplier | None) -> Value:
    parts: list[str | TextLike] = []
    for literal in text.split(old):
        parts += (new, literal) if parts else (literal,)
    return concatenate(parts, supplier)


def _attribute(value: Value, name: str) -> Value:
    return unsure(f"the attribute '{name}'", None, value)


def _item(value: Value, index: Value) -> Value:
    return unsure("an item that is not known", None, value)
