"""Methods of partly unknown texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from flake8_notifications.interpretation.text_values import (
    ERRORS,
    Listed,
    Piece,
    Raises,
    TextLike,
    concatenate,
    derived,
    literal_prefix,
    literal_suffix,
    raised,
    unsure,
    without_prefix,
    without_suffix,
)
from flake8_notifications.interpretation.values.base import (
    FALSE_VALUE,
    TRUE_VALUE,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.source.place import Place

Result: TypeAlias = Value | Raises | Listed

_PARTWISE: Final[dict[str, Callable[[str], str]]] = {
    "casefold": str.casefold,
    "lower": str.lower,
    "swapcase": str.swapcase,
    "upper": str.upper,
}
#: This letter has another lowercase form at the end of a word.
_SIGMA: Final = "Σ"
_UNCLEAR: Final = "the result of a method of a text"


def partial_method(
    text: Text, name: str, objects: list[Any], named: dict[str, Any], place: Place | None
) -> Result:
    """``text.name(*objects, **named)``; a method of ``str``, and plain Python objects."""
    problem = _problem(name, objects, named)
    if problem is not None:
        return problem
    result: Result | None = None
    if name in _PARTWISE:
        return _partwise(text, _PARTWISE[name])
    if name in ("capitalize", "title"):
        return _capitalized(text, is_title=name == "title")
    if name in ("split", "rsplit"):
        separator, limit, *_ = [*objects, None, None][:2]
        return _split(text, name, named.get("sep", separator), named.get("maxsplit", limit))
    if named:
        return unsure(_UNCLEAR, place, text)
    match name, objects:
        case "startswith", (prefixes,):
            result = _truth(_begins(text, prefixes))
        case "endswith", (suffixes,):
            result = _truth(_ends(text, suffixes))
        case "replace", (str(old), str(new)):
            result = _replaced(text, old, new)
        case "removeprefix", (str(prefix),):
            result = _without_start(text, prefix)
        case "removesuffix", (str(suffix),):
            result = _without_end(text, suffix)
        case (("strip" | "lstrip" | "rstrip"), _):
            result = _stripped(text, name, objects[0] if objects else None)
        case "partition", (str(separator),):
            result = _parted(text, separator)
        case "rpartition", (str(separator),):
            result = _parted_from_end(text, separator)
    return unsure(_UNCLEAR, place, text) if result is None else result


def _problem(name: str, objects: list[Any], named: dict[str, Any]) -> Raises | None:
    """The exception that a call raises, whatever the text is."""
    try:
        getattr("", name)(*objects, **named)
    except ERRORS as error:
        # For other methods, it may be raised only because the text is empty here.
        is_certain = isinstance(error, TypeError) or "partition" in name or "split" in name
        return raised(error) if is_certain else None
    return None


def _unknown(*pieces: Piece) -> Unknown:
    """The unknown that replaces some parts after a method."""
    return unsure(_UNCLEAR, None, *(piece for piece in pieces if isinstance(piece, Unknown)))


def _partwise(text: Text, method: Callable[[str], str]) -> TextLike:
    parts: list[Piece] = []
    for piece in text.parts:
        if isinstance(piece, Unknown):
            parts.append(derived(piece))
        elif _SIGMA in piece:
            parts.append(_unknown(*text.parts))
        else:
            parts.append(method(piece))
    return concatenate(parts, text.supplier)


def _capitalized(text: Text, *, is_title: bool) -> TextLike:
    """``title`` and ``capitalize``: the letter after an unknown part may be an initial."""
    parts: list[Piece] = []
    for position, piece in enumerate(text.parts):
        if isinstance(piece, Unknown):
            parts.append(derived(piece))
        elif not piece.isascii():
            parts.append(_unknown(*text.parts))
        elif position == 0:
            parts.append(piece.title() if is_title else piece.capitalize())
        else:
            is_open = piece[0].isalpha() and (is_title or position == 1)
            rest = f"a{piece[1:]}".title()[1:] if is_title else piece[1:].lower()
            parts += (_unknown(*text.parts) if is_open else piece[0].lower()), rest
            if not is_open and is_title:
                parts[-2:] = [piece.title()]
    return concatenate(parts, text.supplier)


def _truth(holds: bool | None) -> Value | None:
    return None if holds is None else TRUE_VALUE if holds else FALSE_VALUE


def _any(answers: list[bool | None]) -> bool | None:
    return True if True in answers else None if None in answers else False


def _begins(text: Text, prefixes: str | tuple[str, ...]) -> bool | None:
    literal = literal_prefix(text.parts)
    if isinstance(prefixes, tuple):
        return _any([_begins(text, prefix) for prefix in prefixes])
    if literal.startswith(prefixes):
        return True
    return None if prefixes.startswith(literal) else False


def _ends(text: Text, suffixes: str | tuple[str, ...]) -> bool | None:
    literal = literal_suffix(text.parts)
    if isinstance(suffixes, tuple):
        return _any([_ends(text, suffix) for suffix in suffixes])
    if literal.endswith(suffixes):
        return True
    return None if suffixes.endswith(literal) else False


def _replaced(text: Text, old: str, new: str) -> TextLike | None:
    if not old:
        return None
    parts: list[Piece] = []
    for piece in text.parts:
        if isinstance(piece, Unknown):
            parts.append(derived(piece))
        elif _may_cross(piece, old):
            parts.append(_unknown(*text.parts))
        else:
            parts.append(piece.replace(old, new))
    return concatenate(parts, text.supplier)


def _may_cross(piece: str, old: str) -> bool:
    """Whether an occurrence of a text may overlap the edge of a literal part."""
    return (len(piece) < len(old) and piece in old) or any(
        piece.endswith(old[:length]) or piece.startswith(old[-length:])
        for length in range(1, len(old))
    )


def _without_start(text: Text, prefix: str) -> TextLike | None:
    match _begins(text, prefix):
        case True:
            return without_prefix(text, len(prefix))
        case False:
            return text
    return None


def _without_end(text: Text, suffix: str) -> TextLike | None:
    match _ends(text, suffix):
        case True:
            return without_suffix(text, len(suffix))
        case False:
            return text
    return None


def _stripped(text: Text, name: str, characters: str | None) -> TextLike:
    parts = text.parts
    if name != "rstrip":
        parts = _stripped_start(parts, characters)
    if name != "lstrip":
        parts = tuple(
            piece[::-1] if isinstance(piece, str) else piece
            for piece in _stripped_start(
                tuple(
                    piece[::-1] if isinstance(piece, str) else piece for piece in reversed(parts)
                ),
                characters,
            )
        )[::-1]
    return concatenate(parts, text.supplier)


def _stripped_start(parts: tuple[Piece, ...], characters: str | None) -> tuple[Piece, ...]:
    """The parts without leading characters; leading unknowns absorb what may be stripped."""
    for position, piece in enumerate(parts):
        if isinstance(piece, str) and (rest := piece.lstrip(characters)):
            gone = [part for part in parts[:position] if isinstance(part, Unknown)]
            return (*((_unknown(*gone),) if gone else ()), rest, *parts[position + 1 :])
    return (_unknown(*parts),)


def _parted(text: Text, separator: str) -> Tuple | None:
    """``partition``, as decided by the parts up to the first unknown one."""
    prefix = literal_prefix(text.parts)
    before, match, _ = prefix.partition(separator)
    if match:
        after = without_prefix(text, len(before) + len(separator))
        return Tuple((Constant(before, text.supplier), Constant(separator), after))
    return Tuple((_open_item(text, prefix, separator), _unknown(*text.parts), _whole(text)))


def _parted_from_end(text: Text, separator: str) -> Tuple:
    suffix = literal_suffix(text.parts)
    _, match, after = suffix.rpartition(separator)
    if match:
        before = without_suffix(text, len(after) + len(separator))
        return Tuple((before, Constant(separator), Constant(after, text.supplier)))
    return Tuple((_whole(text), _unknown(*text.parts), _whole(text)))


def _whole(text: Text) -> Text:
    """An entirely unknown part of a text."""
    return Text((_unknown(*text.parts),), text.supplier)


def _open_item(text: Text, literal: str, separator: str) -> TextLike:
    """An item that begins with a literal, up to a separator that an unknown part may contain."""
    end = len(literal)
    for length in range(1, len(separator)):
        if literal.endswith(separator[:length]):
            end = len(literal) - length
    return concatenate((literal[:end], _unknown(*text.parts)), text.supplier)


def _split(text: Text, name: str, separator: str | None, limit: int | None) -> Result:
    limit = -1 if limit is None else limit
    if limit == 0 and separator is not None:
        return Listed((text,))
    if separator is None:
        return _split_at_space(text, limit) if name == "split" else Listed((), _whole(text))
    if name == "rsplit" and limit > 0:
        return _split_from_end(text, separator, limit)
    if name == "rsplit" and len(separator) > 1:
        return Listed((_whole(text),), _whole(text))
    prefix = literal_prefix(text.parts)
    *certain, rest = prefix.split(separator, limit)
    items: list[Value] = [Constant(item, text.supplier) for item in certain]
    if len(certain) == limit:
        return Listed((*items, without_prefix(text, len(prefix) - len(rest))))
    return Listed((*items, _open_item(text, rest, separator)), _whole(text))


def _split_from_end(text: Text, separator: str, limit: int) -> Result:
    rest, *certain = literal_suffix(text.parts).rsplit(separator, limit)
    if len(certain) < limit:
        return Listed((_whole(text),), _whole(text))
    items = (Constant(item, text.supplier) for item in certain)
    gone = len(literal_suffix(text.parts)) - len(rest)
    return Listed((without_suffix(text, gone), *items))


def _split_at_space(text: Text, limit: int) -> Result:
    """The words of the leading literal part, except one that may continue."""
    prefix = literal_prefix(text.parts)
    words = prefix.split()
    if words and not prefix[-1].isspace():
        words.pop()
    if limit >= 0:
        words = words[:limit]
    items = tuple(Constant(word, text.supplier) for word in words)
    return Listed(items, _whole(text))
