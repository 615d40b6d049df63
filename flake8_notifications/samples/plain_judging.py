"""What a sample shows of an object whose class speaks a dialect, against what that allows."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from flake8_notifications.dialects.model import ROOT_FIELD, Form
from flake8_notifications.dialects.model import Kind as Dialect
from flake8_notifications.dialects.types import LITERAL, UNION, Type, text_of
from flake8_notifications.payloads.model import Payload
from flake8_notifications.samples.json_text import Node
from flake8_notifications.samples.plain_fields import PlainField, fields_of
from flake8_notifications.samples.wire_types import Kind, is_of, kind_of

_TEXTS: Final = (
    *("str", "bytes", "datetime", "date", "time", "timedelta", "UUID", "Decimal", "Path", "Url"),
    *("EmailStr", "SecretStr", "IPv4Address", "IPv6Address", "IPv4Network", "IPv6Network"),
    *("IPv4Interface", "IPv6Interface", "ZoneInfo", "Pattern"),
)
_DIALECTS: Final = frozenset(kind.value for kind in Dialect)
#: What the types of the library are on the wire; any other may be anything.
KINDS: Final[Mapping[str, Kind]] = {
    **dict.fromkeys(_TEXTS, Kind.STRING),
    "int": Kind.INTEGER,
    "float": Kind.NUMBER,
    "bool": Kind.BOOLEAN,
    "None": Kind.NULL,
    "list": Kind.ARRAY,
    "set": Kind.ARRAY,
    "tuple": Kind.ARRAY,
    "dict": Kind.OBJECT,
    "BaseModel": Kind.OBJECT,
}


class PlainFault(NamedTuple):
    """Something that cannot be on the wire.

    :ivar payload: the class of the innermost object that it is in.
    :ivar text: goes on behind the name of the class.
    :ivar holder: the object that lacks fields.
    :ivar lacks: the fields that every object of the class has, and it has not.
    :ivar is_stale: whether it shows another version than the class has: ``node`` is that version.
    """

    payload: Payload
    text: str
    node: Node
    holder: Node | None = None
    lacks: tuple[PlainField, ...] = ()
    is_stale: bool = False


class PlainJudge:
    """Judges objects.

    :param payloads: the classes that may be in them.
    """

    def __init__(self, payloads: Iterable[Payload]) -> None:
        self._by_name = {
            payload.key: payload for payload in payloads if payload.shape.kind is not None
        }

    def faults(
        self, node: Node, payload: Payload, arguments: Sequence[Type] = ()
    ) -> Iterator[PlainFault]:
        """What is wrong with what should be an object of a class."""
        if node.is_unknown or payload.shape.kind not in _DIALECTS:
            return
        if payload.shape.form == Form.ROOT.value:
            for field in fields_of(payload, arguments):
                if field.name == ROOT_FIELD and field.type is not None:
                    yield from self._of_type(node, field.type, payload, "it")
        elif payload.shape.form == Form.ARRAY.value:
            yield from self._array(node, payload, arguments)
        else:
            yield from self._object(node, payload, arguments)

    def _object(
        self, node: Node, payload: Payload, arguments: Sequence[Type]
    ) -> Iterator[PlainFault]:
        if kind_of(node) is not Kind.OBJECT:
            yield PlainFault(
                payload, f"is shown as {kind_of(node).value}, but should be an object", node
            )
            return
        fields = fields_of(payload, arguments)
        missing = [
            field for field in fields if field.is_required and field.name not in node.members
        ]
        version = self._stale_version(node, payload)
        if version is not None:
            yield PlainFault(payload, "is stale", version, node, tuple(missing), is_stale=True)
        else:
            for field in missing:
                text = f"is shown without field '{field.name}', which it always has"
                yield PlainFault(payload, text, node, node, (field,))
        for field in fields:
            shown = node.get(field.name)
            if shown is not None and field.type is not None:
                yield from self._of_type(shown, field.type, payload, f"field '{field.name}'")
        if payload.problems or payload.is_extensible:
            return
        known = {field.name for field in fields}
        for name, member in node.members.items():
            if name not in known:
                text = f"is shown with field '{name}', which it does not have{_near(name, known)}"
                yield PlainFault(payload, text, member.value)

    def _stale_version(self, node: Node, payload: Payload) -> Node | None:
        """The version that an object shows, if its class has another one."""
        shown = node.get(payload.version_field)
        if shown is None or payload.parsed_version is None:
            return None
        is_version = type(shown.content) in {str, int}
        return shown if is_version and str(shown.content) != payload.version else None

    def _array(
        self, node: Node, payload: Payload, arguments: Sequence[Type]
    ) -> Iterator[PlainFault]:
        if not isinstance(node.content, tuple):
            yield PlainFault(
                payload, f"is shown as {kind_of(node).value}, but should be an array", node
            )
            return
        if payload.problems:
            return
        fields = fields_of(payload, arguments)
        least = max((at for at, field in enumerate(fields, 1) if field.is_required), default=0)
        if not least <= len(node.content) <= len(fields):
            text = f"is shown with {len(node.content)} items, but should have {len(fields)}"
            yield PlainFault(payload, text, node)
        for field, item in zip(fields, node.content, strict=False):
            if field.type is not None:
                yield from self._of_type(item, field.type, payload, f"field '{field.name}'")

    def _of_type(self, node: Node, one: Type, payload: Payload, what: str) -> Iterator[PlainFault]:
        """What is wrong with a value.

        :param what: it is called.
        """
        if node.is_unknown:
            return
        if one.head == UNION:
            yield from self._of_union(node, one, payload, what)
        elif one.head == LITERAL:
            if not any(_is_same(node.content, value) for value in one.values):
                yield PlainFault(payload, _not_held(what, one), node)
        elif one.head in self._by_name:
            yield from self.faults(node, self._by_name[one.head], one.arguments)
        elif one.head in KINDS:
            kind = KINDS[one.head]
            if not is_of(node, kind):
                shown = kind_of(node).value
                text = f"is shown with {shown} where {what} should be {kind.value}"
                yield PlainFault(payload, text, node)
            else:
                yield from self._inside(node, one, payload, what)

    def _of_union(self, node: Node, one: Type, payload: Payload, what: str) -> Iterator[PlainFault]:
        found = [list(self._of_type(node, argument, payload, what)) for argument in one.arguments]
        if all(found):
            # It is meant to be one that goes wrong inside, if there is but one.
            inner = [faults for faults in found if faults[0].node is not node]
            whole = PlainFault(payload, _not_held(what, one), node)
            yield from inner[0] if len(inner) == 1 else [whole]

    def _inside(self, node: Node, one: Type, payload: Payload, what: str) -> Iterator[PlainFault]:
        if isinstance(node.content, tuple) and one.head == "tuple":
            if len(node.content) != len(one.arguments):
                count = len(node.content)
                text = f"is shown with {count} items in {what}, which should have "
                text += f"{len(one.arguments)}"
                yield PlainFault(payload, text, node)
            for item, part in zip(node.content, one.arguments, strict=False):
                yield from self._of_type(item, part, payload, what)
        elif isinstance(node.content, tuple) and one.arguments:
            for item in node.content:
                yield from self._of_type(item, one.arguments[0], payload, what)
        elif one.head == "dict" and len(one.arguments) == 2:
            for member in node.members.values():
                yield from self._of_type(member.value, one.arguments[1], payload, what)


def _not_held(what: str, one: Type) -> str:
    return f"is shown with a value that {what} cannot hold: {text_of(one)}"


def _near(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), 1)
    return f"; did you mean '{near[0]}'?" if near else ""


def _is_same(content: object, value: object) -> bool:
    """Whether two values are one in JSON, where true is no number."""
    return content == value and isinstance(content, bool) == isinstance(value, bool)
