"""The fingerprint of a class: of a versioned object, to the byte as oslo.versionedobjects has it.

``ObjectVersionChecker._get_fingerprint`` in oslo_versionedobjects/fixture.py: the md5 of the
``repr()`` of the sorted fields, the remotable methods, ``child_versions`` where the class has it,
and what the project adds.  Projects add SCHEMA in one of the forms of :class:`Form`.

What speaks a dialect has one of its shape, as there is none that its library computes.
"""

from __future__ import annotations

import enum
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from flake8_notifications.payloads.grammar import write_field
from flake8_notifications.payloads.model import Shape

_DIGITS: Final = 32


class Form(str, enum.Enum):
    """How a project adds SCHEMA to the data that are hashed."""

    SORTED_LIST = "sorted list"
    NONE = "none"
    ORDERED_DICT = "OrderedDict"
    ORDERED_DICT_312 = "OrderedDict of Python 3.12"


def fingerprints(
    fields: Iterable[tuple[str, str]],
    methods: Iterable[tuple[str, str]],
    child_versions: Sequence[tuple[str, str]] | None,
    schema: Sequence[tuple[str, str]] | None,
) -> Mapping[str, str]:
    """The md5 of a class by form.

    Names are plain; every second item of a pair is a ``repr()``.

    :param child_versions: None where the class has no such attribute.
    :param schema: None where the class has no SCHEMA; then all forms give the same.
    """
    parts = [
        _list(f"({name!r}, {text})" for name, text in sorted(fields)),
        _list(f"({name!r}, {text})" for name, text in sorted(methods)),
    ]
    if child_versions is not None:
        parts.append(_ordered_dict(child_versions))
    return {
        form.value: hashlib.md5(
            f"({', '.join([*parts, *_extra(form, schema)])})".encode(errors="surrogatepass"),
            usedforsecurity=False,
        ).hexdigest()
        for form in Form
    }


def _extra(form: Form, schema: Sequence[tuple[str, str]] | None) -> list[str]:
    if schema is None or form is Form.NONE:
        return []
    if form is Form.SORTED_LIST:
        return [_list(f"({name!r}, {text})" for name, text in schema)]
    if form is Form.ORDERED_DICT or not schema:
        return [_ordered_dict(schema)]
    items = ", ".join(f"{name!r}: {text}" for name, text in schema)
    return [f"OrderedDict({{{items}}})"]


def _ordered_dict(items: Sequence[tuple[str, str]]) -> str:
    """``repr()`` of ``OsloOrderedDict``, and of ``OrderedDict`` before Python 3.12."""
    return f"OrderedDict({_list(f'({name!r}, {text})' for name, text in items)})" if items else (
        "OrderedDict()"
    )  # fmt: skip


def _list(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def fingerprint_of(shape: Shape) -> str:
    """The sha256 of the canonical JSON of a shape: its first 32 digits.

    What of a shape decides nothing on the wire, such as its kind, is not in it.
    """
    facts = {
        "fields": {name: write_field(field) for name, field in shape.fields.items()},
        "form": shape.form,
        "order": list(shape.order),
        "closed": shape.is_closed,
    }
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
